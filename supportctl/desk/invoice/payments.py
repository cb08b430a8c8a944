"""What came in for a document, and what is left to pay: the ground of every verb that money touches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supportctl.calendar import act_deadline, legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict
from supportctl.store.compiled import corrections, invoices, payments
from supportctl.store.compiled.corrections import Change
from supportctl.store.compiled.rows import Invoice, Payment
from supportctl.tuples import NamedTuple


class Standing(NamedTuple):
    """A document as it stands in money. `counts`: not for one that was annulled, nor for a correction, whose difference counts at the
    original. `changes`: the corrections that stand. `replaced`: the invoice that bills all of a proforma, for which nothing is paid any
    more then."""

    invoice: Invoice
    paid: tuple[Payment, ...] = ()
    changes: tuple[Change, ...] = ()
    counts: bool = True
    replaced: str | None = None

    @property
    def owed(self) -> int:
        """Minor units that are to be paid for it, its corrections counted."""
        if self.replaced is not None:
            return self.came_in
        return self.invoice.gross + sum(change.gross for change in self.changes) if self.counts else 0

    @property
    def came_in(self) -> int:
        """Minor units that were paid, less what was given back."""
        return sum(payment.amount for payment in self.paid)


class Owing(NamedTuple):
    """A document of which something is left to pay: how much, in minor units, by when, and for how many days that is late by now."""

    invoice: Invoice
    left: int
    due_on: date
    days_overdue: int


def issued(invoice: Invoice, paid: Sequence[Payment] = ()) -> Standing:
    """A document that was issued just now."""
    return Standing(invoice, tuple(paid), counts=invoice.kind != "correction")


def standing(act: Act, invoice: Invoice) -> Standing:
    """A document as it stands now."""
    return standings(act, [invoice])[invoice.id]


def standings(act: Act, rows: Sequence[Invoice]) -> dict[int, Standing]:
    """The same of several, by their ids, in three statements."""
    ids = [row.id for row in rows]
    if not ids:
        return {}
    paid: dict[int, list[Payment]] = {number: [] for number in ids}
    for payment in payments.of_all(act.db, ids):
        paid[payment.invoice_id].append(payment)
    changes: dict[int, list[Change]] = {number: [] for number in ids}
    for change in corrections.standing(act.db, ids):
        changes[change.original_id].append(change)
    void = {each.invoice_id for each in corrections.annulments(act.db, ids)}
    proposed = [row.id for row in rows if row.kind == "proforma"]
    by = {each.proforma_id: each.number for each in payments.replaced(act.db, proposed)} if proposed else {}
    return {
        row.id: Standing(
            row, tuple(paid[row.id]), tuple(changes[row.id]), row.kind != "correction" and row.id not in void, by.get(row.id)
        )
        for row in rows
    }


def left(stand: Standing) -> int:
    """Minor units that are still to be paid; never below zero."""
    return max(0, stand.owed - stand.came_in)


def to_give_back(stand: Standing) -> int:
    """Minor units that were paid and aren't owed any more: a correction went below what was paid."""
    return max(0, stand.came_in - stand.owed)


def paid_on(stand: Standing) -> date | None:
    """The day since which nothing is left to pay, by a payment or a correction. None while something is, and for what nothing is
    paid for: a correction, and a document that was annulled."""
    if not stand.counts or left(stand) > 0 or (stand.replaced is not None and stand.came_in < stand.invoice.gross):
        return None
    rest, since = stand.invoice.gross, stand.invoice.issued_on
    steps = [(change.issued_on, change.gross) for change in stand.changes] + [(each.paid_on, -each.amount) for each in stand.paid]
    for day, step in sorted(steps):
        before, rest = rest, rest + step
        if before > 0 >= rest:
            since = day
    return since


def days_overdue(stand: Standing, on: date) -> int:
    """Days by which the payment is late: after the last day for it, which moves off Saturdays, Sundays and holidays (Civil code,
    art. 115). 0 while it is in time, and once it is paid."""
    due = due_on(stand)
    if left(stand) <= 0 or on <= due:
        return 0
    return max(0, (on - act_deadline(due)).days)


def due_on(stand: Standing) -> date:
    """By when what is left is to be paid: by the document's own day, or, where what remains of that is paid, by that of the correction
    which raised it. A correction that lowers takes back what was raised last, then what the document says itself."""
    parts = [(stand.invoice.gross, stand.invoice.due_on)]
    for change in stand.changes:
        parts.append((max(0, change.gross), change.due_on))
        lowered = max(0, -change.gross)
        for at in reversed(range(len(parts))):
            amount, day = parts[at]
            taken = min(lowered, amount)
            parts[at], lowered = (amount - taken, day), lowered - taken
    paid = stand.came_in
    for amount, day in parts:
        if paid < amount:
            return day
        paid -= amount
    return stand.invoice.due_on


def require_payable(act: Act, stand: Standing, on: date) -> int:
    """What is left to pay, in minor units. Raises Conflict where nothing is, for a day before the issue, for a correction, whose
    difference is paid at the original, for a proforma that an invoice has replaced, and for a document that was annulled."""
    invoice = stand.invoice
    if invoice.kind == "correction":
        own = corrections.own(act.db, [invoice.id])
        original = act.db.get(Invoice, own[0].original_id) if own else None
        raise Conflict("PAY_THE_ORIGINAL", number=invoice.number, original=original.number if original else "")
    require_not_annulled(act, invoice)
    if stand.replaced is not None:
        raise Conflict("PROFORMA_INVOICED", number=invoice.number, invoice=stand.replaced)
    rest = left(stand)
    if rest <= 0:
        raise Conflict("DOCUMENT_PAID", number=invoice.number, on=plain(paid_on(stand)))
    if on < invoice.issued_on:
        raise Conflict("PAID_BEFORE_ISSUED", number=invoice.number, on=plain(on), issued_on=plain(invoice.issued_on))
    return rest


def require_not_annulled(act: Act, invoice: Invoice) -> None:
    """Raises Conflict for a document that was annulled."""
    for void in corrections.annulments(act.db, [invoice.id]):
        raise Conflict("DOCUMENT_ANNULLED", number=invoice.number, on=plain(legal_day(void.annulled_at)))


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
    stand = standings(act, rows)
    return [Owing(row, left(each), due_on(each), days_overdue(each, act.day)) for row in rows for each in (stand[row.id],)]
