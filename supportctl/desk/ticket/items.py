"""Service items: what is charged where a regulation charges by the service and not by time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record, require_not_before_opening, require_not_merged
from supportctl.desk.price.pricelist import price_on
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.money import Money
from supportctl.record import Text
from supportctl.regulations import shelf
from supportctl.regulations.facts import ItemFacts
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled import appointments, items
from supportctl.store.compiled.rows import ServiceItem
from supportctl.store.history import Said
from supportctl.tuples import NamedTuple

# More of one item is a slip of the finger.
MOST_ITEMS = 1000


def charge_item(act: Act, reference: str, *, item: str, quantity: int) -> Outcome[ItemData]:
    """A service item to be invoiced, at the price list of the day on which the session was arranged.

    Raises Conflict before the ticket was opened, Refused (payment.1, hours.1), Gap NO_PRICE, Gap NO_RULE under a regulation that
    doesn't charge so.
    """
    if not 1 <= quantity <= MOST_ITEMS:
        raise InvalidInput("BAD_QUANTITY", value=quantity, most=MOST_ITEMS)
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    require_not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    rule = served.need(served.rules.charge_item)
    key = inputs.key(item)
    agreed = appointments.worked(act.db, ticket.id, act.at)
    facts = ItemFacts(key, agreed.arranged_on if agreed is not None else None)
    law = served.law.on(facts.arranged_on or act.day)
    decision = act.ask(rule, facts, law, about=("ticket", ticket.id))
    known = agreed.prices_until if agreed is not None else None
    terms = SupportTerms(law)
    price = price_on(act, key, law.day, terms.need(SupportTerms.price_list_items).clause, known)
    row = ServiceItem(
        ticket_id=ticket.id,
        item=key,
        name=price.name or key,
        unit=price.unit or terms.need(SupportTerms.price_list_unit).value,
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
    return Outcome(item_data(row), decision_data(decision), made=str(row.id) if row.id else None)


def uncharge_item(act: Act, reference: str, *, number: int, reason: str) -> Outcome[ItemData]:
    """Take a service item off a ticket; what was invoiced is put right by a correction."""
    why = inputs.text(reason, "reason")
    ticket = find(act.db, reference)
    row = act.db.get(ServiceItem, number)
    if row is None or row.ticket_id != ticket.id:
        raise NotFound("NO_ITEM", id=ticket.id, value=number)
    if row.invoice_id is not None:
        raise Conflict("ITEM_INVOICED", id=number)
    if act.at < row.happened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.happened_at))
    data = item_data(row)
    act.db.delete(row)
    ticket.unbilled = bool([item for item in items.unbilled(act.db, ticket.id) if item.id != number])
    act.db.touch(ticket)
    record(act, ticket, "uncharged", message=Said(why), item=row.item, quantity=row.quantity)
    return Outcome(data, made=str(number))


class ItemData(NamedTuple):
    """A service item of a ticket. `gross`: the price has VAT in it."""

    id: int | None
    ticket: int
    item: str
    name: Text
    quantity: Decimal
    unit: str
    price: Money
    gross: bool
    priced_on: date
    invoiced: bool


def item_data(row: ServiceItem) -> ItemData:
    """A service item of a ticket."""
    return ItemData(
        id=row.id or None,
        ticket=row.ticket_id,
        item=row.item,
        name=Text(row.name),
        quantity=Decimal(row.quantity),
        unit=row.unit,
        price=Money(row.unit_amount, row.currency),
        gross=row.gross_price,
        priced_on=row.priced_on,
        invoiced=row.invoice_id is not None,
    )


def list_items(act: Act, reference: str) -> Outcome[list[ItemData]]:
    """The service items of a ticket."""
    ticket = find(act.db, reference)
    return Outcome([item_data(row) for row in items.of(act.db, ticket.id)])
