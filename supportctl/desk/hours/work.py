"""What the work of a ticket comes to: started units, what covers them, and the row that `session status` reads."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from supportctl.calendar import elapsed_seconds, iso, legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.hours.funds import Funds, funds_of
from supportctl.law.decision import Decision
from supportctl.law.units import Source, units_left
from supportctl.record import Hours, Seconds
from supportctl.regulations import shelf
from supportctl.regulations.facts import WorkFacts
from supportctl.regulations.support import Bill
from supportctl.regulations.terms import TimedTerms
from supportctl.store import reading, running
from supportctl.store.compiled import tickets
from supportctl.store.compiled.hours import Grant
from supportctl.store.compiled.rows import Client, HoursUse, Ticket, WorkSession
from supportctl.tuples import NamedTuple


class TicketWork(NamedTuple):
    """The bill of a ticket at an instant, the facts it was made from, and the grants that may cover it, by id."""

    decision: Decision[Bill]
    facts: WorkFacts
    grants: dict[str, Grant]
    minutes_bought: int


def work_of(act: Act, ticket: Ticket, until: datetime) -> TicketWork | None:
    """The work on the ticket up to `until` (a running session counts so far); None before the first session."""
    sessions = tickets.sessions(act.db, ticket.id)
    return None if not sessions else bill(act, ticket, sessions, until)


def bill(
    act: Act, ticket: Ticket, sessions: Sequence[WorkSession], until: datetime, funds: Funds | None = None
) -> TicketWork | None:
    """The bill for these sessions. Free sessions cost nothing and take nothing from the hours bought. None under a regulation
    that doesn't charge by time. `funds`: by default all that is there for the ticket."""
    served = shelf(ticket.regulation)
    if not served.rules.bill_work.known:
        return None
    funds = funds or funds_of(act, ticket, sessions, until)
    billable = any(not s.free for s in sessions)
    facts = WorkFacts(tuple(funds.share.work), funds.share.sources, billable, tuple(funds.share.billed))
    decision = served.rules.bill_work(facts, served.law.on(legal_day(sessions[-1].started_at)))
    return TicketWork(decision, facts, funds.grants, funds.minutes_bought(until))


def allot(
    act: Act, ticket: Ticket, sessions: Sequence[WorkSession], until: datetime, funds: Funds | None = None
) -> TicketWork | None:
    """Bring the units taken for the ticket in line with its work. What was invoiced stays; the rest is taken anew. Where time
    isn't charged there are none, and what waits for an invoice is the business of the service items."""
    if not shelf(ticket.regulation).rules.bill_work.known:
        return None
    funds = funds or funds_of(act, ticket, sessions, until)
    work = bill(act, ticket, sessions, until, funds) if sessions else None
    kept = {u.began_at for u in funds.uses if u.invoice_id is not None}
    for use in funds.uses:
        if use.invoice_id is None:  # it is free again
            act.db.delete(use)
    unbilled = False
    for unit in work.decision.value.taken if work else ():
        grant = work.grants.get(unit.source) if work and unit.source and unit.began_at not in kept else None
        if grant is None:
            continue
        act.db.add(HoursUse(ticket_id=ticket.id, grant_id=grant.id, minutes=unit.minutes, began_at=unit.began_at))
        unbilled = unbilled or not grant.prepaid
    ticket.unbilled = unbilled
    return work


def worked_seconds(sessions: Sequence[WorkSession], until: datetime) -> int:
    """Real time worked in these sessions, a running one up to `until`."""
    return sum(
        elapsed_seconds(s.started_at, s.stopped_at or max(until, s.started_at)) for s in sessions if s.state != "cancelled"
    )


class Counters(NamedTuple):
    """How the work on a ticket and its hours stand."""

    ticket_seconds: Seconds
    started_hours: Hours
    hours_bought: Hours
    hours_billable: Hours
    unbilled_seconds: Seconds
    hours_left: Hours
    over_quota: bool


def counters(work: TicketWork | None, seconds: int) -> Counters:
    """The counters of a session's data; `seconds` worked on the ticket."""
    if work is None:
        return Counters(Seconds(seconds), Hours(0), Hours(0), Hours(0), Seconds(0), Hours(0), False)
    value = work.decision.value
    return Counters(
        ticket_seconds=Seconds(value.seconds),
        started_hours=Hours(value.started_minutes),
        hours_bought=Hours(work.minutes_bought),
        hours_billable=Hours(value.billable_minutes),
        unbilled_seconds=Seconds(value.unbilled_seconds),
        hours_left=Hours(minutes_left(work)),
        over_quota=work.facts.billable and value.started_minutes > value.billable_minutes,
    )


