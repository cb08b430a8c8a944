"""Numbering, freezing and writing a document from priced lines: what every kind of invoice shares."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.numbering import SERIES, kinds_of, require_numbering
from supportctl.desk.ground.results import plain
from supportctl.desk.invoice import ksef, payments
from supportctl.desk.invoice.document import BuyerData, PrepaidUse
from supportctl.desk.invoice.loading import Record, data_of
from supportctl.desk.invoice.priced import Priced as Priced
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.seller import seller_data, seller_on
from supportctl.desk.invoice.taxing import in_annex_15, split_payment, taxed
from supportctl.desk.rate.exchange import Exchange, exchange_for
from supportctl.errors import Conflict, Gap, NotFound
from supportctl.money import Line, Totals, amount_in_words, amount_text, priced_line, split_gross, times, totals, vat_of_net
from supportctl.record import as_json, encoded
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.store import reading
from supportctl.store.compiled import invoices
from supportctl.store.compiled.rows import Client, Invoice, InvoiceLine, Payment


def issue_document(
    act: Act,
    *,
    kind: str,
    buyer: Client,
    lines: Sequence[Priced],
    service: date,
    due: date | None = None,
    ticket: int | None = None,
    uses: Sequence[PrepaidUse] = (),
    deliver_to: str | None = None,
) -> tuple[Invoice, list[InvoiceLine]]:
    """Number, document and lines, in the transaction of the act; on a dry one nothing is written and the number is empty.

    `due`: by default the issue day plus the seller's payment days. `deliver_to`: by default the buyer's e-mail address; without one the
    document is listed as undelivered. A tax document in another currency than PLN says its VAT in PLN, by the rate of the last working day
    before the service, or the issue if that came first (VAT act, art. 31a); a proforma needs none. How a firm outside Poland is taxed:
    taxing.taxed. Raises Gap without a seller, a text of the VAT act or a rate, and for lines in several currencies, Refused as taxed does,
    Conflict for a day before the last document, for a buyer whose data were erased, and while the numbering is held.
    """
    lookup.require_not_erased(buyer)
    seller = seller_data(seller_on(act, act.day))
    currency = _currency(lines)
    vat_act = statute_of(VAT_INVOICES).on(service)
    exchange = exchange_for(act, currency, service, vat_act) if kind != "proforma" and currency != "PLN" else None
    supplied = taxed(act, buyer, lines, service, vat_act)
    named = in_annex_15(act, supplied.lines, service)
    rows = [_row(line, position, line.listed in named) for position, line in enumerate(supplied.lines, 1)]
    sums = sums_of(rows)
    split = split_payment(act, buyer, supplied.lines, sums.gross, exchange.rate if exchange else None, bool(named), vat_act)
    invoice = Invoice(
        number=next_number(act, kind),
        kind=kind,
        client_id=buyer.id,
        ticket_id=ticket,
        issued_on=act.day,
        service_date=service,
        due_on=due or act.day + timedelta(days=seller.payment_days),
        currency=currency,
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
        in_words=amount_in_words(sums.gross, currency),
        seller=json.dumps(as_json(seller), ensure_ascii=False),
        buyer=json.dumps(as_json(BuyerData(buyer.name, buyer.nip, buyer.address, buyer.country)), ensure_ascii=False),
        notes=json.dumps(encoded(uses)),
        exchange=json.dumps(_exchanged(sums, exchange)) if exchange else None,
        deliver_to=deliver_to or buyer.email,
        issued_at=act.at,
        operator=act.operator,
        annotations=json.dumps(encoded(supplied.annotations + split.annotations), ensure_ascii=False),
    )
    act.db.add(invoice)
    for row in rows:
        row.invoice_id = invoice.id
        act.db.add(row)
    act.book("invoice", invoice.number, client=buyer.id, net=sums.net, vat=sums.vat, gross=sums.gross, currency=currency)
    act.bind("invoice", invoice.number, *supplied.decisions, *split.decisions)
    ksef.decide(act, invoice)
    return invoice, rows


def next_number(act: Act, kind: str) -> str:
    """Allot the number of a document of today: SERIES/YEAR/NNNN; "" on a dry act. Raises Conflict where the day lies before that of the
    last document of the series that stands, and while the numbering is held on a restored desk."""
    series, year = SERIES[kind], act.day.year
    require_numbering(act, series)
    last = invoices.newest(act.db, kinds=kinds_of(series))
    if last is not None and act.day < last.issued_on:
        raise Conflict("INVOICE_OUT_OF_ORDER", on=plain(act.day), last=last.number, last_on=plain(last.issued_on))
    return "" if act.db.dry else f"{series}/{year}/{reading.next_number(act.db, series, year):04d}"


def sums_of(rows: Sequence[InvoiceLine]) -> Totals:
    """What lines come to, and by rate, in minor units."""
    return totals(Line(row.net, row.vat, row.gross, row.vat_rate) for row in rows)


def due_day(act: Act) -> date:
    """By when a document of today is to be paid: the seller's payment days. Raises Gap without a seller."""
    return act.day + timedelta(days=seller_on(act, act.day).payment_days)


