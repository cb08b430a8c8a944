"""`invoice correct`: what is wrong on an issued document is put right by a document of its own, the difference to what stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.buyers import tax_number
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import record
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.document import BuyerData
from supportctl.desk.invoice.documents import find_document, next_number, sums_of, vat_in_pln
from supportctl.desk.invoice.figures import Figures, as_they_stand, difference, kept, recomputed
from supportctl.desk.invoice.freeing import free, settle_paper
from supportctl.desk.invoice.loading import Record, data_of
from supportctl.desk.invoice.meanwhile import require_corrections_as_seen
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.seller import seller_data, seller_on
from supportctl.desk.invoice.wanted import Wanted, parsed, require_one
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.money import Line, Money, amount_in_words, amount_text, totals
from supportctl.record import as_json
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import CorrectionFacts
from supportctl.regulations.vat_invoices.rules import correct_invoice
from supportctl.store.compiled import corrections, invoices
from supportctl.store.compiled import payments as stored
from supportctl.store.compiled.corrections import Change, Stood
from supportctl.store.compiled.rows import Client, CorrectedLine, Invoice, InvoiceCorrection, InvoiceLine, Ticket
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class Whole(NamedTuple):
    """An original with what stands of it: its lines, the corrections that stand with their lines, the buyer's data, the KSeF."""

    row: Invoice
    lines: Sequence[InvoiceLine]
    changes: Sequence[Change]
    changed: Sequence[InvoiceLine]
    buyer: BuyerData
    there: ksef.Stand


def correct(
    act: Act, reference: str, seen: Stood | None = None, *, reason: str, wanted: Wanted, weigh: ksef.Weigh | None = None
) -> Outcome[InvoiceData]:
    """Issue a correction of an original: the difference to what stands after the last one (VAT act, art. 106j).

    A correction of quantity or price is final for what it bills; one to zero frees it for a new invoice where that is wanted. `seen`:
    what stood when it was typed. Raises InvalidInput for what can't be meant, NotFound for a line that isn't on the original, Conflict
    for a proforma, a correction, an annulled document, a day before the issue or before the last correction, where another correction
    came between, and where nothing would differ; by `weigh` for one that the KSeF would find too large.
    """
    why = inputs.text(reason, "reason")
    what = require_one(wanted)
    parsed(wanted)
    row = find_document(act, reference)
    return _correct(act, row, why, wanted, what, seen, weigh)


def to_zero(act: Act, row: Invoice, reason: str) -> Outcome[InvoiceData]:
    """Correct a document to zero, as a part of another act."""
    return _correct(act, row, reason, Wanted(to_zero=True), "zero")


def _correct(
    act: Act,
    row: Invoice,
    reason: str,
    wanted: Wanted,
    what: str,
    seen: Stood | None = None,
    weigh: ksef.Weigh | None = None,
) -> Outcome[InvoiceData]:
    whole = _require_correctable(act, row)
    require_corrections_as_seen(row, whole.changes, seen)
    ksef.require_numbered(whole.there, row)
    facts = CorrectionFacts(row.kind, row.issued_on, act.day)
    decision = act.ask(correct_invoice, facts, statute_of(VAT_INVOICES).on(row.service_date))
    buyer = _buyer(whole, wanted) if what == "buyer" else whole.buyer
    states = [] if what == "buyer" else _states(whole, wanted)
    if not states and buyer == whole.buyer:
        last = whole.changes[-1].number if whole.changes else row.number
        raise Conflict("NO_DIFFERENCE", number=row.number, last=last)
    before = whole.buyer if what == "buyer" else None
    made = _issue(act, whole, reason, what, wanted.rebill, states, buyer, before)
    freed = free(act, row) if wanted.rebill else True
    if not freed:
        raise Conflict("NOTHING_TO_FREE", number=row.number)
    return _told(act, whole, made, decision, weigh)


# What stands ---------------------------------------------------------------------------------------------------------------------


