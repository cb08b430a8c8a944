"""The forms of words that sentences need: kinds of records, and what is counted."""

from __future__ import annotations

from supportctl.tuples import NamedTuple


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
