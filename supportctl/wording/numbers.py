"""Numbers, amounts, times and telephone numbers as people read them in one language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from supportctl.money import Money, amount_in_words
from supportctl.wording.forms import Counted, form_of
from supportctl.wording.safe import safe
from supportctl.wording.spans import DECIMAL_SIGNS, duration

# An hour that is told as a decimal number goes by halves: 90 minutes are 1.5 h, 145 are 2 h 25 min.
_HALF_HOUR = 30


class Numbers:
    """What is counted and measured. `lang`: pl or en; anything else is en. `on_screen`: a terminal or a document shows it, so
    thousands are set apart, and units stand behind a blank that doesn't break."""

    def __init__(self, lang: str, *, on_screen: bool = False) -> None:
        self.lang, self.on_screen = "pl" if lang == "pl" else "en", on_screen

    @property
    def _decimal_sign(self) -> str:
        return DECIMAL_SIGNS[self.lang]

    @property
    def _blank(self) -> str:
        """The blank before a unit: on a terminal one that doesn't break."""
        return "\u00a0" if self.on_screen else " "

    def decimal(self, number: Any) -> str:
        """A decimal number as it is written here."""
        return safe(number).replace(".", self._decimal_sign)

    def money(self, amount: Any) -> str:
        """{"amount": "738.00", "currency": "PLN"} → "738.00 PLN", in Polish "738,00 PLN"; "" for None."""
        if isinstance(amount, Money):
            return f"{self.amount(amount.amount)}{self._blank}{amount.currency}"
        if not isinstance(amount, Mapping):
            return "" if amount is None else self.decimal(amount)
        return f"{self.amount(amount.get('amount', '?'))}{self._blank}{safe(amount.get('currency', '?'))}"

    def amount(self, number: str) -> str:
        """An amount without its currency: "47970.00" → "47 970,00" where thousands are set apart."""
        whole, point, part = self.decimal(number).partition(self._decimal_sign)
        digits = whole.lstrip("-")
        if not self.on_screen or not digits.isdigit():
            return whole + point + part
        return f"{'−' if whole != digits else ''}{int(digits):,}".replace(",", "\u00a0") + point + part

    def spelled(self, frozen: str, amount: Money) -> str:
        """An amount in words: in Polish as the document has it on record, in English spelled anew."""
        return safe(frozen) if self.lang == "pl" else amount_in_words(amount.minor, amount.currency, self.lang)

    def rate(self, rate: Any) -> str:
        """A number of percent: "23" → "23%"; a label of no number ("np II") as it is."""
        text = safe(rate)
        return f"{self.decimal(text)}%" if text.replace(".", "", 1).isdigit() else text

    def counted(self, number: Any, counted: Counted) -> str:
        """A number and what it counts, in the form that goes with it: "24 godziny", "5 godzin", "1,5 godziny"."""
        return f"{self.decimal(number)}{self._blank}{form_of(counted, safe(number), self.lang)}"

    def duration(self, seconds: Any) -> str:
        """Seconds as "1 h 01 min 05 s"; what is above the first unit is left out, and so is what is nothing below it."""
        if not isinstance(seconds, int) or isinstance(seconds, bool):
            return "" if seconds is None else safe(seconds)
        return f"{self._minus(seconds)}{duration(abs(seconds), self._blank)}"

    def hours(self, minutes: Any, *, halves: bool = True) -> str:
        """Minutes as hours: 180 → "3 h", 90 → "1.5 h", 145 → "2 h 25 min". `halves`: half hours as decimal numbers; without it
        90 → "1 h 30 min", where others of the same column need it."""
        if not isinstance(minutes, int) or isinstance(minutes, bool):
            return "" if minutes is None else safe(minutes)
        if not minutes or not halves or minutes % _HALF_HOUR:
            return self.duration(minutes * 60) if minutes else f"0{self._blank}h"
        whole, half = divmod(abs(minutes), 60)
        return f"{self._minus(minutes)}{whole}{self._decimal_sign + '5' if half else ''}{self._blank}h"

    def _minus(self, number: int) -> str:
        return "" if number >= 0 else "−" if self.on_screen else "-"

    def phone(self, number: Any) -> str:
        """ "+48601234567" as "+48 601 234 567"; a number of another country as it is."""
        text = safe(number)
        if text.startswith("+48") and len(text) == 12 and text[1:].isdigit():
            return self._blank.join((text[:3], text[3:6], text[6:9], text[9:]))
        return text

    def document_day(self, day: date) -> str:
        """A day as documents write it: in Polish 28.11.2026."""
        return f"{day:%d.%m.%Y}" if self.lang == "pl" else day.isoformat()

    def when(self, instant: Any) -> str:
        """An ISO instant as local date and time to the minute: "2026-11-17 10:00"; anything else as it is."""
        text = safe(instant) if instant is not None else ""
        return f"{text[:10]} {text[11:16]}" if is_instant(text) else text

    def exactly(self, instant: Any) -> str:
        """Like `when`, with the seconds where there are any: a clause may turn on one."""
        text = safe(instant) if instant is not None else ""
        return f"{text[:10]} {clock(text)}" if is_instant(text) else text


def is_instant(text: str) -> bool:
    """Is it an ISO instant?"""
    return len(text) >= 19 and text[4] == text[7] == "-" and text[10] == "T" and text[13] == text[16] == ":"


def clock(instant: str) -> str:
    """The time of an ISO instant, with its seconds where there are any."""
    return instant[11:16] if instant[17:19] in ("", "00") else instant[11:19]
