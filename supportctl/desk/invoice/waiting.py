"""What waits for an invoice: net, by currency, as it would be billed now."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from supportctl.desk.ground.act import Act
from supportctl.desk.hours.begun import Begun
from supportctl.money import Money, priced_line
from supportctl.store.compiled import invoices, items, today
from supportctl.store.compiled.rows import HoursGrant, ServiceItem, Ticket
from supportctl.store.compiled.today import Priced


def to_invoice(
    act: Act, waiting: Sequence[Ticket], prepaid: Sequence[HoursGrant] = (), begun: Sequence[Begun] = ()
) -> tuple[Money, ...]:
    """Net amounts of begun hours and service items of these tickets that no invoice bills, and of purchases paid in advance; one
    for each currency. Nothing is added up over currencies. `begun`: what running sessions took that isn't on record yet."""
    sums: dict[str, int] = {}
    for ticket in waiting:
        for use, grant in invoices.unbilled_uses(act.db, ticket.id):
            if not grant.prepaid:
                _add(sums, grant, use.minutes)
        for item in items.unbilled(act.db, ticket.id):
            net = _net(item, item.unit_amount * item.quantity)
            sums[item.currency] = sums.get(item.currency, 0) + net
    for grant in prepaid:
        _add(sums, grant, grant.minutes)
    _add_begun(act, sums, [each for each in begun if each.ticket_id in {ticket.id for ticket in waiting}])
    return tuple(Money(amount, currency) for currency, amount in sums.items() if amount)


def all_to_invoice(act: Act, begun: Sequence[Begun] = ()) -> tuple[Money, ...]:
    """The same over all tickets and purchases, in three statements however many there are."""
    sums: dict[str, int] = {}
    for row in (*today.unbilled_hours(act.db), *today.unbilled_purchases(act.db)):
        if row.unit_amount is not None:
            _add_priced(sums, row, row.unit_amount * row.units // 60)
    for row in today.unbilled_items(act.db):
        if row.unit_amount is not None:
            _add_priced(sums, row, row.unit_amount * row.units)
    _add_begun(act, sums, begun)
    return tuple(Money(amount, currency) for currency, amount in sums.items() if amount)


def _add_begun(act: Act, sums: dict[str, int], begun: Sequence[Begun]) -> None:
    for each in begun:
        grant = act.db.get(HoursGrant, each.grant_id)
        if grant is not None and not grant.prepaid:
            _add(sums, grant, each.minutes)


def _add_priced(sums: dict[str, int], row: Priced, amount: int) -> None:
    if row.currency is not None:
        sums[row.currency] = sums.get(row.currency, 0) + _net(row, amount) * row.times


def _add(sums: dict[str, int], grant: HoursGrant, minutes: int) -> None:
    if grant.unit_amount is not None and grant.currency is not None:
        sums[grant.currency] = sums.get(grant.currency, 0) + _net(grant, grant.unit_amount * minutes // 60)


def _net(row: HoursGrant | ServiceItem | Priced, amount: int) -> int:
    return priced_line(amount, Decimal(1), 0, row.vat_rate or "0", gross_price=row.gross_price).net
