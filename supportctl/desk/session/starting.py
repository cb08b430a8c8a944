"""The start of a timed session: what is to be asked, what the rule sees, and what is written."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import accepted_documents, store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.appointments import mark_used
from supportctl.desk.ground.binding import hours_of, law_of_change
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record, require_not_before_last_change, require_not_merged
from supportctl.desk.hours.first_contact import met
from supportctl.desk.hours.funds import Funds
from supportctl.desk.hours.pool import Pool
from supportctl.desk.hours.work import (
    Counters,
    TicketWork,
    bill,
    counters,
    running_counts,
    worked_seconds,
)
from supportctl.desk.session.scheduling import appointment_facts
from supportctl.desk.session.shared import SessionData, around, quota_notes, require_no_overlap, session_data
from supportctl.errors import Conflict
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.record import ABSENT, Absent, Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import NOT_LOOKED_UP, Entitlement, EntitlementFacts, StartFacts
from supportctl.regulations.terms import SupportTerms, TimedTerms
from supportctl.store import reading, running
from supportctl.store.compiled import appointments
from supportctl.store.compiled.rows import Client, License, Product, Ticket, WorkSession
from supportctl.store.glance import same_operator
from supportctl.store.history import Said
from supportctl.store.states import OVER
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class StartedSession(NamedTuple):
    """A session that began, and how the work on its ticket and the hours stand. `stopped`: the one that ended for it."""

    core: SessionData
    counters: Counters
    subject: str
    client: str
    notices: tuple[Notice, ...]
    stopped: SessionData | Absent = ABSENT


def confirmations(law: LawAt) -> dict[str, str]:
    """{confirmation: clause} that a start asks for; nothing where the regulation wants none."""
    wanted = SupportTerms(law).start_confirmations
    return dict(wanted.value) if wanted else {}


def _may_be_confirmed(law: LawAt) -> list[str]:
    """Every word that --confirm takes: also what is asked only where it is to happen, and what is implied anyway."""
    terms = SupportTerms(law)
    more = (terms.start_conditional, terms.start_implied)
    return [*confirmations(law), *(name for names in more if names for name in names.value)]


class Told(NamedTuple):
    """What the operator was told before a session: the words confirmed, the caller's number (E.164), whether the desk concedes what
    it may, whether somebody else takes part, and what of recording and saving is to happen."""

    confirmed: Sequence[str]
    phone: str | None
    override: bool
    someone_else: bool
    intends: Sequence[str] = ()


def start(
    act: Act,
    reference: str,
    *,
    confirmed: Sequence[str],
    phone: str | None,
    override: str | None,
    someone_else: bool = False,
    intends: Sequence[str] = (),
) -> Outcome[StartedSession]:
    """Start the clock on a ticket, if every clause allows it at that instant.

    Raises Conflict for a ticket that is closed, a session that runs already or an overlap, Refused with all failed clauses.
    On a dry Act nothing is written: may it start then?
    """
    told = told_by(confirmed, phone, override, someone_else, intends)
    return begin(act, find(act.db, reference), told, waiver_of(override))


def waiver_of(override: str | None) -> str | None:
    """The reason of an override, as it is stored."""
    return inputs.line(override, "override") if override is not None else None


def told_by(
    confirmed: Sequence[str], phone: str | None, override: str | None, someone_else: bool, intends: Sequence[str]
) -> Told:
    """What was told, checked. Raises InvalidInput."""
    number = inputs.phone(phone) if phone else None
    return Told(confirmed, number, waiver_of(override) is not None, someone_else, intends)


def begin(act: Act, ticket: Ticket, told: Told, waiver: str | None, *, leaving: bool = False) -> Outcome[StartedSession]:
    """Start the clock on a ticket that was found; `waiver`: why it is conceded; `leaving`: the operator's own session
    stops for it. Raises as `start` does."""
    require_not_merged(ticket)
    served = shelf(ticket.regulation)
    law = law_of_change(act, served, ticket)
    require_known_words(law, told)
    near = require_free_to_start(act, ticket, leaving=leaving)
    earlier = [s for s in near if s.ticket_id == ticket.id]
    others = Pool(act, near, (ticket.client_id, ticket.product_id, ticket.version), ticket.id)
    if act.at < act.now and served.rules.bill_work.known:
        others.taking_since(act.at)
    funds = others.funds(ticket, earlier) if served.rules.bill_work.known else None
    rest = rest_of_hour(act, ticket, earlier) if funds and funds.declined(act.at) else 0
    facts = start_facts(act, ticket, law, told, funds, rest)
    decision = act.ask(served.rules.start_session, facts, law)
    session = act.db.add(session_row(act, ticket, law, facts, told, decision))
    session.override_reason = waiver if decision.overridden else None
    ticket.status = "open"
    ticket.closed_at = ticket.outcome = None
    ticket.changed_at = act.at
    ticket.entitlement = decision.value.kind
    ticket.recurrence_until = None
    ticket.recurrence_over = False
    sessions = [*earlier, session]
    work = others.allot(ticket, sessions)
    others.refresh()
    if funds is not None:
        met(act, funds.grants.values())
    act.db.touch(ticket)
    client = _begun(act, ticket, law, sessions, work)
    if facts.appointment is not None:
        mark_used(act, ticket.id, session.id)
    said = Said(session.override_reason) if session.override_reason else None
    tool = SupportTerms(law).session_tool
    named = {"tool": tool.value} if tool else {}
    record(act, ticket, "session-started", clauses=cited(decision), message=said, session=session.id, **named)
    act.bind("session", session.id, decision)
    # What is told of paid support isn't told of free help.
    paid_only = served.rules.bill_work.known and session.free
    notices = () if paid_only else (Notice(ticket.regulation, "session-start"),)
    counted = counters(work, worked_seconds(sessions, act.at))
    data = StartedSession(session_data(session, act.at), counted, ticket.subject, client.key, notices)
    notes = (*_start_notes(decision), *quota_notes(counted, session, work), *others.tell())
    return Outcome(data, decision_data(decision), notes, str(session.id) if session.id else None)


def require_known_words(law: LawAt, told: Told) -> None:
    """What is confirmed and intended goes by the words of the regulation. Raises InvalidInput."""
    known = _may_be_confirmed(law)
    for name in told.confirmed:
        inputs.word(name, "confirm", known)
    asked = SupportTerms(law).start_conditional
    for name in told.intends:
        inputs.word(name, "with", asked.value if asked else [])


def require_free_to_start(act: Act, ticket: Ticket, *, leaving: bool = False) -> list[WorkSession]:
    """The ticket takes a session, nobody works on it, and the operator isn't busy then. The sessions around it. Whether one that the end
    of its window closed takes any more is for the rule to say."""
    if ticket.status in OVER:
        from supportctl.desk.ground.windows import closed_by_window  # with the history, which most tickets don't need

        if not closed_by_window(act, ticket):
            raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    if ticket.recurrence_until is not None and ticket.recurrence_until < act.at:
        from supportctl.desk.ground.windows import require_mail_read

        require_mail_read(act, ticket)
    near = around(act, ticket.id, act.operator, act.at)
    for other in near:
        if other.state == "running" and other.ticket_id == ticket.id:
            raise Conflict("SESSION_RUNNING", id=ticket.id, operator=other.operator, since=plain(other.started_at))
        if other.state == "running" and same_operator(other.operator, act.operator) and not leaving:
            raise Conflict("OPERATOR_BUSY", id=other.ticket_id, operator=act.operator, since=plain(other.started_at))
    require_not_before_last_change(act, ticket)
    require_no_overlap([s for s in near if not (leaving and s.state == "running")], act.at, None, ticket.id, act.operator)
    return near


def start_facts(
    act: Act, ticket: Ticket, law: LawAt, told: Told, funds: Funds | None = None, rest_seconds: int = 0
) -> StartFacts:
    """What the rule sees of a start at the act's instant: only what the ticket's regulation decides by is looked up. `funds` and
    what is left of a begun hour: of the ticket, where time is charged."""
    client = act.db.get(Client, ticket.client_id)
    if client is None:
        raise LookupError(f"ticket {ticket.id} without a client")
    client = lookup.itself(act.db, client)
    terms, reads = SupportTerms(law), shelf(ticket.regulation).rules.start_reads
    last_end = ticket.last_session_end
    agreed_hour = appointments.latest(act.db, ticket.id, act.at) if terms.needs_appointment else None
    phone, stored = _phones(act, client, told.phone) if terms.phone_bound else (None, None)
    return StartFacts(
        at=act.at,
        entitlement=_entitlement(act, ticket, funds) if "entitlement" in reads else None,
        channel=terms.session_channel.value,
        client_kind=client.kind,
        triaged=ticket.diagnosable,
        confirmed=tuple(told.confirmed),
        phone=phone,
        phone_stored=stored,
        contact=contact_named(act, client.id) if "contact" in reads else NOT_LOOKED_UP,
        someone_else=told.someone_else,
        minutes_left=funds.minutes_left(act.at) if funds else 0,
        rest_seconds=rest_seconds,
        declined=funds is not None and funds.declined(act.at),
        override=told.override,
        recurrence_until=ticket.recurrence_until,
        bought_since=bool(funds and last_end and funds.bought_between(last_end, act.at)),
        hours=hours_of(act, law),
        operator=act.operator,
        appointment=appointment_facts(agreed_hour) if agreed_hour is not None else None,
        accepted=accepted_documents(act, client.id, law, agreed_hour) if terms.arranging_accepts else (),
        intends=tuple(told.intends),
        reported_version=ticket.version,
    )


def _entitlement(act: Act, ticket: Ticket, funds: Funds | None) -> EntitlementFacts:
    """Who asks. What was agreed goes beyond a purchase (§4.4): a yes to one more hour gives no right where none was bought."""
    product = act.db.get(Product, ticket.product_id)
    if product is None:
        raise LookupError(f"ticket {ticket.id} without a product")
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    bought = funds.minutes_bought(act.at) if funds else 0
    minutes = bought + funds.minutes_agreed(act.at) if funds and bought else 0
    return EntitlementFacts(license_facts(act, product, held, act.day), minutes, act.day)


def _phones(act: Act, client: Client, given: str | None) -> tuple[str | None, str | None]:
    """The caller's number and the stored one. That they are the same is what counts: then neither is kept with the decision."""
    stored = client.phone
    if act.at < act.now:  # recorded later: the number may have changed since
        stored = reading.phone_at(act.db, client, act.at)
    return ("stored", "stored") if given is not None and given == stored else (given, stored)


