"""The catalogue: products, whether they are offered, their versions by date."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.versions import older
from supportctl.regulations import SHELVES
from supportctl.store import reading
from supportctl.store.compiled import catalogue
from supportctl.store.compiled.rows import Product, ProductVersion


def product_data(product: Product) -> dict[str, Any]:
    """A product of the catalogue."""
    return {
        "id": product.id or None,
        "key": product.key,
        "name": product.name,
        "vendor": product.vendor,
        "regulation": product.regulation,
        "offered": product.offered,
        "commercial": product.commercial,
        "supported": product.supported,
        "editions": [e for e in product.editions.split(",") if e],
    }


def list_products(act: Act) -> Outcome[Any]:
    """The catalogue with the versions in force that day."""
    rows = []
    for product in catalogue.every(act.db):
        on = reading.versions_on(act.db, product.id, act.day)
        rows.append(
            product_data(product)
            | {"newest_version": on.newest if on else None, "oldest_supported": on.oldest_supported if on else None}
        )
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
) -> Outcome[Any]:
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
    act.book("product", product.key, **product_data(product))
    return Outcome(product_data(product), made=product.key)


def set_version(act: Act, reference: str, *, newest: str | None, oldest_supported: str | None, since: date) -> Outcome[Any]:
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
    if older(row.newest, row.oldest_supported):
        raise InvalidInput("VERSIONS_CROSSED", newest=row.newest, oldest_supported=row.oldest_supported)
    act.db.add(row)
    data = {"newest_version": row.newest, "oldest_supported": row.oldest_supported, "from": plain(since)}
    act.book("product", product.key, **data)
    return Outcome(product_data(product) | data, made=product.key)
