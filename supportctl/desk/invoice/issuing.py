"""Invoices: issued once, frozen, numbered without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record, require_not_before_last_change
from supportctl.desk.ground.windows import outcome_of
from supportctl.desk.hours.work import TicketWork, allot
from supportctl.desk.invoice import ksef, payments, proformas
from supportctl.desk.invoice.document import PrepaidUse
from supportctl.desk.invoice.documents import Priced, document_data, issue_document
from supportctl.desk.invoice.records import InvoiceData
from supportctl.errors import Conflict, Gap, InvalidInput
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.money import Money, parse_currency
from supportctl.record import Hours
from supportctl.regulations import PAID_SUPPORT, VAT_INVOICES, shelf, statute_of
from supportctl.regulations.facts import ChargeFacts
from supportctl.regulations.terms import TimedTerms
from supportctl.regulations.vat_invoices.facts import InvoiceDayFacts
from supportctl.regulations.vat_invoices.rules import invoice_period
from supportctl.store.compiled import appointments, hours, invoices, items, tickets
from supportctl.store.compiled.rows import Client, HoursGrant, Invoice, ServiceItem, Ticket
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class Chosen(NamedTuple):
    """What of that which waits is to be billed: what is in a currency, and whose last day lies in these days; None: all of it."""

    currency: str | None = None
    days: tuple[date, date] | None = None

    def in_currency(self, currency: str | None) -> bool:
        """A purchase without a price goes with any."""
        return self.currency is None or currency in (self.currency, None)

    def on_day(self, at: datetime) -> bool:
        """Does the legal day of an instant lie in the days?"""
        return self.days is None or self.days[0] <= legal_day(at) <= self.days[1]


def issue(
    act: Act,
    *,
    ticket: str | None,
    client: str | None,
    currency: str | None = None,
    days: tuple[date, date] | None = None,
    proforma: bool = False,
    weigh: ksef.Weigh | None = None,
) -> Outcome[InvoiceData]:
    """Invoice what was begun and not invoiced yet: a ticket's hours, or all of a client's and its prepaid purchases.

    `currency`: only what is in it, the rest goes on waiting; `days`: of a client only what was done or bought in them; `proforma`: by a
    proforma, which bills nothing; `weigh`: says how large a document is, so that none is issued that the KSeF doesn't take. Raises Refused
    citing §1.10 for free help, Conflict when nothing is new, a session runs, the addresses given differ (payment.2) or it is too large, Gap
    without a seller, a rate, and for lines in several currencies where none is chosen.
    """
    chosen = Chosen(parse_currency(currency) if currency is not None else None, days)
    if (ticket is None) == (client is None):
        raise InvalidInput("TICKET_OR_CLIENT")
    if ticket is not None:
        named = find(act.db, ticket)
        works = [named]
        buyer = act.db.get(Client, named.client_id)
        prepaid: list[HoursGrant] = []
    else:
        buyer = lookup.client(act.db, client or "")
        works = [work for work in invoices.unbilled_tickets(act.db, buyer.id) if chosen.on_day(_last_instant(work))]
        prepaid = hours.prepaid_unbilled(act.db, buyer.id)
        prepaid = [grant for grant in prepaid if chosen.in_currency(grant.currency) and chosen.on_day(grant.happened_at)]
    if buyer is None:
        raise LookupError("a ticket without a client")
    buyer = lookup.itself(act.db, buyer)
    if client is not None:
        # What is being worked on now waits for the next invoice.
        skipped = [Note("TICKET_SKIPPED", {"id": work.id}) for work in works if work.status == "open"]
        works = [work for work in works if work.status != "open"]
    else:
        skipped = []
    parts = [part for work in works if (part := _ticket_part(act, work, chosen))]
    _require_not_before_purchase(act, prepaid)
    lines = _lines(parts, prepaid, act)
    if not lines:
        if chosen.currency is not None:
            raise Conflict("NOTHING_IN_CURRENCY", currency=chosen.currency)
        raise Conflict("NOTHING_TO_BILL", prepaid=any(g.prepaid for part in parts for _, g in part.uses))
    whose = ("--client", client) if client is not None else ("--ticket", ticket or "")
    _require_one_currency(lines, "proforma" if proforma else "issue", *whose)
    deliver_to = _address(act, buyer, parts)
    if proforma:
        made = _propose(act, buyer, parts, lines, deliver_to)
        return made._replace(notes=(*made.notes, *skipped))
    outcome = _write(act, buyer, parts, prepaid, lines, deliver_to, weigh)
    return outcome._replace(notes=(*outcome.notes, *skipped))


def issue_for_ticket(
    act: Act, reference: str, currency: str | None = None, weigh: ksef.Weigh | None = None
) -> Outcome[InvoiceData]:
    """The same, for a ticket."""
    return issue(act, ticket=reference, client=None, currency=currency, weigh=weigh)


def issue_for_client(
    act: Act, reference: str, currency: str | None = None, weigh: ksef.Weigh | None = None
) -> Outcome[InvoiceData]:
    """The same, for a client."""
    return issue(act, ticket=None, client=reference, currency=currency, weigh=weigh)


def _require_one_currency(lines: Sequence[Priced], verb: str, option: str, value: str) -> None:
    """A document is in one currency. Raises Gap naming them, and how each is billed by that verb."""
    found = sorted({line.currency for line in lines})
    if len(found) > 1:
        raise Gap("ONE_CURRENCY_EACH", currencies=found, verb=verb, option=option, value=value, first=found[0])


def _last_instant(ticket: Ticket) -> datetime:
    """When its last session ended; of one without a session its last change."""
    return ticket.last_session_end or ticket.changed_at


def _require_not_before_purchase(act: Act, prepaid: Sequence[HoursGrant]) -> None:
    """Nothing is invoiced before it was bought."""
    for grant in prepaid:
        if act.at < grant.happened_at:
            raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(grant.happened_at))


class Part(NamedTuple):
    """A ticket's share of an invoice: the units or service items that wait and are billed now, the bill behind the units (None where
    time isn't charged), the decision that they are due. `rest`: does anything go on waiting?"""

    ticket: Ticket
    uses: list[tuple[Any, HoursGrant]]
    items: list[ServiceItem]
    work: TicketWork | None
    charge: Decision[None]
    rest: bool


