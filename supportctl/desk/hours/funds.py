"""What the work on a ticket is billed from: hours bought, extensions agreed, what was taken so far; and which of its sessions
go on in an hour that was begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from supportctl.calendar import elapsed_seconds, legal_day
from supportctl.desk.ground.act import Act
from supportctl.law.units import Billed, Share, Source, Work
from supportctl.regulations import shelf
from supportctl.store import reading
from supportctl.store.compiled import hours
from supportctl.store.compiled.hours import Grant
from supportctl.store.compiled.rows import HoursUse, Ticket, WorkSession
from supportctl.tuples import NamedTuple

_SECOND = timedelta(seconds=1)


class Funds(NamedTuple):
    """The work of a ticket up to an instant and its sources; the grants behind them by id, the client's answers about
    extensions, and every unit that is taken for the ticket."""

    share: Share
    grants: dict[str, Grant]
    answers: Sequence[Grant]
    uses: Sequence[HoursUse]

    def minutes_bought(self, at: datetime) -> int:
        """Minutes bought by then that are free, or were taken for this ticket."""
        return sum(s.minutes for s in self.share.sources if not s.consent and s.since <= at)

    def minutes_agreed(self, at: datetime) -> int:
        """Minutes beyond those that the client agrees to then."""
        return sum(s.minutes for s in self.share.sources if s.consent and s.covers(at))

    def minutes_left(self, at: datetime) -> int:
        """Minutes that are there then, less those taken for this ticket; below zero where another ticket took them since."""
        there = [s for s in self.share.sources if s.covers(at)]
        return sum(s.minutes - sum(u.minutes for u in self.uses if str(u.grant_id) == s.id) for s in there)

    def declined(self, at: datetime) -> bool:
        """Was the client's last answer by then a no to more than the hours bought?"""
        return [g.kind for g in self.answers if g.happened_at <= at][-1:] == ["declined"]

    def bought_between(self, after: datetime, until: datetime) -> bool:
        """Was there a purchase after the one instant, and by the other?"""
        return any(g.kind == "purchase" and after < g.happened_at <= until for g in self.grants.values())


def funds_of(
    act: Act, ticket: Ticket, sessions: Sequence[WorkSession], until: datetime, others: Sequence[int] = (), *, cut: bool = False
) -> Funds:
    """What there is for these sessions, a running one counted up to `until`, or to the last unit that was taken for it. `others`:
    tickets whose hours are free again. `cut`: what was worked after `until` is left out."""
    purchases = hours.purchases(act.db, ticket.client_id, ticket.product_id, ticket.version or "")
    answers = hours.answers(act.db, ticket.id)
    elsewhere = reading.used_elsewhere(act.db, [g.id for g in purchases], ticket.id, others)
    sources = [Source(str(g.id), g.minutes - elsewhere.get(g.id, 0), g.happened_at, False) for g in purchases]
    consents = [g for g in answers if g.kind == "consent"]
    for given in consents:
        # A later no takes back what hasn't begun by then (§4.3): of two hours agreed at 10:00
        # a no at 10:30 leaves the one that began.
        said_no = [g.happened_at for g in answers[answers.index(given) :] if g.kind == "declined"]
        sources.append(Source(str(given.id), given.minutes, given.happened_at, True, min(said_no, default=None)))
    uses = hours.uses(act.db, ticket.id)
    billed = [Billed(u.began_at, str(u.grant_id), u.minutes) for u in uses if u.invoice_id is not None]
    if cut:
        # Work that went on is in its next unit at that very instant.
        work = _work(act, ticket, [s for s in sessions if s.started_at <= until], until, until + _SECOND)
    else:
        # A unit that was taken began: a later act that was dated earlier doesn't undo that.
        work = _work(act, ticket, sessions, max([until, *(u.began_at + _SECOND for u in uses)]) if others else until)
    share = Share(tuple(work), tuple(sources), billed)
    return Funds(share, {str(g.id): g for g in [*purchases, *consents]}, answers, uses)


def _work(
    act: Act, ticket: Ticket, sessions: Sequence[WorkSession], until: datetime, at_most: datetime | None = None
) -> Iterator[Work]:
    """The paid sessions in order, or, where help is free, all; a running one up to `until`, none beyond `at_most`."""
    paid = [s for s in sessions if not s.free]
    before: WorkSession | None = None
    for session in sorted(paid or sessions, key=lambda s: s.started_at):
        ended = session.stopped_at or max(until, session.started_at)
        seconds = elapsed_seconds(session.started_at, ended if at_most is None else min(ended, at_most))
        anew = False
        if paid and before is not None:
            anew = begins_anew(act, ticket.id, ticket.regulation, before.stopped_at, before.reason, session.started_at)
        yield Work(session.started_at, seconds, session.unit_minutes, session.law_version, anew)
        before = session


def begins_anew(act: Act, ticket_id: int, regulation: str, ended: datetime | None, reason: str | None, begin: datetime) -> bool:
    """After the window for a recurrence, and without word in time, work doesn't go on in the hour that was begun (§2.10). `ended`,
    `reason`: of the paid session before the one that begins."""
    served = shelf(regulation)
    if ended is None or served.rules.recurrence_until is None:
        return False
    window = served.rules.recurrence_until(ended, served.law.on(legal_day(ended)), reason)
    if window is None or begin <= window:
        return False
    from supportctl.store.compiled import history  # with a table that no session within a day needs

    turns = history.turns(act.db, ticket_id)
    return not any(t.kind == "reopened" and ended <= t.happened_at <= begin for t in turns)


def minutes_bought(
    act: Act, client_id: int, product_id: int, version: str | None, until: date | datetime, ticket_id: int = 0
) -> int:
    """Minutes bought by then (a day or an instant) that are free, or were taken for this very ticket."""
    found = [
        g
        for g in hours.purchases(act.db, client_id, product_id, version or "")
        if (g.happened_at <= until if isinstance(until, datetime) else legal_day(g.happened_at) <= until)
    ]
    elsewhere = reading.used_elsewhere(act.db, [g.id for g in found], ticket_id)
    return sum(g.minutes - elsewhere.get(g.id, 0) for g in found)
