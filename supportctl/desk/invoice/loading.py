"""Documents as they are read back: their rows, and what became of them, in a fixed number of statements however many there are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.document import (
    Annotation,
    BuyerData,
    Corrected,
    Document,
    ExchangeData,
    LineData,
    LineState,
    PrepaidUse,
    SellerData,
)
from supportctl.desk.invoice.payments import Standing
from supportctl.desk.invoice.records import InvoiceData, PaymentData
from supportctl.money import Money
from supportctl.record import ABSENT, Cited, Hours, Iban, Notice, Rate, Word, revived
from supportctl.store.compiled import corrections, invoices, outbox
from supportctl.store.compiled.rows import (
    Client,
    CorrectedLine,
    Invoice,
    InvoiceAnnulment,
    InvoiceCorrection,
    InvoiceLine,
    Payment,
)
from supportctl.tuples import NamedTuple


class Record(NamedTuple):
    """The rows of a document. `correction`: where it is one, with `before`, the lines' former figures by the number of the line, and
    `previous`, the number of the correction before it."""

    row: Invoice
    lines: Sequence[InvoiceLine]
    correction: InvoiceCorrection | None = None
    before: Mapping[int, CorrectedLine] = {}  # a default of a NamedTuple, never written to
    corrected_by: tuple[str, ...] = ()
    annulment: InvoiceAnnulment | None = None
    previous: str | None = None
    sent_at: datetime | None = None


def load(act: Act, rows: Sequence[Invoice]) -> list[Record]:
    """Documents with their lines, corrections and annulments, in the order of the rows."""
    if not rows:
        return []
    ids = [row.id for row in rows]
    lines: dict[int, list[InvoiceLine]] = {number: [] for number in ids}
    for line in invoices.lines_of(act.db, ids):
        lines[line.invoice_id].append(line)
    own = {each.invoice_id: each for each in corrections.own(act.db, ids)} if any(r.kind == "correction" for r in rows) else {}
    previous = _previous(act, list(own.values()))
    before = {each.line_id: each for each in corrections.lines(act.db, list(own))} if own else {}
    annulled = {each.invoice_id: each for each in corrections.annulments(act.db, ids)}
    sent = {each.invoice_id: each.sent_at for each in outbox.sent(act.db, ids)}
    by: dict[int, list[str]] = {number: [] for number in ids}
    for change in corrections.standing(act.db, ids):
        by[change.original_id].append(change.number)
    return [
        Record(
            row,
            lines[row.id],
            own.get(row.id),
            before,
            tuple(by[row.id]),
            annulled.get(row.id),
            previous.get(row.id),
            sent.get(row.id),
        )
        for row in rows
    ]


def _previous(act: Act, own: Sequence[InvoiceCorrection]) -> dict[int, str]:
    """The number of the correction before each of these, by their documents; nothing for the first of an original."""
    originals = sorted({each.original_id for each in own})
    stand = corrections.standing(act.db, originals) if originals else []
    found = {}
    for each in own:
        earlier = [c.number for c in stand if c.original_id == each.original_id and c.ordinal < each.ordinal]
        if earlier:
            found[each.invoice_id] = earlier[-1]
    return found


def told(act: Act, rows: Sequence[Invoice]) -> list[InvoiceData]:
    """Documents and what became of them, in the order of the rows."""
    stand = payments.standings(act, rows)
    records = load(act, rows)
    there = ksef.stands(act, [subject(record) for record in records])
    return [data_of(act, record, stand[record.row.id], there[record.row.id]) for record in records]


def subject(record: Record) -> ksef.Subject:
    """The document as the KSeF is asked about it."""
    return ksef.Subject(record.row, record.correction.original_id if record.correction else None, record.annulment is not None)


def data_of(act: Act, record: Record, stand: Standing, there: ksef.Stand | None = None) -> InvoiceData:
    """A document and what became of it. `there`: in the KSeF, where that was asked already."""
    at_ksef = ksef.stands(act, [subject(record)])[record.row.id] if there is None else there
    document = document_of(act, record)
    cur, back = document.currency, payments.to_give_back(stand)
    before = [payment for payment in stand.paid if payment.proforma_id is not None]
    cited = dict.fromkeys(clause.regulation for line in document.lines for clause in line.clauses)
    return InvoiceData(
        document,
        corrected_by=record.corrected_by,
        annulled_at=record.annulment.annulled_at if record.annulment else None,
        annulled_because=record.annulment.reason if record.annulment else ABSENT,
        paid=Money(stand.came_in, cur),
        unpaid=Money(payments.left(stand), cur),
        paid_on=payments.paid_on(stand),
        to_give_back=Money(back, cur) if back else ABSENT,
        paid_by=", ".join(_proforma(act, payment) or "" for payment in before) or ABSENT,
        paid_before=Money(sum(payment.amount for payment in before), cur) if before else ABSENT,
        paid_before_on=max(payment.paid_on for payment in before) if before else ABSENT,
        ksef_number=at_ksef.number,
        ksef_due=at_ksef.due_on,
        sent_at=record.sent_at,
        original_ksef_number=at_ksef.original_number or ABSENT,
        notices=tuple(Notice(slug, "footer") for slug in cited),
    )


def to_pay(data: InvoiceData, stand: Standing) -> InvoiceData:
    """The document with the day by which what is left of it is to be paid in place of its own, which a correction may have moved."""
    return data._replace(core=data.core._replace(due_on=payments.due_on(stand))) if payments.left(stand) else data


def document_of(act: Act, record: Record) -> Document:
    """The document as it was issued, with the snapshot of both parties. The number is None on a dry act; `client`: what was merged
    into another is that one."""
    row, cur = record.row, record.row.currency
    client = act.db.get(Client, row.client_id)
    return Document(
        id=row.id or None,
        number=row.number or None,
        kind=Word(row.kind),
        client=lookup.itself(act.db, client).key if client else None,
        issued_on=row.issued_on,
        service_date=row.service_date,
        due_on=row.due_on,
        currency=cur,
        lines=tuple(_line(line, record.before.get(line.id), cur) for line in record.lines),
        net=Money(row.net, cur),
        vat=Money(row.vat, cur),
        gross=Money(row.gross, cur),
        in_words=row.in_words,
        exchange=_exchange(json.loads(row.exchange)) if row.exchange else None,
        deliver_to=row.deliver_to or None,
        ticket=row.ticket_id,
        seller=_seller(json.loads(row.seller)),
        buyer=BuyerData(**json.loads(row.buyer)) if row.buyer else BuyerData("", None, "", ""),
        uses=tuple(PrepaidUse(use["ticket"], Hours(Decimal(use["hours"]) * 60)) for use in json.loads(row.notes)),
        corrects=(original.number if (original := _original(act, record)) else None),
        correction=_corrected(record.correction, original, record.previous) if record.correction and original else ABSENT,
        annotations=revived(tuple[Annotation, ...], json.loads(row.annotations)) if row.annotations != "[]" else ABSENT,
    )


def payment_data(act: Act, row: Payment, currency: str) -> PaymentData:
    """A payment as it is told."""
    return PaymentData(Money(row.amount, currency), row.paid_on, row.recorded_at, row.operator, _proforma(act, row))


def _proforma(act: Act, payment: Payment) -> str | None:
    """The number of the proforma that a document is paid by."""
    found = None if payment.proforma_id is None else act.db.get(Invoice, payment.proforma_id)
    return found.number if found else None


def _original(act: Act, record: Record) -> Invoice | None:
    return act.db.get(Invoice, record.correction.original_id) if record.correction else None


def _corrected(own: InvoiceCorrection, original: Invoice, previous: str | None) -> Corrected:
    return Corrected(
        original.number,
        original.issued_on,
        Word(own.what),
        own.reason,
        own.rebill,
        previous,
        BuyerData(**json.loads(own.buyer_before)) if own.buyer_before else None,
    )


def _seller(kept: dict[str, str]) -> SellerData:
    return SellerData(
        name=kept["name"],
        nip=kept["nip"],
        address=kept["address"],
        bank_account=Iban(kept["bank_account"]),
        email=kept["email"],
        payment_days=int(kept["payment_days"]),
        from_=date.fromisoformat(kept["from"]),
    )


def _exchange(kept: Mapping[str, str]) -> ExchangeData:
    return ExchangeData(Decimal(kept["rate"]), kept["table"], date.fromisoformat(kept["on"]), Decimal(kept["vat_pln"]))


def _line(row: InvoiceLine, before: CorrectedLine | None, currency: str) -> LineData:
    return LineData(
        item=row.item,
        name=row.name,
        quantity=Decimal(row.quantity),
        unit=row.unit,
        unit_net=Money(row.unit_net, currency),
        discount=Money(row.discount, currency),
        net=Money(row.net, currency),
        vat_rate=Rate(row.vat_rate),
        vat=Money(row.vat, currency),
        gross=Money(row.gross, currency),
        clauses=tuple(Cited(**clause) for clause in json.loads(row.clauses)),
        ticket=row.ticket_id,
        unit_gross=ABSENT if row.unit_gross is None else Money(row.unit_gross, currency),
        position=row.position if before else ABSENT,
        before=_state(before, None, currency) if before else ABSENT,
        after=_state(before, row, currency) if before else ABSENT,
        annex_15=row.annex_15 or ABSENT,
    )


def _state(before: CorrectedLine, change: InvoiceLine | None, currency: str) -> LineState:
    """What stood before, with the differences of a line what stands after it."""

    def figure(name: str) -> Money:
        return Money(getattr(before, name) + (getattr(change, name) if change else 0), currency)

    return LineState(
        quantity=Decimal(before.quantity) + (Decimal(change.quantity) if change else 0),
        unit_net=figure("unit_net"),
        unit_gross=None if before.unit_gross is None else figure("unit_gross"),
        discount=figure("discount"),
        net=figure("net"),
        vat=figure("vat"),
        gross=figure("gross"),
    )