def _ticket_part(act: Act, ticket: Ticket, chosen: Chosen) -> Part | None:
    """The units of a ticket that wait for an invoice. None when it has no session, or nothing in the currency that is chosen."""
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    require_not_before_last_change(act, ticket)
    served = shelf(ticket.regulation)
    if not served.rules.charge.known:
        return None  # nothing is ever charged under it
    sessions = tickets.sessions(act.db, ticket.id)
    # What covers the work is looked at once more: a purchase may have been recorded since.
    work = allot(act, ticket, sessions, act.at)
    uses = invoices.unbilled_uses(act.db, ticket.id)
    waiting = items.unbilled(act.db, ticket.id)
    for item in waiting:
        if act.at < item.happened_at:
            raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(item.happened_at))
    facts = ChargeFacts(ticket.entitlement != "free" or bool(uses), outcome_of(act, ticket))
    charge = act.ask(served.rules.charge, facts, law_of_ticket(act, served, ticket))
    taken = [(use, grant) for use, grant in uses if chosen.in_currency(grant.currency)]
    named = [item for item in waiting if chosen.in_currency(item.currency)]
    if (not work and not waiting) or (chosen.currency is not None and not taken and not named):
        act.forget(charge)
        return None
    rest = len(named) < len(waiting) or any(not g.prepaid and not chosen.in_currency(g.currency) for _, g in uses)
    return Part(ticket, taken, named, work, charge, rest)


def _lines(parts: Sequence[Part], prepaid: Sequence[HoursGrant], act: Act) -> list[Priced]:
    """One line per price and ticket; hours invoiced at purchase are only shown, not billed again."""
    minutes: dict[tuple[Any, ...], int] = {}
    made: dict[tuple[Any, ...], Priced] = {}

    def count(grant: HoursGrant, taken: int, line: Priced) -> None:
        key = (line.item, line.price, line.currency, line.vat_rate, line.gross_price, line.ticket)
        made.setdefault(key, line)
        minutes[key] = minutes.get(key, 0) + taken

    for part in parts:
        law = shelf(part.ticket.regulation).law.on(act.day)
        clauses = _clauses(part, part.work.decision) if part.work else []
        for use, grant in part.uses:
            if not grant.prepaid:
                count(grant, use.minutes, _hours_line(grant, law, clauses, part.ticket.id))
    for grant in prepaid:
        law = shelf(PAID_SUPPORT).law.on(legal_day(grant.happened_at))
        clauses = [{"regulation": PAID_SUPPORT, "clause": TimedTerms(law).billing_item.clause}]
        count(grant, grant.minutes, _hours_line(grant, law, clauses, None))
    hours_lines = [line._replace(quantity=Decimal(minutes[key]) / 60) for key, line in made.items()]
    return hours_lines + [_item_line(part, item) for part in parts for item in part.items]


def _clauses(part: Part, decision: Decision[Any]) -> list[dict[str, str]]:
    return [{"regulation": part.ticket.regulation, "clause": c} for c in cited(decision)]


def _item_line(part: Part, item: ServiceItem) -> Priced:
    """A service item, at the price of the day of arranging."""
    return Priced(
        item=item.item,
        name=item.name,
        quantity=Decimal(item.quantity),
        unit=item.unit,
        price=item.unit_amount,
        currency=item.currency,
        vat_rate=item.vat_rate,
        clauses=_clauses(part, part.charge),
        gross_price=item.gross_price,
        ticket=part.ticket.id,
    )


def _hours_line(grant: HoursGrant, law: LawAt, clauses: Sequence[dict[str, str]], ticket: int | None) -> Priced:
    """A line for hours at the price of their purchase; the quantity is counted later."""
    if grant.unit_amount is None or grant.currency is None or grant.vat_rate is None:
        raise LookupError(f"hours {grant.id} without a price")
    words = TimedTerms(law).billing_line.value
    return Priced(
        item=grant.item,
        name=words["name"],
        quantity=Decimal(0),
        unit=words["unit"],
        price=grant.unit_amount,
        currency=grant.currency,
        vat_rate=grant.vat_rate,
        clauses=clauses,
        gross_price=grant.gross_price,
        ticket=ticket,
    )


