"""Parameters of a text in words: their labels, and values by their units. Scripts read the keys; nothing else imports this."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from types import ModuleType
from typing import Any

from supportctl.money import Money
from supportctl.output.blocks import dumped, shown
from supportctl.record import encoded
from supportctl.wording import phrases
from supportctl.wording.safe import safe
from supportctl.wording.words import Words


class Parameters:
    """What the parameters, sections and sources of texts are called in one language."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._said: ModuleType = import_module(f"supportctl.wording.{words.lang}.parameters")

    def label(self, key: str) -> str:
        """What a parameter is called; its key where it has no label."""
        return self._said.PARAMETERS.get(key) or safe(key)

    def sections(self, slug: str) -> Mapping[str, str]:
        """The titles of a document's sections by their first clauses; none for a document that isn't known."""
        found: Mapping[str, str] = self._said.SECTIONS.get(slug, {})
        return found

    def source(self, slug: str, source: str) -> str:
        """The title of the original, with the place where a statute is published."""
        known: str | None = self._said.SOURCES.get(slug)
        return known.format(source=safe(source)) if known else safe(source)

    def code(self, value: Any) -> str:
        """A word of data as a text means it; a code without a word as it is."""
        return self._said.VALUES.get(value) or self.words.word(value)

    def value(self, value: Any, unit: str, clause: str = "") -> str:
        """A value by its unit. `clause`: the one that backs the parameter; of the others that a value names each is shown."""
        fitting = isinstance(value, _SHAPES.get(unit, ())) and not isinstance(value, bool)
        if fitting:
            return _BY_UNIT[unit](self, value)
        if unit.endswith("=clause") and isinstance(value, Mapping):
            return ", ".join(self._cited(unit, *pair, clause) for pair in value.items())
        return self._other(value, unit)

    def _cited(self, unit: str, code: str, cited: Any, clause: str) -> str:
        """A code with the clause that names it, where that is another one."""
        told = self.words.rate(code) if unit == "rate=clause" else self.code(code)
        return told if cited == clause else f"{told} ({safe(cited)})"

    def _other(self, value: Any, unit: str) -> str:
        """A value by its type: codes have words, whatever is counted has its unit."""
        if isinstance(value, Mapping):
            pairs = [f"{self.code(key)} – {self._other(inner, _WITHIN.get(unit, unit))}" for key, inner in value.items()]
            return "; ".join(pairs)
        if isinstance(value, (list, tuple)):
            nothing = self._said.SAID["no-editions"] if unit == "program=editions" else self.words.text("nothing")
            several = "; " if any(isinstance(one, (Mapping, list, tuple)) for one in value) else ", "
            return several.join(self._other(one, unit) for one in value) or str(nothing)
        if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
            return self.counted(value, unit)
        if isinstance(value, str):
            return (self.code(value) if unit not in _AS_WRITTEN else safe(value)) or self.words.text("nothing")
        return shown(self.words, value) if value is not None else safe(dumped(encoded(value)))

    def counted(self, number: Any, unit: str) -> str:
        """A number with its unit, in the form that goes with it; the number alone where the unit has no words."""
        known = self._said.PARAMETER_COUNTS.get(unit)
        return self.words.counted(number, known) if known else self.words.quantity(number, unit)

    def said(self, key: str, **params: str) -> str:
        """How a value is put that more than its unit tells."""
        template: str = self._said.SAID[key]
        return template.format(**params)

    def country(self, code: Any) -> str:
        """A country by its name."""
        return self._said.COUNTRIES.get(code) or safe(code)


def _minutes(here: Parameters, value: int) -> str:
    return here.words.hours(value, halves=value > 60)


def _price(currency: str) -> Callable[[Parameters, int], str]:
    return lambda here, value: here.words.money(Money(value * 100, currency))


def _instant(here: Parameters, value: str) -> str:
    return here.words.exactly(value) or here.words.text("nothing")


def _weekdays(here: Parameters, value: Sequence[int]) -> str:
    """Three and more in a row from the first to the last: Monday–Friday."""
    names = here.words._labels.WEEKDAYS
    if len(value) > 2 and list(value) == list(range(value[0], value[0] + len(value))):
        return f"{names[value[0] - 1]}–{names[value[-1] - 1]}"
    return ", ".join(names[day - 1] for day in value) or here.words.text("nothing")


def _countries(here: Parameters, value: Sequence[str]) -> str:
    return ", ".join(map(here.country, value)) or here.words.text("nothing")


def _discounts(here: Parameters, value: Mapping[str, int]) -> str:
    """By years of a bundle; what they are of stands before the first."""
    plans = [phrases.plan(here.words, int(years)) for years in value]
    first = [here.said("bundle", plan=plan) for plan in plans[:1]]
    pairs = zip([*first, *plans[1:]], value.values(), strict=True)
    return ", ".join(f"{plan} – {here.words.rate(percent)}" for plan, percent in pairs)


def _of_bundles(here: Parameters, value: Mapping[str, int]) -> str:
    told = [f"{phrases.plan(here.words, int(years))} – {here.words.quantity(n, 'years')}" for years, n in value.items()]
    return ", ".join(told)


def _until(here: Parameters, value: Sequence[Mapping[str, Any]]) -> str:
    """Percent that fall by date."""
    steps = [(here.words.rate(step["percent"]), here.words.text("until", when=step["until"])) for step in value]
    return ", ".join(f"{percent} {until}" for percent, until in steps)


# What is shown otherwise than by its type, where it has the shape that its unit asks for.
_BY_UNIT: Mapping[str, Callable[[Parameters, Any], str]] = {
    "minutes": _minutes,
    "PLN": _price("PLN"),
    "EUR": _price("EUR"),
    "instant": _instant,
    "iso-weekdays": _weekdays,
    "country": lambda here, value: here.country(value),
    "countries": _countries,
    "bundle-years": lambda here, value: phrases.plan(here.words, value),
    "years=percent": _discounts,
    "bundle-years=years": _of_bundles,
    "percent-until": _until,
    # The names under which a promotion is known say nothing more to a reader.
    "promotion=names": lambda here, value: ", ".join(map(here.code, value)),
    "day-of-month": lambda here, value: here.said("day-of-month", day=safe(value)),
}
_SHAPES: Mapping[str, type | tuple[type, ...]] = {
    "minutes": int,
    "PLN": int,
    "EUR": int,
    "instant": str,
    "iso-weekdays": (list, tuple),
    "country": str,
    "countries": (list, tuple),
    "bundle-years": (list, tuple),
    "years=percent": Mapping,
    "bundle-years=years": Mapping,
    "percent-until": (list, tuple),
    "promotion=names": Mapping,
    "day-of-month": int,
}
# Of pairs, the unit of the second.
_WITHIN = {"plan=years": "years"}
# Names, and words as documents have them.
_AS_WRITTEN = (
    "address", "certificates", "clauses", "line=name", "local-time", "name", "name and unit", "plan=name and unit", "program=editions",
    "seller", "tool", "unit-of-an-item", "vendor", "version", "words",
)  # fmt: skip
