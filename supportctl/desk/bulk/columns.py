"""How the cells of a row are read: each reader takes the text of a cell that isn't empty, and raises InvalidInput.

Nothing here depends on the day of the import: a date without its year, "yesterday" and the like are refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

from supportctl.desk.bulk.source import Cells
from supportctl.desk.ground import inputs
from supportctl.errors import InvalidInput
from supportctl.store.scratch import Scratch
from supportctl.typed_time import parse_day, parse_when

Reader = Callable[[str], Any]
# A number that a row brings along: far below the highest one, so that the desk can count on for ever.
HIGHEST = 10**9
_DATED = r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}"
_TRUE, _FALSE = ("true", "yes", "tak", "1"), ("false", "no", "nie", "0")
_MOST_HOURS = 24


def line(field: str, limit: int = inputs.NAME_CHARACTERS) -> Reader:
    """One line of text."""
    return lambda text: inputs.line(text, field, limit)


def words(field: str) -> Reader:
    """A longer text."""
    return lambda text: inputs.text(text, field)


def a_word_of(field: str, known: tuple[str, ...]) -> Reader:
    """A word of a list."""
    return lambda text: inputs.word(text.strip(), field, known)


def number(field: str) -> Reader:
    """A number from 1 on."""

    def read(text: str) -> int:
        found = text.strip().removeprefix("#")
        if not (found.isascii() and found.isdigit() and len(found) <= 10 and 1 <= int(found) <= HIGHEST):
            raise InvalidInput("IMPORT_BAD_NUMBER", field=field, value=text)
        return int(found)

    return read


def flag(field: str) -> Reader:
    """yes or no."""

    def read(text: str) -> bool:
        found = text.strip().lower()
        if found not in _TRUE and found not in _FALSE:
            raise InvalidInput("UNKNOWN_WORD", field=field, value=text, known=["true", "false"])
        return found in _TRUE

    return read


def instant(now: datetime, *, ahead: bool = False) -> Reader:
    """An instant with its date and time of day, Warsaw time without an offset; not after `now` unless it may lie `ahead`."""

    def read(text: str) -> datetime:
        found = text.strip()
        if len(found) == 25 and found[10] == "T":  # as it is exported
            try:
                made = datetime.fromisoformat(found).astimezone(UTC)
            except (ValueError, OverflowError):
                made = None
            if made is not None and 1900 < made.year < 2200 and (ahead or made <= now):
                return made
        if not re.match(_DATED, found):
            raise InvalidInput("BAD_WHEN", value=text)
        return parse_when(found, now, ahead=ahead)

    return read


def day(today: date) -> Reader:
    """A day with its year."""

    def read(text: str) -> date:
        found = text.strip()
        if not re.fullmatch(_DATED, found):
            raise InvalidInput("BAD_DATE", value=text)
        return parse_day(found, today)

    return read


def duration(text: str) -> timedelta:
    """Hours as a decimal number, above 0 and at most 24: 1.5, or 1,5."""
    found = text.strip().replace(",", ".")
    hours = Decimal(found) if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,4})?", found) else Decimal(0)
    if not 0 < hours <= _MOST_HOURS:
        raise InvalidInput("IMPORT_BAD_DURATION", value=text, most=_MOST_HOURS)
    return timedelta(seconds=int(hours * 3600))


def read(cells: Cells, readers: Mapping[str, Reader]) -> dict[str, Any]:
    """The values of a row, by column; None for a cell that is empty or isn't there."""
    found: dict[str, Any] = dict.fromkeys(readers)
    for name, text in cells.items():
        if text and not text.isspace():
            found[name] = readers[name](text)
    return found


@lru_cache(maxsize=20_000)
def email(text: str) -> str:
    """An address by its form; a client writes from the same one again and again."""
    return inputs.email(text)


def require_new_key(values: Mapping[str, Any], scratch: Scratch, line: int) -> None:
    """The row goes by its source or its number, and no earlier one by the same. Raises InvalidInput."""
    if values["source"] is None and values["id"] is None:
        raise InvalidInput("IMPORT_NO_KEY", columns=["source", "id"])
    for name in ("source", "id"):
        if values[name] is not None and (before := scratch.met(f"{name} {values[name]}", line)) is not None:
            raise InvalidInput("IMPORT_KEY_TWICE", field=name, value=str(values[name]), other=before)


def require_filled(values: Mapping[str, Any], *names: str) -> None:
    """Raises InvalidInput naming every column whose cell a row can't do without."""
    if lacking := [name for name in names if values[name] is None]:
        raise InvalidInput("IMPORT_CELLS_MISSING", columns=lacking)