def contact_named(act: Act, client_id: int, up_to: int | None = None) -> str | None:
    """That there is a competent contact person then, by its number: the name stays in the contact's own row. `up_to`: the number of
    the last one that was on record."""
    found = reading.contact_at(act.db, client_id, act.at, up_to)
    return f"contact {found.id}" if found is not None and found.competent else None


def rest_of_hour(act: Act, ticket: Ticket, sessions: Sequence[WorkSession]) -> int:
    """Seconds left of a begun hour that is paid for."""
    work = bill(act, ticket, sessions, act.at) if sessions else None
    last = work.decision.value.taken[-1] if work else None
    return last.minutes * 60 - last.seconds if last is not None and last.source is not None else 0


def session_row(
    act: Act, ticket: Ticket, law: LawAt, facts: StartFacts, told: Told, decision: Decision[Entitlement]
) -> WorkSession:
    """The row of a session that begins; it counts started units where the regulation charges by time."""
    timed = shelf(ticket.regulation).rules.bill_work.known
    return WorkSession(
        ticket_id=ticket.id,
        operator=act.operator,
        state="running",
        started_at=act.at,
        channel=facts.channel,
        phone=told.phone,
        confirmed=" ".join(told.confirmed),
        contact=None if facts.contact == NOT_LOOKED_UP else facts.contact,
        regulation=ticket.regulation,
        law_version=law.version.id,
        unit_minutes=TimedTerms(law).billing_unit.value if timed else 0,
        free=decision.value.kind == "free" or not timed,
    )


def _begun(act: Act, ticket: Ticket, law: LawAt, sessions: Sequence[WorkSession], work: TicketWork | None) -> Client:
    """What goes with the last of the ticket's sessions, which begins: the acceptance by conduct, the row of `session status`."""
    client = act.db.get(Client, ticket.client_id)
    if client is None:
        raise LookupError(f"ticket {ticket.id} without a client")
    client = lookup.itself(act.db, client)
    by_conduct = shelf(ticket.regulation).rules.acceptance.get("session")
    if by_conduct is not None:
        store_acceptance(act, client, law.regulation.id, law.version.id, by_conduct, by_clause=True)
    session, counts = sessions[-1], running_counts(ticket, sessions, client, work, act.at)
    running.put(act.db, operator=session.operator, session_id=session.id, ticket_id=ticket.id, counts=counts)
    return client


def _start_notes(decision: Decision[Entitlement]) -> tuple[Note, ...]:
    return (Note("UPDATE_FIRST", {"clause": decision.grounds[0].clause}),) if decision.value.update_first else ()
