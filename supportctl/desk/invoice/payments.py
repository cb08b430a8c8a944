"""What came in for a document, and what is left to pay: the ground of every verb that money touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from supportctl.calendar import act_deadline
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict
from supportctl.store.compiled import invoices, payments
from supportctl.store.compiled.rows import Invoice, Payment


class Owing(NamedTuple):
    """A document of which something is left to pay: how much, in minor units, and for how many days that is late by now."""

    invoice: Invoice
    paid: tuple[Payment, ...]
    left: int
    days_overdue: int


def left(invoice: Invoice, paid: Sequence[Payment]) -> int:
    """Minor units that are still to be paid."""
    return invoice.gross - sum(payment.amount for payment in paid)


def paid_on(invoice: Invoice, paid: Sequence[Payment]) -> date | None:
    """The day since which nothing is left to pay; None while something is."""
    return None if left(invoice, paid) > 0 else max((payment.paid_on for payment in paid), default=invoice.issued_on)


def days_overdue(invoice: Invoice, paid: Sequence[Payment], on: date) -> int:
    """Days by which the payment is late: after the last day for it, which moves off Saturdays, Sundays and holidays (Civil code,
    art. 115). 0 while it is in time, and once it is paid."""
    if left(invoice, paid) <= 0 or on <= invoice.due_on:
        return 0
    return max(0, (on - act_deadline(invoice.due_on)).days)


def require_payable(invoice: Invoice, paid: Sequence[Payment], on: date) -> int:
    """What is left to pay, in minor units. Raises Conflict where nothing is, and for a day before the issue."""
    rest = left(invoice, paid)
    if rest <= 0:
        raise Conflict("DOCUMENT_PAID", number=invoice.number, on=plain(paid_on(invoice, paid)))
    if on < invoice.issued_on:
        raise Conflict("PAID_BEFORE_ISSUED", number=invoice.number, on=plain(on), issued_on=plain(invoice.issued_on))
    return rest


def came_in(act: Act, invoice: Invoice, amount: int, *, on: date, proforma: Invoice | None = None) -> Payment:
    """Write a payment, in the transaction of the act. `proforma`: nothing came in anew, the document is paid by that one."""
    row = Payment(
        invoice_id=invoice.id,
        amount=amount,
        paid_on=on,
        proforma_id=proforma.id if proforma else None,
        recorded_at=act.now,
        operator=act.operator,
    )
    # A document without a number is a dry act's: there is no row to pay for.
    if invoice.number:
        act.db.add(row)
    return row


def owing(
    act: Act,
    *,
    client_id: int | None = None,
    kind: str | None = None,
    undelivered: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> list[Owing]:
    """Documents of which something is left to pay on the act's day, newest first, without proformas of orders that were rejected."""
    rows = invoices.every(act.db, client_id=client_id, kind=kind, undelivered=undelivered, unpaid=True, since=since, until=until)
    gone = set(invoices.called_off(act.db)) if rows else set()
    rows = [row for row in rows if row.id not in gone]
    paid = of_all(act, rows)
    return [Owing(row, paid[row.id], left(row, paid[row.id]), days_overdue(row, paid[row.id], act.day)) for row in rows]


def of_all(act: Act, rows: Sequence[Invoice]) -> dict[int, tuple[Payment, ...]]:
    """The payments of documents, by the ids of these."""
    found: dict[int, list[Payment]] = {row.id: [] for row in rows}
    for payment in payments.of_all(act.db, list(found)) if found else ():
        found[payment.invoice_id].append(payment)
    return {number: tuple(paid) for number, paid in found.items()}
