"""Timed sessions: what they are, stop, status, list. Their start is in starting.py, corrections in amendments.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act
from supportctl.desk.binding import hours_of, law_of_ticket
from supportctl.desk.results import Outcome, decision_data, plain
from supportctl.desk.tickets import cited, find, record
from supportctl.desk.work import Pool, TicketWork, bill, counters, worked_seconds
from supportctl.errors import Conflict, NotFound
from supportctl.regulations import shelf
from supportctl.regulations.facts import StopFacts
from supportctl.store import remote, running
from supportctl.store.queries import tickets
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession

STOP_REASONS = ("done", "client-absent", "client-ended", "connection-lost", "hours-used", "refused")


def session_data(session: WorkSession, until: datetime) -> dict[str, Any]:
    """The documented fields of a session; elapsed up to `until` while it runs (0 by a clock that is behind)."""
    return {
        "id": session.id,
        "ticket": session.ticket_id,
        "operator": session.operator,
        "state": session.state,
        "started_at": plain(session.started_at),
        "stopped_at": plain(session.stopped_at),
        "elapsed_seconds": elapsed_seconds(session.started_at, session.stopped_at or max(until, session.started_at)),
        "reason": session.reason,
        "channel": session.channel,
        "confirmed": [c for c in session.confirmed.split(" ") if c],
        "override_reason": session.override_reason,
        "past_closing": session.past_closing,
        "regulation": session.regulation,
        "version": session.law_version,
    }


def no_overlap(
    near: Sequence[WorkSession], start: datetime, end: datetime | None, ticket_id: int, operator: str, but: int | None = None
) -> None:
    """No session of the ticket or the operator shares time with [start, end); end None: open. Raises Conflict."""
    for other in near:
        concerned = other.id != but and (other.ticket_id == ticket_id or other.operator == operator)
        begins_before = end is None or other.started_at < end
        if concerned and begins_before and (other.stopped_at is None or other.stopped_at > start):
            raise Conflict("SESSIONS_OVERLAP", session=other.id, ticket=other.ticket_id, until=plain(other.stopped_at))


def stop(act: Act, reference: str | None, *, reason: str) -> Outcome:
    """Stop the operator's own session, or the one that runs on the ticket named."""
    inputs.word(reason, "reason", STOP_REASONS)
    if reference is None:
        found = tickets.running(act.db, operator=act.operator)
        if not found:
            raise NotFound("NO_SESSION", operator=act.operator)
    else:
        named = find(act.db, reference)
        found = tickets.running(act.db, ticket_id=named.id)
        if not found:
            raise NotFound("NO_SESSION_ON_TICKET", id=named.id)
    session = found[0]
    ticket = tickets.whole(act.db, session.ticket_id)
    if ticket is None:
        raise LookupError(f"session {session.id} without a ticket")
    return end(act, ticket, session, reason)


def end(act: Act, ticket: Ticket, session: WorkSession, reason: str) -> Outcome:
    """End a running session at the act's instant: the units begun are settled, the recurrence window begins."""
    if act.at < session.started_at:
        raise Conflict("STOP_BEFORE_START", at=plain(act.at), started_at=plain(session.started_at))
    served = shelf(session.regulation)
    law = law_of_ticket(act._replace(at=session.started_at), served, ticket)
    held = remote.count_held(act.db, ticket.id or 0) if served.answers("hold_software_note") else 0
    facts = StopFacts(session.started_at, act.at, reason, hours_of(act, law), held)
    decision = served.rules.stop_session(facts, law)
    near = tickets.around(act.db, session.ticket_id, session.operator, session.started_at)
    no_overlap(near, session.started_at, act.at, session.ticket_id, session.operator, session.id)
    session.state, session.stopped_at, session.reason = "stopped", act.at, reason
    session.past_closing = decision.value
    act.db.touch(session)
    if held:
        remote.purge(act.db, ticket.id or 0)
    work = after_sessions(act, ticket, near)
    ticket.status = "waiting"
    ticket.changed_at = act.at
    act.db.touch(ticket)
    running.drop(act.db, session.operator)
    seconds = elapsed_seconds(session.started_at, act.at)
    record(act, ticket, "session-stopped", clauses=cited(decision), session=session.id, reason=reason, seconds=seconds)
    act.decided("session", session.id, decision, facts)
    notices = [{"regulation": ticket.regulation, "moment": "session-summary"}]
    data = session_data(session, act.at) | {"subject": ticket.subject, "notices": notices}
    notes: list[tuple[str, dict[str, Any]]] = []
    data |= counters(work, worked_seconds([s for s in near if s.ticket_id == ticket.id], act.at))
    if work:
        act.decided("session", session.id, work.decision, work.facts)
        if work.decision.value.unbilled_seconds:
            notes.append(("UNBILLED", {"seconds": work.decision.value.unbilled_seconds}))
    if decision.value:
        notes.append(("PAST_CLOSING", {"clause": decision.grounds[0].clause}))
    return Outcome(data, decision_data(work.decision) if work else None, tuple(notes), str(session.id))


