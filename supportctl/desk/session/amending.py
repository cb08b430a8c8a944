"""Putting a stopped session right, before it is invoiced."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, record, require_not_before_last_change
from supportctl.desk.hours.pool import Pool
from supportctl.desk.hours.work import counters, refresh_row, worked_seconds
from supportctl.desk.session.shared import CountedSession, around, one_session, require_no_overlap, session_data
from supportctl.desk.session.starting import Told, contact_named, start_facts
from supportctl.desk.session.stopping import after_sessions
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.facts import decode
from supportctl.law.text import LawAt
from supportctl.record import ABSENT
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import NOT_LOOKED_UP, StartFacts, StopFacts
from supportctl.regulations.terms import TimedTerms
from supportctl.store.compiled import decisions, history, hours, items, tickets
from supportctl.store.compiled.rows import Ticket, WorkSession
from supportctl.store.history import Said
from supportctl.store.states import OVER
from supportctl.told import ToldDecision
from supportctl.typed_time import clock_of


def amend(
    act: Act, reference: str, *, started_at: datetime | time | None, stopped_at: datetime | time | None, reason: str
) -> Outcome[CountedSession]:
    """Correct the times of a stopped session, with a reason, before it was invoiced; the start is decided anew. A bare time is of
    the day on which the session began, or of today."""
    why = inputs.text(reason, "reason")
    session, ticket = _amendable(act, reference)
    if started_at is None and stopped_at is None:
        raise InvalidInput("NOTHING_TO_CHANGE")
    end = session.stopped_at or act.at
    begin, finish = started_at or session.started_at, stopped_at or end
    if isinstance(begin, time):
        latest = end if isinstance(finish, time) else finish
        begin = clock_of(begin, session.started_at, act.now, field="--start", first=ticket.opened_at, last=latest)
    if isinstance(finish, time):
        finish = clock_of(finish, session.started_at, act.now, field="--stop", first=begin, last=act.at)
    if (begin, finish) == (session.started_at, session.stopped_at):
        raise InvalidInput("NOTHING_TO_CHANGE")
    require_not_invoiced(act, session.ticket_id, begin, ("ALREADY_INVOICED", session.id))
    _require_still_earned(act, session, begin)
    _require_possible(act, ticket, session, begin, finish)
    began = min(begin, session.started_at)
    near = around(act, session.ticket_id, session.operator, begin)
    require_no_overlap(near, begin, finish, session.ticket_id, session.operator, session.id)
    served = shelf(session.regulation)
    law = law_of_ticket(act._replace(at=begin), served, ticket)
    facts = _as_of(act, ticket, session, begin, near)
    decision = act.ask(served.rules.start_session, facts, law, about=("session", session.id))
    before = {"started_at": plain(session.started_at), "stopped_at": plain(session.stopped_at)}
    session.started_at, session.stopped_at = begin, finish
    session.law_version, session.unit_minutes = law.version.id, unit_of(served, law)
    session.free = decision.value.kind == "free" or not served.rules.bill_work.known
    stop_facts = StopFacts(begin, finish, session.reason or "done", facts.hours)
    ended = act.decide(served.rules.stop_session, stop_facts, law, about=("session", session.id))
    session.past_closing = ended.value
    act.db.touch(session)
    ticket.changed_at = max(ticket.changed_at, finish)
    after = {"started_at": plain(begin), "stopped_at": plain(finish)}
    said = Said(why)
    record(act, ticket, "session-amended", clauses=cited(decision), message=said, session=session.id, before=before, after=after)
    return after_the_change(act, ticket, session, began, decision_data(decision))


def unit_of(served: Shelf, law: LawAt) -> int:
    """Minutes of the unit that is charged; 0 where time isn't."""
    return TimedTerms(law).billing_unit.value if served.rules.bill_work.known else 0


def cancel(act: Act, reference: str, *, reason: str) -> Outcome[CountedSession]:
    """Take a stopped session out of account, with a reason, before it was invoiced. It stays in the list.

    Raises Conflict when service items stand for its work: what wasn't done isn't charged (payment.2)."""
    why = inputs.text(reason, "reason")
    session, ticket = _amendable(act, reference)
    _require_still_earned(act, session, None)
    session.state = "cancelled"
    act.db.touch(session)
    _back_to_what_it_was(act, ticket)
    record(act, ticket, "session-cancelled", message=Said(why), session=session.id)
    return after_the_change(act, ticket, session, session.started_at, None)


def _back_to_what_it_was(act: Act, ticket: Ticket) -> None:
    """Without the only session since it was triaged or reopened a ticket waits for nobody's word: it is where it was before that
    session, with the help that there was a right to."""
    if ticket.status != "waiting":
        return
    turns = history.turns(act.db, ticket.id)
    since = turns[-1].happened_at if turns else ticket.opened_at
    if any(s.state != "cancelled" and s.started_at >= since for s in tickets.sessions(act.db, ticket.id)):
        return
    ticket.status = "triaged" if ticket.diagnosable else "new"
    asked = decisions.latest(act.db, "ticket", str(ticket.id), "entitlement")
    if asked is not None:
        served = shelf(asked.regulation)
        found = served.rules.entitlement(decode(json.loads(asked.facts)), served.law.on(asked.bound_on))
        ticket.entitlement = found.value.kind


def _require_still_earned(act: Act, session: WorkSession, begin: datetime | None) -> None:
    """Raises Conflict when a service item would stand that was charged before any work began: what isn't done isn't charged."""
    begun = [s.started_at for s in tickets.sessions(act.db, session.ticket_id) if s.id != session.id]
    begun += [begin] if begin is not None else []
    for item in items.unbilled(act.db, session.ticket_id):
        if not any(start <= item.happened_at for start in begun):
            raise Conflict("WORK_CHARGED", id=session.id, ticket=session.ticket_id, item=item.id)


