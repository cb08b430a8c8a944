"""The end of a timed session, and what follows once the sessions of a ticket changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.appointments import purge_software_notes
from supportctl.desk.ground.binding import hours_of, law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record
from supportctl.desk.hours.pool import Pool
from supportctl.desk.hours.work import Counters, TicketWork, counters, minutes_bought_later, worked_seconds
from supportctl.desk.session.shared import SessionData, around, require_no_overlap, session_data
from supportctl.errors import Conflict, NotFound
from supportctl.record import Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import StopFacts
from supportctl.store import reading, running
from supportctl.store.compiled import appointments, tickets
from supportctl.store.compiled.rows import Ticket, WorkSession
from supportctl.told import Note
from supportctl.tuples import NamedTuple

STOP_REASONS = ("done", "client-absent", "client-ended", "connection-lost", "hours-used", "refused")


class StoppedSession(NamedTuple):
    """A session that ended, and how the work on its ticket and the hours stand."""

    core: SessionData
    subject: str
    notices: tuple[Notice, ...]
    counters: Counters


def stop(act: Act, reference: str | None, *, reason: str) -> Outcome[StoppedSession]:
    """Stop the operator's own session, or the one that runs on the ticket named."""
    inputs.word(reason, "reason", STOP_REASONS)
    if reference is None:
        found = reading.running_by(act.db, act.spellings(act.operator))
        if not found:
            raise NotFound("NO_SESSION", operator=act.operator)
    else:
        named = find(act.db, reference)
        found = tickets.running_by(act.db, ticket_id=named.id)
        if not found:
            raise NotFound("NO_SESSION_ON_TICKET", id=named.id)
    session = found[0]
    ticket = reading.whole_ticket(act.db, session.ticket_id)
    if ticket is None:
        raise LookupError(f"session {session.id} without a ticket")
    return end(act.since(session.started_at), ticket, session, reason)


def end(act: Act, ticket: Ticket, session: WorkSession, reason: str) -> Outcome[StoppedSession]:
    """End a running session at the act's instant: the units begun are allotted, the recurrence window begins."""
    if act.at < session.started_at:
        raise Conflict("STOP_BEFORE_START", at=plain(act.at), started_at=plain(session.started_at))
    served = shelf(session.regulation)
    law = law_of_ticket(act._replace(at=session.started_at), served, ticket)
    held = appointments.count_software_notes(act.db, ticket.id) if served.rules.hold_software_note.known else 0
    facts = StopFacts(session.started_at, act.at, reason, hours_of(act, law), held)
    decision = act.decide(served.rules.stop_session, facts, law, about=("session", session.id))
    near = around(act, session.ticket_id, session.operator, session.started_at)
    require_no_overlap(near, session.started_at, act.at, session.ticket_id, session.operator, session.id)
    session.state, session.stopped_at, session.reason = "stopped", act.at, reason
    session.past_closing = decision.value
    act.db.touch(session)
    if held:
        purge_software_notes(act, ticket.id)
    work, others = after_sessions(act, ticket, near, session.started_at)
    ticket.status = "waiting"
    ticket.changed_at = act.at
    act.db.touch(ticket)
    running.drop(act.db, session.operator)
    seconds = elapsed_seconds(session.started_at, act.at)
    record(act, ticket, "session-stopped", clauses=cited(decision), session=session.id, reason=reason, seconds=seconds)
    notices = (Notice(ticket.regulation, "session-summary"),)
    notes: list[Note] = []
    counted = counters(work, worked_seconds([s for s in near if s.ticket_id == ticket.id], act.at))
    data = StoppedSession(session_data(session, act.at), ticket.subject, notices, counted)
    if work:
        act.keep("session", session.id, work.decision, work.facts)
        if work.decision.value.unbilled_seconds:
            notes.append(Note("UNBILLED", {"seconds": work.decision.value.unbilled_seconds}))
            if later := minutes_bought_later(work):
                clause = next(g.clause for g in work.decision.grounds if g.code == "unbilled")
                notes.append(Note("BOUGHT_LATER", {"minutes": later, "clause": clause}))
    if served.rules.broken_off is not None and reason != "refused" and served.rules.broken_off(reason, law):
        notes.append(Note("TO_BE_CONTINUED", {"id": ticket.id}))
    if legal_day(act.at) > legal_day(session.started_at):
        notes.append(Note("OVER_NIGHT", {"id": session.id, "started_at": plain(session.started_at)}))
    if decision.value:
        notes.append(Note("PAST_CLOSING", {"clause": decision.grounds[0].clause}))
    notes += others.tell()
    return Outcome(data, decision_data(work.decision) if work else None, tuple(notes), str(session.id))


def after_sessions(
    act: Act, ticket: Ticket, near: Sequence[WorkSession], since: datetime, *, freed: bool = False
) -> tuple[TicketWork | None, Pool]:
    """After the sessions of a ticket changed: units, the end of the last one, the recurrence window. `near`: the sessions
    around it, as they are now; `since`: the instant from which on units may have changed; `freed`: some may be free again.
    The work, and the others that draw on the same hours, to be told."""
    sessions = [s for s in near if s.ticket_id == ticket.id and s.state != "cancelled"]
    others = Pool(act, near, (ticket.client_id, ticket.product_id, ticket.version), ticket.id)
    if shelf(ticket.regulation).rules.bill_work.known:
        others = others.working_since(since) if freed or act.at < act.now else others.taking_since(since)
    work = others.allot(ticket, sessions)
    others.refresh()
    last = last_ended(sessions)
    ticket.last_session_end = last.stopped_at if last else None
    ticket.recurrence_until = _window(ticket, last)
    return work, others


def last_ended(sessions: Sequence[WorkSession]) -> WorkSession | None:
    """The one of them that ended last."""
    return max((s for s in sessions if s.stopped_at is not None), key=lambda s: (s.stopped_at, s.started_at), default=None)


def reason_of_the_last(act: Act, ticket: Ticket) -> str | None:
    """Why the last session of a ticket ended; None before any."""
    last = last_ended(tickets.sessions(act.db, ticket.id)) if ticket.last_session_end is not None else None
    return last.reason if last else None


def window_of(act: Act, ticket: Ticket) -> datetime | None:
    """The last instant of the window of a ticket that waits, as its last session makes it: one that was brought in may have another, or
    none. None where that session was broken off (§2.10)."""
    last = last_ended(tickets.sessions(act.db, ticket.id))
    if last is not None:
        return _window(ticket, last)
    served, ended = shelf(ticket.regulation), ticket.last_session_end
    if ended is None or served.rules.recurrence_until is None:
        return ticket.recurrence_until
    return served.rules.recurrence_until(ended, served.law.on(legal_day(ended)), None)


def _window(ticket: Ticket, last: WorkSession | None) -> datetime | None:
    """The window for a recurrence after the last session: from its end, or from the close where it was broken off; a closed ticket
    without one, which the client didn't call solved, gets none (§2.10)."""
    rules, law = shelf(ticket.regulation).rules, shelf(ticket.regulation).law
    if last is None or last.stopped_at is None or rules.recurrence_until is None:
        return None
    if ticket.status != "closed":
        return rules.recurrence_until(last.stopped_at, law.on(legal_day(last.stopped_at)), last.reason)
    if ticket.recurrence_until is None or rules.broken_off is None or ticket.closed_at is None:
        return None
    since = ticket.closed_at if rules.broken_off(last.reason, law.on(legal_day(ticket.closed_at))) else last.stopped_at
    return rules.recurrence_until(since, law.on(legal_day(since)), None)
