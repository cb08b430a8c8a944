"""Days and instants as people type them, in Polish and English whatever the language of the answers.

Pure: the clock is always an argument (aware). Without an offset an instant is Warsaw time; what comes out is in UTC. What can't be
read, or could be two, is InvalidInput with a code of its own: nothing is guessed.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from supportctl.calendar import WARSAW, iso, legal_day, local
from supportctl.errors import InvalidInput

_DAY = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
# [0-9] and not \d: other scripts' digits would pass. Compiled on first use: most commands parse no date.
_ISO_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_DOTTED_DAY = r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4})?)?"
_SLASHED_DAY = r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})"
_CLOCK = r"(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?::(?P<s>[0-9]{2}))?"
_ISO_INSTANT = rf"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})[T ]{_CLOCK}(?P<zone>Z|[+-][0-9]{{2}}:[0-9]{{2}})?"
_DAY_AND_CLOCK = rf"(?:(?P<day>\S+) )?{_CLOCK}"
_AGO = r"-(?=[0-9])(?:([0-9]{1,4})h)?(?:([0-9]{1,4})m)?"

_NEAR_DAYS = {"yesterday": -1, "wczoraj": -1, "today": 0, "dzis": 0, "dzisiaj": 0, "tomorrow": 1, "jutro": 1}
# Monday to Sunday. Their beginnings are read too (mon, pon), as long as they fit one day.
_WEEKDAYS = (
    ("monday", "poniedziałek", "pn"),
    ("tuesday", "wtorek", "wt"),
    ("wednesday", "środa", "śr"),
    ("thursday", "czwartek", "cz"),
    ("friday", "piątek", "pt"),
    ("saturday", "sobota", "so"),
    ("sunday", "niedziela", "nd"),
)


def parse_day(text: str, today: date, *, ahead: bool = False) -> date:
    """A day typed as YYYY-MM-DD, D.M.YYYY, D.M (or D.M.), today, yesterday, tomorrow or a weekday, in either language.

    Without a year it's the nearest day not after today; `ahead`: not before. InvalidInput: BAD_DATE (value), DAY_NOT_IN_MONTH
    (value, day, month: MM, of 29 February YYYY-MM), DAY_COULD_BE_TWO (value, choices), DAY_OUT_OF_RANGE (value, first, last) before
    1900 or after 2200.
    """
    try:
        return _day(text, text, today, today, ahead)
    except ValueError:
        raise InvalidInput("BAD_DATE", value=text) from None


def parse_when(text: str, now: datetime, *, ahead: bool = False) -> datetime:
    """An instant typed as YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM] (or a blank for the T), as a day of parse_day and H:MM[:SS], as H:MM[:SS]
    today, or as -1h30m before now; in UTC.

    A weekday is the last one on which that time isn't after now; `ahead`: the next one on which it isn't before. InvalidInput:
    BAD_WHEN (value), DAY_NOT_IN_MONTH, DAY_COULD_BE_TWO and DAY_OUT_OF_RANGE as for a day, WHEN_DOES_NOT_EXIST (value) in the hour that spring
    skips, WHEN_IS_AMBIGUOUS (value, choices: two ISO texts) in the hour that autumn repeats, WHEN_IN_FUTURE (value, now) unless
    `ahead`.
    """
    now = local(now)
    try:
        instant = _instant(text, now, ahead)
    except ValueError:
        _require_in_month(text, now.date(), ahead)
        raise InvalidInput("BAD_WHEN", value=text) from None
    if instant > now and not ahead:
        raise InvalidInput("WHEN_IN_FUTURE", value=text, now=iso(now))
    return instant


def parse_clock(text: str) -> time | None:
    """The time of day where nothing else was typed (16:30); None for anything else."""
    match = re.fullmatch(_CLOCK, text)
    try:
        return _clock(match) if match else None
    except ValueError:
        return None


def clock_of(typed: time, began: datetime, now: datetime, *, field: str, first: datetime, last: datetime) -> datetime:
    """A bare time that belongs to what began then, in UTC: on the day of that or today, whichever lies in [first, last].

    Example: began yesterday at 10:00, 16:30 typed today at 9:00 is yesterday's. What began today takes the time as typed, in
    [first, last] or not. InvalidInput: CLOCK_FITS_TWO_DAYS (field, value, choices: ISO texts), CLOCK_FITS_NO_DAY (field, value,
    first, last), and what parse_when raises for a time of today.
    """
    text = typed.isoformat("seconds" if typed.second else "minutes")
    days = legal_day(began), legal_day(now)
    if days[0] == days[1]:
        return parse_when(text, now)
    fitting = [instant for day in days for instant in _readings(datetime.combine(day, typed)) if first <= instant <= last]
    if not fitting:
        raise InvalidInput("CLOCK_FITS_NO_DAY", field=field, value=text, first=iso(first), last=iso(last))
    if len(fitting) > 1:
        raise InvalidInput("CLOCK_FITS_TWO_DAYS", field=field, value=text, choices=[iso(instant) for instant in fitting])
    return fitting[0]


# Instants --------------------------------------------------------------------------------------------------------------------


def _instant(text: str, now: datetime, ahead: bool) -> datetime:
    """In UTC; `now` in Warsaw. ValueError for what is no instant."""
    today = now.date()
    if match := re.fullmatch(_ISO_INSTANT, text):
        wall = datetime.combine(_day(match["day"], text, today, today, ahead), _clock(match))
        zone = match["zone"]
        return wall.replace(tzinfo=_offset(zone)).astimezone(UTC) if zone else _from_warsaw(wall, text)
    if match := re.fullmatch(_AGO, text):
        return now.astimezone(UTC) - timedelta(hours=int(match[1] or 0), minutes=int(match[2] or 0))
    match = re.fullmatch(_DAY_AND_CLOCK, text)
    if match is None:
        raise ValueError(text)
    clock = _clock(match)
    day = _day(match["day"], text, today, _nearest(clock, now, ahead), ahead) if match["day"] else today
    return _from_warsaw(datetime.combine(day, clock), text)


def _nearest(clock: time, now: datetime, ahead: bool) -> date:
    """The last day on which that time isn't after now; `ahead`: the first on which it isn't before. In the hour that autumn
    repeats either reading counts."""
    today = now.date()
    first, last = (datetime.combine(today, clock.replace(fold=fold), WARSAW).astimezone(UTC) for fold in (0, 1))
    if ahead:
        return today if clock >= now.time() or last >= now else today + _DAY
    return today if clock <= now.time() or first <= now else today - _DAY


def _clock(match: re.Match[str]) -> time:
    return time(int(match["h"]), int(match["m"]), int(match["s"] or 0))


def _offset(zone: str) -> timezone:
    """The zone of Z or ±HH:MM; ValueError for 60 minutes and more, or 24 hours and more."""
    if zone == "Z":
        return UTC
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if minutes > 59:
        raise ValueError(zone)
    return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1))


def _readings(wall: datetime) -> list[datetime]:
    """The instants at which Warsaw's clocks show that time, in UTC: none in the hour that spring skips, two in autumn's."""
    both = [wall.replace(tzinfo=WARSAW, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({instant for instant in both if local(instant).replace(tzinfo=None) == wall})


def _from_warsaw(wall: datetime, text: str) -> datetime:
    """UTC of a Warsaw wall time that exists exactly once."""
    found = _readings(wall)
    if not found:
        raise InvalidInput("WHEN_DOES_NOT_EXIST", value=text)
    if len(found) > 1:
        raise InvalidInput("WHEN_IS_AMBIGUOUS", value=text, choices=[iso(instant) for instant in found])
    return found[0]


# Days ------------------------------------------------------------------------------------------------------------------------


def _day(text: str, typed: str, today: date, nearest: date, ahead: bool) -> date:
    """The day of one word of what was typed; a weekday is `nearest` or lies beyond it. ValueError for what is no day."""
    if match := re.fullmatch(_ISO_DAY, text):
        found = _date(int(match[1]), int(match[2]), int(match[3]), typed)
    elif match := re.fullmatch(_DOTTED_DAY, text):
        day, month = int(match[1]), int(match[2])
        found = _date(int(match[3]), month, day, typed) if match[3] else _without_year(month, day, typed, today, ahead)
    elif match := re.fullmatch(_SLASHED_DAY, text):
        raise _slashed(int(match[1]), int(match[2]), int(match[3]), typed)
    else:
        word = _fold(text)
        found = today + _NEAR_DAYS[word] * _DAY if word in _NEAR_DAYS else _weekday(word, typed, nearest, ahead)
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        first, last = date(_FIRST_YEAR, 1, 1), date(_LAST_YEAR, 12, 31)
        raise InvalidInput("DAY_OUT_OF_RANGE", value=typed, first=first.isoformat(), last=last.isoformat())
    return found


def _date(year: int, month: int, day: int, typed: str) -> date:
    """That day. InvalidInput where its month is too short for it; ValueError for what is no day of any month."""
    try:
        return date(year, month, day)
    except ValueError:
        if not (year and 1 <= month <= 12 and 28 < day <= 31):
            raise
    short = f"{year:04}-{month:02}" if (month, day) == (2, 29) else f"{month:02}"
    raise InvalidInput("DAY_NOT_IN_MONTH", value=typed, day=day, month=short)


def _require_in_month(text: str, today: date, ahead: bool) -> None:
    """Of a day with which no time stands that can be read: InvalidInput DAY_NOT_IN_MONTH where there is no such day at all."""
    try:
        _day(text.partition(" ")[0], text, today, today, ahead)
    except ValueError:
        pass
    except InvalidInput as error:
        if error.code == "DAY_NOT_IN_MONTH":
            raise


def _without_year(month: int, day: int, typed: str, today: date, ahead: bool) -> date:
    """That day of this year or of the nearest one: 29 February may be eight years off (1896 to 1904)."""
    _date(2000, month, day, typed)  # a day that no year has
    for years in range(9):
        try:
            found = date(today.year + (years if ahead else -years), month, day)
        except ValueError:
            continue
        if found >= today if ahead else found <= today:
            return found
    raise AssertionError("every day comes within eight years")


def _slashed(one: int, two: int, year: int, typed: str) -> Exception:
    """3/4/2026 is in April here and in March there. ValueError where only one reading is a day: it isn't written so here."""
    choices = {date(year, month, day).isoformat() for day, month in ((one, two), (two, one)) if month <= 12}
    return InvalidInput("DAY_COULD_BE_TWO", value=typed, choices=sorted(choices)) if len(choices) == 2 else ValueError(typed)


def _weekday(word: str, typed: str, nearest: date, ahead: bool) -> date:
    """The weekday that the word is or begins, at `nearest` or beyond. InvalidInput DAY_COULD_BE_TWO where it begins several."""
    names = {_fold(name): (number, name) for number, names in enumerate(_WEEKDAYS) for name in names}
    fitting = [names[word]] if word in names else [day for name, day in names.items() if word and name.startswith(word)]
    if not fitting:
        raise ValueError(typed)
    if len({number for number, _ in fitting}) > 1:
        raise InvalidInput("DAY_COULD_BE_TWO", value=typed, choices=[name for _, name in fitting if len(name) > 2])
    apart = fitting[0][0] - nearest.weekday()
    return nearest + timedelta(days=apart % 7 if ahead else -(-apart % 7))


def _fold(word: str) -> str:
    """In lower case and without Polish marks: Środa is sroda."""
    if not word.isascii():
        import unicodedata  # most of what is typed has no marks

        word = "".join(c for c in unicodedata.normalize("NFD", word.lower().replace("ł", "l")) if not unicodedata.combining(c))
    return word.lower()
