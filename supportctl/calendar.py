"""Europe/Warsaw: legal days, holidays, opening hours, started units, and terms by arts. 111, 112 and 115 of the civil code.

Pure: the clock is always an argument. Instants are aware datetimes of any zone (a naive one is a ValueError), days are dates,
durations are whole seconds. Intervals are half-open. Only the time zone and the generated holiday table load at start-up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from supportctl.errors import Gap
from supportctl.holiday_table import FIRST_YEAR, HOLIDAYS, LAST_YEAR

WARSAW = ZoneInfo("Europe/Warsaw")

_DAY = timedelta(days=1)


def _utc(instant: datetime) -> datetime:
    """In UTC: Python compares two datetimes of one zone by wall time, an hour wrong in the autumn repeat."""
    if instant.utcoffset() is None:
        raise ValueError(f"naive instant: {instant!r}")
    return instant.astimezone(UTC)


def _second(instant: datetime) -> datetime:
    """The instant in UTC, cut to its whole second: cutting the ends, not the length, keeps elapsed times additive."""
    return _utc(instant).replace(microsecond=0)


def local(instant: datetime) -> datetime:
    """The same instant in Warsaw."""
    return _utc(instant).astimezone(WARSAW)


def legal_day(instant: datetime) -> date:
    """The Warsaw day of an instant."""
    return local(instant).date()


def iso(instant: datetime) -> str:
    """ISO 8601 with Warsaw's offset, whole seconds: 2026-11-20T09:05:00+01:00."""
    return local(instant).isoformat(timespec="seconds")


# Days ------------------------------------------------------------------------------------------------------------------------

_from_library: dict[int, dict[date, str]] = {}


def _library_year(year: int) -> dict[date, str]:
    """Public holidays of a year outside the table; Gap HOLIDAYS_UNKNOWN where the library knows none either."""
    if year not in _from_library:
        import holidays  # 11 interpreter starts: only outside the table

        found = holidays.country_holidays("PL", years=year, language="pl")
        # Outside its range the library answers with no holidays at all: a silent default.
        if not found.start_year <= year <= found.end_year:
            raise Gap("HOLIDAYS_UNKNOWN", year=year)
        _from_library[year] = {day: str(name) for day, name in found.items()}
    return _from_library[year]


def holiday(day: date) -> str | None:
    """Polish name of the public holiday on that day, or None. A plain Sunday isn't one; Easter and Pentecost are.

    Source: the act of 18 January 1951 on days free from work. Gap HOLIDAYS_UNKNOWN (year) before 1925 or after 2100.
    """
    if isinstance(day, datetime):  # its ISO text would never be found: a holiday would pass for a business day
        raise TypeError("a date, not a datetime: use legal_day()")
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return HOLIDAYS.get(day.isoformat())
    return _library_year(day.year).get(day)


def is_business_day(day: date) -> bool:
    """Monday to Friday and no public holiday."""
    return day.isoweekday() <= 5 and holiday(day) is None


def next_business_day(day: date) -> date:
    """The first business day after the day, never the day itself."""
    return roll_to_business_day(day + _DAY)


def previous_business_day(day: date) -> date:
    """The last business day before the day, never the day itself (NBP rates)."""
    day -= _DAY
    while not is_business_day(day):
        day -= _DAY
    return day


def roll_to_business_day(day: date) -> date:
    """The day itself if it's a business day, else the next one."""
    while not is_business_day(day):
        day += _DAY
    return day


# Opening hours ---------------------------------------------------------------------------------------------------------------