def after_sessions(act: Act, ticket: Ticket, near: Sequence[WorkSession]) -> TicketWork | None:
    """After the sessions of a ticket changed: units, the end of the last one, the recurrence window. `near`: the sessions
    around it, as they are now."""
    sessions = [s for s in near if s.ticket_id == ticket.id and s.state != "cancelled"]
    elsewhere = [s for s in near if s.ticket_id != ticket.id]
    others = Pool(act, elsewhere, ticket.client_id, ticket.product_id, ticket.version)
    work = others.settle(ticket, sessions)
    others.refresh()
    ends = [s.stopped_at for s in sessions if s.stopped_at is not None]
    ticket.last_session_end = max(ends) if ends else None
    served = shelf(ticket.regulation)
    ticket.recurrence_until = None
    if ticket.last_session_end is not None and hasattr(served.rules, "recurrence_until"):
        law = served.law.on(legal_day(ticket.last_session_end))
        ticket.recurrence_until = served.rules.recurrence_until(ticket.last_session_end, law)
    return work


def status(act: Act) -> Outcome:
    """The operator's running session and how the hours stand. Raises NotFound when none runs.

    This is the slow way, through the rule; store/glance.py answers the same from one row.
    """
    found = tickets.running(act.db, operator=act.operator)
    if not found:
        raise NotFound("NO_SESSION", operator=act.operator)
    session = found[0]
    ticket = tickets.whole(act.db, session.ticket_id)
    client = act.db.get(Client, ticket.client_id) if ticket else None
    if ticket is None or client is None:
        raise LookupError(f"session {session.id} without ticket or client")
    sessions = tickets.sessions(act.db, ticket.id or 0)
    work = bill(act, ticket, sessions, act.at)
    data = {
        "id": session.id,
        "ticket": ticket.id,
        "subject": ticket.subject,
        "client": client.key,
        "operator": session.operator,
        "started_at": plain(session.started_at),
        "stopped_at": None,
        "elapsed_seconds": elapsed_seconds(session.started_at, max(act.at, session.started_at)),
        "reason": None,
    } | counters(work, worked_seconds(sessions, act.at))
    return Outcome(data, notes=_status_notes(data, session, work))


def _status_notes(data: dict[str, Any], session: WorkSession, work: TicketWork | None) -> tuple[tuple[str, dict[str, Any]], ...]:
    """The client is to be told before the hours run out (§4.3): what is left of the unit under way, when no other follows."""
    if session.free or work is None:
        return ()
    if data["over_quota"]:
        return (("HOURS_USED_UP", {"ticket": session.ticket_id}),)
    law = shelf(session.regulation).law.on(legal_day(session.started_at))
    unit = session.unit_minutes * 60
    left = unit - work.decision.value.taken[-1].seconds
    if data["hours_left"] == "0" and left <= int(law.value("extension.warn-before").value) * 60:
        return (("HOURS_RUN_OUT", {"ticket": session.ticket_id, "seconds": left}),)
    return ()


def list_sessions(act: Act, *, ticket: str | None, operator: str | None, limit: int | None) -> Outcome:
    """Sessions, newest first."""
    ticket_id = find(act.db, ticket).id if ticket is not None else None
    rows = tickets.session_rows(act.db, ticket_id=ticket_id, operator=operator, limit=limit)
    return Outcome([session_data(s, act.at) for s in rows])


def one_session(act: Act, reference: str) -> WorkSession:
    """A session by its number. Raises NotFound."""
    found = act.db.get(WorkSession, lookup.number("session", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="session", value=reference)
    return found


def show_session(act: Act, reference: str) -> Outcome:
    """One session with the counters of its ticket."""
    session = one_session(act, reference)
    ticket = act.db.get(Ticket, session.ticket_id)
    sessions = tickets.sessions(act.db, session.ticket_id)
    extra = counters(bill(act, ticket, sessions, act.at), worked_seconds(sessions, act.at)) if ticket and sessions else {}
    notices = [{"regulation": session.regulation, "moment": "session-summary"}]
    return Outcome(session_data(session, act.at) | extra | {"notices": notices})
