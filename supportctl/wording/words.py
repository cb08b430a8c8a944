"""Sentences from codes, clauses and inputs, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from supportctl.money import Money
from supportctl.told import ToldDecision, ToldGround
from supportctl.wording.safe import cut, safe

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

# So many records are named in a sentence about a command; the rest are counted.
_NAMES = 5


class Words:
    """Everything that a person reads, in one language. `lang`: pl or en; anything else is en. `on_screen`: a
    terminal reads it, so amounts of money have a no-break space at the thousands and times no seconds where there are none."""

    def __init__(self, lang: str, *, on_screen: bool = False) -> None:
        self.lang, self.on_screen = "pl" if lang == "pl" else "en", on_screen

    @cached_property
    def _sentences(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.sentences")

    @cached_property
    def _labels(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.labels")

    @cached_property
    def _screen(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.screen")

    # -- sentences -------------------------------------------------------------------------------------------------------------

    def error(self, code: str, params: Mapping[str, Any]) -> tuple[str, str]:
        """(what is wrong and why, what to type instead or ""), one line each."""
        if code not in self._sentences.ERRORS:
            return f"{safe(code)}: {self._found(params)}", ""
        message, hint = self._sentences.ERRORS[code]
        filled = self._fill(message, params, exact=True)
        todo = self.text("concede") if params.get("overridable") else self._fill(hint, params)
        return filled[:1].upper() + filled[1:] if message.startswith("{field:label}") else filled, todo

    def error_line(self, code: str, params: Mapping[str, Any]) -> str:
        """Message and hint in one line."""
        return self.with_hint(*self.error(code, params))

    def with_hint(self, message: str, hint: str) -> str:
        """A message and what to do about it; a command is introduced."""
        if not hint:
            return message
        return f"{message} {self.text('try', hint=hint) if hint.startswith('supportctl ') else hint}"

    def sentence(self, code: str, params: Mapping[str, Any]) -> str:
        """A sentence of data: what a command did, or why it can't be taken back. `params` as in desk/undo/telling.py, JSON-ready."""
        undo = import_module(f"supportctl.wording.{self.lang}.undo")
        template: str = undo.WHY[code][0] if code in undo.WHY else undo.TOLD[code]
        if "{what}" not in template or code == "row":
            return self._fill(template, params)
        names = [safe(name) for name in params["names"]]
        if len(names) > _NAMES:
            names = [*names[:_NAMES], self.text("and_more", count=len(names) - _NAMES).strip()]
        one, _, several = undo.DONE.get(params["command"], undo.TOLD["unknown"]).partition("|")
        form = several if several and len(names) > 1 else one
        done = form.format(names=", ".join(names), command=safe(params["command"]))
        when = undo.TOLD["time"].format(time=str(params["time"])[11:16]) if "time" in params else None
        when = when or undo.TOLD["moment"].format(moment=self.when(params["moment"]))
        return template.format(what=done.strip(), operator=safe(params["operator"]), when=when)

    def note(self, code: str, params: Mapping[str, Any]) -> str:
        """A line for the operator."""
        template = self._sentences.NOTES.get(code)
        return self._fill(template, params) if template else f"{safe(code)}: {self._found(params)}"

    def refusal(self, ground: ToldGround) -> str:
        """The sentence of a failed ground, with its clause."""
        return f"{self.ground(ground)} ({safe(ground.clause)})"

    def ground(self, ground: ToldGround) -> str:
        """One sentence with what was found."""
        template, sentence = self._sentence(ground)
        # Only words of ours begin with a capital: a serial or a key stays as it is.
        return sentence[:1].upper() + sentence[1:] if template[:1].isalpha() else sentence

    def answer(self, decision: ToldDecision) -> str:
        """The first line: what may be done or is so, and why not."""
        overridden = decision.overridden
        asked = decision.question in _QUESTIONS
        if decision.outcome == "yes":
            clauses = ", ".join(dict.fromkeys(safe(g.clause) for g in decision.deciding() if g.clause not in overridden))
            computed = decision.question in _COMPUTED
            line = self.text("yes" if asked else "decided" if computed else "allowed", clauses=clauses)
            return f"{line} {self.text('waived', clauses=', '.join(map(safe, overridden)))}" if overridden else line
        failed = decision.in_the_way()
        if not failed:
            return self.text("no" if asked else "not_allowed", reason="?")
        # What keeps the desk closed is said first: it alone says when to come again.
        first = next((g for g in failed if "next_opening" in g.inputs), failed[0])
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

    # -- terminals ------------------------------------------------------------------------------------------------------------

    def done(self, command: str) -> tuple[str, ...]:
        """The parts of the sentence with which a change answers; () for a command that has none."""
        found: tuple[str, ...] = import_module(f"supportctl.wording.{self.lang}.done").CHANGES.get(command, ())
        return found

    def page(self, key: str) -> tuple[tuple[str, ...], ...]:
        """The lines of a page, each in parts as those of a sentence."""
        found: tuple[tuple[str, ...], ...] = self._screen.PAGES[key]
        return found

    def day(self, day: date, now: datetime | None) -> str:
        """A day with its weekday: "Mon 30 Nov", the year where it isn't the one of `now`; in Polish "pn 2026-11-30".
        Its blanks don't break."""
        weekday: str = self._screen.WEEKDAYS[day.weekday()]
        if self.lang == "pl":
            return f"{weekday}\u00a0{day.isoformat()}"
        year = "" if now is not None and now.year == day.year else f"\u00a0{day.year}"
        return f"{weekday}\u00a0{day.day}\u00a0{self._screen.MONTHS[day.month - 1]}{year}"

    def head(self, field: str) -> str:
        """The heading of a column on a terminal: shorter than a label where that is long."""
        return self._screen.HEADS.get(field) or self.label(field)

    def screen(self, key: str, **params: Any) -> str:
        """What a terminal says around its lists and pages. The params are put in as they are: make them safe first."""
        template: str = self._screen.SCREEN[key]
        return template.format_map(params) if params else template

    # -- words and numbers -----------------------------------------------------------------------------------------------------

    def label(self, field: str) -> str:
        """The label of a field of data."""
        return self._labels.LABELS.get(field) or safe(field).replace("_", " ")

    def field(self, name: Any) -> str:
        """A field that a sentence names: its label, or the word that it is."""
        return str(self._labels.LABELS.get(name) or self.word(name))

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

    def help(self, english: str) -> str:
        """A sentence of the help pages, which stand in English beside the options; in Polish as the catalogue has it."""
        if self.lang == "en":
            return english
        from supportctl.wording.pl.help import HELP

        return HELP.get(english, english)

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
            return f"{self.amount(amount.amount)}{self._blank}{amount.currency}"
        if not isinstance(amount, Mapping):
            return "" if amount is None else self.decimal(amount)
        return f"{self.amount(amount.get('amount', '?'))}{self._blank}{safe(amount.get('currency', '?'))}"

    @property
    def _blank(self) -> str:
        """The blank before a currency: on a terminal one that doesn't break."""
        return "\u00a0" if self.on_screen else " "

    def amount(self, number: str) -> str:
        """An amount without its currency: "47970.00" → "47 970,00" where thousands are set apart."""
        whole, point, part = self.decimal(number).partition(self._labels.DECIMAL)
        digits = whole.lstrip("-")
        if not self.on_screen or not digits.isdigit():
            return whole + point + part
        return f"{'−' if whole != digits else ''}{int(digits):,}".replace(",", "\u00a0") + point + part

    def duration(self, seconds: Any) -> str:
        """Seconds as "1 h 01 min 05 s"; what is above the first unit is left out."""
        if not isinstance(seconds, int) or isinstance(seconds, bool):
            return "" if seconds is None else safe(seconds)
        sign, whole = ("-" if seconds < 0 else ""), abs(seconds)
        hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
        hour, minute, second = self.text("hour"), self.text("min"), self.text("sec")
        if self.on_screen and whole >= 60 and not rest:
            return f"{sign}{hours} {hour} {minutes:02d} {minute}" if hours else f"{sign}{minutes} {minute}"
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

    def value(self, value: object, how: str = "") -> str:
        """A param of a sentence for people. `how`: as the template says it behind the colon (one of HOW); else by its type."""
        if value is None:
            return self.text("nothing")
        if isinstance(value, bool):
            return self.text("is_yes" if value else "is_no")
        if isinstance(value, (list, tuple)) and not isinstance(value, Money):
            one = self._typed if how == "typed" else lambda each: self.value(each, how)
            return ", ".join(map(one, value)) or self.text("nothing")
        if how:
            return HOW[how](self, value)
        if isinstance(value, Mapping):
            if set(value) == {"code", "params"}:
                return self.sentence(value["code"], value["params"])
            return self.money(value) if set(value) == {"amount", "currency"} else self._found(value)
        return self.when(value)

    def problem(self, found: object) -> str:
        """What a check of a database found (store/problem.py)."""
        code, params = getattr(found, "code", None), getattr(found, "params", {})
        # In English it says so itself.
        templates: dict[str, str] = getattr(import_module(f"supportctl.wording.{self.lang}.proof"), "PROBLEMS", {})
        if code not in templates:
            return safe(found)
        return templates[code].format(place=safe(getattr(found, "place", "")), **{k: safe(v) for k, v in params.items()})

    # -- inside ----------------------------------------------------------------------------------------------------------------

    def _sentence(self, ground: ToldGround) -> tuple[str, str]:
        """(the template, the sentence) of a finding, as it stands after a colon."""
        code, inputs = ground.code, ground.inputs
        mark = "?" if ground.passed is None else "+" if ground.passed else "-"
        forms = self._sentences.GROUNDS.get(code + mark) or self._sentences.GROUNDS.get(code)
        if forms is None:
            said = self.clause_text(ground.regulation, ground.version, ground.clause)
            found = self.text("found", found=self._found(inputs)) if inputs else ""
            return "", f"{said} ({found})" if said and found else said or found or safe(code or "?")
        options = (forms,) if isinstance(forms, str) else forms
        chosen = next((f for f in options if _names(f) <= inputs.keys()), options[-1])
        sentence = self._fill(chosen, inputs, exact=True)
        return chosen, f"{sentence} {self.text('assumed')}" if inputs.get("assumed") is True else sentence

    def _typed(self, value: Any) -> str:
        """A word as it is typed, and what it is called where that says more."""
        typed, label = safe(value), self.word(value)
        return typed if label.casefold() == typed.replace("-", " ").casefold() else self.text("typed", typed=typed, label=label)

    def _fill(self, template: str, params: Mapping[str, Any], *, exact: bool = False) -> str:
        return template.format_map(_Filling(self, params, exact)) if "{" in template else template

    def _found(self, inputs: Mapping[str, Any]) -> str:
        return ", ".join(f"{safe(k)}={self.value(v)}" for k, v in inputs.items())


