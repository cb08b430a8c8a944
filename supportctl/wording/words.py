"""Sentences from codes, clauses and inputs, in one language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import Any

from supportctl.money import Money
from supportctl.wording.safe import cut, safe

# Params that are words of data, seconds, or minutes, by name.
_WORDS = frozenset(
    (
        "kind",
        "status",
        "state",
        "reason",
        "outcome",
        "channel",
        "accepted",
        "topic",
        "confirmation",
        "entitlement",
        "target",
        "offered",
        "place",
        "places",
        "training",
        "excluded",
        "client_kind",
        "benefit",
        "form",
        "forms",
        "ground",
        "grounds",
        "halves",
        "stages",
        "what",
        "wanted",
    )
)
# Words of data that can be typed, by name: as they are typed, with what they mean beside them.
_TYPED = frozenset(("accepted", "forms", "grounds", "offered", "places"))
_SECONDS = frozenset(("seconds", "unbilled_seconds"))
_MINUTES = frozenset(
    (
        "minutes",
        "minutes_before",
        "minutes_now",
        "minutes_left",
        "minutes_bought",
        "minutes_extended",
        "unit_minutes",
        "usual",
        "used_minutes",
        "granted_minutes",
    )
)
# Questions of people, not permissions for an act.
_QUESTIONS = ("check_conversion", "entitlement", "take_part", "exchange_benefit")
# What is computed or noted, and never refused.
_COMPUTED = (
    "bill_work",
    "stop_session",
    "triage",
    "complaint",
    "extend",
    "mark_converted",
    "refund_conversion",
    "price_bundle",
    "activate",
    "find_breach",
    "settle",
)


class Words:
    """Everything that a person reads, in one language. `lang`: pl or en; anything else is en."""

    def __init__(self, lang: str) -> None:
        self.lang = "pl" if lang == "pl" else "en"

    @cached_property
    def _sentences(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}")

    @cached_property
    def _labels(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}_labels")

    # -- sentences -------------------------------------------------------------------------------------------------------------

    def error(self, code: str, params: Mapping[str, Any]) -> tuple[str, str]:
        """(what is wrong and why, what to type instead or ""), one line each."""
        if code not in self._sentences.ERRORS:
            return f"{safe(code)}: {self._found(params)}", ""
        message, hint = self._sentences.ERRORS[code]
        filled = self._fill(message, params, exact=True)
        todo = self.text("concede") if params.get("overridable") else self._fill(hint, params)
        return filled[:1].upper() + filled[1:] if message.startswith("{field}") else filled, todo

    def error_line(self, code: str, params: Mapping[str, Any]) -> str:
        """Message and hint in one line."""
        return self.with_hint(*self.error(code, params))

    def with_hint(self, message: str, hint: str) -> str:
        """A message and what to do about it; a command is introduced."""
        if not hint:
            return message
        return f"{message} {self.text('try', hint=hint) if hint.startswith('supportctl ') else hint}"

    def note(self, code: str, params: Mapping[str, Any]) -> str:
        """A line for the operator."""
        template = self._sentences.NOTES.get(code)
        return self._fill(template, params) if template else f"{safe(code)}: {self._found(params)}"

    def refusal(self, ground: Mapping[str, Any]) -> str:
        """The sentence of a failed ground, with its clause."""
        return f"{self.ground(ground)} ({safe(ground.get('clause', '?'))})"

    def ground(self, ground: Mapping[str, Any]) -> str:
        """One sentence with what was found."""
        template, sentence = self._sentence(ground)
        # Only words of ours begin with a capital: a serial or a key stays as it is.
        return sentence[:1].upper() + sentence[1:] if template[:1].isalpha() else sentence

    def answer(self, decision: Mapping[str, Any]) -> str:
        """The first line: what may be done or is so, and why not."""
        grounds: Sequence[Mapping[str, Any]] = decision.get("grounds") or ()
        overridden = decision.get("overridden") or ()
        asked = decision.get("question") in _QUESTIONS
        if decision.get("outcome") == "yes":
            clauses = ", ".join(dict.fromkeys(safe(g.get("clause", "?")) for g in grounds if g.get("clause") not in overridden))
            computed = decision.get("question") in _COMPUTED
            line = self.text("yes" if asked else "decided" if computed else "allowed", clauses=clauses)
            return f"{line} {self.text('waived', clauses=', '.join(map(safe, overridden)))}" if overridden else line
        failed = [g for g in grounds if g.get("passed") is not True and g.get("clause") not in overridden]
        if not failed:
            return self.text("no" if asked else "not_allowed", reason="?")
        # What keeps the desk closed is said first: it alone says when to come again.
        first = next((g for g in failed if "next_opening" in (g.get("inputs") or {})), failed[0])
        line = self.text("no" if asked else "not_allowed", reason=self._sentence(first)[1])
        return line if len(failed) == 1 else f"{line} {self.text('more', count=len(failed) - 1)}"

    def clause_text(self, regulation: str, version: str | None, clause: str) -> str:
        """Our paraphrase of a clause, in the version with that id, or the newest; "" when there is none."""
        from supportctl.errors import SupportError
        from supportctl.regulations import law_of  # only where a clause is printed

        try:
            law = law_of(regulation)
            known = [v for v in law.versions if v.id == version] or [law.versions[-1]]
            found = law.on(known[0].decides_from).clause(clause).text
        except SupportError:
            return ""
        return safe(found.get(self.lang) or found.get("en", ""))

    def notices(self, regulation: str, moment: str, version: str | None = None) -> list[tuple[str, str]]:
        """(clause, text) of what the regulation wants shown at a moment, in the version with that id or the newest."""
        from supportctl.errors import SupportError
        from supportctl.regulations import shelf

        try:
            clauses = shelf(regulation).notices(moment)
        except SupportError:
            return []
        return [(c, text) for c in clauses if (text := self.clause_text(regulation, version, c))]

    # -- words and numbers -----------------------------------------------------------------------------------------------------

    def label(self, field: str) -> str:
        """The label of a field of data."""
        return self._labels.LABELS.get(field) or safe(field).replace("_", " ")

    def word(self, value: Any) -> str:
        """A word of data (state, kind, reason, yes and no) for people; anything unknown as it is."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.text("is_yes" if value else "is_no")
        return self._labels.WORDS.get(value) or safe(value) if isinstance(value, str) else safe(value)

    def act(self, question: str, params: Mapping[str, Any]) -> tuple[str, str]:
        """What a question is about that a regulation has no rule for, and what to do instead."""
        about, instead = self._labels.ACTS.get(question) or (self.word(question), "supportctl regulation show {regulation}")
        return about, self._fill(instead, params)

    def text(self, key: str, **params: Any) -> str:
        """What stands around answers and blocks. The params are put in as they are: make them safe first."""
        template: str = self._labels.TEXT.get(key, key)
        return template.format_map(params) if params else template

    def item(self, key: Any, frozen: Any) -> str:
        """What an invoice line is for, in this language; as the document froze it where no translation is known."""
        return str(self._labels.ITEMS.get(key) or safe(frozen))

    def invoice(self, key: str, **params: Any) -> str:
        """A word of the invoice."""
        template: str = self._labels.INVOICE[key]
        return template.format_map({k: safe(v) for k, v in params.items()}) if params else template

    def demo(self, step: str) -> str:
        """The heading of a step of the demo."""
        return str(self._labels.DEMO.get(step, step))

    def weekday(self, day: str) -> str:
        """The name of an ISO day's weekday; "?" when it is no day."""
        from datetime import date

        try:
            return str(self._labels.WEEKDAYS[date.fromisoformat(day[:10]).weekday()])
        except ValueError:
            return "?"

    def holiday(self, name: str) -> str:
        """A public holiday by its official Polish name."""
        return self._labels.HOLIDAYS.get(name) or safe(name)

    def when(self, instant: Any) -> str:
        """An ISO instant as local date and time to the minute: "2026-11-17 10:00"; anything else as it is."""
        text = safe(instant) if instant is not None else ""
        return f"{text[:10]} {text[11:16]}" if _is_instant(text) else text

    def exactly(self, instant: Any) -> str:
        """Like `when`, with the seconds where there are any: a clause may turn on one."""
        text = safe(instant) if instant is not None else ""
        return f"{text[:10]} {_clock(text)}" if _is_instant(text) else text

    def decimal(self, number: Any) -> str:
        """A decimal number as it is written here."""
        return safe(number).replace(".", self._labels.DECIMAL)

    def money(self, amount: Any) -> str:
        """{"amount": "738.00", "currency": "PLN"} → "738.00 PLN", in Polish "738,00 PLN"; "" for None."""
        if isinstance(amount, Money):
            return f"{self.decimal(amount.amount)} {amount.currency}"
        if not isinstance(amount, Mapping):
            return "" if amount is None else self.decimal(amount)
        return f"{self.decimal(amount.get('amount', '?'))} {safe(amount.get('currency', '?'))}"

    def duration(self, seconds: Any) -> str:
        """Seconds as "1 h 01 min 05 s"; what is above the first unit is left out."""
        if not isinstance(seconds, int) or isinstance(seconds, bool):
            return "" if seconds is None else safe(seconds)
        sign, whole = ("-" if seconds < 0 else ""), abs(seconds)
        hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
        hour, minute, second = self.text("hour"), self.text("min"), self.text("sec")
        if hours:
            return f"{sign}{hours} {hour} {minutes:02d} {minute} {rest:02d} {second}"
        return f"{sign}{minutes} {minute} {rest:02d} {second}" if minutes else f"{sign}{rest} {second}"

    def hours(self, minutes: Any) -> str:
        """Minutes as hours: 180 → "3 h", 90 → "1.5 h"; in minutes when two places can't tell."""
        if not isinstance(minutes, int) or isinstance(minutes, bool):
            return "" if minutes is None else safe(minutes)
        if minutes * 100 % 60:
            return f"{minutes} {self.text('min')}"
        whole, part = divmod(abs(minutes) * 100 // 60, 100)
        number = f"{whole}.{part:02d}".rstrip("0").rstrip(".") if part else str(whole)
        return f"{'-' if minutes < 0 else ''}{self.decimal(number)} {self.text('hour')}"

    def value(self, value: Any, key: str = "") -> str:
        """Any value of data for people, by its shape and, where that says more, by the name of its field."""
        if value is None:
            return self.text("nothing")
        if isinstance(value, bool):
            return self.text("is_yes" if value else "is_no")
        if key in _SECONDS:
            return self.duration(value)
        if key in _MINUTES:
            return self.hours(value)
        if key == "choices":  # to be typed as they are: the offset tells them apart
            return ", ".join(map(safe, value))
        if isinstance(value, (list, tuple)) and key in _TYPED:
            return ", ".join(map(self._typed, value)) or self.text("nothing")
        if isinstance(value, (list, tuple)):
            return ", ".join(self.value(v, key) for v in value) or self.text("nothing")
        if isinstance(value, Mapping):
            if set(value) == {"amount", "currency"}:
                return self.money(value)
            return self._found(value)
        if key == "holiday":
            return self.holiday(str(value))
        if key in ("field", "fields"):
            return str(self._labels.LABELS.get(value) or self.word(value))
        if key in _WORDS:
            return self.word(value)
        return self.when(value)

    # -- inside ----------------------------------------------------------------------------------------------------------------

    def _sentence(self, ground: Mapping[str, Any]) -> tuple[str, str]:
        """(the template, the sentence) of a finding, as it stands after a colon."""
        code, inputs = str(ground.get("code") or ""), ground.get("inputs") or {}
        mark = {True: "+", False: "-"}.get(ground.get("passed"), "?")  # type: ignore[arg-type]
        forms = self._sentences.GROUNDS.get(code + mark) or self._sentences.GROUNDS.get(code)
        if forms is None:
            said = self.clause_text(str(ground.get("regulation")), ground.get("version"), str(ground.get("clause")))
            found = self.text("found", found=self._found(inputs)) if inputs else ""
            return "", f"{said} ({found})" if said and found else said or found or safe(code or "?")
        options = (forms,) if isinstance(forms, str) else forms
        params = dict(inputs)
        if code == "paid":  # minutes, under the name that the desk uses for hours
            params["hours_bought"] = self.hours(params.get("hours_bought"))
        chosen = next((f for f in options if _names(f) <= _known(params)), options[-1])
        sentence = self._fill(chosen, params, exact=True)
        return chosen, f"{sentence} {self.text('assumed')}" if inputs.get("assumed") is True else sentence

    def _typed(self, value: Any) -> str:
        """A word as it is typed, and what it is called where that says more."""
        typed, label = safe(value), self.word(value)
        return typed if label.casefold() == typed.replace("-", " ").casefold() else self.text("typed", typed=typed, label=label)

    def _fill(self, template: str, params: Mapping[str, Any], *, exact: bool = False) -> str:
        return template.format_map(_Filling(self, params, exact)) if "{" in template else template

    def _found(self, inputs: Mapping[str, Any]) -> str:
        return ", ".join(f"{safe(k)}={self.value(v, str(k))}" for k, v in inputs.items())


class _Filling(dict[str, str]):
    """The params of a template, each made readable and safe when it is asked for; what is missing is "?"."""

    def __init__(self, words: Words, params: Mapping[str, Any], exact: bool) -> None:
        super().__init__()
        self._words, self._params, self._exact = words, params, exact

    def __missing__(self, name: str) -> str:
        given = self._params
        if name == "and_more":
            return self._words.text("and_more", count=given["more"]) if given.get("more") else ""
        if name in ("activity", "instead") and "question" in given:
            return self._words.act(str(given["question"]), given)[name == "instead"]
        if name in given:
            value = cut(given[name])
            instant = self._exact and isinstance(value, str) and _is_instant(value)
            return self._words.exactly(value) if instant else self._words.value(value, name)
        if name.endswith("_raw") and name[:-4] in given:
            return safe(cut(given[name[:-4]]))
        at = given.get("at")
        if name in ("at_day", "at_time", "at_weekday") and isinstance(at, str):
            if name == "at_weekday":
                return self._words.weekday(at)
            return safe(at[:10] if name == "at_day" else _clock(at))
        return "?"


def _is_instant(text: str) -> bool:
    return len(text) >= 19 and text[4] == text[7] == "-" and text[10] == "T" and text[13] == text[16] == ":"


def _clock(instant: str) -> str:
    """The time of an ISO instant, with its seconds where there are any."""
    return instant[11:16] if instant[17:19] in ("", "00") else instant[11:19]


def _names(template: str) -> set[str]:
    """The params that a template names."""
    return {part.partition("}")[0] for part in template.split("{")[1:]}


def _known(params: Mapping[str, Any]) -> set[str]:
    return {*params, *(("at_day", "at_time", "at_weekday") if "at" in params else ())}


def exit_codes(lang: str) -> tuple[tuple[int, str], ...]:
    """(code, meaning) of every exit code: `supportctl help exit-codes`."""
    found: tuple[tuple[int, str], ...] = Words(lang)._labels.EXIT_CODES
    return found


def error_codes(lang: str = "en") -> list[tuple[str, str]]:
    """(code, message template) of every error, by code: the list in the README."""
    return sorted((code, message) for code, (message, _) in Words(lang)._sentences.ERRORS.items())


@cache
def words(lang: str) -> Words:
    """The words of a language, pl or en (anything else is en)."""
    return Words(lang)
