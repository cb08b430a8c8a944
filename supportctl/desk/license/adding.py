"""A licence that a client holds is put on record, with its orders of support."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import LicenseData, license_data, license_facts
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import as_json
from supportctl.regulations import shelf
from supportctl.regulations.facts import EntitlementFacts
from supportctl.store import reading
from supportctl.store.compiled.rows import Client, License, Product, SupportOrder

KINDS = ("perpetual-single", "perpetual-network", "subscription")


def add_license(
    act: Act,
    *,
    client: str,
    product: str,
    serial: str,
    kind: str,
    version: str,
    maintenance_until: date | None,
    support_ordered: date | None,
    key_valid_until: date | None,
    activated_online: bool | None,
    commercial: bool | None,
    newest_serial: bool | None,
    promoted: bool | None,
    territory: str | None,
    purchase_email: str | None,
) -> Outcome[LicenseData]:
    """A licence that a client holds. What isn't said about it stays unknown and is assumed, visibly, when it matters."""
    typed: dict[str, Any] = {
        "serial": inputs.new_serial(serial),
        "kind": inputs.word(kind, "kind", KINDS),
        "version": inputs.version(version),
        "territory": inputs.country(territory) if territory is not None else None,
        "purchase_email": inputs.email(purchase_email) if purchase_email is not None else None,
    }
    holder, held = lookup.served_client(act.db, client), lookup.product(act.db, product)
    row = License(
        **typed,
        client_id=holder.id,
        product_id=held.id,
        maintenance_until=maintenance_until,
        support_ordered=support_ordered,
        key_valid_until=key_valid_until,
        activated_online=activated_online,
        commercial=commercial,
        newest_serial=newest_serial,
        promoted=promoted,
        created_at=act.at,
    )
    require_order_fits(row)
    if taken := reading.like_serial(act.db, row.serial):
        raise Conflict("KEY_TAKEN", kind="license", value=taken.serial)
    act.db.add(row)
    keep_order(act, row)
    _accept(act, holder, held, row)
    data = license_data(act, row)
    booked = {k: v for k, v in as_json(data).items() if k != "purchase_email"}
    act.book("license", row.id, **booked | {"client": holder.id})
    return Outcome(data, made=row.serial)


def _accept(act: Act, holder: Client, product: Product, row: License) -> None:
    """A program bought with free help is an acceptance of the regulation that gives it (ProGrupa §1.5)."""
    served = shelf(product.regulation)
    by_purchase = served.rules.acceptance.get("purchase")
    if by_purchase is None or act.day < served.law.versions[0].decides_from:
        return
    law = served.law.on(act.day)
    asked = EntitlementFacts(license_facts(act, product, row, act.day), 0, act.day)
    if served.need(served.rules.entitlement)(asked, law).value.kind == "free":
        store_acceptance(act, holder, law.regulation.id, law.version.id, by_purchase)


def require_order_fits(row: License) -> None:
    """Raises InvalidInput when the licence's support would have been ordered after its last day."""
    if row.support_ordered and row.maintenance_until and row.support_ordered > row.maintenance_until:
        last = plain(row.maintenance_until)
        raise InvalidInput("ORDERED_AFTER_END", support_ordered=plain(row.support_ordered), maintenance_until=last)


def keep_order(act: Act, row: License) -> None:
    """Keep the licence's support subscription among the orders, which are never edited away: each binds what fell under it.
    One with the order day or the last day of an earlier record corrects that one; a renewal has both anew."""
    if row.support_ordered is None:
        return
    order = SupportOrder(
        license_id=row.id,
        ordered_on=row.support_ordered,
        until=row.maintenance_until,
        recorded_at=act.now,
        operator=act.operator,
    )
    act.db.add(order)
