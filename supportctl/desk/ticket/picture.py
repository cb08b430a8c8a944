"""A ticket as a page: who reported it, what they hold, how hours and money stand, and what may be done next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import state_on
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import TicketData, ended_at, find
from supportctl.desk.hours.begun import Begun
from supportctl.desk.hours.under_way import under_way
from supportctl.desk.hours.work import Counters, TicketWork, bill, counters, worked_seconds
from supportctl.desk.invoice.waiting import to_invoice
from supportctl.desk.session.readiness import ready
from supportctl.desk.session.scheduling import AppointmentData, appointment_data
from supportctl.desk.ticket.showing import show_ticket
from supportctl.money import Money
from supportctl.record import Hours, LicenseState, Phone, ProductName, Text, Word, maybe
from supportctl.regulations import shelf
from supportctl.store import reading
from supportctl.store.compiled import appointments, tickets
from supportctl.store.compiled.rows import Client, Contact, License, Product, Ticket, WorkSession
from supportctl.store.states import OVER
from supportctl.tuples import NamedTuple


class Holding(NamedTuple):
    """The licence that a ticket is about."""

    state: LicenseState
    kind: Word
    version: str
    maintenance_until: date | None
    support_ordered: date | None
    key_valid_until: date | None


class TicketPicture(NamedTuple):
    """What stands beside a ticket on its page. `next`: commands that would be accepted now, without the program's name; what only
    the operator can say is …; `hours_in_all`: of the purchases that the ticket draws on, with `hours_elsewhere` that other tickets took;
    `hours_agreed`: beyond them."""

    client_name: Text | None
    contact: str | None
    phone: Phone | None
    email: str | None
    product_name: ProductName | None
    holding: Holding | None
    operator: str | None
    running_since: datetime | None
    worked: Counters | None
    hours_in_all: Hours | None
    hours_elsewhere: Hours | None
    hours_agreed: Hours | None
    appointment: AppointmentData | None
    to_invoice: tuple[Money, ...]
    next: tuple[str, ...]


class TicketPage(NamedTuple):
    """A ticket and its picture."""

    core: TicketData
    picture: TicketPicture


def show_page(act: Act, reference: str, *, confidential: bool) -> Outcome[TicketPage]:
    """One ticket as `showing.show_ticket` gives it, with its picture."""
    shown = show_ticket(act, reference, confidential=confidential)
    return Outcome(TicketPage(shown.data, picture(act, find(act.db, str(shown.data.id)))))


def picture(act: Act, ticket: Ticket) -> TicketPicture:
    """The picture of a ticket at the act's instant."""
    client, product = act.db.get(Client, ticket.client_id), act.db.get(Product, ticket.product_id)
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    named = reading.contact_at(act.db, ticket.client_id, act.at)
    contact = act.db.get(Contact, named.id) if named else None
    sessions = [s for s in tickets.sessions(act.db, ticket.id) if s.state != "cancelled"]
    running = next((s for s in sessions if s.state == "running"), None)
    agreed = appointments.agreed(act.db, ticket.id)
    ahead = next((row for row in agreed if row.ends_at > act.at), None)
    shown = ahead or (agreed[-1] if agreed else None)  # one that was missed, until another takes its place
    work = bill(act, ticket, sessions, act.at) if sessions else None
    begun = under_way(act) if work is not None and work.facts.billable else []
    worked = counters(work, worked_seconds(sessions, act.at)) if sessions else None
    # Of free help no hours are told: it takes none.
    bought, elsewhere, taken = _bought(ticket, work, begun) if work is not None and work.facts.billable else (0, 0, 0)
    more = sum(s.minutes for s in work.facts.sources if s.consent and s.until is None) if work is not None else 0
    return TicketPicture(
        client_name=Text(client.name) if client and client.name else None,
        contact=contact.name if contact else None,
        phone=maybe(Phone, client.phone) if client else None,
        email=client.email if client else None,
        product_name=ProductName(product.name) if product else None,
        holding=None if held is None else _holding(act, held),
        operator=running.operator if running else None,
        running_since=running.started_at if running else None,
        worked=worked._replace(hours_left=Hours(max(0, worked.hours_left - taken))) if worked is not None and taken else worked,
        hours_in_all=Hours(bought) if bought else None,
        hours_elsewhere=Hours(elsewhere) if elsewhere else None,
        hours_agreed=Hours(more) if more else None,
        appointment=appointment_data(act, shown) if shown else None,
        to_invoice=to_invoice(act, [ticket], begun=begun),
        next=next_commands(act, ticket, running, ahead is not None),
    )


def _bought(ticket: Ticket, work: TicketWork, begun: Sequence[Begun]) -> tuple[int, int, int]:
    """Minutes of the purchases of which something is there for the ticket; how many of them other tickets took; and of these what
    sessions that run took since they were last recorded (`begun`)."""
    there = {s.id: s.minutes for s in work.facts.sources if not s.consent and s.minutes > 0}
    bought = sum(work.grants[number].minutes for number in there)
    taken = sum(each.minutes for each in begun if each.ticket_id != ticket.id and str(each.grant_id) in there)
    return bought, bought - sum(there.values()) + taken, taken


def _holding(act: Act, held: License) -> Holding:
    return Holding(
        LicenseState(state_on(act, held)),
        Word(held.kind),
        held.version,
        held.maintenance_until,
        held.support_ordered,
        held.key_valid_until,
    )


def next_commands(act: Act, ticket: Ticket, running: WorkSession | None, agreed: bool) -> tuple[str, ...]:
    """Commands that take the ticket further and wouldn't be refused now for a reason that is known already."""
    if ticket.merged_into is not None:
        return (f"ticket show {ticket.merged_into}", f"ticket unmerge {ticket.id}", *_money(ticket))
    number, rules = ticket.id, shelf(ticket.regulation).rules
    if running is not None:
        more = rules.extend.known and not running.free
        return (f"session stop {number}", *((f"session extend {number} --hours 1 --consent …",) if more else ()))
    if ticket.status in OVER or ended_at(act, ticket) is not None:
        open_window = ticket.recurrence_until is not None and act.at <= ticket.recurrence_until
        again = open_window and ticket.status == "closed" and rules.recurrence.known
        return (*_money(ticket), *((f"ticket reopen {number} --reason …",) if again else ()))
    found: list[str] = []
    if ticket.status == "new" and rules.triage.known:
        found.append(f"ticket triage {number} --diagnosable")
    if ticket.first_response_due is not None and ticket.first_response_at is None:
        found.append(f"ticket reply {number} -m …")
    asked = ready(act, ticket)
    if asked is not None:
        found.append(_start(number, asked))
    elif rules.schedule.known and not agreed:
        found.append(f"session schedule {number} --when …")
    if ticket.status == "waiting":
        found.append(f"ticket close {number} --outcome … -m …")
    return (*found, *_money(ticket))


def _start(number: int, asked: tuple[str, ...]) -> str:
    words = ",".join(word for word in asked if word != "phone")
    confirm = f" --confirm {words}" if words else ""
    return f"session start {number}{confirm}{' --phone …' if 'phone' in asked else ''}"


def _money(ticket: Ticket) -> tuple[str, ...]:
    return (f"invoice issue --ticket {ticket.id}",) if ticket.unbilled else ()
