"""The hours that the desk publishes where a regulation leaves them to it."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.text import LawAt
from supportctl.regulations import law_of
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import PublishedHours
from supportctl.tuples import NamedTuple


def set_hours(
    act: Act, slug: str, *, weekdays: str, opens: str | None, closes: str | None, open_on_holidays: bool, since: date
) -> Outcome[PublishedHoursData]:
    """Hours of live support from a day on. Without `opens` and `closes` round the clock.

    Raises Conflict HOURS_FIXED for a regulation that sets its hours itself, InvalidInput.
    """
    law = law_of(slug).on(since)
    if not SupportTerms(law).publishes_hours:
        raise Conflict("HOURS_FIXED", regulation=slug)
    if (opens is None) != (closes is None):
        raise InvalidInput("MISSING", field="--closes" if closes is None else "--opens")
    days = sorted({_weekday(day) for day in weekdays.split(",")})
    first, last = (_time(text) if text is not None else None for text in (opens, closes))
    if first is not None and last is not None and last != "00:00" and last <= first:
        raise InvalidInput("BAD_TIME", value=closes)
    row = PublishedHours(
        regulation=slug,
        valid_from=since,
        weekdays=",".join(map(str, days)),
        opens=first,
        closes=last,
        holidays_closed=not open_on_holidays,
        recorded_at=act.now,
        operator=act.operator,
    )
    before = prices.hours_on(act.db, slug, since)
    same = _terms(row)
    if before is not None and _terms(before) == same:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.add(row)
    data = hours_data(row, law)
    act.book("regulation", slug, hours=data)
    return Outcome(data, made=slug)


def _terms(row: PublishedHours) -> tuple[Any, ...]:
    return (row.weekdays, row.opens, row.closes, row.holidays_closed, row.valid_from)


class PublishedHoursData(NamedTuple):
    """Published hours from a day on, with the clause that leaves them to the desk; ISO weekdays, wall times HH:MM."""

    regulation: str
    clause: str
    from_: date
    weekdays: tuple[int, ...]
    opens: str | None
    closes: str | None
    round_the_clock: bool
    open_on_holidays: bool


def hours_data(row: PublishedHours, law: LawAt) -> PublishedHoursData:
    """Published hours, with the clause that leaves them to the desk."""
    return PublishedHoursData(
        regulation=law.regulation.id,
        clause=SupportTerms(law).need(SupportTerms.hours_published).clause,
        from_=row.valid_from,
        weekdays=tuple(int(day) for day in row.weekdays.split(",")),
        opens=row.opens,
        closes=row.closes,
        round_the_clock=row.opens is None,
        open_on_holidays=not row.holidays_closed,
    )


def list_hours(act: Act, slug: str | None) -> Outcome[list[PublishedHoursData]]:
    """Published hours by regulation and first day; of a day on which they were published twice, those published last."""
    rows = prices.published_hours(act.db, None if slug is None else law_of(slug).id)
    held = {(row.regulation, row.valid_from): row for row in rows}
    return Outcome([hours_data(row, law_of(row.regulation).on(row.valid_from)) for row in held.values()])


def _weekday(text: str) -> int:
    if text.strip() not in tuple("1234567"):
        raise InvalidInput("BAD_WEEKDAYS", value=text)
    return int(text)


def _time(text: str) -> str:
    """A wall time as HH:MM."""
    try:
        found = time.fromisoformat(text)
    except ValueError:
        raise InvalidInput("BAD_TIME", value=text) from None
    if found.second or found.microsecond or found.tzinfo or len(text) != 5:
        raise InvalidInput("BAD_TIME", value=text)
    return text