def _write(
    act: Act,
    buyer: Client,
    parts: Sequence[Part],
    prepaid: Sequence[HoursGrant],
    lines: Sequence[Priced],
    deliver_to: str | None,
    weigh: ksef.Weigh | None,
) -> Outcome[InvoiceData]:
    """The document, and marks on what was billed, in the one transaction."""
    ends = [p.ticket.last_session_end for p in parts if p.ticket.last_session_end] + [g.happened_at for g in prepaid]
    service = legal_day(max(ends)) if ends else act.day
    uses = [
        PrepaidUse(p.ticket.id, Hours(sum(u.minutes for u, g in p.uses if g.prepaid)))
        for p in parts
        if any(g.prepaid for _, g in p.uses)
    ]
    only = parts[0].ticket.id if len(parts) == 1 else None
    invoice, rows = issue_document(
        act, kind="vat", buyer=buyer, lines=lines, service=service, ticket=only, uses=uses, deliver_to=deliver_to
    )
    for part in parts:
        for row in (*(use for use, _ in part.uses), *part.items):
            row.invoice_id = invoice.id
            act.db.touch(row)
        part.ticket.unbilled = part.rest
        act.db.touch(part.ticket)
        grounds = cited(part.work.decision if part.work else part.charge)
        record(act, part.ticket, "invoiced", clauses=grounds, number=invoice.number)
        act.bind("invoice", invoice.number, part.charge)
        if part.work:
            act.keep("invoice", invoice.number, part.work.decision, part.work.facts)
    for grant in prepaid:
        grant.invoice_id = invoice.id
        act.db.touch(grant)
    first = parts[0] if parts else None
    decision = decision_data(first.work.decision if first.work else first.charge) if first else None
    notes = _late(service, act.day)
    if invoice.deliver_to is None:
        notes += (Note("UNDELIVERED", {"number": invoice.number}),)
    paid = proformas.carried(act, invoice, rows, {grant.id for grant in prepaid})
    if back := payments.to_give_back(payments.issued(invoice, paid)):
        notes += (Note("PROFORMA_OVERPAID", {"number": invoice.number, "amount": plain(Money(back, invoice.currency))}),)
    data = document_data(act, invoice, rows, paid)
    if weigh is not None and len(rows) >= ksef.FEWEST_LINES:
        _require_fits(act, invoice, data, parts, weigh)
    return Outcome(data, decision, notes + ksef.due_notes(data), invoice.number or None)


def _require_fits(act: Act, invoice: Invoice, data: InvoiceData, parts: Sequence[Part], weigh: ksef.Weigh) -> None:
    """Raises Conflict for what is too large for the KSeF: each ticket is invoiced by itself then, of one items are taken off."""
    there = ksef.stands(act, [ksef.Subject(invoice, fresh=True)])[invoice.id]
    code = "KSEF_TOO_MANY_TICKETS" if len(parts) > 1 else "KSEF_TOO_MANY_ITEMS"
    ksef.require_fits(data, there, weigh, code, ticket=parts[0].ticket.id if parts else None, count=len(parts))


def _propose(
    act: Act, buyer: Client, parts: Sequence[Part], lines: Sequence[Priced], deliver_to: str | None
) -> Outcome[InvoiceData]:
    """A proforma with what an invoice of now would bill; all of it goes on waiting."""
    only = parts[0].ticket.id if len(parts) == 1 else None
    paper, rows = issue_document(
        act, kind="proforma", buyer=buyer, lines=lines, service=act.day, ticket=only, deliver_to=deliver_to
    )
    for part in parts:
        record(act, part.ticket, "proforma-issued", number=paper.number)
        act.bind("invoice", paper.number, part.charge)
    notes = (Note("UNDELIVERED", {"number": paper.number}),) if paper.deliver_to is None else ()
    return Outcome(document_data(act, paper, rows), notes=notes, made=paper.number or None)


def _address(act: Act, buyer: Client, parts: Sequence[Part]) -> str | None:
    """Where the invoice goes: the address given when a session was arranged, else the client's (payment.2). Raises Conflict when
    the tickets were promised different ones."""
    promised: dict[str, int] = {}
    for part in parts:
        if shelf(part.ticket.regulation).rules.schedule.known:
            to = appointments.address(act.db, part.ticket.id, act.at) or buyer.email
            if to is not None:
                promised.setdefault(to, part.ticket.id)
    if len(promised) > 1:
        raise Conflict("INVOICE_ADDRESSES", addresses=list(promised), id=next(iter(promised.values())))
    return next(iter(promised), buyer.email)


def _late(service: date, issued: date) -> tuple[Note, ...]:
    """A note when the VAT act wanted the invoice earlier (art. 106i)."""
    last = invoice_period(InvoiceDayFacts(service, issued), statute_of(VAT_INVOICES).on(service)).value.last_day
    return (Note("INVOICE_LATE", {"last_day": last.isoformat()}),) if issued > last else ()
