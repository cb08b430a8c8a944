"""The work: its time, the hours that were begun, what was billed of them and what nothing covers, by group.

Units are those of the rules (law/units.py) over the whole work of a ticket; each belongs to the session in which it began, so that a
report of a month, a day or an operator counts the units that began there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import groupby, pairwise
from operator import attrgetter

from supportctl.calendar import WARSAW
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.hours.funds import begins_anew
from supportctl.desk.report.groups import Group, Groups, Period, ordered
from supportctl.law.units import Work, begun_units
from supportctl.money import Money, split_gross, times
from supportctl.record import Hours, Seconds
from supportctl.regulations import shelf
from supportctl.store.compiled import reports
from supportctl.store.compiled.reports import Taken, Worked
from supportctl.tuples import NamedTuple

# So many tickets are read at a time.
_AT_ONCE = 50_000

# The price of an hour: amount, currency, VAT rate, does it have VAT in it?
Price = tuple[int, str, str, bool]


class HoursRow(NamedTuple):
    """The work of a group. `net`: what the billed hours come to, one amount a currency."""

    group: Group
    seconds: Seconds
    started_hours: Hours
    billed_hours: Hours
    unbilled_seconds: Seconds
    net: Money | tuple[Money, ...] | None


class Unit(NamedTuple):
    """A unit that began in a session, by its position among those of the ticket."""

    position: int
    began_at: int
    seconds: int


class _Sum:
    """What a group adds up to."""

    __slots__ = ("billed", "billed_minutes", "seconds", "started_minutes", "unbilled_seconds")

    def __init__(self) -> None:
        self.seconds = self.started_minutes = self.billed_minutes = self.unbilled_seconds = 0
        self.billed: dict[Price, int] = {}


def report_hours(act: Act, *, period: Period, by: str) -> Outcome[list[HoursRow]]:
    """The work that began in the period, a running session up to now."""
    groups = Groups(act, by)
    group_of, windows = groups.of(), _Windows(groups)
    since = int(period.since.timestamp()) if period.since else -(2**62)
    until = int(period.until.timestamp()) if period.until else 2**62
    now = int(act.now.timestamp())
    sums: dict[Group, _Sum] = {}
    elsewhere = _Sum()  # where sessions of other periods are added up: nobody looks
    for sessions, taken in _tickets(act, period):
        totals: list[_Sum] = []
        for session in sessions:
            total = elsewhere
            if since <= session.started_at < until:
                group = group_of(session, session.operator, session.started_at)
                found = sums.get(group)
                total = sums.setdefault(group, _Sum()) if found is None else found
                total.seconds += _seconds(session, now)
            totals.append(total)
        _add_units(act, sessions, taken, totals, windows, now)
    return Outcome([_row(group, total) for group, total in ordered(sums)])


def _add_units(
    act: Act, sessions: Sequence[Worked], taken: Sequence[Taken], totals: Sequence[_Sum], windows: _Windows, now: int
) -> None:
    """Add the units of a ticket to what the sessions in which they began come to, a total for each."""
    if len(sessions) == 1 and not taken:  # most tickets: nothing has to be looked at one by one
        (session,), (total,) = sessions, totals
        if session.unit_minutes:
            seconds = _seconds(session, now)
            total.started_minutes += max(1, -(-seconds // (session.unit_minutes * 60))) * session.unit_minutes
            total.unbilled_seconds += 0 if session.free else seconds
        return
    covered = {unit.began_at: unit for unit in taken}
    for position, began_at, seconds in _units(act, sessions, windows, now):
        session, total = sessions[position], totals[position]
        total.started_minutes += session.unit_minutes
        source = covered.get(began_at)
        if source is None:
            total.unbilled_seconds += 0 if session.free else seconds
        elif source.invoice_id is not None:
            _bill(total, source)


def _seconds(session: Worked, now: int) -> int:
    """How long it lasted; so far, while it runs."""
    return max(0, (now if session.stopped_at is None else session.stopped_at) - session.started_at)


def _tickets(act: Act, period: Period) -> Iterator[tuple[Sequence[Worked], Sequence[Taken]]]:
    """The sessions of each ticket, and the units that were taken for it."""
    highest = reports.highest_ticket(act.db) or 0
    for first in range(1, highest + 1, _AT_ONCE):
        last = first + _AT_ONCE - 1
        if period.since is None and period.until is None:
            sessions = reports.worked(act.db, first, last)
        else:
            ends = period.since or datetime(1900, 1, 1, tzinfo=UTC), period.until or datetime(2200, 1, 1, tzinfo=UTC)
            sessions = reports.worked_within(act.db, first, last, *ends)
        taken: dict[int, list[Taken]] = {}
        for unit in reports.taken(act.db, first, last):
            taken.setdefault(unit.ticket_id, []).append(unit)
        for number, of_ticket in groupby(sessions, key=attrgetter("ticket_id")):
            yield list(of_ticket), taken.get(number, ())


class _Windows:
    """Until when at least, by the day on which a session ended and how, work goes on in the hour that was begun: the later it ends, the
    later is the end of the window. Only what begins after that is looked at more closely."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._earliest: dict[tuple[str, date, str | None], int | None] = {}

    def may_be_over(self, before: Worked, begin: int) -> bool:
        """Might the window after a session be over at that second?"""
        if before.stopped_at is None:
            return False
        key = (before.regulation, self._groups.day(before.stopped_at), before.reason)
        if key not in self._earliest:
            self._earliest[key] = _earliest_window(*key)
        earliest = self._earliest[key]
        return earliest is not None and begin > earliest


