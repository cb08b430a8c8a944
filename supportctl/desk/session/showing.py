"""Sessions shown and listed, and the one that runs."""

from __future__ import annotations

import json
from datetime import datetime

from supportctl.calendar import elapsed_seconds
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import find
from supportctl.desk.hours.work import Counters, bill, counters, worked_seconds
from supportctl.desk.session.shared import Correction, CountedSession, SessionData, one_session, quota_notes, session_data
from supportctl.errors import NotFound
from supportctl.record import ABSENT, Notice, Seconds, maybe
from supportctl.store import glance, reading
from supportctl.store.compiled import history, tickets
from supportctl.store.compiled.rows import Client, RunningSession, Ticket, WorkSession
from supportctl.tuples import NamedTuple


class SessionStatus(NamedTuple):
    """The operator's running session, and how the hours stand."""

    id: int | None
    ticket: int | None
    subject: str
    client: str
    operator: str
    started_at: datetime
    stopped_at: None
    elapsed_seconds: Seconds
    reason: None
    counters: Counters


def status(act: Act) -> Outcome[SessionStatus]:
    """The operator's running session and how the hours stand. Raises NotFound when none runs.

    This is the slow way, through the rule; store/glance.py answers the same from one row.
    """
    found = reading.running_by(act.db, act.spellings(act.operator))
    if not found:
        raise NotFound("NO_SESSION", operator=act.operator)
    session = found[0]
    ticket = reading.whole_ticket(act.db, session.ticket_id)
    client = act.db.get(Client, ticket.client_id) if ticket else None
    if ticket is None or client is None:
        raise LookupError(f"session {session.id} without ticket or client")
    sessions = tickets.sessions(act.db, ticket.id)
    work = bill(act, ticket, sessions, act.at)
    counted = counters(work, worked_seconds(sessions, act.at))
    data = SessionStatus(
        id=session.id or None,
        ticket=ticket.id or None,
        subject=ticket.subject,
        client=client.key,
        operator=session.operator,
        started_at=session.started_at,
        stopped_at=None,
        elapsed_seconds=Seconds(elapsed_seconds(session.started_at, max(act.at, session.started_at))),
        reason=None,
        counters=counted,
    )
    return Outcome(data, notes=quota_notes(counted, session, work))


class StatusLine(NamedTuple):
    """What a prompt shows of the running session: each a short text, times as H:MM, `exact` as H:MM:SS. `left`: what is still covered; "-"
    where help is free."""

    ticket: str
    subject: str
    client: str
    operator: str
    elapsed: str
    exact: str
    left: str


def status_line(act: Act) -> Outcome[StatusLine]:
    """The operator's running session for one line. Raises NotFound when none runs."""
    rows = [act.db.get(RunningSession, name) for name in act.spellings(act.operator)]
    row = next((row for row in rows if row is not None), None)
    if row is None:
        raise NotFound("NO_SESSION", operator=act.operator)
    known = json.loads(row.counts) | {"operator": row.operator, "session_id": row.session_id, "ticket_id": row.ticket_id}
    return Outcome(StatusLine(**glance.line_fields(known, int(act.at.timestamp()))))


def list_sessions(act: Act, *, ticket: str | None, operator: str | None, limit: int | None) -> Outcome[list[SessionData]]:
    """Sessions, newest first."""
    ticket_id = find(act.db, ticket).id if ticket is not None else None
    if operator is None:
        rows = tickets.session_rows(act.db, ticket_id=ticket_id, operator=None, limit=limit)
    else:
        rows = reading.sessions_of(act.db, ticket_id, act.spellings(operator), limit)
    return Outcome([session_data(s, act.at) for s in rows])


def show_session(act: Act, reference: str) -> Outcome[CountedSession]:
    """One session with the counters of its ticket."""
    session = one_session(act, reference)
    ticket = act.db.get(Ticket, session.ticket_id)
    sessions = tickets.sessions(act.db, session.ticket_id)
    counted = counters(bill(act, ticket, sessions, act.at), worked_seconds(sessions, act.at)) if ticket and sessions else ABSENT
    notices = (Notice(session.regulation, "session-summary"),)
    return Outcome(CountedSession(session_data(session, act.at), counted, corrections(act, session) or ABSENT, notices))


def corrections(act: Act, session: WorkSession) -> tuple[Correction, ...]:
    """How a session was corrected, or cancelled."""
    found = []
    for entry, message in history.history(act.db, session.ticket_id):
        if entry.kind not in ("session-amended", "session-cancelled"):
            continue
        said = json.loads(entry.data)
        if said.get("session") == session.id:
            times = [
                maybe(datetime.fromisoformat, said.get(which, {}).get(name))
                for which in ("before", "after")
                for name in ("started_at", "stopped_at")
            ]
            reason = message.body or None if message is not None else None
            found.append(Correction(entry.happened_at, entry.actor, reason, *times))
    return tuple(found)
