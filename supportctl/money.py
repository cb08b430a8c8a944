"""Money: integer minor units (grosze, cents) and a currency; half-up rounding; VAT that refuses not to sum; amounts in words.

Never float. Half up means away from zero (−0.5 → −1), so that a correction mirrors its original.
Rates and percents are numbers in percent: Decimal("23"), "23" or 23; a rate may also be one of NO_VAT. ValueError and TypeError are bugs of the caller;
InvalidInput is what someone typed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NoReturn

from supportctl.errors import InvalidInput
from supportctl.tuples import NamedTuple

CURRENCIES = ("PLN", "EUR", "USD")
# What stands in place of a rate where no VAT is due: exempt, taxed outside the Union, taxed by a buyer of the Union.
NO_VAT = ("zw", "np I", "np II")
MAX_MINOR = 10**12
MAX_HOURS = 1000
# The name under which one language of num2words is read.
_WORDS = "supportctl_num2words"

# [0-9] and not \d: other scripts' digits would pass. Compiled on first use: most commands parse no amount.
_DECIMAL = r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?"


class CurrencyMismatch(ValueError):
    """Two currencies in one sum: a bug, never a message."""


def round_half_up(value: Decimal) -> int:
    """The nearest integer, halves away from zero."""
    return int(value.to_integral_value(ROUND_HALF_UP))


def amount_text(minor: int) -> str:
    """Minor units as a decimal number with two places: 24600 → "246.00", -5 → "-0.05"."""
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}.{rest:02}"


class Money(NamedTuple):
    """An amount: minor units (may be negative) and an ISO 4217 code."""

    minor: int
    currency: str

    @property
    def amount(self) -> str:
        """Decimal number with two places, no currency: "246.00"."""
        return amount_text(self.minor)

    def add(self, other: Money) -> Money:
        """The sum; CurrencyMismatch for two currencies."""
        return Money(self.minor + self._same(other), self.currency)

    def sub(self, other: Money) -> Money:
        """The difference; CurrencyMismatch for two currencies."""
        return Money(self.minor - self._same(other), self.currency)

    def times(self, quantity: Decimal) -> Money:
        """Multiplied, rounded half up."""
        return Money(times(self.minor, quantity), self.currency)

    def _same(self, other: Money) -> int:
        if self.currency != other.currency:
            raise CurrencyMismatch(f"{self.currency} and {other.currency}")
        return other.minor

    # A tuple would concatenate, repeat, and compare across currencies.
    def __add__(self, other: Money) -> Money:  # type: ignore[override]
        return self.add(other)

    def __sub__(self, other: Money) -> Money:
        return self.sub(other)

    def __mul__(self, other: object) -> NoReturn:
        raise TypeError("use Money.times()")

    def __rmul__(self, other: object) -> NoReturn:
        raise TypeError("use Money.times()")

    def __lt__(self, other: Money) -> bool:  # type: ignore[override]
        return self.minor < self._same(other)

    def __le__(self, other: Money) -> bool:  # type: ignore[override]
        return self.minor <= self._same(other)

    def __gt__(self, other: Money) -> bool:  # type: ignore[override]
        return self.minor > self._same(other)

    def __ge__(self, other: Money) -> bool:  # type: ignore[override]
        return self.minor >= self._same(other)


# What people type ------------------------------------------------------------------------------------------------------------


def parse_amount(text: str, allow_zero: bool = False) -> int:
    """Minor units of "200", "200.00" or "200,5", at most 10^12; InvalidInput BAD_AMOUNT (value) for anything else."""
    minor = _hundredths(text)
    if minor is None or minor > MAX_MINOR or (minor == 0 and not allow_zero):
        raise InvalidInput("BAD_AMOUNT", value=text)
    return minor


def parse_currency(text: str) -> str:
    """The code in capitals; InvalidInput BAD_CURRENCY (value, known) when it isn't PLN, EUR or USD."""
    if text.upper() not in CURRENCIES:
        raise InvalidInput("BAD_CURRENCY", value=text, known=list(CURRENCIES))
    return text.upper()


def parse_hours(text: str) -> int:
    """Minutes of "3", "1.5" or "0,25" hours: whole minutes, above 0, at most 1000 h; else InvalidInput BAD_HOURS (value)."""
    hundredths = _hundredths(text)
    if not hundredths or hundredths > MAX_HOURS * 100 or hundredths * 60 % 100:
        raise InvalidInput("BAD_HOURS", value=text)
    return hundredths * 60 // 100


def hours_text(minutes: int) -> str:
    """Hours as a decimal number: 180 → "3", 90 → "1.5". ValueError when two places can't tell it exactly (20 minutes)."""
    hundredths, rest = divmod(abs(minutes) * 100, 60)
    if rest:
        raise ValueError(f"{minutes} minutes aren't hours with two places")
    text = amount_text(hundredths).rstrip("0").rstrip(".")
    return f"-{text}" if minutes < 0 else text


def _hundredths(text: str) -> int | None:
    match = re.fullmatch(_DECIMAL, text)
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")) if match else None


# Rounded arithmetic ----------------------------------------------------------------------------------------------------------


def _percent(value: Decimal | str | int) -> Decimal:
    """A percentage, at least 0; ValueError for what is neither one nor a label that stands for no VAT at all."""
    if value in NO_VAT:
        return Decimal(0)
    if isinstance(value, float):
        raise TypeError("never float")
    try:
        percent = Decimal(value)
    except InvalidOperation:
        raise ValueError(f"not a percentage: {value!r}") from None
    if not percent.is_finite() or percent < 0:
        raise ValueError(f"not a percentage: {value!r}")
    return percent