def _earliest_window(regulation: str, day: date, reason: str | None) -> int | None:
    """The end of the window after a session that ended at the first instant of a day; None where there is none."""
    served = shelf(regulation)
    if served.rules.recurrence_until is None:
        return None
    first = datetime.combine(day, time(0), WARSAW).astimezone(UTC)
    window = served.rules.recurrence_until(first, served.law.on(day), reason)
    return None if window is None else int(window.timestamp())


def _units(act: Act, sessions: Sequence[Worked], windows: _Windows, now: int) -> Iterator[Unit]:
    """The units of a ticket's work, as the rules make them: of its paid sessions, or, where help is free, of all. None where time
    isn't charged."""
    paid = [n for n, s in enumerate(sessions) if not s.free]
    work = [n for n in paid or range(len(sessions)) if sessions[n].unit_minutes]
    pairs = [(sessions[before], sessions[after]) for before, after in pairwise(work)]
    anew = [bool(paid) and windows.may_be_over(before, after.started_at) and _anew(act, before, after) for before, after in pairs]
    if not any(anew) and len({(sessions[n].law_version, sessions[n].unit_minutes) for n in work}) <= 1:
        yield from in_one_run(sessions, work, now)
        return
    made = [
        Work(_instant(s.started_at), _seconds(s, now), s.unit_minutes, s.law_version, begins)
        for s, begins in zip((sessions[n] for n in work), [False, *anew], strict=True)
    ]
    for unit in begun_units(made):
        began_at = int(unit.began_at.timestamp())
        yield Unit([n for n in work if sessions[n].started_at <= began_at][-1], began_at, unit.seconds)


def in_one_run(sessions: Sequence[Worked], work: Sequence[int], now: int) -> Iterator[Unit]:
    """The units of sessions of one version none of which begins anew: what law/units.py makes of them (a test compares), without
    dates."""
    total = sum(_seconds(sessions[n], now) for n in work)
    done, begun = 0, 0
    for position in work:
        session = sessions[position]
        unit, seconds = session.unit_minutes * 60, _seconds(session, now)
        while (offset := begun * unit - done) < seconds or begun == 0:
            yield Unit(position, session.started_at + offset, min(unit, total - begun * unit))
            begun += 1
        done += seconds


def _anew(act: Act, before: Worked, after: Worked) -> bool:
    ended = None if before.stopped_at is None else _instant(before.stopped_at)
    return begins_anew(act, after.ticket_id, after.regulation, ended, before.reason, _instant(after.started_at))


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _bill(total: _Sum, unit: Taken) -> None:
    total.billed_minutes += unit.minutes
    if unit.unit_amount is not None and unit.currency is not None and unit.vat_rate is not None:
        price = (unit.unit_amount, unit.currency, unit.vat_rate, unit.gross_price)
        total.billed[price] = total.billed.get(price, 0) + unit.minutes


def _row(group: Group, total: _Sum) -> HoursRow:
    by_currency: dict[str, int] = {}
    for (amount, currency, vat_rate, gross), minutes in total.billed.items():
        price = times(amount, Decimal(minutes) / 60)
        net = split_gross(price, vat_rate)[0] if gross else price
        by_currency[currency] = by_currency.get(currency, 0) + net
    amounts = tuple(Money(minor, currency) for currency, minor in sorted(by_currency.items()))
    return HoursRow(
        group,
        Seconds(total.seconds),
        Hours(total.started_minutes),
        Hours(total.billed_minutes),
        Seconds(total.unbilled_seconds),
        amounts[0] if len(amounts) == 1 else amounts or None,
    )
