"""Licences: what a client holds, until when it is maintained, what help it gives a right to."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.acceptances import store_acceptance
from supportctl.desk.act import Act
from supportctl.desk.binding import law_for, support_order
from supportctl.desk.results import Outcome, decision_data, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.facts import EntitlementFacts, LicenseFacts
from supportctl.store import hours
from supportctl.store.queries import catalogue, licenses
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket

KINDS = ("perpetual-single", "perpetual-network", "subscription")


def state_on(act: Act, row: License) -> str:
    """active, converted, deactivated or ended: a converted network licence is switched off by the day, cron or no cron."""
    if row.state == "converted" and row.kind == "perpetual-network":
        off = licenses.deactivated_on(act.db, row.id or 0)
        return "deactivated" if off is not None and off <= act.day else row.state
    return row.state


def license_data(act: Act, row: License) -> dict[str, Any]:
    """The documented fields of a licence."""
    client, product = act.db.get(Client, row.client_id), act.db.get(Product, row.product_id)
    return {
        "id": row.id,
        "serial": row.serial,
        "client": client.key if client else None,
        "product": product.key if product else None,
        "kind": row.kind,
        "version": row.version,
        "maintenance_until": plain(row.maintenance_until),
        "state": state_on(act, row),
        "support_ordered": plain(row.support_ordered),
        "key_valid_until": plain(row.key_valid_until),
        "activated_online": row.activated_online,
        "commercial": row.commercial,
        "newest_serial": row.newest_serial,
        "promoted": row.promoted,
        "territory": row.territory,
        "purchase_email": row.purchase_email,
    }


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
) -> Outcome:
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
        client_id=holder.id or 0,
        product_id=held.id or 0,
        maintenance_until=maintenance_until,
        support_ordered=support_ordered,
        key_valid_until=key_valid_until,
        activated_online=activated_online,
        commercial=commercial,
        newest_serial=newest_serial,
        promoted=promoted,
        created_at=act.at,
    )
    order_fits(row)
    if taken := licenses.like_serial(act.db, row.serial):
        raise Conflict("KEY_TAKEN", kind="license", value=taken.serial)
    act.db.add(row)
    keep_order(act, row)
    _accept(act, holder, held, row)
    data = license_data(act, row)
    act.book("license", row.serial, **{k: v for k, v in data.items() if k != "purchase_email"} | {"client": holder.id})
    return Outcome(data, made=row.serial)


def _accept(act: Act, holder: Client, product: Product, row: License) -> None:
    """A program bought with free help is an acceptance of the regulation that gives it (ProGrupa §1.5)."""
    served = shelf(product.regulation)
    by_purchase = getattr(served.rules, "ACCEPTANCE", {}).get("purchase")
    if by_purchase is None or act.day < served.law.versions[0].decides_from:
        return
    law = served.law.on(act.day)
    asked = EntitlementFacts(license_facts(act, product, row, act.day), 0, act.day)
    if served.question("entitlement")(asked, law).value.kind == "free":
        store_acceptance(act, holder, law.regulation.id, law.version.id, by_purchase)


def order_fits(row: License) -> None:
    """Raises InvalidInput when the licence's support would have been ordered after its last day."""
    if row.support_ordered and row.maintenance_until and row.support_ordered > row.maintenance_until:
        last = plain(row.maintenance_until)
        raise InvalidInput("ORDERED_AFTER_END", support_ordered=plain(row.support_ordered), maintenance_until=last)


def keep_order(act: Act, row: License) -> None:
    """Keep the licence's support subscription among the orders, which are never edited away: each binds what fell under it.
    One with the order day or the last day of an earlier record corrects that one; a renewal has both anew."""
    if row.support_ordered is None:
        return
    from supportctl.store import support_orders  # only where there are any

    support_orders.add(
        act.db,
        license_id=row.id or 0,
        ordered_on=row.support_ordered,
        until=row.maintenance_until,
        recorded_at=act.now,
        operator=act.operator,
    )


def list_licenses(act: Act, *, client: str | None, limit: int | None) -> Outcome:
    """All licences, or a client's."""
    holder = lookup.client(act.db, client) if client is not None else None
    return Outcome([license_data(act, row) for row in licenses.every(act.db, holder.id if holder else None, limit)])


def license_facts(act: Act, product: Product, row: License | None, day: date) -> LicenseFacts:
    """What the rules see of a product as the client holds it on that day."""
    on = catalogue.versions_on(act.db, product.id or 0, day)
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
    )


def asked_by(act: Act, ticket: Ticket) -> EntitlementFacts:
    """Who asks in a ticket, on the act's day; for a regulation without hours to buy."""
    product = act.db.get(Product, ticket.product_id)
    if product is None:
        raise LookupError(f"ticket {ticket.id} without a product")
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    return EntitlementFacts(license_facts(act, product, held, act.day), 0, act.day)


def minutes_bought(
    act: Act, client_id: int, product_id: int, version: str | None, until: date | datetime, ticket_id: int = 0
) -> int:
    """Minutes bought by then (a day or an instant) that are free, or were taken for this very ticket."""
    found = [
        g
        for g in hours.purchases(act.db, client_id, product_id, version)
        if (g.happened_at <= until if isinstance(until, datetime) else legal_day(g.happened_at) <= until)
    ]
    elsewhere = hours.used_elsewhere(act.db, [g.id for g in found], ticket_id)
    return sum(g.minutes - elsewhere.get(g.id, 0) for g in found)


def check_support(act: Act, reference: str, *, on: date) -> Outcome:
    """What help the licence gives a right to on a day, by the regulation that serves its product."""
    row = lookup.license_(act.db, reference)
    product = act.db.get(Product, row.product_id)
    if product is None:
        raise LookupError(f"license {row.id} without a product")
    served = shelf(product.regulation)
    bought = minutes_bought(act, row.client_id, row.product_id, row.version, on)
    facts = EntitlementFacts(license_facts(act, product, row, on), bought, on)
    decision = served.question("entitlement")(facts, law_for(act, served, row, on))
    data = {
        "license": row.serial,
        "entitled": decision.outcome,
        "entitlement": decision.value.kind,
        "may_buy": decision.value.may_buy,
        "halves": {"license": decision.value.license_valid, "support": decision.value.support_active},
        "decision": decision_data(decision),
    }
    return Outcome(data, decision_data(decision))