def _buyer(whole: Whole, wanted: Wanted) -> BuyerData:
    """The buyer as it is to stand. The country decides whose VAT it is, so it can't be corrected this way."""
    now = whole.buyer
    return BuyerData(
        name=inputs.line(wanted.buyer_name, "name") if wanted.buyer_name is not None else now.name,
        nip=_number(whole, wanted.buyer_nip) if wanted.buyer_nip is not None else now.nip,
        address=inputs.line(wanted.buyer_address, "address") if wanted.buyer_address is not None else now.address,
        country=now.country,
    )


def _number(whole: Whole, typed: str) -> str | None:
    """The tax number as the VAT act of the service wants it of the buyer's country."""
    return tax_number(typed, country=whole.buyer.country, consumer=False, law=statute_of(VAT_INVOICES).on(whole.row.service_date))


def _require_correctable(act: Act, row: Invoice) -> Whole:
    """The document and what stands of it. Raises Conflict for one that no correction is issued for."""
    if row.kind == "correction":
        own = corrections.own(act.db, [row.id])
        original = act.db.get(Invoice, own[0].original_id) if own else None
        raise Conflict("CORRECT_THE_ORIGINAL", number=row.number, original=original.number if original else "")
    if row.kind == "proforma":
        raise Conflict("PROFORMA_NOT_CORRECTED", number=row.number)
    payments.require_not_annulled(act, row)
    if act.day < row.issued_on:
        raise Conflict("CORRECTED_BEFORE_ISSUE", number=row.number, on=plain(act.day), issued_on=plain(row.issued_on))
    changes = corrections.standing(act.db, [row.id])
    lines = invoices.lines_of(act.db, [row.id, *(change.invoice_id for change in changes)])
    mine = [line for line in lines if line.invoice_id == row.id]
    last = act.db.get(Invoice, changes[-1].invoice_id) if changes else row
    if last is None:
        raise LookupError(f"correction of {row.number} without a document")
    buyer = BuyerData(**json.loads(last.buyer))
    there = ksef.stands(act, [ksef.Subject(row)])[row.id]
    return Whole(row, mine, changes, [line for line in lines if line.invoice_id != row.id], buyer, there)


def _states(whole: Whole, wanted: Wanted) -> list[tuple[InvoiceLine, Figures, Figures]]:
    """The lines of the original that change, each with what stands before and after. Raises NotFound, InvalidInput."""
    targets: list[tuple[InvoiceLine, Decimal | None, int | None]]
    if wanted.to_zero:
        targets = [(line, Decimal(0), None) for line in whole.lines]
    else:
        found = next((line for line in whole.lines if line.position == wanted.line), None)
        if found is None:
            raise NotFound("NO_SUCH_LINE", number=whole.row.number, line=wanted.line, last=len(whole.lines))
        _require_same_price(found, wanted)
        targets = [(found, *parsed(wanted))]
    states = []
    for line, quantity, price in targets:
        before = as_they_stand(line, whole.changed)
        after = recomputed(line, before.quantity if quantity is None else quantity, before.price if price is None else price)
        if after != before:
            states.append((line, before, after))
    return states


def _require_same_price(line: InvoiceLine, wanted: Wanted) -> None:
    """A price is corrected as it was agreed: net or gross. Raises InvalidInput."""
    if line.unit_gross is not None and wanted.unit_net is not None:
        raise InvalidInput("PRICED_OTHERWISE", line=line.position, field="--unit-net", other="--unit-gross")
    if line.unit_gross is None and wanted.unit_gross is not None:
        raise InvalidInput("PRICED_OTHERWISE", line=line.position, field="--unit-gross", other="--unit-net")


# The document --------------------------------------------------------------------------------------------------------------------


class Made(NamedTuple):
    """A correction that was issued, with its rows; on a dry act they have no ids."""

    row: Invoice
    lines: list[InvoiceLine]
    own: InvoiceCorrection
    before: dict[int, CorrectedLine]


