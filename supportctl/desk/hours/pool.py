"""The tickets that draw on the same hours bought: every unit is taken at the instant at which it begins, whatever was recorded first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import record
from supportctl.desk.hours.funds import Funds, funds_of
from supportctl.desk.hours.work import TicketWork, allot, bill, refresh
from supportctl.law.units import shared
from supportctl.regulations import shelf
from supportctl.regulations.terms import TimedTerms
from supportctl.store import reading
from supportctl.store.compiled import hours, tickets
from supportctl.store.compiled.rows import HoursUse, Ticket, WorkSession
from supportctl.told import Note
from supportctl.tuples import NamedTuple

Notes = tuple[Note, ...]


class Other(NamedTuple):
    """Another ticket that draws on the hours, with its sessions that count, and the one of them that runs."""

    ticket: Ticket
    sessions: Sequence[WorkSession]
    running: WorkSession | None


class Moved(NamedTuple):
    """The hours that are covered of another ticket changed: minutes before and now, and its work as it stands."""

    ticket: Ticket
    before: int
    now: int
    work: TicketWork


class Pool:
    """The other tickets that draw on the same hours and aren't invoiced: `allot` gives the hours out together, `tell` names those
    whose covered hours changed by that, and `refresh` writes the rows of `session status` of those that run."""

    def __init__(self, act: Act, near: Sequence[WorkSession], owner: tuple[int, int, str | None], but: int = 0) -> None:
        """`near`: sessions to choose those from that run; `owner`: client, product and version whose hours they are; `but`: the
        ticket that the act is about."""
        self.act, self.owner, self.but = act, owner, but
        self.others: list[Other] = []
        self.moved: list[Moved] = []
        for session in near:
            if session.state == "running" and not session.free and session.ticket_id != but:
                self._add(session.ticket_id, session)

    def taking_since(self, since: datetime) -> Pool:
        """With the tickets that took hours which began at the instant or later: an act that takes hours may change theirs."""
        for ticket_id in hours.takers(self.act.db, *self._hours_of, since):
            self._add(ticket_id)
        return self

    def working_since(self, since: datetime) -> Pool:
        """With the tickets that were worked on at the instant or later, covered or not: an act that frees hours may change theirs."""
        for ticket_id in tickets.worked_since(self.act.db, *self.owner[:2], since):
            self._add(ticket_id)
        return self

    @property
    def _hours_of(self) -> tuple[int, int, str]:
        client_id, product_id, version = self.owner
        return client_id, product_id, version or ""

    def _add(self, ticket_id: int, running: WorkSession | None = None) -> None:
        if ticket_id == self.but or any(other.ticket.id == ticket_id for other in self.others):
            return
        ticket = reading.whole_ticket(self.act.db, ticket_id)
        if ticket is None or (ticket.product_id, ticket.version) != self.owner[1:]:
            return
        if not lookup.same_client(self.act.db, ticket.client_id, self.owner[0]):
            return
        if not shelf(ticket.regulation).rules.bill_work.known:
            return
        sessions = tickets.sessions(self.act.db, ticket_id)
        if running is None and _is_invoiced(hours.uses(self.act.db, ticket_id), sessions):
            return
        self.others.append(Other(ticket, sessions, running))

    def funds(self, ticket: Ticket, sessions: Sequence[WorkSession]) -> Funds:
        """What is there for the ticket at the act's instant, after what the others began by then."""
        begun = [(o.ticket, o.sessions) for o in self.others if any(s.started_at <= self.act.at for s in o.sessions)]
        return self._funds([*begun, (ticket, sessions)], cut=True)[-1]

    def allot(self, ticket: Ticket | None = None, sessions: Sequence[WorkSession] = ()) -> TicketWork | None:
        """Allot to the others what they began, and to the ticket with its sessions."""
        together = [(other.ticket, other.sessions) for other in self.others]
        # Without a session left it takes nothing, and what it had is there for the others.
        paid = not sessions or any(not s.free for s in sessions)
        timed = ticket is not None and shelf(ticket.regulation).rules.bill_work.known and paid
        if ticket is not None and timed:
            together.append((ticket, sessions))
        work = None
        for (each, worked), funds in zip(together, self._funds(together), strict=True):
            before = [use for use in funds.uses if use.invoice_id is None]
            work = allot(self.act, each, worked, self.act.at, funds)
            if each is not ticket:
                self.act.db.touch(each)
                self._note_move(each, worked, before, work)
        return work if ticket is None or timed else allot(self.act, ticket, sessions, self.act.at)

    def _note_move(
        self, ticket: Ticket, sessions: Sequence[WorkSession], before: Sequence[HoursUse], work: TicketWork | None
    ) -> None:
        """Remember that units of the ticket are no longer covered, or are now. What a running session began since is no change."""
        if work is None:
            return
        runs_since = min((s.started_at for s in sessions if s.state == "running"), default=None)
        had = {use.began_at: use.minutes for use in before}
        kept = {unit.began_at for unit in work.facts.billed}
        has = {t.began_at: t.minutes for t in work.decision.value.taken if t.source is not None and t.began_at not in kept}
        lost = had.keys() - has.keys()
        won = {at for at in has.keys() - had.keys() if runs_since is None or at < runs_since}
        if lost or won:
            now = sum(minutes for at, minutes in has.items() if at in had or at in won)
            self.moved.append(Moved(ticket, sum(had.values()), now, work))

    def _funds(self, together: Sequence[tuple[Ticket, Sequence[WorkSession]]], *, cut: bool = False) -> list[Funds]:
        """The funds of tickets that draw on the same hours; `cut`: as if no work went on after the act's instant."""
        # What others took that begins later isn't taken yet: their hours are free again, even of those left out.
        ids = sorted({*(other.ticket.id for other in self.others), *(ticket.id for ticket, _ in together)}) if self.others else []
        found = {t.id: funds_of(self.act, t, sessions, self.act.at, ids, cut=cut) for t, sessions in together}
        if len(found) > 1:
            # Of two units that begin at the same instant the ticket with the lower number has the first.
            numbers = sorted(found)
            for number, sources in zip(numbers, shared([found[n].share for n in numbers]), strict=True):
                found[number] = found[number]._replace(share=found[number].share._replace(sources=sources))
        return [found[ticket.id] for ticket, _ in together]

    def under_way(self) -> list[tuple[int, tuple[int, int]]]:
        """(ticket, (grant, minutes)) for what the others took by the act's instant beyond what is on record."""
        found = []
        together = [(other.ticket, other.sessions) for other in self.others]
        for (ticket, sessions), funds in zip(together, self._funds(together), strict=True):
            work = bill(self.act, ticket, sessions, self.act.at, funds)
            minutes: Counter[int] = Counter()
            for unit in work.decision.value.taken if work else ():
                if unit.source is not None:
                    minutes[int(unit.source)] += unit.minutes
            for use in funds.uses:
                minutes[use.grant_id] -= use.minutes
            found += [(ticket.id, (grant, more)) for grant, more in minutes.items() if more]
        return found

    def tell(self) -> Notes:
        """Write into the histories of the others what changed for them, with the bill as it stands now; the notes that name them.
        Called once the act's own entry is written."""
        notes = []
        for ticket, before, now, work in self.moved:
            terms = TimedTerms(shelf(ticket.regulation).law.on(work.decision.on))
            clauses = (terms.billing_unit.clause,)
            record(self.act, ticket, "hours-moved", clauses=clauses, minutes_before=before, minutes_now=now)
            self.act.keep("ticket", ticket.id, work.decision, work.facts)
            told = {"ticket": ticket.id, "minutes_before": before, "minutes_now": now, "clause": clauses[0]}
            notes.append(Note("HOURS_MOVED", told))
        return tuple(notes)

    def refresh(self) -> None:
        """The rows of those that run, as the hours stand now."""
        for ticket, sessions, running in self.others:
            if running is not None:
                refresh(self.act, running, ticket, sessions)


def _is_invoiced(uses: Sequence[HoursUse], sessions: Sequence[WorkSession]) -> bool:
    """Was the ticket invoiced, and not worked on since? Its hours stay as they are."""
    billed = max((use.began_at for use in uses if use.invoice_id is not None), default=None)
    return billed is not None and all(session.started_at <= billed for session in sessions)