def times(minor: int, quantity: Decimal) -> int:
    """minor × quantity, half up: a price by hours, EUR cents by an NBP rate."""
    if isinstance(quantity, float):
        raise TypeError("never float")
    return round_half_up(minor * quantity)


def percent_of(minor: int, percent: Decimal | str | int) -> int:
    """That percentage of an amount, half up."""
    return round_half_up(minor * _percent(percent) / 100)


def vat_of_net(net_minor: int, rate: Decimal | str | int) -> int:
    """VAT on a net amount, half up."""
    return percent_of(net_minor, rate)


def split_gross(gross_minor: int, rate: Decimal | str | int) -> tuple[int, int]:
    """(net, VAT) of a gross amount: VAT = gross × rate / (100 + rate), half up; the net is the rest, so they always sum."""
    percent = _percent(rate)
    vat = round_half_up(gross_minor * percent / (100 + percent))
    return gross_minor - vat, vat


def allocate(total: int, weights: Sequence[int]) -> list[int]:
    """The total in whole parts by weight, summing exactly: largest remainders first, then the earlier part.

    ValueError for a negative weight or weights that sum to 0.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError(f"weights: {list(weights)}")
    shares = [divmod(abs(total) * weight, whole) for weight in weights]
    parts = [share for share, _ in shares]
    by_remainder = sorted(range(len(shares)), key=lambda index: -shares[index][1])
    for index in by_remainder[: abs(total) - sum(parts)]:
        parts[index] += 1
    return [-part for part in parts] if total < 0 else parts


# Invoice lines ---------------------------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """Net, VAT and gross of one invoice line, or of all lines of a rate, in minor units; rate is a label: "23", "np II"."""

    net: int
    vat: int
    gross: int
    rate: str


class Totals(NamedTuple):
    """Sums of invoice lines in minor units; by_rate: one Line a rate, in order of appearance."""

    net: int
    vat: int
    gross: int
    by_rate: tuple[Line, ...]


def line_of_net(net_minor: int, rate: Decimal | str | int) -> Line:
    """A line priced net (firms)."""
    vat = vat_of_net(net_minor, rate)
    return Line(net_minor, vat, net_minor + vat, str(rate))


def line_of_gross(gross_minor: int, rate: Decimal | str | int) -> Line:
    """A line priced gross (consumers)."""
    net, vat = split_gross(gross_minor, rate)
    return Line(net, vat, gross_minor, str(rate))


def priced_line(price: int, quantity: Decimal, discount: int, rate: Decimal | str | int, *, gross_price: bool) -> Line:
    """The one VAT policy of a line: quantity × price, half up, less the discount; VAT half up on top of a net price (firms), or taken
    out of a gross one (consumers), which stays to the grosz. What a document comes to is `totals` of its lines."""
    amount = times(price, quantity) - discount
    return line_of_gross(amount, rate) if gross_price else line_of_net(amount, rate)


def totals(lines: Iterable[Line]) -> Totals:
    """Sums of the lines; the VAT is the sum of the line VATs (art. 106e(10)): 3 × 10.01 at 23 % → 6.90.

    ValueError when a line's net and VAT aren't its gross.
    """
    by_rate: dict[str, Line] = {}
    for line in lines:
        if line.net + line.vat != line.gross:
            raise ValueError(f"doesn't sum: {line}")
        net, vat, gross, _ = by_rate.get(line.rate, Line(0, 0, 0, line.rate))
        by_rate[line.rate] = Line(net + line.net, vat + line.vat, gross + line.gross, line.rate)
    sums = tuple(by_rate.values())
    return Totals(sum(s.net for s in sums), sum(s.vat for s in sums), sum(s.gross for s in sums), sums)


# Words -----------------------------------------------------------------------------------------------------------------------


def amount_in_words(minor: int, currency: str, lang: str = "pl") -> str:
    """The amount in words, "pl" or "en": 222 PLN → "dwa złote, dwadzieścia dwa grosze"; below zero with "minus " before it.

    ValueError for another language or currency.
    """
    if lang not in ("pl", "en") or currency not in CURRENCIES:
        raise ValueError(f"no words for {currency} in {lang}")
    # Decimal with two places: num2words takes an int for minor units.
    words = str(_speller(lang).to_currency(Decimal(amount_text(minor)), currency=currency))
    if lang == "pl" and currency == "EUR" and abs(minor) // 100 == 1:
        words = words.replace("jeden euro", "jedno euro", 1)  # neuter, and only a lone one: "sto jeden euro" is right
    return words


def _speller(lang: str) -> Any:
    """What num2words spells a language with. Its package imports all its languages, which takes as long as a start of the interpreter:
    its files are read as a package of another name, of which only that language is imported."""
    from importlib import import_module
    from importlib.util import find_spec
    from types import ModuleType

    if _WORDS not in sys.modules:
        found = find_spec("num2words")
        if found is None or found.submodule_search_locations is None:
            raise ModuleNotFoundError("num2words")
        package = ModuleType(_WORDS)
        package.__path__ = list(found.submodule_search_locations)
        sys.modules[_WORDS] = package
    name = lang.upper()
    return getattr(import_module(f"{_WORDS}.lang_{name}"), f"Num2Word_{name}")()
