"""Invoices: issued once, frozen, numbered without gaps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from supportctl.calendar import legal_day
from supportctl.desk import lookup
from supportctl.desk.act import Act
from supportctl.desk.hours import PAID_SUPPORT
from supportctl.desk.results import Outcome, decision_data, money, plain, require, units_text
from supportctl.desk.seller import seller_data, seller_on
from supportctl.desk.tickets import cited, find, not_before_last_change, record
from supportctl.desk.work import TicketWork, settle
from supportctl.errors import Conflict, Gap, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.money import Line, amount_in_words, line_of_gross, line_of_net, split_gross, times, totals
from supportctl.regulations import shelf
from supportctl.regulations.facts import ChargeFacts
from supportctl.store.queries import hours, invoices, tickets
from supportctl.store.tables.billing import Invoice, InvoiceLine
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import HoursGrant

SERIES = "FV"
# What stands on the document for an item; names are in the language of the invoice, Polish.
ITEM_NAMES = {"progrupa-support-hour": "Płatne wsparcie techniczne, rozpoczęta godzina"}
UNIT = "godz."


def line_data(row: InvoiceLine, currency: str) -> dict[str, Any]:
    """One line as scripts see it."""
    return {
        "item": row.item,
        "name": row.name,
        "quantity": row.quantity,
        "unit": row.unit,
        "unit_net": money(row.unit_net, currency),
        "net": money(row.net, currency),
        "vat_rate": row.vat_rate,
        "vat": money(row.vat, currency),
        "gross": money(row.gross, currency),
        "clauses": json.loads(row.clauses),
        "ticket": row.ticket_id,
    }


def invoice_data(act: Act, row: Invoice, lines: Sequence[InvoiceLine]) -> dict[str, Any]:
    """The documented fields of an invoice, and the snapshot of both parties."""
    client = act.db.get(Client, row.client_id)
    cur = row.currency
    return {
        "id": row.id,
        "number": row.number,
        "kind": row.kind,
        "client": client.key if client else None,
        "issued_on": plain(row.issued_on),
        "service_date": plain(row.service_date),
        "due_on": plain(row.due_on),
        "currency": cur,
        "lines": [line_data(line, cur) for line in lines],
        "net": money(row.net, cur),
        "vat": money(row.vat, cur),
        "gross": money(row.gross, cur),
        "in_words": row.in_words,
        "ticket": row.ticket_id,
        "seller": json.loads(row.seller),
        "buyer": json.loads(row.buyer),
        "uses": json.loads(row.notes),
        "notices": [{"regulation": PAID_SUPPORT, "moment": "footer"}],
    }


def issue(act: Act, *, ticket: str | None, client: str | None) -> Outcome:
    """Invoice what was begun and not invoiced yet: a ticket's hours, or all of a client's and its prepaid purchases.

    Raises Refused citing §1.10 for free help, Conflict when nothing is new or a session runs, Gap without a seller, a rate.
    """
    if (ticket is None) == (client is None):
        raise InvalidInput("TICKET_OR_CLIENT")
    if ticket is not None:
        named = find(act.db, ticket)
        works = [named]
        buyer = act.db.get(Client, named.client_id)
        prepaid: list[HoursGrant] = []
    else:
        buyer = lookup.client(act.db, client or "")
        works = invoices.unbilled_tickets(act.db, buyer.id or 0)
        prepaid = hours.prepaid_unbilled(act.db, buyer.id or 0)
    if buyer is None:
        raise LookupError("a ticket without a client")
    seller = seller_on(act, act.day)
    if client is not None:
        # What is being worked on now waits for the next invoice.
        skipped = [("TICKET_SKIPPED", {"id": work.id}) for work in works if work.status == "open"]
        works = [work for work in works if work.status != "open"]
    else:
        skipped = []
    parts = [part for work in works if (part := _ticket_part(act, work))]
    _in_order(act, prepaid)
    lines = _lines(parts, prepaid)
    if not lines:
        raise Conflict("NOTHING_TO_BILL", prepaid=any(g.prepaid for part in parts for _, g in part.uses))
    _vat_decides(buyer, act.day)
    currencies = sorted({line.currency for line in lines})
    if currencies != ["PLN"]:
        raise Gap("NO_EXCHANGE_RATE", currencies=currencies, on=plain(act.day))
    outcome = _write(act, buyer, seller_data(seller), parts, prepaid, lines)
    return outcome._replace(notes=(*outcome.notes, *skipped))


def _in_order(act: Act, prepaid: Sequence[HoursGrant]) -> None:
    """Numbers follow the days of issue; nothing is invoiced before it was bought."""
    last = invoices.every(act.db, limit=1)
    if last and act.day < last[0].issued_on:
        raise Conflict("INVOICE_OUT_OF_ORDER", on=plain(act.day), last=last[0].number, last_on=plain(last[0].issued_on))
    for grant in prepaid:
        if act.at < grant.happened_at:
            raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(grant.happened_at))


class Part(NamedTuple):
    """A ticket's share of an invoice: the units that wait, the bill behind them, the decision that they are due."""

    ticket: Ticket
    uses: list[tuple[Any, HoursGrant]]
    work: TicketWork
    charge: Decision[None]
    charge_facts: ChargeFacts