def _currency(lines: Sequence[Priced]) -> str:
    """One currency a document: no rule says how several become one."""
    found = sorted({line.currency for line in lines})
    if len(found) > 1:
        raise Gap("SEVERAL_CURRENCIES", currencies=found)
    return found[0]


def _row(line: Priced, position: int, annex_15: bool) -> InvoiceLine:
    """Quantity × price less the discount; a gross price is split, so that it sums to the grosz."""
    sums = priced_line(line.price, line.quantity, line.discount, line.vat_rate, gross_price=line.gross_price)
    return InvoiceLine(
        invoice_id=0,
        position=position,
        item=line.item,
        name=line.name,
        quantity=f"{line.quantity.normalize():f}",
        unit=line.unit,
        unit_net=split_gross(line.price, line.vat_rate)[0] if line.gross_price else line.price,
        discount=line.discount,
        net=sums.net,
        vat_rate=line.vat_rate,
        vat=sums.vat,
        gross=sums.gross,
        clauses=json.dumps(list(line.clauses), ensure_ascii=False),
        ticket_id=line.ticket,
        unit_gross=line.price if line.gross_price else None,
        annex_15=annex_15 or None,
    )


def _exchanged(sums: Totals, exchange: Exchange) -> dict[str, str]:
    """The rate, where it stands, and the VAT in PLN."""
    vat = vat_in_pln(sums, exchange.rate)
    return {"rate": str(exchange.rate), "table": exchange.table, "on": exchange.on.isoformat(), "vat_pln": amount_text(vat)}


def vat_in_pln(sums: Totals, rate: Decimal) -> int:
    """The VAT in grosze: the net of each rate is converted first (100.00 EUR at 4.2274 → 97.23)."""
    return sum(vat_of_net(times(line.net, rate), line.rate) for line in sums.by_rate)


def find_document(act: Act, reference: str) -> Invoice:
    """An issued document by its number, with or without the zeros that it is filled with: FV/2026/2. Raises NotFound."""
    number, invoice_id = spelled(lookup.checked("invoice", reference))
    row = invoices.by_number(act.db, number)
    if row is None and invoice_id is not None:
        row = act.db.get(Invoice, invoice_id)
    if row is None:
        raise NotFound("NOT_FOUND", kind="invoice", value=reference)
    return row


def spelled(reference: str) -> tuple[str, int | None]:
    """The number that a document may be called by, filled with its zeros, and the id, where it is one: (FV/2026/0002, None), ("7", 7)."""
    if reference.isascii() and reference.isdigit() and len(reference) <= 18:
        return reference, int(reference)
    series, slash, last = reference.rpartition("/")
    if slash and last.isascii() and last.isdigit() and len(last) < 4:
        return f"{series}/{int(last):04}", None
    return reference, None


def document_data(act: Act, row: Invoice, lines: Sequence[InvoiceLine], paid: Sequence[Payment] = ()) -> InvoiceData:
    """A document that was issued just now, as it is told. `paid`: what it was paid by. The number is None on a dry act."""
    there = ksef.stands(act, [ksef.Subject(row, fresh=True)])[row.id]
    return data_of(act, Record(row, lines), payments.issued(row, paid), there)
