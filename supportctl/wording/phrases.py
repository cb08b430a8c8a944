"""Phrases that a sentence needs in another form than the word of data has: the ways in which something comes, bundles, countries.

Each takes the words of a language and one value, and gives a text that is safe to print.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from supportctl.wording.safe import safe

if TYPE_CHECKING:
    from supportctl.wording.words import Words


def by(words: Words, value: Any) -> str:
    """How something comes, by its channel: "e-mailem"; of several what is typed, too: "pocztą (post) lub e-mailem (email)"."""
    if isinstance(value, (list, tuple)):
        return either(words, [words.text("typed", typed=_way(words, one), label=safe(one)) for one in value])
    return _way(words, value)


def plan(words: Words, value: Any) -> str:
    """A bundle by its years: 2 → "dwuletni", [2, 3] → "dwuletni lub trzyletni"."""
    if isinstance(value, (list, tuple)):
        return either(words, [plan(words, one) for one in value])
    known = words.text(f"bundle_{value}")
    return words.text("bundle_other", years=words.value(value, "years")) if known == f"bundle_{value}" else known


def given(words: Words, value: Any) -> str:
    """What was given; an empty text says that it wasn't."""
    return words.value(value or None)


def number(words: Words, value: Any) -> str:
    """A telephone number; a decision that is kept says only that it was the stored one."""
    return words.text("stored_number") if value == "stored" else words.value(value, "phone")


def country(words: Words, value: Any) -> str:
    """A country by its ISO code: PL → "Polska"; the code where no name is known."""
    if words.lang != "pl":
        return safe(value)
    names: dict[str, str] = import_module("supportctl.wording.pl.countries").COUNTRIES
    return names.get(str(value)) or safe(value)


def month(words: Words, value: Any) -> str:
    """A month by its name: 02 → "February", 2026-02 → "February 2026"."""
    year, _, number = safe(value).rpartition("-")
    if not number.isdigit():
        return safe(value)
    names: tuple[str, ...] = import_module(f"supportctl.wording.{words.lang}.nouns").MONTHS
    return f"{names[int(number) - 1]} {year}".rstrip()


def nth(words: Words, value: Any) -> str:
    """A day of a month as English counts it: 31 → "31st"."""
    if not safe(value).isdigit():
        return safe(value)
    ending = {1: "st", 2: "nd", 3: "rd"}.get(int(value) % 10, "th") if int(value) // 10 != 1 else "th"
    return f"{int(value)}{ending}"


def either(words: Words, values: Sequence[str]) -> str:
    """One of several: "a, b lub c"."""
    return words.text("either", first=", ".join(values[:-1]), last=values[-1]) if len(values) > 1 else "".join(values)


def _way(words: Words, value: Any) -> str:
    known = words.text(f"by_{value}")
    return words.word(value) if known == f"by_{value}" else known