def _issue(
    act: Act,
    whole: Whole,
    reason: str,
    what: str,
    rebill: bool,
    states: Sequence[tuple[InvoiceLine, Figures, Figures]],
    buyer: BuyerData,
    buyer_before: BuyerData | None,
) -> Made:
    """Number, document and lines, in the transaction of the act."""
    original, seller = whole.row, seller_data(seller_on(act, act.day))
    lines = [difference(line, before, after) for line, before, after in states]
    sums = sums_of(lines)
    row = Invoice(
        number=next_number(act, "correction"),
        kind="correction",
        client_id=original.client_id,
        ticket_id=original.ticket_id,
        issued_on=act.day,
        service_date=original.service_date,
        due_on=act.day + timedelta(days=seller.payment_days),
        currency=original.currency,
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
        in_words=amount_in_words(sums.gross, original.currency),
        seller=json.dumps(as_json(seller), ensure_ascii=False),
        buyer=json.dumps(as_json(buyer), ensure_ascii=False),
        exchange=_exchange(original, states),
        deliver_to=_deliver_to(act, original),
        issued_at=act.at,
        operator=act.operator,
        annotations=original.annotations,
    )
    act.db.add(row)
    own = InvoiceCorrection(
        invoice_id=row.id,
        original_id=original.id,
        ordinal=(corrections.last_ordinal(act.db, original.id) or 0) + 1,
        what=what,
        rebill=rebill,
        reason=reason,
        buyer_before=json.dumps(as_json(buyer_before), ensure_ascii=False) if buyer_before else None,
    )
    act.db.add(own)
    before = {}
    for position, (line, (_, stood, _)) in enumerate(zip(lines, states, strict=True), 1):
        line.invoice_id = row.id
        act.db.add(line)
        line.id = line.id or -position  # on a dry act lines have no numbers of their own
        before[line.id] = act.db.add(kept(stood, line.id))
    act.book(
        "invoice", row.number, corrects=original.number, what=what, net=sums.net, vat=sums.vat, gross=sums.gross, rebill=rebill
    )
    return Made(row, lines, own, before)


def _exchange(original: Invoice, states: Sequence[tuple[InvoiceLine, Figures, Figures]]) -> str | None:
    """The rate of the original, and the difference of the VAT in PLN: what stands in zloty before and after, by that rate."""
    if original.exchange is None:
        return None
    told = json.loads(original.exchange)
    rate = Decimal(told["rate"])
    after, before = (
        totals(Line(state[side].net, state[side].vat, state[side].gross, line.vat_rate) for line, *state in states)
        for side in (1, 0)
    )
    return json.dumps(told | {"vat_pln": amount_text(vat_in_pln(after, rate) - vat_in_pln(before, rate))})


def _deliver_to(act: Act, original: Invoice) -> str | None:
    """Where the original went, else the client's address; nowhere once that was erased."""
    client = act.db.get(Client, original.client_id)
    return original.deliver_to or (client.email if client else None) or None


def _told(act: Act, whole: Whole, made: Made, decision: Decision[None], weigh: ksef.Weigh | None) -> Outcome[InvoiceData]:
    """The correction, and what follows from it: for its tickets, the bundle's document, the money."""
    original, row = whole.row, made.row
    act.bind("invoice", row.number, decision)
    ksef.decide(act, row, whole.there)
    for number in dict.fromkeys(line.ticket_id for line in whole.lines if line.ticket_id is not None):
        if (ticket := act.db.get(Ticket, number)) is not None:
            record(act, ticket, "invoice-corrected", clauses=("art. 106j ust. 1",), number=row.number, corrects=original.number)
    change = Change(
        original.id, row.id, row.number, made.own.ordinal, row.gross, row.issued_on, row.due_on, made.own.what, made.own.rebill
    )
    stand = payments.Standing(original, tuple(stored.of(act.db, original.id)), (*whole.changes, change))
    settle_paper(act, stand)
    there = ksef.stand_of_correction(act, row, whole.there)
    data = data_of(
        act,
        Record(row, made.lines, made.own, made.before, previous=whole.changes[-1].number if whole.changes else None),
        payments.issued(row),
        there,
    )
    if weigh is not None and len(made.lines) >= ksef.FEWEST_LINES:
        ksef.require_fits(data, there, weigh, "KSEF_TOO_MANY_LINES", number=original.number)
    notes: tuple[Note, ...] = ()
    if back := payments.to_give_back(stand):
        notes = (Note("TO_GIVE_BACK", {"number": original.number, "amount": plain(Money(back, row.currency))}),)
    notes += ksef.due_notes(data)
    return Outcome(data, decision_data(decision), notes, row.number or None)
