"""Withdrawal from a conversion, and the refund that undoes it."""

from __future__ import annotations

import json
from datetime import date, timedelta

from supportctl.calendar import legal_day
from supportctl.desk.conversion.shared import CONVERSION, ConversionData, conversion_data, standing
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.correcting import to_zero
from supportctl.desk.invoice.ksef import due_notes
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import RefundFacts, WithdrawalFacts
from supportctl.regulations.sketchup_conversion.terms import Terms as ConversionTerms
from supportctl.store.compiled import conversions, corrections, invoices
from supportctl.store.compiled.rows import Client, Conversion, Invoice
from supportctl.told import Note


def withdraw_conversion(
    act: Act, reference: str, *, sent_on: date | None, at_distance: bool | None, professional: bool | None
) -> Outcome[ConversionData]:
    """The buyer withdraws from the conversion. `sent_on`: without it the day of the act, by which it was sent at the latest.

    Raises Refused citing refund.1. Nothing ends yet: correction and repayment come first.
    """
    held, found = standing(act, reference)
    if found.state == "withdrawn":
        raise Conflict("ALREADY_WITHDRAWN", license=held.serial, on=plain(found.withdrawn_on))
    sent = sent_on or act.day
    if sent > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(sent), today=plain(act.day))
    if sent < found.converted_on:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(sent), last_change=plain(found.converted_on))
    client = act.db.get(Client, found.client_id)
    if client is None:
        raise LookupError(f"conversion {found.id} without a client")
    found.at_distance = _on_record("at-distance", found.at_distance, at_distance)
    found.professional = _on_record("professional", found.professional, professional)
    facts = WithdrawalFacts(client.kind, sent, found.at_distance, found.professional)
    served = shelf(CONVERSION)
    decision = act.ask(rules.withdraw_conversion, facts, served.law.on(found.converted_on), about=("license", held.id))
    found.state, found.withdrawn_on, found.changed_at = "withdrawn", sent, act.at
    found.withdraw_until = decision.value.until
    act.db.touch(found)
    act.book("license", held.id, conversion="withdrawn", sent_on=sent, at_distance=found.at_distance)
    notes = (Note("CORRECTION_DUE" if found.invoice_id is None else "REPAYMENT_DUE", {"license": held.serial}),)
    return Outcome(conversion_data(act, found), decision_data(decision), notes, held.serial)


def _on_record(field: str, stored: bool | None, said: bool | None) -> bool | None:
    """What was recorded at the purchase stays; what wasn't may be said now."""
    if stored is not None and said is not None and stored != said:
        raise Conflict("ON_RECORD", field=field, stored=stored)
    return said if stored is None else stored


def refund_conversion(act: Act, reference: str, *, correction: str | None, repaid_on: date | None) -> Outcome[ConversionData]:
    """Correction and repayment are on record: the subscriptions end with the day before the repayment, and the licence is again as
    it was before; what was learnt about it since stays. The invoice of this desk is corrected to zero here, unless the number of a
    correction that was made is given.

    Raises Refused citing refund.2.1 and refund.2.2 while one is missing, InvalidInput for the number of an ordinary document.
    """
    number = inputs.line(correction, "correction", 60) if correction else None
    if repaid_on is not None and repaid_on > legal_day(act.now):
        raise InvalidInput("DAY_IN_FUTURE", value=plain(repaid_on), today=plain(legal_day(act.now)))
    held, found = standing(act, reference)
    number = _named(act, found, number) if number else None
    if found.state != "withdrawn" or found.withdrawn_on is None:
        raise Conflict("NOT_WITHDRAWN", license=held.serial)
    if repaid_on is not None and not found.withdrawn_on <= repaid_on <= act.day:
        first = plain(found.withdrawn_on)
        raise Conflict("REPAID_OUT_OF_TIME", on=plain(repaid_on), first_day=first, last_day=plain(act.day))
    invoice = act.db.get(Invoice, found.invoice_id) if found.invoice_id is not None else None
    facts = RefundFacts("given" if number or invoice else None, "given" if repaid_on else None)
    served = shelf(CONVERSION)
    decision = act.ask(rules.refund_conversion, facts, served.law.on(found.converted_on), about=("license", held.id))
    told: tuple[Note, ...] = ()
    if number is None and invoice is not None:
        number, told = _corrected(act, invoice, ConversionTerms(served.law.on(found.converted_on)).refund_reason.value)
        _repaid(act, invoice, repaid_on or act.day)
    ended = _end(act, found, repaid_on or act.day)
    before = json.loads(found.before)
    if held.promoted is not True:  # edited since the conversion, which set it: the newer word stays
        before["promoted"] = held.promoted
    held.state, held.promoted = before["state"], before["promoted"]
    held.maintenance_until = date.fromisoformat(before["maintenance_until"]) if before["maintenance_until"] else None
    act.db.touch(held)
    found.state, found.correction, found.repaid_on, found.changed_at = "undone", number, repaid_on, act.at
    act.db.touch(found)
    act.book("license", held.id, conversion="undone", correction=number, repaid_on=repaid_on, ended=ended, **before)
    marked = found.vendor_marked_on
    notes = (Note("TELL_THE_VENDOR", {"license": held.serial, "on": plain(marked)}),) if marked else ()
    return Outcome(conversion_data(act, found), decision_data(decision), (*told, *notes), held.serial)


def _named(act: Act, found: Conversion, number: str) -> str:
    """The number of the correction: of another program's, or of this desk's that brought the conversion's invoice to zero. Raises
    InvalidInput for any other document of this desk."""
    document = invoices.by_number(act.db, number.upper())
    if document is None:
        return number
    own = corrections.own(act.db, [document.id])
    original = act.db.get(Invoice, own[0].original_id) if own else None
    if original is None or original.id != found.invoice_id or payments.standing(act, original).owed:
        raise InvalidInput("NOT_A_CORRECTION", number=number)
    return document.number


def _corrected(act: Act, invoice: Invoice, reason: str) -> tuple[str | None, tuple[Note, ...]]:
    """The number of the correction that brought the invoice to zero: the last one, or one that is issued now (None on a dry act)."""
    changes = corrections.standing(act.db, [invoice.id])
    if changes and not payments.standing(act, invoice).owed:
        return changes[-1].number, ()
    data = to_zero(act, invoice, reason).data
    made = data.core
    told = Note("CORRECTION_MADE", {"number": made.number, "original": invoice.number, "amount": plain(made.gross)})
    return made.number, (told, *due_notes(data)) if made.number else ()


def _repaid(act: Act, invoice: Invoice, on: date) -> None:
    """What was paid for the invoice went back on that day."""
    stand = payments.standing(act, invoice)
    back = payments.to_give_back(stand)
    if back and on >= max(payment.paid_on for payment in stand.paid):
        payments.came_in(act, invoice, -back, on=on)
        act.book("invoice", invoice.number, given_back=back, currency=invoice.currency, on=on)


def _end(act: Act, found: Conversion, repaid_on: date) -> list[str]:
    """The subscriptions end with the day before the repayment; their serial numbers."""
    ended, last = [], repaid_on - timedelta(days=1)
    for row in conversions.subscriptions(act.db, found.id):
        row.state, row.key_valid_until = "ended", min(row.key_valid_until or last, last)
        act.db.touch(row)
        act.book("license", row.id, state="ended", key_valid_until=row.key_valid_until)
        ended.append(row.serial)
    return ended