def minutes_left(work: TicketWork) -> int:
    """Minutes bought or consented to that no begun unit took yet."""
    if not work.facts.billable:
        return 0
    taken = [(t.source, t.minutes) for t in work.decision.value.taken]
    there = [s for s in work.facts.sources if s.until is None]
    return sum(max(0, s.minutes - sum(minutes for source, minutes in taken if source == s.id)) for s in there)


def minutes_bought_later(work: TicketWork) -> int:
    """Minutes left that were bought after a unit without cover had begun: they don't cover it."""
    taken = work.decision.value.taken
    bare = [unit.began_at for unit in taken if unit.source is None]
    later = [s for s in work.facts.sources if not s.consent and bare and s.since > min(bare)]
    return sum(max(0, s.minutes - sum(unit.minutes for unit in taken if unit.source == s.id)) for s in later)


def refresh_row(act: Act, session: WorkSession) -> None:
    """Write a running session's row anew, as of now: what was bought or agreed since is counted."""
    ticket = reading.whole_ticket(act.db, session.ticket_id)
    if ticket is not None:
        refresh(act, session, ticket, tickets.sessions(act.db, ticket.id))


def refresh(act: Act, session: WorkSession, ticket: Ticket, sessions: Sequence[WorkSession]) -> None:
    """Write the row of a running session anew; `sessions`: all of its ticket."""
    client = act.db.get(Client, ticket.client_id)
    if client is None:
        return
    as_of = max(act.now, session.started_at)
    work = bill(act, ticket, sessions, as_of)
    running.refresh(act.db, session.operator, running_counts(ticket, sessions, client, work, as_of))


def running_counts(
    ticket: Ticket, sessions: Sequence[WorkSession], client: Client, work: TicketWork | None, as_of: datetime
) -> str:
    """The counts for `session status` as they stand at an instant: JSON, the names in store/glance.py. The last of the
    ticket's `sessions` is the running one."""
    session = sessions[-1]
    known = {
        "subject": ticket.subject,
        "client_key": client.key,
        "client_name": client.name,
        "entitlement": "free" if session.free else "paid",
        "started_at": int(session.started_at.timestamp()),
        "started_local": iso(session.started_at),
        "as_of": int(as_of.timestamp()),
        "unit_seconds": session.unit_minutes * 60,
    }
    counts = _timed(session, work, as_of) if work else dict.fromkeys(_COUNTED, 0) | {"seconds": worked_seconds(sessions, as_of)}
    return json.dumps(known | counts, ensure_ascii=False)


_COUNTED = (
    "seconds",
    "units_begun",
    "units_billable",
    "units_left",
    "unit_covered",
    "unbilled_seconds",
    "minutes_bought",
    "warn_seconds",
    "base_seconds",
    "base_started_minutes",
    "base_billable_minutes",
)


def _timed(session: WorkSession, work: TicketWork, as_of: datetime) -> dict[str, int]:
    """What is counted where time is charged, by the names in _COUNTED."""
    free = session.free
    taken = work.decision.value.taken
    law = shelf(session.regulation).law.on(legal_day(session.started_at))
    warn_seconds = TimedTerms(law).extension_warn_before.value * 60
    run = next((t.run for t in reversed(taken) if t.version == session.law_version), 0)
    ours = [t for t in taken if (t.version, t.run) == (session.law_version, run)]
    base = [t for t in taken if t not in ours]
    covered = [t for t in ours if t.source is not None]
    return {
        "seconds": sum(t.seconds for t in ours),
        "units_begun": len(ours),
        "units_billable": 0 if free else len(covered),
        "units_left": 0 if free else units_left(_now(work.facts.sources, as_of), taken, session.unit_minutes),
        "unit_covered": int(bool(ours) and ours[-1].source is not None),
        "unbilled_seconds": 0 if free else work.decision.value.unbilled_seconds,
        "minutes_bought": work.minutes_bought,
        "warn_seconds": warn_seconds,
        "base_seconds": sum(t.seconds for t in base),
        "base_started_minutes": sum(t.minutes for t in base),
        "base_billable_minutes": sum(t.minutes for t in base if t.source is not None),
    }


def _now(sources: tuple[Source, ...], at: datetime) -> tuple[Source, ...]:
    """The sources that are there at the instant: a purchase dated later isn't yet, a consent that was taken back no more."""
    return tuple(s for s in sources if s.covers(at))