class _Filling(dict[str, "_Param"]):
    """The params of a template; what is missing is "?"."""

    def __init__(self, words: Words, params: Mapping[str, Any], exact: bool) -> None:
        super().__init__()
        self._words, self._params, self._exact = words, params, exact

    def __missing__(self, name: str) -> _Param:
        given = self._params
        if name == "and_more":
            return _Param(self._words, self._words.text("and_more", count=given["more"]) if given.get("more") else "", False)
        if name in ("activity", "instead") and "question" in given:
            return _Param(self._words, self._words.act(str(given["question"]), given)[name == "instead"], False)
        return _Param(self._words, cut(given[name]) if name in given else "?", self._exact)


class _Param:
    """One param: readable and safe when it is put into a sentence. `exact`: an instant with its seconds."""

    def __init__(self, words: Words, value: object, exact: bool) -> None:
        self._words, self._value, self._exact = words, value, exact

    def __format__(self, how: str) -> str:
        if not how and self._exact and isinstance(self._value, str) and _is_instant(self._value):
            return self._words.exactly(self._value)
        return self._words.value(self._value, how)


# How a template can have a param put: {seconds:duration}. A word of data as it is called, or as it is typed, too; the name of a
# field; a day of an instant, its weekday, its time; whatever is to be typed as it stands is raw.
HOW: dict[str, Callable[[Words, Any], str]] = {
    "word": Words.word,
    "typed": Words.word,
    "label": lambda words, value: words.field(value),
    "duration": Words.duration,
    "hours": Words.hours,
    "holiday": lambda words, value: words.holiday(str(value)),
    "raw": lambda words, value: safe(value),
    "day": lambda words, value: safe(value)[:10],
    "time": lambda words, value: _clock(safe(value)),
    "problem": lambda words, value: words.problem(value),
    "weekday": lambda words, value: words.weekday(str(value)),
}