def _ticket_part(act: Act, ticket: Ticket) -> Part | None:
    """The units of a ticket that wait for an invoice. None when it has no session."""
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    not_before_last_change(act, ticket)
    served = shelf(ticket.regulation)
    sessions = tickets.sessions(act.db, ticket.id or 0)
    # What covers the work is looked at once more: a purchase may have been recorded since.
    work = settle(act, ticket, sessions, act.at)
    uses = invoices.unbilled_uses(act.db, ticket.id or 0)
    facts = ChargeFacts(ticket.entitlement != "free" or bool(uses), ticket.outcome)
    charge = served.rules.charge(facts, served.law.on(act.day))
    require(charge)
    return None if work is None else Part(ticket, uses, work, charge, facts)


def _vat_decides(buyer: Client, day: date) -> None:
    """Polish buyers only: for others no rule of this desk decides the VAT yet."""
    if buyer.country != "PL":
        raise Gap("NO_VAT_RULE", country=buyer.country, on=day.isoformat())


class _Line:
    """A line in the making: minutes of one price."""

    def __init__(self, grant: HoursGrant, ticket: int | None, clauses: list[dict[str, str]]) -> None:
        if grant.unit_amount is None or grant.currency is None or grant.vat_rate is None:
            raise LookupError(f"hours {grant.id} without a price")
        self.item, self.amount, self.currency = grant.item, grant.unit_amount, grant.currency
        self.vat_rate, self.gross_price = grant.vat_rate, grant.gross_price
        self.ticket, self.clauses, self.minutes = ticket, clauses, 0

    def key(self) -> tuple[Any, ...]:
        return (self.item, self.amount, self.currency, self.vat_rate, self.gross_price, self.ticket)

    def row(self, position: int, invoice_id: int) -> InvoiceLine:
        """Quantity × price by the hour; a gross price is split, so that it sums to the grosz."""
        quantity = Decimal(self.minutes) / 60
        total = times(self.amount, quantity)
        sums = line_of_gross(total, self.vat_rate) if self.gross_price else line_of_net(total, self.vat_rate)
        return InvoiceLine(
            invoice_id=invoice_id,
            position=position,
            item=self.item,
            name=ITEM_NAMES.get(self.item, self.item),
            quantity=units_text(self.minutes),
            unit=UNIT,
            unit_net=split_gross(self.amount, self.vat_rate)[0] if self.gross_price else self.amount,
            net=sums.net,
            vat_rate=self.vat_rate,
            vat=sums.vat,
            gross=sums.gross,
            clauses=json.dumps(self.clauses, ensure_ascii=False),
            ticket_id=self.ticket,
        )


def _lines(parts: Sequence[Part], prepaid: Sequence[HoursGrant]) -> list[_Line]:
    """One line per price and ticket; hours invoiced at purchase are only shown, not billed again."""
    found: dict[tuple[Any, ...], _Line] = {}
    for part in parts:
        clauses = [{"regulation": part.ticket.regulation, "clause": c} for c in cited(part.work.decision)]
        for use, grant in part.uses:
            if not grant.prepaid:
                line = _Line(grant, part.ticket.id, clauses)
                found.setdefault(line.key(), line).minutes += use.minutes
    for grant in prepaid:
        law = shelf(PAID_SUPPORT).law.on(legal_day(grant.happened_at))
        line = _Line(grant, None, [{"regulation": PAID_SUPPORT, "clause": law.value("billing.item").clause}])
        found.setdefault(line.key(), line).minutes += grant.minutes
    return list(found.values())


