"""The catalogue: products, whether they are offered, their versions by date."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.versions import older
from supportctl.record import ABSENT, Absent, ProductName, Text, as_json
from supportctl.regulations import SHELVES
from supportctl.store import reading
from supportctl.store.compiled import catalogue
from supportctl.store.compiled.rows import Product, ProductVersion
from supportctl.tuples import NamedTuple


class ProductData(NamedTuple):
    """A product of the catalogue; its versions are those in force on a day, or from a day on (`from_`)."""

    id: int | None
    key: str
    name: ProductName
    vendor: Text
    regulation: str
    offered: bool
    commercial: bool
    supported: bool
    editions: tuple[str, ...]
    newest_version: str | Absent | None = ABSENT
    oldest_supported: str | Absent | None = ABSENT
    from_: date | Absent = ABSENT


def product_data(product: Product) -> ProductData:
    """A product of the catalogue."""
    return ProductData(
        id=product.id or None,
        key=product.key,
        name=ProductName(product.name),
        vendor=Text(product.vendor),
        regulation=product.regulation,
        offered=product.offered,
        commercial=product.commercial,
        supported=product.supported,
        editions=tuple(e for e in product.editions.split(",") if e),
    )


def list_products(act: Act) -> Outcome[list[ProductData]]:
    """The catalogue with the versions in force that day."""
    rows = []
    for product in catalogue.every(act.db):
        on = reading.versions_on(act.db, product.id, act.day)
        versions = (on.newest, on.oldest_supported) if on else (None, None)
        rows.append(product_data(product)._replace(newest_version=versions[0], oldest_supported=versions[1]))
    return Outcome(rows)


def add_product(
    act: Act,
    *,
    key: str,
    name: str,
    vendor: str,
    regulation: str,
    offered: bool,
    editions: str | None,
    commercial: bool = True,
    supported: bool = True,
) -> Outcome[ProductData]:
    """A product that the shops offer, or one that they don't (then help for it is refused)."""
    product = Product(
        key=inputs.key(key),
        name=inputs.line(name, "name"),
        vendor=inputs.line(vendor, "vendor"),
        regulation=inputs.word(regulation, "regulation", list(SHELVES)),
        offered=offered,
        commercial=commercial,
        supported=supported,
        editions=inputs.line(editions, "editions") if editions else "",
    )
    if catalogue.by_key(act.db, product.key):
        raise Conflict("KEY_TAKEN", kind="product", value=product.key)
    act.db.add(product)
    act.book("product", product.key, **as_json(product_data(product)))
    return Outcome(product_data(product), made=product.key)


def require_in_order(newest: str | None, oldest_supported: str | None) -> None:
    """The newest version isn't older than the oldest supported one. Raises InvalidInput."""
    if older(newest, oldest_supported):
        raise InvalidInput("VERSIONS_CROSSED", newest=newest, oldest_supported=oldest_supported)


def set_version(
    act: Act, reference: str, *, newest: str | None, oldest_supported: str | None, since: date
) -> Outcome[ProductData]:
    """From a day on: the newest version, and the oldest that the vendor supports. What isn't given stays as it was."""
    if newest is None and oldest_supported is None:
        raise InvalidInput("NOTHING_TO_CHANGE")
    latest = inputs.version(newest, "newest") if newest is not None else None
    oldest = inputs.version(oldest_supported, "oldest-supported") if oldest_supported is not None else None
    product = lookup.product(act.db, reference)
    before = reading.versions_on(act.db, product.id, since)
    row = ProductVersion(
        product_id=product.id,
        valid_from=since,
        newest=latest or (before.newest if before else None),
        oldest_supported=oldest or (before.oldest_supported if before else None),
    )
    if before is not None and (row.newest, row.oldest_supported) == (before.newest, before.oldest_supported):
        raise InvalidInput("NOTHING_TO_CHANGE")
    require_in_order(row.newest, row.oldest_supported)
    act.db.add(row)
    act.book("product", product.key, newest_version=row.newest, oldest_supported=row.oldest_supported, **{"from": since})
    changed = product_data(product)._replace(newest_version=row.newest, oldest_supported=row.oldest_supported, from_=since)
    return Outcome(changed, made=product.key)
