"""A session that nobody recorded while it ran, put on record later; alone it may lie before what came after it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk.ground import inputs
from supportctl.desk.ground.acceptances import store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.appointments import mark_used
from supportctl.desk.ground.binding import hours_of, law_of_ticket
from supportctl.desk.ground.lookup import itself, require_not_erased
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record, require_not_merged
from supportctl.desk.hours.funds import Funds
from supportctl.desk.hours.pool import Pool
from supportctl.desk.session.amending import after_the_change, require_not_invoiced
from supportctl.desk.session.shared import CountedSession, around, require_no_overlap
from supportctl.desk.session.starting import Told, require_known_words, rest_of_hour, session_row, start_facts
from supportctl.desk.session.stopping import STOP_REASONS, last_ended
from supportctl.errors import Conflict
from supportctl.law.text import LawAt
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import StartFacts, StopFacts
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Client, Ticket, WorkSession
from supportctl.store.history import Said
from supportctl.store.states import OVER
from supportctl.tuples import NamedTuple
from supportctl.typed_time import clock_of


class Span(NamedTuple):
    """When a session began and ended."""

    begin: datetime
    finish: datetime


def log(
    act: Act,
    reference: str,
    *,
    started_at: datetime | time,
    stopped_at: datetime | time,
    confirmed: Sequence[str] = (),
    phone: str | None = None,
    reason: str | None = None,
    override: str | None = None,
) -> Outcome[CountedSession]:
    """Put a session on record that is over, decided by the rules as at its start. `reason`: how it ended, a word of
    `session stop`; any other words say why it is recorded late.

    Raises Conflict where it overlaps another session, where the ticket was closed then or work begun since is invoiced; Refused
    with all failed clauses.
    """
    number = inputs.phone(phone) if phone else None
    waiver = inputs.line(override, "override") if override is not None else None
    ended = reason if reason in STOP_REASONS else "done"
    words = inputs.text(reason, "reason") if reason is not None and reason != ended else None
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    span = _span(act, ticket, started_at, stopped_at)
    then = act._replace(at=span.begin)
    served = shelf(ticket.regulation)
    law = law_of_ticket(then, served, ticket)
    told = Told(confirmed, number, waiver is not None, someone_else=False)
    require_known_words(law, told)
    _require_open_then(act, ticket, span)
    require_not_invoiced(act, ticket.id, span.begin, ("LOG_INVOICED", ticket.id))
    near = around(act, ticket.id, act.operator, span.begin)
    require_no_overlap(near, span.begin, span.finish, ticket.id, act.operator)
    earlier = [s for s in near if s.ticket_id == ticket.id and s.started_at < span.begin]
    facts = _facts_then(then, ticket, law, told, earlier)
    decision = act.ask(served.rules.start_session, facts, law)
    session = session_row(then, ticket, law, facts, told, decision)
    session.override_reason = waiver if decision.overridden else None
    session.state, session.stopped_at, session.reason = "stopped", span.finish, ended
    act.db.add(session)
    act.bind("session", session.id, decision)
    stop_facts = StopFacts(span.begin, span.finish, ended, hours_of(act._replace(at=span.finish), law))
    session.past_closing = act.decide(served.rules.stop_session, stop_facts, law, about=("session", session.id)).value
    act.db.touch(session)
    _as_by_a_start(then, ticket, law, session, used=facts.appointment is not None)
    if ticket.status in ("new", "triaged"):
        ticket.status = "waiting"
    ticket.changed_at = max(ticket.changed_at, span.finish)
    told_of = {"session": session.id, "seconds": elapsed_seconds(span.begin, span.finish), "reason": ended}
    said = Said(words) if words else None
    record(
        act, ticket, "session-logged", clauses=cited(decision), message=said, starts_at=span.begin, ends_at=span.finish, **told_of
    )
    return after_the_change(act, ticket, session, span.begin, decision_data(decision), logged=True)


def _span(act: Act, ticket: Ticket, started_at: datetime | time, stopped_at: datetime | time) -> Span:
    """When it was: a bare start is of the day of the ticket's opening or of today, a bare end of the day of the start or of today."""
    begin, finish = started_at, stopped_at
    if isinstance(begin, time):
        latest = act.at if isinstance(finish, time) else finish
        begin = clock_of(begin, ticket.opened_at, act.now, field="--start", first=ticket.opened_at, last=latest)
    if isinstance(finish, time):
        finish = clock_of(finish, begin, act.now, field="--stop", first=begin, last=act.at)
    if finish <= begin:
        raise Conflict("ENDS_BEFORE_START", at=plain(finish), started_at=plain(begin))
    if finish > act.at:
        raise Conflict("AFTER_THE_END", at=plain(finish), end=plain(act.at))
    return Span(begin, finish)


