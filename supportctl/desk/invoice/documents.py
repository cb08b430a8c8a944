"""Numbering, freezing and writing a document from priced lines: what every kind of invoice shares."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.numbering import SERIES, require_numbering
from supportctl.desk.ground.results import plain
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.records import (
    BuyerData,
    ExchangeData,
    InvoiceData,
    LineData,
    PaymentData,
    PrepaidUse,
    SellerData,
)
from supportctl.desk.invoice.seller import seller_data, seller_on
from supportctl.desk.rate.exchange import Exchange, exchange_for
from supportctl.errors import Conflict, Gap, NotFound
from supportctl.money import (
    Line,
    Money,
    amount_in_words,
    amount_text,
    line_of_gross,
    line_of_net,
    split_gross,
    times,
    totals,
    vat_of_net,
)
from supportctl.record import ABSENT, Cited, Hours, Iban, Notice, Rate, Word, as_json, encoded
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import BuyerFacts
from supportctl.regulations.vat_invoices.rules import place_of_supply
from supportctl.store import reading
from supportctl.store.compiled import invoices
from supportctl.store.compiled.rows import Client, Invoice, InvoiceLine, Payment


class Priced(NamedTuple):
    """A line to be. `quantity` of `unit` at `price` minor units each, net unless `gross_price`, less `discount` minor units.
    `name` and `unit` stand on the document, so they are Polish. `clauses`: {"regulation", "clause"} of what priced it."""

    item: str
    name: str
    quantity: Decimal
    unit: str
    price: int
    currency: str
    vat_rate: str
    clauses: Sequence[Mapping[str, str]]
    gross_price: bool = False
    discount: int = 0
    ticket: int | None = None


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

    `due`: by default the issue day plus the seller's payment days. `deliver_to`: by default the buyer's e-mail address; without
    one the document is listed as undelivered. A tax document in another currency than PLN says its VAT in PLN, by the rate of the
    last working day before the service, or before the issue if that came first (VAT act, art. 31a); a proforma is none, so it
    needs no rate. Raises Gap without a seller, a text of the VAT act, a VAT rule or an exchange rate, and for lines in several
    currencies, Conflict for a day before the last document, for a buyer whose data were erased, and while the numbering is held.
    """
    lookup.require_not_erased(buyer)
    seller = seller_data(seller_on(act, act.day))
    currency = _currency(lines)
    vat_act = statute_of(VAT_INVOICES).on(service)
    exchange = exchange_for(act, currency, service, vat_act) if kind == "vat" and currency != "PLN" else None
    if not place_of_supply(BuyerFacts(buyer.country, buyer.kind == "consumer"), vat_act).outcome:
        raise Gap("NO_VAT_RULE", country=buyer.country, on=act.day.isoformat())
    _require_next_number(act, kind)
    rows = [_row(line, position) for position, line in enumerate(lines, 1)]
    sums = totals(Line(row.net, row.vat, row.gross, row.vat_rate) for row in rows)
    series, year = SERIES[kind], act.day.year
    number = "" if act.db.dry else f"{series}/{year}/{reading.next_number(act.db, series, year):04d}"
    invoice = Invoice(
        number=number,
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
        exchange=json.dumps(_exchanged(sums.by_rate, exchange)) if exchange else None,
        deliver_to=deliver_to or buyer.email,
        issued_at=act.at,
        operator=act.operator,
    )
    act.db.add(invoice)
    for row in rows:
        row.invoice_id = invoice.id
        act.db.add(row)
    act.book("invoice", number, client=buyer.id, net=sums.net, vat=sums.vat, gross=sums.gross, currency=currency)
    return invoice, rows


def _require_next_number(act: Act, kind: str) -> None:
    """Numbers of a series go with the days of issue, and may be held on a restored desk."""
    require_numbering(act, SERIES[kind])
    last = invoices.every(act.db, kind=kind, limit=1)
    if last and act.day < last[0].issued_on:
        raise Conflict("INVOICE_OUT_OF_ORDER", on=plain(act.day), last=last[0].number, last_on=plain(last[0].issued_on))


def due_day(act: Act) -> date:
    """By when a document of today is to be paid: the seller's payment days. Raises Gap without a seller."""
    return act.day + timedelta(days=seller_on(act, act.day).payment_days)