def after_the_change(
    act: Act, ticket: Ticket, session: WorkSession, since: datetime, decision: ToldDecision | None, *, logged: bool = False
) -> Outcome[CountedSession]:
    """The ticket's hours after its sessions changed from an instant on: allotted, decided anew, and shown by whoever works on it
    now. `logged`: the session was put on record just now, and on a dry run isn't stored."""
    near = around(act, ticket.id, session.operator, act.at)
    if logged and act.db.dry:
        near = sorted([*near, session], key=lambda each: each.started_at)
    work, others = after_sessions(act, ticket, near, since, freed=True)
    # No window for a recurrence runs while work goes on, nor once the ticket was reopened: word came in time.
    if ticket.status == "open" or _reopened(act, ticket):
        ticket.recurrence_until = None
    elif ticket.recurrence_until is not None and act.at <= ticket.recurrence_until:
        ticket.recurrence_over = False
    left = [s for s in near if s.ticket_id == ticket.id]
    if left:
        ticket.entitlement = "free" if left[-1].free else "paid"
    act.db.touch(ticket)
    if work:
        act.keep("session", session.id, work.decision, work.facts)
    for running in tickets.running_by(act.db, ticket_id=ticket.id):
        refresh_row(act, running)
    counted = counters(work, worked_seconds(left, act.at)) if left else ABSENT
    data = CountedSession(session_data(session, act.at), counted)
    return Outcome(data, decision, others.tell(), str(session.id) if session.id else None)


def _reopened(act: Act, ticket: Ticket) -> bool:
    """Was the ticket reopened after its last session, and not closed since?"""
    ended = ticket.last_session_end
    later = [t.kind for t in history.turns(act.db, ticket.id) if ended is not None and t.happened_at >= ended]
    return later[-1:] == ["reopened"]


def _require_possible(act: Act, ticket: Ticket, session: WorkSession, begin: datetime, finish: datetime) -> None:
    """The times fit the ticket: after its triage or reopening, before the close that followed, not after the act."""
    if finish < begin:
        raise Conflict("ENDS_BEFORE_START", at=plain(finish), started_at=plain(begin))
    turns = history.turns(act.db, ticket.id)
    before = [t.happened_at for t in turns if t.kind in ("triaged", "reopened") and t.happened_at <= session.started_at]
    earliest = max(before, default=ticket.opened_at)
    if begin < earliest:
        raise Conflict("STARTS_TOO_EARLY", at=plain(begin), last_change=plain(earliest))
    stopped = session.stopped_at or session.started_at
    latest = min([act.at, *(t.happened_at for t in turns if t.kind in OVER and t.happened_at >= stopped)])
    if finish > latest:
        raise Conflict("AFTER_THE_END", at=plain(finish), end=plain(latest))


def _as_of(act: Act, ticket: Ticket, session: WorkSession, begin: datetime, near: Sequence[WorkSession]) -> StartFacts:
    """What was confirmed stays; what the client was entitled to is looked at as of the new start. A start that stays was allowed,
    and stays so, whatever became of its hours since (§1.9)."""
    stored = decisions.latest(act.db, "session", str(session.id), "start_session")
    if stored is None:
        raise LookupError(f"session {session.id} without its decision")
    kept: StartFacts = decode(json.loads(stored.facts))
    if begin == session.started_at:
        return kept
    then = act._replace(at=begin)
    served = shelf(ticket.regulation)
    law = law_of_ticket(then, served, ticket)
    told = Told(kept.confirmed, session.phone, kept.override, kept.someone_else)
    funds = None
    if served.rules.bill_work.known:
        owner = (ticket.client_id, ticket.product_id, ticket.version)
        funds = Pool(then, near, owner, ticket.id).taking_since(begin).funds(ticket, ())
    fresh = start_facts(then, ticket, law, told, funds)
    # A contact person recorded after the session doesn't serve it, whatever instant was given with it (§4.6).
    contact = kept.contact
    if contact and contact != NOT_LOOKED_UP:
        contact = contact_named(then, ticket.client_id, int(contact.split(" ")[1]))
    again = kept._replace(at=begin, entitlement=fresh.entitlement, contact=contact, hours=fresh.hours, accepted=fresh.accepted)
    return again if session.phone is None else again._replace(phone=fresh.phone, phone_stored=fresh.phone_stored)


def _amendable(act: Act, reference: str) -> tuple[WorkSession, Ticket]:
    """A stopped session of which nothing was invoiced yet, and its ticket."""
    session = one_session(act, reference)
    ticket = act.db.get(Ticket, session.ticket_id)
    if ticket is None:
        raise LookupError(f"session {reference} without a ticket")
    if session.state != "stopped":
        raise Conflict("SESSION_NOT_STOPPED", id=session.id, state=session.state)
    require_not_before_last_change(act, ticket)
    require_not_invoiced(act, session.ticket_id, session.started_at, ("ALREADY_INVOICED", session.id))
    return session, ticket


def require_not_invoiced(act: Act, ticket_id: int, begin: datetime, failure: tuple[str, int]) -> None:
    """The units of later sessions go on in the hour that an earlier one began: what was invoiced must not move. `failure`: code of
    the Conflict, and the number that it names."""
    code, number = failure
    invoiced = [u.began_at for u in hours.uses(act.db, ticket_id) if u.invoice_id is not None]
    if invoiced and begin <= max(invoiced):
        raise Conflict(code, id=number)
    # Where services are charged, an invoice of 12:00 is for the work begun by then: a session of 11:00 stays, and none is
    # moved there.
    until = items.invoiced_until(act.db, ticket_id)
    if until is not None and begin <= until:
        raise Conflict(code, id=number)