def _write(
    act: Act,
    buyer: Client,
    seller: dict[str, Any],
    parts: Sequence[Part],
    prepaid: Sequence[HoursGrant],
    lines: Sequence[_Line],
) -> Outcome:
    """Number, invoice, lines and marks on what was billed, in the one transaction."""
    rows = [line.row(i, 0) for i, line in enumerate(lines, 1)]
    sums = totals(Line(row.net, row.vat, row.gross, row.vat_rate) for row in rows)
    ends = [p.ticket.last_session_end for p in parts if p.ticket.last_session_end] + [g.happened_at for g in prepaid]
    service = legal_day(max(ends)) if ends else act.day
    due = date.fromordinal(act.day.toordinal() + int(seller["payment_days"]))
    uses = [
        {"ticket": p.ticket.id, "hours": units_text(sum(u.minutes for u, g in p.uses if g.prepaid))}
        for p in parts
        if any(g.prepaid for _, g in p.uses)
    ]
    number = "" if act.db.dry else f"{SERIES}/{act.day.year}/{invoices.next_number(act.db, SERIES, act.day.year):04d}"
    invoice = Invoice(
        number=number,
        kind="vat",
        client_id=buyer.id or 0,
        ticket_id=parts[0].ticket.id if len(parts) == 1 else None,
        issued_on=act.day,
        service_date=service,
        due_on=due,
        currency=lines[0].currency,
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
        in_words=amount_in_words(sums.gross, lines[0].currency),
        seller=json.dumps(seller, ensure_ascii=False),
        buyer=json.dumps(_buyer(buyer), ensure_ascii=False),
        notes=json.dumps(uses),
        issued_at=act.at,
        operator=act.operator,
    )
    act.db.add(invoice)
    for row in rows:
        row.invoice_id = invoice.id or 0
        act.db.add(row)
    for part in parts:
        for use, _ in part.uses:
            use.invoice_id = invoice.id
            act.db.touch(use)
        part.ticket.unbilled = False
        act.db.touch(part.ticket)
        record(act, part.ticket, "invoiced", clauses=cited(part.work.decision), number=number)
        act.decided("invoice", number, part.charge, part.charge_facts)
        act.decided("invoice", number, part.work.decision, part.work.facts)
    for grant in prepaid:
        grant.invoice_id = invoice.id
        act.db.touch(grant)
    act.book("invoice", number, client=buyer.id, net=sums.net, vat=sums.vat, gross=sums.gross, currency=invoice.currency)
    data = invoice_data(act, invoice, rows)
    if act.db.dry:
        data["number"] = None
    decision = decision_data(parts[0].work.decision) if parts else None
    notes = _late(service, act.day)
    return Outcome(data, decision, notes, number or None)


def _buyer(client: Client) -> dict[str, Any]:
    """The buyer, as it stands on the invoice."""
    return {
        "name": client.name,
        "nip": client.nip,
        "address": client.address,
        "country": client.country,
        "email": client.email,
    }


def _late(service: date, issued: date) -> tuple[tuple[str, dict[str, Any]], ...]:
    """An invoice is due by the 15th of the month after the service (VAT act, art. 106i)."""
    year, month = (service.year + 1, 1) if service.month == 12 else (service.year, service.month + 1)
    last = date(year, month, 15)
    return (("INVOICE_LATE", {"last_day": last.isoformat()}),) if issued > last else ()


def print_invoice(act: Act, number: str) -> Outcome:
    """An issued invoice, as it was frozen."""
    row = invoices.by_number(act.db, lookup.checked("invoice", number))
    if row is None and number.isascii() and number.isdigit() and len(number) <= 18:
        row = act.db.get(Invoice, int(number))
    if row is None:
        raise NotFound("NOT_FOUND", kind="invoice", value=number)
    return Outcome(invoice_data(act, row, invoices.lines(act.db, row.id or 0)))


def list_invoices(act: Act, *, client: str | None, limit: int | None) -> Outcome:
    """Invoices, newest first."""
    buyer = lookup.client(act.db, client) if client is not None else None
    rows = invoices.every(act.db, client_id=buyer.id if buyer else None, limit=limit)
    return Outcome([invoice_data(act, row, invoices.lines(act.db, row.id or 0)) for row in rows])