def _currency(lines: Sequence[Priced]) -> str:
    """One currency a document: no rule says how several become one."""
    found = sorted({line.currency for line in lines})
    if len(found) > 1:
        raise Gap("SEVERAL_CURRENCIES", currencies=found)
    return found[0]


def _row(line: Priced, position: int) -> InvoiceLine:
    """Quantity × price less the discount; a gross price is split, so that it sums to the grosz."""
    total = times(line.price, line.quantity) - line.discount
    sums = line_of_gross(total, line.vat_rate) if line.gross_price else line_of_net(total, line.vat_rate)
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
    )


def _exchanged(by_rate: Sequence[Line], exchange: Exchange) -> dict[str, str]:
    """The rate, where it stands, and the VAT in PLN: the net of each rate is converted first (100.00 EUR at 4.2274 → 97.23)."""
    vat = sum(vat_of_net(times(line.net, exchange.rate), line.rate) for line in by_rate)
    return {"rate": str(exchange.rate), "table": exchange.table, "on": exchange.on.isoformat(), "vat_pln": amount_text(vat)}


def find_document(act: Act, reference: str) -> Invoice:
    """An issued document by its number. Raises NotFound."""
    number = lookup.checked("invoice", reference)
    row = invoices.by_number(act.db, number)
    if row is None and number.isascii() and number.isdigit() and len(number) <= 18:
        row = act.db.get(Invoice, int(number))
    if row is None:
        raise NotFound("NOT_FOUND", kind="invoice", value=reference)
    return row


def document_data(act: Act, row: Invoice, lines: Sequence[InvoiceLine], paid: Sequence[Payment] = ()) -> InvoiceData:
    """The documented fields of an invoice, and the snapshot of both parties. `paid`: what came in for it. The number is None on a
    dry act."""
    client = act.db.get(Client, row.client_id)
    cur = row.currency
    shown = tuple(_line_data(line, cur) for line in lines)
    cited = dict.fromkeys(clause.regulation for line in shown for clause in line.clauses)
    seller = json.loads(row.seller)
    return InvoiceData(
        id=row.id or None,
        number=row.number or None,
        kind=Word(row.kind),
        client=client.key if client else None,
        issued_on=row.issued_on,
        service_date=row.service_date,
        due_on=row.due_on,
        currency=cur,
        lines=shown,
        net=Money(row.net, cur),
        vat=Money(row.vat, cur),
        gross=Money(row.gross, cur),
        in_words=row.in_words,
        exchange=_exchange_data(json.loads(row.exchange)) if row.exchange else None,
        deliver_to=row.deliver_to or None,
        ticket=row.ticket_id,
        seller=SellerData(bank_account=Iban(seller.pop("bank_account")), from_=date.fromisoformat(seller.pop("from")), **seller),
        buyer=BuyerData(**json.loads(row.buyer)) if row.buyer else BuyerData("", None, "", ""),
        uses=tuple(PrepaidUse(use["ticket"], Hours(Decimal(use["hours"]) * 60)) for use in json.loads(row.notes)),
        paid=Money(sum(payment.amount for payment in paid), cur),
        unpaid=Money(payments.left(row, paid), cur),
        paid_on=payments.paid_on(row, paid),
        paid_by=next((number for payment in paid if (number := _proforma(act, payment))), ABSENT),
        notices=tuple(Notice(slug, "footer") for slug in cited),
    )


def payment_data(act: Act, row: Payment, currency: str) -> PaymentData:
    """A payment as it is told."""
    return PaymentData(Money(row.amount, currency), row.paid_on, row.recorded_at, row.operator, _proforma(act, row))


def _proforma(act: Act, payment: Payment) -> str | None:
    """The number of the proforma that a document is paid by."""
    found = None if payment.proforma_id is None else act.db.get(Invoice, payment.proforma_id)
    return found.number if found else None


def _exchange_data(kept: Mapping[str, str]) -> ExchangeData:
    return ExchangeData(Decimal(kept["rate"]), kept["table"], date.fromisoformat(kept["on"]), Decimal(kept["vat_pln"]))


def _line_data(row: InvoiceLine, currency: str) -> LineData:
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
    )
