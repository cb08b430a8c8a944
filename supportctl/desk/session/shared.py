"""What every act on a session rests on: its data, finding it, and that none overlaps another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.desk.hours.work import Counters, TicketWork
from supportctl.errors import Conflict, NotFound
from supportctl.record import ABSENT, Absent, Notice, Seconds, SessionState, Word, maybe
from supportctl.regulations import shelf
from supportctl.regulations.terms import TimedTerms
from supportctl.store.compiled import tickets
from supportctl.store.compiled.rows import WorkSession
from supportctl.store.glance import same_operator
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class SessionData(NamedTuple):
    """A session; elapsed so far while it runs."""

    id: int | None
    ticket: int
    operator: str
    state: SessionState
    started_at: datetime
    stopped_at: datetime | None
    elapsed_seconds: Seconds
    reason: Word | None
    channel: Word
    confirmed: tuple[Word, ...]
    override_reason: str | None
    past_closing: bool
    regulation: str
    version: Word


class Correction(NamedTuple):
    """One correction of a session: when, by whom, why, and its times before and after; all None when it was cancelled. `reason`:
    None where the words are erased."""

    at: datetime
    by: str
    reason: str | None
    before_start: datetime | None
    before_stop: datetime | None
    after_start: datetime | None
    after_stop: datetime | None


class CountedSession(NamedTuple):
    """A session, how the work on its ticket and the hours stand, and how it was corrected, oldest first."""

    core: SessionData
    counters: Counters | Absent = ABSENT
    corrections: tuple[Correction, ...] | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


def session_data(session: WorkSession, until: datetime) -> SessionData:
    """The documented fields of a session; elapsed up to `until` while it runs (0 by a clock that is behind)."""
    return SessionData(
        id=session.id or None,
        ticket=session.ticket_id,
        operator=session.operator,
        state=SessionState(session.state),
        started_at=session.started_at,
        stopped_at=session.stopped_at,
        elapsed_seconds=Seconds(elapsed_seconds(session.started_at, session.stopped_at or max(until, session.started_at))),
        reason=maybe(Word, session.reason),
        channel=Word(session.channel),
        confirmed=tuple(Word(c) for c in session.confirmed.split(" ") if c),
        override_reason=session.override_reason,
        past_closing=session.past_closing,
        regulation=session.regulation,
        version=Word(session.law_version),
    )


def quota_notes(counted: Counters, session: WorkSession, work: TicketWork | None) -> tuple[Note, ...]:
    """The client is to be told before the hours run out (§4.3): what is left of the unit under way, when no other follows. With
    nothing left of it, the next second is beyond them."""
    if session.free or work is None:
        return ()
    left = session.unit_minutes * 60 - work.decision.value.taken[-1].seconds
    if counted.over_quota or (counted.hours_left == 0 and left <= 0):
        return (Note("HOURS_USED_UP", {"ticket": session.ticket_id}),)
    law = shelf(session.regulation).law.on(legal_day(session.started_at))
    if counted.hours_left == 0 and left <= TimedTerms(law).extension_warn_before.value * 60:
        return (Note("HOURS_RUN_OUT", {"ticket": session.ticket_id, "seconds": left}),)
    return ()


def require_no_overlap(
    near: Sequence[WorkSession], start: datetime, end: datetime | None, ticket_id: int, operator: str, but: int | None = None
) -> None:
    """No session of the ticket or the operator shares time with [start, end); end None: open. Raises Conflict."""
    for other in near:
        concerned = other.id != but and (other.ticket_id == ticket_id or same_operator(other.operator, operator))
        begins_before = end is None or other.started_at < end
        if concerned and begins_before and (other.stopped_at is None or other.stopped_at > start):
            raise Conflict("SESSIONS_OVERLAP", session=other.id, ticket=other.ticket_id, until=plain(other.stopped_at))


def around(act: Act, ticket_id: int, operator: str, since: datetime) -> list[WorkSession]:
    """All that matters to an act on a session: the ticket's sessions, all that run, and the operator's that end later than `since`;
    without cancelled ones, by start."""
    name, *also = act.spellings(operator)
    found = tickets.around(act.db, ticket_id, name, since)
    if not also:
        return found
    every = {session.id: session for each in also for session in tickets.around(act.db, ticket_id, each, since)}
    every |= {session.id: session for session in found}
    return sorted(every.values(), key=lambda session: (session.started_at, session.id))


def since_the_running(act: Act, ticket_id: int) -> Act:
    """The act as part of the session that runs on the ticket: a bare time is of its day or of today; of today when none runs."""
    if act.clock is None:
        return act
    return act.since(min((s.started_at for s in tickets.running_by(act.db, ticket_id=ticket_id)), default=act.now))


def one_session(act: Act, reference: str) -> WorkSession:
    """A session by its number. Raises NotFound."""
    found = act.db.get(WorkSession, lookup.number("session", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="session", value=reference)
    return found