def _require_open_then(act: Act, ticket: Ticket, span: Span) -> None:
    """The ticket was there, and neither closed nor refused, for the whole time. Raises Conflict."""
    if span.begin < ticket.opened_at:
        raise Conflict("STARTS_TOO_EARLY", at=plain(span.begin), last_change=plain(ticket.opened_at))
    over: datetime | None = None
    for turn in sorted(history.turns(act.db, ticket.id), key=lambda each: (each.happened_at, each.id)):
        ends = turn.kind in OVER or (turn.kind == "triaged" and not _diagnosable(turn.data))
        if turn.happened_at <= span.begin:
            over = turn.happened_at if ends else None
        elif ends and turn.happened_at < span.finish:
            raise Conflict("AFTER_THE_END", at=plain(span.finish), end=plain(turn.happened_at))
    # What was closed at the very instant at which the session began was open until then.
    if over is not None and over < span.begin:
        raise Conflict("CLOSED_THEN", id=ticket.id, at=plain(over))


def _diagnosable(data: str) -> bool:
    return bool(json.loads(data).get("diagnosable"))


def _facts_then(then: Act, ticket: Ticket, law: LawAt, told: Told, earlier: Sequence[WorkSession]) -> StartFacts:
    """What the rule would have seen at the start: hours, triage and the window for a recurrence as they stood."""
    served = shelf(ticket.regulation)
    funds = _funds_then(then, ticket, earlier) if served.rules.bill_work.known else None
    rest = rest_of_hour(then, ticket, earlier) if funds and funds.declined(then.at) else 0
    facts = start_facts(then, ticket, law, told, funds, rest)
    turns = [t for t in history.turns(then.db, ticket.id) if t.happened_at <= then.at]
    triaged = [_diagnosable(t.data) for t in turns if t.kind == "triaged"]
    last = last_ended(earlier)
    last_end = last.stopped_at if last else None
    return facts._replace(
        triaged=triaged[-1] if triaged else None,
        recurrence_until=_window(served, last, [t.happened_at for t in turns if t.kind == "reopened"]),
        bought_since=bool(funds and last_end and funds.bought_between(last_end, then.at)),
    )


def _funds_then(then: Act, ticket: Ticket, earlier: Sequence[WorkSession]) -> Funds:
    """The hours that were there: what this ticket and others took later wasn't taken yet."""
    owner = (ticket.client_id, ticket.product_id, ticket.version)
    return Pool(then, (), owner, ticket.id).taking_since(then.at).funds(ticket, earlier)


def _window(served: Shelf, last: WorkSession | None, reopened: Sequence[datetime]) -> datetime | None:
    """The last second of the window for a recurrence that ran then; None without one, and after word in time."""
    last_end = last.stopped_at if last else None
    if last is None or last_end is None or served.rules.recurrence_until is None or any(at >= last_end for at in reopened):
        return None
    return served.rules.recurrence_until(last_end, served.law.on(legal_day(last_end)), last.reason)


def _as_by_a_start(then: Act, ticket: Ticket, law: LawAt, session: WorkSession, *, used: bool) -> Client:
    """What goes with the start of a session: the acceptance by conduct, the appointment that it used. Of which client."""
    client = then.db.get(Client, ticket.client_id)
    if client is None:
        raise LookupError(f"ticket {ticket.id} without a client")
    require_not_erased(client)
    client = itself(then.db, client)
    by_conduct = shelf(ticket.regulation).rules.acceptance.get("session")
    if by_conduct is not None:
        store_acceptance(then, client, law.regulation.id, law.version.id, by_conduct, by_clause=True)
    if used:
        mark_used(then, ticket.id, session.id)
    return client