def _is_instant(text: str) -> bool:
    return len(text) >= 19 and text[4] == text[7] == "-" and text[10] == "T" and text[13] == text[16] == ":"


def _clock(instant: str) -> str:
    """The time of an ISO instant, with its seconds where there are any."""
    return instant[11:16] if instant[17:19] in ("", "00") else instant[11:19]


def _names(template: str) -> set[str]:
    """The params that a template names."""
    return {part.partition("}")[0].partition(":")[0] for part in template.split("{")[1:]}


def exit_codes(lang: str) -> tuple[tuple[int, str], ...]:
    """(code, meaning) of every exit code: `supportctl help exit-codes`."""
    found: tuple[tuple[int, str], ...] = Words(lang)._labels.EXIT_CODES
    return found


def error_codes(lang: str = "en") -> list[tuple[str, str]]:
    """(code, message) of every error, by code; {name} stands for what is put there. `supportctl help errors`."""
    told = {code: re.sub(r"\{(\w+):\w+\}", r"{\1}", message) for code, (message, _) in Words(lang)._sentences.ERRORS.items()}
    return sorted(told.items())


def page(topic: str, lang: str) -> str:
    """The page of a topic in a language, from wording/pages/."""
    return (Path(__file__).parent / "pages" / Words(lang).lang / f"{topic}.txt").read_text(encoding="utf-8")


@cache
def words(lang: str, *, on_screen: bool = False) -> Words:
    """The words of a language, pl or en (anything else is en)."""
    return Words(lang, on_screen=on_screen)
