"""Service items: what is charged where a regulation charges by the service and not by time."""

from __future__ import annotations

from supportctl.desk import inputs
from supportctl.desk.act import Act
from supportctl.desk.prices import price_on
from supportctl.desk.results import Outcome, decision_data, money, plain, require
from supportctl.desk.tickets import cited, find, not_before_last_change, record
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.facts import ItemFacts
from supportctl.store import remote
from supportctl.store.queries import items
from supportctl.store.tables.remote import ServiceItem


def charge_item(act: Act, reference: str, *, item: str, quantity: int) -> Outcome:
    """A service item to be invoiced, at the price list of the day on which the session was arranged.

    Raises Refused (payment.1, hours.1), Gap NO_PRICE, Gap NO_RULE under a regulation that doesn't charge so.
    """
    if quantity < 1:
        raise InvalidInput("BAD_QUANTITY", value=quantity)
    key = inputs.key(item)
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    rule = served.question("charge_item")
    if act.at < ticket.opened_at:
        not_before_last_change(act, ticket)
    if ticket.status == "refused" and ticket.last_session_end is None:
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    agreed = remote.latest(act.db, ticket.id or 0, act.at)
    facts = ItemFacts(key, agreed.arranged_on if agreed is not None else None)
    law = served.law.on(facts.arranged_on or act.day)
    decision = rule(facts, law)
    require(decision)
    price = price_on(act, key, law.day, law.value("price-list.items").clause)
    row = ServiceItem(
        ticket_id=ticket.id or 0,
        item=key,
        name=price.name or key,
        unit=price.unit or law.value("price-list.unit").value,
        quantity=quantity,
        unit_amount=price.amount,
        currency=price.currency,
        vat_rate=price.vat_rate,
        gross_price=price.gross,
        priced_on=law.day,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(row)
    ticket.unbilled = True
    act.db.touch(ticket)
    record(act, ticket, "charged", clauses=cited(decision), item=key, quantity=quantity)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(item_data(row), decision_data(decision), made=str(row.id) if row.id else None)


def item_data(row: ServiceItem) -> dict[str, object]:
    """A service item of a ticket."""
    return {
        "id": row.id,
        "ticket": row.ticket_id,
        "item": row.item,
        "name": row.name,
        "quantity": str(row.quantity),
        "unit": row.unit,
        "price": money(row.unit_amount, row.currency),
        "gross": row.gross_price,
        "priced_on": plain(row.priced_on),
        "invoiced": row.invoice_id is not None,
    }


def list_items(act: Act, reference: str) -> Outcome:
    """The service items of a ticket."""
    ticket = find(act.db, reference)
    return Outcome([item_data(row) for row in items.of(act.db, ticket.id or 0)])
