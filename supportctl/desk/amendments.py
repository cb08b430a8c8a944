"""Putting a stopped session right, before it is invoiced."""

from __future__ import annotations

import json
from datetime import datetime

from supportctl.calendar import legal_day
from supportctl.desk import inputs
from supportctl.desk.act import Act
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.desk.sessions import after_sessions, one_session, session_data
from supportctl.desk.tickets import cited, record
from supportctl.desk.work import counters
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.facts import decode
from supportctl.regulations import shelf
from supportctl.regulations.facts import StartFacts, StopFacts
from supportctl.store.queries import decisions, hours, tickets
from supportctl.store.tables.tickets import Message, Ticket
from supportctl.store.tables.work import WorkSession


def amend(act: Act, number: int, *, started_at: datetime | None, stopped_at: datetime | None, reason: str) -> Outcome:
    """Correct the times of a stopped session, with a reason, before it was invoiced; the start is decided anew."""
    why = inputs.text(reason, "reason")
    session, ticket = _amendable(act, number)
    if started_at is None and stopped_at is None:
        raise InvalidInput("NOTHING_TO_CHANGE")
    begin, finish = started_at or session.started_at, stopped_at or session.stopped_at or act.at
    if finish < begin:
        raise Conflict("STOP_BEFORE_START", at=plain(finish), started_at=plain(begin))
    if begin < ticket.opened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(begin), last_change=plain(ticket.opened_at))
    clash = tickets.overlapping(
        act.db, start=begin, end=finish, ticket_id=session.ticket_id, operator=session.operator, but=session.id
    )
    if clash:
        raise Conflict("SESSIONS_OVERLAP", session=clash.id, ticket=clash.ticket_id, until=plain(clash.stopped_at))
    stored = decisions.latest(act.db, "session", str(session.id), "start_session")
    served = shelf(session.regulation)
    law = served.law.on(legal_day(begin))
    if stored is None:
        raise LookupError(f"session {session.id} without its decision")
    stored_facts: StartFacts = decode(json.loads(stored.facts))
    facts = stored_facts._replace(at=begin)
    decision = served.rules.start_session(facts, law)
    require(decision)
    before = {"started_at": plain(session.started_at), "stopped_at": plain(session.stopped_at)}
    session.started_at, session.stopped_at = begin, finish
    session.law_version, session.unit_minutes = law.version.id, int(law.value("billing.unit").value)
    ended = served.rules.stop_session(StopFacts(begin, finish, session.reason or "done"), law)
    session.past_closing = ended.value
    act.db.touch(session)
    work = after_sessions(act, ticket)
    act.db.touch(ticket)
    after = {"started_at": plain(begin), "stopped_at": plain(finish)}
    said = Message(body=why)
    record(act, ticket, "session-amended", clauses=cited(decision), message=said, session=number, before=before, after=after)
    act.decided("session", session.id, decision, facts)
    data = session_data(session, act.at) | (counters(work) if work else {})
    return Outcome(data, decision_data(decision), made=str(number))


def cancel(act: Act, number: int, *, reason: str) -> Outcome:
    """Take a stopped session out of account, with a reason, before it was invoiced. It stays in the list."""
    why = inputs.text(reason, "reason")
    session, ticket = _amendable(act, number)
    session.state = "cancelled"
    act.db.touch(session)
    work = after_sessions(act, ticket)
    act.db.touch(ticket)
    record(act, ticket, "session-cancelled", message=Message(body=why), session=number)
    return Outcome(session_data(session, act.at) | (counters(work) if work else {}), made=str(number))


def _amendable(act: Act, number: int) -> tuple[WorkSession, Ticket]:
    """A stopped session of which nothing was invoiced yet, and its ticket."""
    session = one_session(act, number)
    ticket = act.db.get(Ticket, session.ticket_id)
    if ticket is None:
        raise LookupError(f"session {number} without a ticket")
    if session.state != "stopped":
        raise Conflict("SESSION_NOT_STOPPED", id=number, state=session.state)
    invoiced = [u.began_at for u in hours.uses(act.db, session.ticket_id) if u.invoice_id is not None]
    # The units of later sessions go on in the hour that an earlier one began: what was invoiced must not move.
    if invoiced and session.started_at <= max(invoiced):
        raise Conflict("ALREADY_INVOICED", id=number)
    return session, ticket
