"""The series of a restored desk: they go on after the highest number given, or wait until that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from supportctl.calendar import legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.numbering import SERIES
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.store import numbering
from supportctl.store.compiled import checks, corrections
from supportctl.store.compiled.rows import Invoice, NumberSeries
from supportctl.store.engine import Db
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# A series and its year.
Key = tuple[str, int]

_FIRST_YEAR = 2000
_SERIES = re.compile(r"([A-Z]{1,10})(?:/([0-9]{4}))?=([0-9]{1,9})")
_NUMBER = re.compile(r"([A-Z]+)/([0-9]{4})/[0-9]+")


class SeriesSet(NamedTuple):
    """The last number of a series and year, after which it goes on."""

    series: str
    year: int
    last_number: int


class NumbersSet(NamedTuple):
    """The series that go on."""

    series: tuple[SeriesSet, ...]


class Given(NamedTuple):
    """Which numbers a desk has given: the last one of each series, the day of its document, and which series are held."""

    last: Mapping[Key, int]
    last_on: Mapping[Key, date]
    held: frozenset[Key]


def set_numbers(act: Act, series: Sequence[str]) -> Outcome[NumbersSet]:
    """Say the last numbers given, where a restored desk holds its numbering. Raises InvalidInput for a number below one on record,
    Conflict for a series that isn't held."""
    said = parsed(series, act.now)
    here = _last_numbers(act.db)
    for key, told in numbering.every(act.db, said).items():
        if not told.held:
            raise Conflict("NUMBERING_NOT_HELD", series=_name(key))
        _require_not_below(key, said[key], here.get(key, 0))
    for key, last in said.items():
        _raise(act, key, here.get(key, 0), last, None)
    return Outcome(
        NumbersSet(tuple(SeriesSet(*key, last) for key, last in said.items())), notes=still_held(held(act.db, act.now))
    )


def parsed(series: Sequence[str], now: datetime) -> dict[Key, int]:
    """FV=123 or FV/2025=88 by series and year; the year is this one where none is named, never a later one. Raises InvalidInput."""
    found: dict[Key, int] = {}
    for text in [part.strip() for value in series for part in value.split(",")]:
        told = _SERIES.fullmatch(text)
        if told is None:
            raise InvalidInput("BAD_SERIES_NUMBER", value=text)
        if told[1] not in SERIES.values():
            raise InvalidInput("UNKNOWN_WORD", field="--series", value=told[1], known=sorted(SERIES.values()))
        key = (told[1], int(told[2] or legal_day(now).year))
        if not _FIRST_YEAR <= key[1] <= legal_day(now).year:
            raise InvalidInput("BAD_SERIES_NUMBER", value=text)
        if found.setdefault(key, int(told[3])) != int(told[3]):
            raise InvalidInput("BAD_SERIES_NUMBER", value=text)
    return found


def go_on(act: Act, former: Given | None, asked: Mapping[Key, int], *, whole: bool) -> list[SeriesSet]:
    """Each series after the highest number given; held where that isn't known for certain: the series that were set."""
    here = _last_numbers(act.db)
    there = former.last if former else {}
    keys = _keys({**here, **there, **asked}, act.now)
    held_there = former.held if former else frozenset()
    free = {key for key in keys if key in asked or (whole and key not in held_there)}
    was_held = {key for key, told in numbering.every(act.db, keys).items() if told.held}
    top = {key: max(here.get(key, 0), there.get(key, 0)) for key in keys}
    for key, last in asked.items():
        _require_not_below(key, last, top[key])
        top[key] = last
    days = former.last_on if former else {}
    raised = {key for key in keys if top[key] > here.get(key, 0)}
    for key in sorted(raised - free):
        _raise(act, key, here.get(key, 0), top[key], days.get(key))
    hold = not whole or bool(held_there)
    if hold:
        until = max(legal_day(act.now).year, *(year for _, year in keys))
        act.book(numbering.ENTITY, numbering.HELD, until_year=until)
    for key in sorted(free):
        if key in raised or key in was_held or hold:
            _raise(act, key, here.get(key, 0), top[key], days.get(key))
    return [SeriesSet(*key, top[key]) for key in sorted(raised | asked.keys())]


def given(db: Db, documents: Iterable[Invoice], now: datetime) -> Given:
    """What a desk knows of the numbers that it gave."""
    last = _last_numbers(db)
    last_on: dict[Key, date] = {}
    here = list(documents)
    void = {each.invoice_id for each in corrections.annulments(db, [row.id for row in here])}
    for row in here:
        if row.id not in void and (parts := _NUMBER.fullmatch(row.number)):
            key = (parts[1], int(parts[2]))
            last_on[key] = max(row.issued_on, last_on.get(key, row.issued_on))
    told_before = numbering.every(db, _keys(last, now))
    for key, about in told_before.items():
        if about.last_on is not None:
            last_on[key] = max(about.last_on, last_on.get(key, about.last_on))
    return Given(last, last_on, frozenset(key for key, told in told_before.items() if told.held))


def _raise(act: Act, key: Key, before: int, last: int, last_on: date | None) -> None:
    """A series goes on after `last`; the entry says which numbers aren't here."""
    series, year = key
    row = act.db.get(NumberSeries, series, year)
    if row is not None:
        row.last_number = last
        act.db.touch(row)
    elif last:
        act.db.add(NumberSeries(series=series, year=year, last_number=last))
    change = {"from": before, "to": last} | ({"last_on": plain(last_on)} if last_on else {})
    act.book(numbering.ENTITY, _name(key), **change)


def _require_not_below(key: Key, last: int, known: int) -> None:
    if last < known:
        raise InvalidInput("SERIES_TOO_LOW", series=_name(key), value=last, last=known)


def _last_numbers(db: Db) -> dict[Key, int]:
    return {(row.series, row.year): row.last_number for row in checks.series(db)}


def _keys(series: Iterable[Key], now: datetime) -> set[Key]:
    """These series, and those of this year in which nothing was numbered yet."""
    return {*series, *((name, legal_day(now).year) for name in SERIES.values())}


def held(db: Db, now: datetime) -> list[str]:
    told = numbering.every(db, _keys(_last_numbers(db), now))
    return [_name(key) for key, about in told.items() if about.held]


def _name(key: Key) -> str:
    return f"{key[0]}/{key[1]}"


def still_held(held: Sequence[str]) -> tuple[Note, ...]:
    """Which series wait, and an example of one: that of invoices, where it does."""
    first = min(held, key=lambda name: not name.startswith("FV"), default="")
    return (Note("NUMBERS_HELD", {"series": list(held), "first": first}),) if held else ()
