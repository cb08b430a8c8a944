"""The forms of words that sentences need: kinds of records, and what is counted."""

from __future__ import annotations

from typing import NamedTuple

DECIMAL_SIGNS = {"en": ".", "pl": ","}


class Kind(NamedTuple):
    """A kind of record: "klient", of which one ("klienta"), many of it ("klienci"), several that fit ("kilku klientów"), and what
    the desk knows one by ("identyfikator")."""

    one: str
    of: str
    many: str
    several: str
    known_by: str


class Counted(NamedTuple):
    """What is counted: 1 godzina, 2 godziny, 5 godzin, 1,5 godziny."""

    one: str
    few: str
    many: str
    part: str


def form_of(counted: Counted, number: str, lang: str) -> str:
    """The form that goes with a number, written with a point: in Polish 2-4 but not 12-14 have one of their own."""
    if not number.lstrip("-").isdigit():
        return counted.part
    count = abs(int(number))
    if count == 1:
        return counted.one
    few = lang == "pl" and 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14
    return counted.few if few else counted.many


def duration(seconds: int, blank: str) -> str:
    """Seconds, not below 0, as "1 h 01 min 05 s"; what is above the first unit is left out, and so is what is nothing below it.
    `blank`: what stands before a unit."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    parts = [f"{hours}{blank}h"] if hours else []
    if minutes or (hours and rest) or not seconds:
        parts.append(f"{minutes:02d}{blank}min" if hours else f"{minutes}{blank}min")
    if rest:
        parts.append(f"{rest:02d}{blank}s" if seconds >= 60 else f"{rest}{blank}s")
    return blank.join(parts)
