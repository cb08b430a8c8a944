"""`invoice pay` and `invoice unpay`: money that came in for any document. What pays for one of a bundle is `bundle pay`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supportctl.desk.bundle.paying import as_of, paid_whole, require_awaited, whole_on
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import data_of, load, payment_data, to_pay
from supportctl.desk.invoice.meanwhile import require_corrections_as_seen, require_payments_as_seen
from supportctl.desk.invoice.payments import Standing
from supportctl.desk.invoice.records import InvoiceData
from supportctl.errors import Conflict, InvalidInput
from supportctl.money import Money, parse_amount, parse_currency
from supportctl.record import ABSENT
from supportctl.store.compiled import bundles
from supportctl.store.compiled import payments as stored
from supportctl.store.compiled.corrections import Stood
from supportctl.store.compiled.rows import Bundle, BundleDocument, Invoice, Payment
from supportctl.told import Note


def pay(
    act: Act,
    reference: str,
    seen: Stood | None = None,
    *,
    amount: str | None,
    currency: str | None,
    on: date | None,
    give_back: bool = False,
) -> Outcome[InvoiceData]:
    """Money came in for a document on a day, by default the act's: `amount`, or all that is left to pay. What pays the rest of a
    bundle's document is `bundle pay` as of that day, or of the day of a later part, with all that follows from it (SOLIDEXPERT IV.1,
    IV.2, V.4). `give_back`: money went back, at most what was paid beyond what stands after corrections. `seen`: what stood when it was
    typed, for an amount that wasn't.

    Raises Conflict for a document that is paid, for more than is left, for another currency, for a day before the issue, for a bundle
    that waits for no payment, and where what is left has changed since and no amount was typed.
    """
    given = parse_amount(amount) if amount is not None else None
    cur = parse_currency(currency) if currency is not None else None
    day = on or act.day
    if day > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    row = find_document(act, reference)
    stand = payments.standing(act, row)
    if cur not in (None, row.currency):
        raise Conflict("OTHER_CURRENCY", number=row.number, currency=cur, own_currency=row.currency)
    if give_back:
        return _give_back(act, stand, given, day, seen)
    rest = payments.require_payable(act, stand, day)
    if given is None:
        _require_as_seen(stand, seen)
    money = rest if given is None else given
    if money > rest:
        raise Conflict(
            "OVERPAID", number=row.number, amount=plain(Money(money, row.currency)), left=plain(Money(rest, row.currency))
        )
    paper = bundles.document(act.db, row.number)
    bundle = act.db.get(Bundle, paper.bundle_id) if paper else None
    if paper is None or bundle is None:
        new = payments.came_in(act, row, money, on=day)
        _book(act, row, paid=money, on=day)
        return Outcome(_data(act, stand, [*stand.paid, new]), made=row.number)
    then = as_of(act, day, bundle.changed_at)
    require_awaited(then, bundle, paper)
    new = payments.came_in(then, row, money, on=day)
    _book(then, row, paid=money, on=day)
    data = _data(act, stand, [*stand.paid, new])
    if money < rest:
        return Outcome(data, made=row.number)
    followed = paid_whole(as_of(act, whole_on(day, stand), bundle.changed_at), bundle, paper, row)
    document = followed.data.document
    notes = followed.notes
    if document is not ABSENT and document.core.number:
        notes = (*notes, Note("INVOICE_FOLLOWS", {"number": row.number, "invoice": document.core.number}))
    return Outcome(data, followed.decision, notes, row.number)


def _give_back(act: Act, stand: Standing, given: int | None, day: date, seen: Stood | None) -> Outcome[InvoiceData]:
    """Money went back for a document whose corrections went below what was paid for it. Raises Conflict for more than that, and for a
    day before the payment."""
    row, most = stand.invoice, payments.to_give_back(stand)
    money = most if given is None else given
    if money > most or not most:
        raise Conflict("NOTHING_TO_GIVE_BACK", number=row.number, left=plain(Money(most, row.currency)))
    if given is None:
        _require_as_seen(stand, seen)
    if day < (paid := max(payment.paid_on for payment in stand.paid)):
        raise Conflict("GIVEN_BACK_BEFORE_PAID", number=row.number, on=plain(day), paid_on=plain(paid))
    new = payments.came_in(act, row, -money, on=day)
    _book(act, row, given_back=money, on=day)
    return Outcome(_data(act, stand, [*stand.paid, new]), made=row.number)


def _require_as_seen(stand: Standing, seen: Stood | None) -> None:
    """What is left to pay is what the operator saw. Raises Conflict."""
    require_corrections_as_seen(stand.invoice, stand.changes, seen)
    require_payments_as_seen(stand, seen)


def unpay(act: Act, reference: str, seen: Stood | None = None) -> Outcome[InvoiceData]:
    """The payment of a document that was recorded last didn't come in after all: it counts no more, the record of it stays.

    Raises Conflict where nothing was paid, where another payment is the last one since it was typed, and where an invoice followed from
    the payment: by then a bundle is activated, or a training paid for.
    """
    row = find_document(act, reference)
    stand = payments.standing(act, row)
    paid = stand.paid
    if not paid:
        raise Conflict("NOT_PAID", number=row.number)
    require_payments_as_seen(stand, seen)
    last = paid[-1]
    followed = row if last.proforma_id is not None else _following(act, row)
    if followed is not None:
        proforma = act.db.get(Invoice, last.proforma_id) if last.proforma_id is not None else row
        raise Conflict("PAYMENT_USED", number=proforma.number if proforma else row.number, invoice=followed.number)
    last.withdrawn_at = act.now
    act.db.touch(last)
    _unmark(act, bundles.document(act.db, row.number))
    _book(act, row, withdrawn=last.amount, on=last.paid_on)
    return Outcome(_data(act, stand, paid[:-1]), made=row.number)


def _following(act: Act, proforma: Invoice) -> Invoice | None:
    """The invoice that was issued once a proforma was paid."""
    carried = stored.by_proforma(act.db, proforma.id)
    return act.db.get(Invoice, carried.invoice_id) if carried else None


def _unmark(act: Act, paper: BundleDocument | None) -> None:
    """Among the documents of a bundle it waits for payment again."""
    if paper is not None and paper.paid_on is not None:
        paper.paid_on = None
        act.db.touch(paper)


def _book(act: Act, row: Invoice, *, on: date, **amount: int) -> None:
    act.book("invoice", row.number, **amount, currency=row.currency, on=on)


def _data(act: Act, stand: Standing, paid: Sequence[Payment]) -> InvoiceData:
    """The document with its payments, those of a dry act too."""
    row = stand.invoice
    told = tuple(payment_data(act, payment, row.currency) for payment in paid)
    (record,) = load(act, [row])
    stand = stand._replace(paid=tuple(paid))
    return to_pay(data_of(act, record, stand), stand)._replace(payments=told, notices=ABSENT)