class OpeningHours:
    """When the desk is open, in Warsaw wall time.

    weekdays: ISO numbers 1 (Monday) to 7, at least one; opens, closes: wall times of one day, both None = round the clock,
    closes 00:00 = midnight at the day's end; holidays_closed: public holidays are closed. ValueError for anything else.
    An opening is half-open: the closing instant is outside. A wall time that comes twice means the first.
    """

    __slots__ = ("closes", "holidays_closed", "opens", "weekdays")

    def __init__(self, weekdays: tuple[int, ...], opens: time | None, closes: time | None, holidays_closed: bool) -> None:
        if not weekdays or any(not 1 <= weekday <= 7 for weekday in weekdays):
            raise ValueError(f"weekdays: {weekdays!r}")  # none at all would make every search endless
        if (opens is None) != (closes is None):
            raise ValueError("opens and closes: both or neither")
        if opens is not None and closes is not None and time(0) != closes <= opens:
            raise ValueError(f"closes {closes} isn't after opens {opens}")
        self.weekdays = weekdays
        self.opens = opens
        self.closes = closes
        self.holidays_closed = holidays_closed

    def _key(self) -> tuple[tuple[int, ...], time | None, time | None, bool]:
        return (self.weekdays, self.opens, self.closes, self.holidays_closed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OpeningHours) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"OpeningHours{self._key()!r}"

    def _never_closes(self) -> bool:
        whole_day = (self.opens or time(0)) == (self.closes or time(0)) == time(0)
        return whole_day and not self.holidays_closed and set(self.weekdays) == set(range(1, 8))

    def _windows(self, instant: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Openings [start, end) in UTC that end after the instant, one a day, without end."""
        day = legal_day(instant)
        while True:
            if day.isoweekday() in self.weekdays and not (self.holidays_closed and holiday(day)):
                last = day + _DAY if self.closes in (None, time(0)) else day
                start = datetime.combine(day, self.opens or time(0), WARSAW).astimezone(UTC)
                end = datetime.combine(last, self.closes or time(0), WARSAW).astimezone(UTC)
                # Both can fall into the hour that spring skips: then there is no opening.
                if start < end and end > instant:
                    yield start, end
            day += _DAY

    def is_open(self, instant: datetime) -> bool:
        """Whether the desk is open at that instant."""
        instant = _utc(instant)
        return next(self._windows(instant))[0] <= instant

    def next_opening(self, instant: datetime) -> datetime:
        """The first instant, not before the given one, at which the desk is open (Warsaw); the given one when open."""
        instant = _utc(instant)
        return local(max(instant, next(self._windows(instant))[0]))

    def closes_at(self, instant: datetime) -> datetime | None:
        """End of the opening that runs at that instant (Warsaw, itself outside); None when closed or when it never ends."""
        instant, closing = _utc(instant), None
        if self._never_closes():
            return None
        for start, end in self._windows(instant):
            if start > (closing or instant):  # round the clock, one day's opening runs into the next
                break
            closing = end
        return local(closing) if closing else None

    def add_business(self, instant: datetime, seconds: int) -> datetime:
        """The earliest instant by which that many open seconds have passed (Warsaw): at a closing, not the next opening.

        0 seconds give the instant itself, open or not. ValueError below 0.
        """
        if seconds < 0:
            raise ValueError(f"seconds: {seconds}")
        instant = _utc(instant)
        left = timedelta(seconds=seconds)
        if not left:
            return local(instant)
        for start, end in self._windows(instant):
            start = max(start, instant)
            if left <= end - start:
                return local(start + left)
            left -= end - start
        raise AssertionError("openings never run out")

    def business_seconds(self, start: datetime, end: datetime) -> int:
        """Open seconds in [start, end), both cut to whole seconds. ValueError when end is before start."""
        first, last = _second(start), _second(end)
        elapsed_seconds(first, last)  # refuses a reversed interval
        total = timedelta()
        for opening, closing in self._windows(first):
            if opening >= last:
                break
            total += min(closing, last) - max(opening, first)
        return total // timedelta(seconds=1)


# Durations -------------------------------------------------------------------------------------------------------------------


def elapsed_seconds(start: datetime, end: datetime) -> int:
    """Real seconds from start to end, both cut to whole seconds; clock changes don't count. ValueError when end is first."""
    length = _second(end) - _second(start)
    if length < timedelta():
        raise ValueError(f"end {end.isoformat()} is before start {start.isoformat()}")
    return length // timedelta(seconds=1)


def started_units(seconds: int, unit_minutes: int) -> int:
    """Units begun in that many seconds: 0 s counts 1, 3600 s of 60 min 1, 3601 s 2. ValueError if negative or no unit."""
    if seconds < 0 or unit_minutes < 1:
        raise ValueError(f"seconds: {seconds}, unit_minutes: {unit_minutes}")
    return max(1, -(-seconds // (unit_minutes * 60)))


# Terms of the civil code -----------------------------------------------------------------------------------------------------


def add_days(event: date, n: int) -> date:
    """Last day of a term of n days; the event's own day isn't counted (art. 111 § 2)."""
    return event + timedelta(days=n)


def add_months(event: date, n: int) -> date:
    """Last day of a term of n months: the same day of the month, or the month's last (art. 112)."""
    year, month = divmod(event.year * 12 + event.month - 1 + n, 12)
    following_year, following_month = divmod(year * 12 + month + 1, 12)
    month_end = date(following_year, following_month + 1, 1) - _DAY
    return date(year, month + 1, min(event.day, month_end.day))


def add_years(event: date, n: int) -> date:
    """Last day of a term of n years: the same calendar day, 28 February for a missing 29th (art. 112)."""
    return add_months(event, 12 * n)


def period_last_day(first: date, years: int) -> date:
    """Last day of a subscription of that many years: the day before the same calendar day, so that periods abut.

    After 29 February the next period begins on 1 March of a common year: 2024-02-29, 1 year → 2025-02-28.
    ValueError below 1 year.
    """
    if years < 1:
        raise ValueError(f"years: {years}")
    same = add_years(first, years)
    return same - _DAY if same.day == first.day else same


def act_deadline(last: date) -> date:
    """Last day for an act whose term ends on `last`: moved off Saturday, Sunday and holidays (art. 115).

    Not for what happens by itself: an expiry isn't moved.
    """
    return roll_to_business_day(last)
