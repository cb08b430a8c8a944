"""A licence as every room meets it: told as data, and as the rules see it on a day."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import support_order
from supportctl.desk.ground.replay import StoredDecision
from supportctl.record import ABSENT, Absent, LicenseState, Word
from supportctl.regulations import shelf
from supportctl.regulations.facts import EntitlementFacts, LicenseFacts
from supportctl.store import reading
from supportctl.store.compiled import conversions, licenses
from supportctl.store.compiled.rows import Client, License, Product, Ticket
from supportctl.tuples import NamedTuple


def state_on(act: Act, row: License) -> str:
    """active, converted, deactivated or ended: a converted network licence is switched off by the day, cron or no cron."""
    if row.state == "converted" and row.kind == "perpetual-network":
        off = conversions.deactivated_on(act.db, row.id)
        return "deactivated" if off is not None and off <= act.day else row.state
    return row.state


class LicenseData(NamedTuple):
    """A licence that a client holds; what is None isn't known of it."""

    id: int | None
    serial: str
    client: str | None
    product: str | None
    kind: Word
    version: str
    maintenance_until: date | None
    state: LicenseState
    support_ordered: date | None
    key_valid_until: date | None
    activated_online: bool | None
    commercial: bool | None
    newest_serial: bool | None
    promoted: bool | None
    territory: str | None
    purchase_email: str | None
    decisions: tuple[StoredDecision, ...] | Absent = ABSENT
    former_serials: tuple[str, ...] | Absent = ABSENT


def license_data(act: Act, row: License) -> LicenseData:
    """The documented fields of a licence."""
    client, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    return LicenseData(
        id=row.id or None,
        serial=row.serial,
        client=client.key if client else None,
        product=product.key if product else None,
        kind=Word(row.kind),
        version=row.version,
        maintenance_until=row.maintenance_until,
        state=LicenseState(state_on(act, row)),
        support_ordered=row.support_ordered,
        key_valid_until=row.key_valid_until,
        activated_online=row.activated_online,
        commercial=row.commercial,
        newest_serial=row.newest_serial,
        promoted=row.promoted,
        territory=row.territory,
        purchase_email=row.purchase_email,
    )


def whole_license(act: Act, row: License) -> LicenseData:
    """The same, with the serial numbers that it had before."""
    former = tuple(dict.fromkeys(each.serial for each in licenses.former_serials(act.db, row.id)))
    return license_data(act, row)._replace(former_serials=former or ABSENT)


def booked_as(act: Act, row: License) -> dict[str, str]:
    """{what decisions and audit entries call a licence: its serial number}: its number, and of old a serial number."""
    names = [str(row.id), row.serial, *(former.serial for former in licenses.former_serials(act.db, row.id))]
    return dict.fromkeys(names, row.serial)


def license_facts(act: Act, product: Product, row: License | None, day: date) -> LicenseFacts:
    """What the rules see of a product as the client holds it on that day."""
    on = reading.versions_on(act.db, product.id, day)
    ordered, until = (row.support_ordered, row.maintenance_until) if row else (None, None)
    if row and shelf(product.regulation).law.binds == "order":  # elsewhere what is on record of the licence counts
        ordered, until = support_order(act, row, day)
    return LicenseFacts(
        product=product.key,
        offered=product.offered,
        version=row.version if row else None,
        newest_version=on.newest if on else None,
        oldest_supported=on.oldest_supported if on else None,
        maintenance_until=until,
        kind=row.kind if row else None,
        state=row.state if row else None,
        key_valid_until=row.key_valid_until if row else None,
        support_ordered=ordered,
        product_commercial=product.commercial,
        product_supported=product.supported,
        product_vendor=product.vendor,
        activated_online=row.activated_online if row else None,
        served_by=product.regulation,
        deactivated=row is not None and state_on(act, row) == "deactivated",
    )


def asked_by(act: Act, ticket: Ticket) -> EntitlementFacts:
    """Who asks in a ticket, on the act's day; for a regulation without hours to buy."""
    product = act.db.get(Product, ticket.product_id)
    if product is None:
        raise LookupError(f"ticket {ticket.id} without a product")
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    return EntitlementFacts(license_facts(act, product, held, act.day), 0, act.day)
