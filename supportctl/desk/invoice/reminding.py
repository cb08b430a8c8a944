"""`invoice remind`: a letter that demands a payment and sets an extra term."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import act_deadline
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.document import BuyerData, SellerData
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import told
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.money import Money
from supportctl.record import Word
from supportctl.store.compiled import bundles, outbox
from supportctl.store.compiled.rows import Bundle, BundleDemand, Client, Invoice, Reminder
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# What the letter's form is called where a demand is recorded for a bundle.
FORMS = {"paper": "paper", "qualified": "qualified-signature"}
# The demand of a promotion's document; which forms and terms count is the regulation's to say when a breach is found.
CLAUSE = "IX.1.1"


class ReminderData(NamedTuple):
    """A demand to pay: its letter, the extra term, and the last day on which payment is in time (art. 115). `unpaid`: what was left to
    pay on the day of the letter. `bundle`: under whose promotion the document was issued."""

    id: int | None
    number: str
    client: str | None
    form: Word
    letter_on: date
    term: date
    lapses_after: date
    delivered_on: date | None
    unpaid: Money
    issued_on: date
    due_on: date
    bundle: int | None
    seller: SellerData
    buyer: BuyerData


def remind(act: Act, reference: str, *, form: str, term: date, delivered_on: date | None) -> Outcome[ReminderData]:
    """Demand the payment of an overdue document. With `delivered_on` a letter of that form and term that is on record was delivered; one
    that isn't is written first. A promotion's document has the demand of IX.1.1 on record from its delivery on.

    Raises Conflict for a document that is paid, annulled, a correction, a proforma outside of a promotion, or not overdue; InvalidInput
    for a term that isn't after the letter and its delivery, and a delivery after the act.
    """
    inputs.word(form, "form", tuple(FORMS))
    row = find_document(act, reference)
    paper = bundles.document(act.db, row.number)
    if row.kind == "proforma" and paper is None:
        raise Conflict("PROFORMA_NOT_DUE", number=row.number)
    stand = payments.standing(act, row)
    left = payments.require_payable(act, stand, act.day)
    _require_client(act, row)
    known = _written(act, row, form, term) if delivered_on is not None else None
    letter_on = known.letter_on if known else min(act.day, delivered_on or act.day)
    _require_days(act, letter_on, term, delivered_on)
    if payments.days_overdue(stand, letter_on) == 0:
        raise Conflict("NOT_OVERDUE", number=row.number, due_on=plain(payments.due_on(stand)))
    found = known or Reminder(
        invoice_id=row.id,
        form=form,
        letter_on=letter_on,
        term=term,
        amount=left,
        happened_at=act.at,
        operator=act.operator,
    )
    found.delivered_on = delivered_on
    if known:
        act.db.touch(found)
    else:
        act.db.add(found)
    act.book("invoice", row.number, reminder=found.id or None, form=form, term=term, delivered_on=delivered_on)
    bundle = act.db.get(Bundle, paper.bundle_id) if paper is not None else None
    notes: tuple[Note, ...] = ()
    if bundle is not None and delivered_on is not None:
        _demand(act, bundle, row, found)
    elif bundle is not None:
        notes = (Note("DEMAND_NOT_DELIVERED", {"number": row.number, "term": plain(term), "form": form, "clause": CLAUSE}),)
    return Outcome(_data(act, row, found, bundle), notes=notes, made=row.number)


def _require_client(act: Act, row: Invoice) -> None:
    client = act.db.get(Client, row.client_id)
    if client is not None:
        lookup.require_not_erased(client)


def _written(act: Act, row: Invoice, form: str, term: date) -> Reminder | None:
    """The letter of that form and term of which no delivery is on record."""
    found = [r for r in outbox.reminders(act.db, row.id) if (r.form, r.term, r.delivered_on) == (form, term, None)]
    return found[-1] if found else None


def _require_days(act: Act, letter_on: date, term: date, delivered_on: date | None) -> None:
    if delivered_on is not None and delivered_on > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(delivered_on), today=plain(act.day))
    if delivered_on is not None and delivered_on < letter_on:
        raise InvalidInput("DELIVERED_BEFORE_LETTER", value=plain(delivered_on), letter_on=plain(letter_on))
    first = delivered_on or letter_on
    if term <= first:
        raise InvalidInput("TERM_PASSED", term=plain(term), on=plain(first))


def _demand(act: Act, bundle: Bundle, row: Invoice, letter: Reminder) -> None:
    """The demand of IX.1.1: it is made when it reaches the client."""
    form = FORMS[letter.form]
    on = letter.delivered_on or letter.letter_on
    same = [d for d in bundles.demands(act.db, bundle.id, row.number) if (d.form, d.term, d.sent_on) == (form, letter.term, on)]
    if same:
        return
    act.db.add(
        BundleDemand(
            bundle_id=bundle.id,
            number=row.number,
            form=form,
            sent_on=on,
            term=letter.term,
            happened_at=act.at,
            operator=act.operator,
        )
    )
    act.book("bundle", bundle.id, demand=row.number, form=form, term=letter.term)


def printed(act: Act, reference: str) -> Outcome[ReminderData]:
    """The newest demand to pay a document, as it was written. Raises NotFound."""
    row = find_document(act, reference)
    return Outcome(letter(act, row, newest(act, row)))


def newest(act: Act, row: Invoice) -> Reminder:
    """The newest demand to pay a document. Raises NotFound where nobody demanded it."""
    found = outbox.reminders(act.db, row.id)
    if not found:
        raise NotFound("NO_REMINDER", number=row.number)
    return found[-1]


def letter(act: Act, row: Invoice, written: Reminder) -> ReminderData:
    """A demand to pay a document, as it was written."""
    paper = bundles.document(act.db, row.number)
    return _data(act, row, written, act.db.get(Bundle, paper.bundle_id) if paper else None)


def _data(act: Act, row: Invoice, letter: Reminder, bundle: Bundle | None) -> ReminderData:
    (document,) = told(act, [row])
    core = document.core
    stand = payments.standing(act, row)
    then = stand._replace(  # on the day of the letter
        paid=tuple(one for one in stand.paid if one.paid_on <= letter.letter_on),
        changes=tuple(one for one in stand.changes if one.issued_on <= letter.letter_on),
    )
    return ReminderData(
        letter.id or None,
        row.number,
        core.client,
        Word(FORMS[letter.form]),
        letter.letter_on,
        letter.term,
        act_deadline(letter.term),
        letter.delivered_on,
        Money(letter.amount, row.currency),
        row.issued_on,
        payments.due_on(then),
        bundle.id if bundle else None,
        core.seller,
        core.buyer,
    )
