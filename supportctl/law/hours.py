"""Block: opening hours with holidays, from the parameters `<prefix>.weekdays|holidays-closed` and `opens|closes`, or
`round-the-clock`. Where a regulation leaves the hours to what the desk publishes, those take the place of the parameters."""

from __future__ import annotations

from datetime import date, datetime, time

from supportctl.calendar import WARSAW, OpeningHours, add_days, holiday, iso, legal_day
from supportctl.law.decision import Ground
from supportctl.law.facts import facts
from supportctl.law.text import LawAt
from supportctl.tuples import NamedTuple


@facts
class Hours(NamedTuple):
    """Published hours: ISO weekdays, wall times "09:00" or None for round the clock, whether holidays are closed. Where others
    are published for later: the last day of these (`until`), and `then` those."""

    weekdays: tuple[int, ...]
    opens: str | None
    closes: str | None
    holidays_closed: bool
    until: date | None = None
    then: Hours | None = None


def default_hours(law: LawAt, prefix: str = "hours") -> Hours:
    """The hours of this day's version."""
    whole_day = law.has(f"{prefix}.round-the-clock") and bool(law.value(f"{prefix}.round-the-clock").value)
    return Hours(
        weekdays=tuple(law.value(f"{prefix}.weekdays").value),
        opens=None if whole_day else law.value(f"{prefix}.opens").value,
        closes=None if whole_day else law.value(f"{prefix}.closes").value,
        holidays_closed=bool(law.value(f"{prefix}.holidays-closed").value),
    )


def opening_hours(law: LawAt, prefix: str = "hours", published: Hours | None = None) -> OpeningHours:
    """The published hours, else those of this day's version."""
    hours = published or default_hours(law, prefix)
    return OpeningHours(
        weekdays=hours.weekdays,
        opens=time.fromisoformat(hours.opens) if hours.opens else None,
        closes=time.fromisoformat(hours.closes) if hours.closes else None,
        holidays_closed=hours.holidays_closed,
    )


def next_opening(law: LawAt, at: datetime, prefix: str = "hours", published: Hours | None = None) -> datetime:
    """The first instant, not before `at`, that is inside the hours that hold on its own day."""
    while True:
        found = opening_hours(law, prefix, published).next_opening(at)
        if published is None or published.until is None or legal_day(found) <= published.until:
            return found
        at, published = datetime.combine(add_days(published.until, 1), time(0), WARSAW), published.then


def closing(law: LawAt, begun: datetime, prefix: str = "hours", published: Hours | None = None) -> tuple[datetime, str] | None:
    """When the desk closes on what began then, and the clause that says so; of what began before the opening, the same closing. None
    where the text sets no hours, and where they never end."""
    if f"{prefix}.weekdays" not in law.regulation.params:
        return None
    hours = opening_hours(law, prefix, published)
    closes = hours.closes_at(hours.next_opening(begun))
    return None if closes is None else (closes, law.value(f"{prefix}.weekdays").clause)


def within_hours(law: LawAt, at: datetime, prefix: str = "hours", published: Hours | None = None) -> Ground:
    """Is `at` inside the opening hours? Inputs: at, holiday (its name), next_opening (ISO, when closed), code says why."""
    hours = opening_hours(law, prefix, published)
    clause = law.value(f"{prefix}.weekdays").clause
    if hours.is_open(at):
        return law.passed(clause, "open", at=iso(at))
    day = legal_day(at)
    name = holiday(day) if hours.holidays_closed else None
    code = "closed-holiday" if name else "closed-day" if day.isoweekday() not in hours.weekdays else "closed-hour"
    found = {"at": iso(at), "next_opening": iso(next_opening(law, at, prefix, published))}
    if name:
        found["holiday"] = name
    return law.failed(clause, code, **found)
