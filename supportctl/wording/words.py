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
from supportctl.record import Named, Spoken, Word
from supportctl.told import ToldDecision, ToldGround
from supportctl.wording import phrases
from supportctl.wording.forms import Kind, form_of
from supportctl.wording.numbers import Numbers, clock, is_instant
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


class Words(Numbers):
    """Everything that a person reads, in one language."""

    @cached_property
    def _sentences(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.sentences")

    @cached_property
    def _labels(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.labels")

    @cached_property
    def _nouns(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.nouns")

    @cached_property
    def _screen(self) -> ModuleType:
        return import_module(f"supportctl.wording.{self.lang}.screen")

    # -- sentences -------------------------------------------------------------------------------------------------------------

    def error(self, code: str, params: Mapping[str, Any]) -> tuple[str, str]:
        """(what is wrong and why, what to type instead or ""), one line each."""
        if code not in self._sentences.ERRORS:
            return f"{safe(code)}: {self._found(params)}", ""
        message, hint = self._sentences.ERRORS[code]
        hint = self._sentences.HINTS.get(params.get("hint"), hint)
        filled = self._fill(message, params, exact=True)
        if params.get("near"):
            filled = f"{filled} {self.text('did_you_mean', near=self._fill('{near}', params, exact=True))}"
        if "instead" in params:
            hint = self.text(params["instead"])
        todo = self.text("concede") if params.get("overridable") else self._fill(hint, params)
        todo = self._named(todo, params["about"]) if "about" in params else todo
        return filled[:1].upper() + filled[1:] if message.startswith("{field:label}") else filled, todo

    def _named(self, hint: str, about: Mapping[str, str]) -> str:
        """A hint with what the command is about in place of TICKET, CLIENT and the like. Its command stands last; `at` goes to its end."""
        from shlex import quote  # only where something is refused

        typed = {self.placeholders(kind.upper()): quote(value) for kind, value in about.items() if kind != "at"}
        filled = re.sub(r"(?<= )[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?![\w-])", lambda found: typed.get(found[0], found[0]), hint)
        return f"{filled} --at {about['at']}" if "at" in about and "supportctl " in filled else filled

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
        if code not in undo.WHY and code not in undo.TOLD:
            return self._other_sentence(code, params)
        template: str = undo.WHY[code][0] if code in undo.WHY else undo.TOLD[code]
        if "{what}" not in template or code == "row":
            return self._fill(template, params)
        # In Polish the noun before it says what a number is of.
        names = [safe(name).removeprefix("#" if self.lang == "pl" else "") for name in params["names"]]
        if len(names) > _NAMES:
            names = [*names[:_NAMES], self.text("and_more", count=len(names) - _NAMES).strip()]
        sessions = ", ".join(map(safe, params.get("sessions", ())))
        told = f"{params['command']} --start" if sessions else params["command"]
        one, _, several = undo.DONE.get(told, undo.TOLD["unknown"]).partition("|")
        form = several if several and len(names) > 1 else one
        done = form.format(names=", ".join(names), sessions=sessions, command=safe(params["command"]))
        when = undo.TOLD["time"].format(time=str(params["time"])[11:16]) if "time" in params else None
        when = when or undo.TOLD["moment"].format(moment=self.when(params["moment"]))
        return template.format(what=done.strip(), operator=safe(params["operator"]), when=when)

    def _other_sentence(self, code: str, params: Mapping[str, Any]) -> str:
        """What doctor found, or what an error says."""
        found = import_module(f"supportctl.wording.{self.lang}.cron").DOCTOR.get(code)
        return self._fill(found, params) if found else self.error(code, params)[0].removesuffix(".")

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
        failed, first = decision.said(), decision.foremost()
        if first is None:
            return self.text("no" if asked else "not_allowed", reason="?", sentence="?")
        reason, sentence = self._sentence(first)[1], self.ground(first)
        line = self.text("no" if asked else "not_allowed", reason=reason, sentence=sentence)
        if len(failed) == 1:
            return line
        return f"{self.apart(line)[0]} {self.text('more', count=len(failed) - 1)}"

    def apart(self, sentences: str) -> tuple[str, str]:
        """What a finding says, and the sentence at its end that names a command, or ""."""
        found = re.fullmatch(r"(.*[.)]) ([^.]*supportctl .*)", sentences)
        return (found[1], found[2]) if found else (sentences, "")

    def clause_text(self, regulation: str, version: str | None, clause: str) -> str:
        """Our paraphrase of a clause, in the version with that id, or the newest; "" when there is none."""
        from supportctl.errors import SupportError
        from supportctl.regulations import document_of  # only where a clause is printed

        try:
            law = document_of(regulation)
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

    def letter(self, name: str, **params: Any) -> str:
        """A sentence of a letter."""
        found: dict[str, str] = import_module(f"supportctl.wording.{self.lang}.letters").LETTERS
        return found[name].format_map({key: safe(value) for key, value in params.items()})

    # -- terminals ------------------------------------------------------------------------------------------------------------

    def done(self, command: str) -> tuple[str, ...]:
        """The parts of the sentence with which a change answers; () for a command that has none."""
        found: tuple[str, ...] = import_module(f"supportctl.wording.{self.lang}.done").CHANGES.get(command, ())
        return found

    def cron(self, part: str, key: str) -> tuple[str, ...]:
        """The parts of a sentence of cron: what it says of a thing (CRON), how a kind of thing is named (NAMES)."""
        found: tuple[str, ...] = getattr(import_module(f"supportctl.wording.{self.lang}.cron"), part)[key]
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

    def head(self, field: str, noun: str = "") -> str:
        """The heading of a column on a terminal: shorter than a label where that is long."""
        own: str | None = self._screen.HEADS.get(f"{noun} {field}") or self._labels.LABELS.get(f"{noun} {field}")
        return own or self._screen.HEADS.get(field) or self.label(field)

    def screen(self, key: str, **params: Any) -> str:
        """What a terminal says around its lists and pages. The params are put in as they are: make them safe first."""
        template: str = self._screen.SCREEN[key]
        return template.format_map(params) if params else template

    # -- words and numbers -----------------------------------------------------------------------------------------------------

    def label(self, field: str, noun: str = "") -> str:
        """The label of a field of data. `noun`: of the command that tells it, where the same name means something else there."""
        own: str | None = self._labels.LABELS.get(f"{noun} {field}")
        return own or self._labels.LABELS.get(field) or safe(field).replace("_", " ")

    def field(self, name: Any) -> str:
        """A field that a sentence names: its label, or the word that it is."""
        return str(self._labels.LABELS.get(name) or self.word(name))

    def word(self, value: Any) -> str:
        """A word of data (state, kind, reason, yes and no) for people, with the name behind it ("environment SUPPORTCTL_DB"); anything
        unknown as it is."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return self.text("is_yes" if value else "is_no")
        if isinstance(value, Word) and value.noun:
            return self.state(value.noun, value)
        if not isinstance(value, str):
            return safe(value)
        if isinstance(value, Named) and value.name:
            return safe(value.name)
        head, blank, name = value.partition(" ")
        if blank and head in self._labels.WORDS and value not in self._labels.WORDS:
            return f"{self._labels.WORDS[head]} {safe(name)}"
        return self._labels.WORDS.get(value) or safe(value)

    def state(self, noun: str, value: Any) -> str:
        """How a record of that kind stands, in the gender of its noun: zgłoszenie zamknięte, sesja zakończona; or a word in the sense that an
        option gives it."""
        found = self._nouns.STATES.get(noun, {}).get(value) or self.of_option(noun).get(value)
        return str(found or self._labels.WORDS.get(value) or safe(value))

    def of_option(self, name: str) -> Mapping[str, str]:
        """The words that an option reads in a sense of its own, by what scripts pass; nothing for most."""
        found: Mapping[str, str] = self._nouns.OF_OPTIONS.get(name, {})
        return found

    def states(self, value: str) -> list[str]:
        """A word of data as every kind of record with such a state has it."""
        return [table[value] for table in self._nouns.STATES.values() if value in table]

    def states_of(self, noun: str) -> Mapping[str, str]:
        """How a kind of record can stand, by what scripts read; nothing for what has no states."""
        found: Mapping[str, str] = self._nouns.STATES.get(noun, {})
        return found

    def product(self, name: str) -> str:
        """The name of a product, by the one that is stored."""
        known: Mapping[str, str] = import_module(f"supportctl.wording.{self.lang}.products").PRODUCTS
        return known.get(name) or safe(name)

    def kind(self, kind: Any) -> Kind:
        """The forms of a kind of record; those of an unknown one are its word."""
        found: Kind | None = self._nouns.KINDS.get(kind)
        return found or Kind(*[self.word(kind)] * len(Kind._fields))

    def quantity(self, number: Any, unit: str) -> str:
        """A number with its unit: "24 godziny", "23%"; a number alone where the unit has no words."""
        if unit == "percent":
            return self.rate(number)
        counted = self._nouns.COUNTED.get(unit)
        return self.counted(number, counted) if counted else self.decimal(number)

    def answered(self, question: Any, outcome: Any) -> str:
        """Yes or no to a question; "" for what isn't asked with yes or no (a price, a term), unless the answer is no."""
        return self.word(outcome) if outcome == "no" or self.word(question).endswith("?") else ""

    def asked(self, question: Any, outcome: Any) -> str:
        """A question with its answer: "may the session start? yes", "cena pakietu", "cena pakietu – nie"."""
        asked, answered = self.word(question), self.answered(question, outcome)
        return f"{asked}{' ' if asked.endswith('?') else ' – '}{answered}" if answered else asked

    def act(self, question: str, params: Mapping[str, Any]) -> tuple[str, str]:
        """What a question is about that a regulation has no rule for, and what to do instead."""
        about, instead = self._labels.ACTS.get(question) or (self.word(question), "supportctl regulation show {regulation}")
        return about, self._fill(instead, params)

    def text(self, key: str, **params: Any) -> str:
        """What stands around answers and blocks. The params are put in as they are: make them safe first."""
        template: str = self._labels.TEXT.get(key, key)
        return template.format_map(params) if params else template

    def prompt(self, command: str, typed: str) -> str:
        """What a terminal asks for, by the option or argument; of that command where it has words of its own."""
        known: Mapping[str, str] = import_module(f"supportctl.wording.{self.lang}.prompts").PROMPTS
        found = known.get(f"{command} {typed}") or known.get(typed) or self.label(typed.lstrip("-"))
        return found[:1].upper() + found[1:]

    def help(self, english: str) -> str:
        """A sentence of the help pages, which stand in English beside the options; in Polish as the catalogue has it."""
        if self.lang == "en":
            return english
        from supportctl.wording.pl.help import HELP

        return HELP.get(english, english)

    def placeholders(self, names: str) -> str:
        """What stands for values that are typed, in this language: "TICKET, --subject", in Polish "ZGŁOSZENIE, --subject"."""
        if self.lang == "en":
            return names
        from supportctl.wording.pl.typed import TYPED

        return re.sub(r"(?<![\w-])[A-Z_:]{2,}", lambda found: TYPED.get(found[0], found[0]), names)

    def item(self, key: Any, frozen: Any) -> str:
        """What an invoice line is for, in this language; as the document froze it where no translation is known."""
        return str(self._labels.ITEMS.get(key) or safe(frozen))

    def unit(self, frozen: Any, number: Any) -> str:
        """The unit that an invoice counts in, in the form that goes with the number where it has such: 3 lata."""
        counted = self._nouns.COUNTED.get(self._nouns.UNITS.get(frozen))
        return form_of(counted, f"{number}", self.lang) if counted else self.item(frozen, frozen)

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

    def until(self, instant: Any) -> str:
        """Until when, with the preposition: the last second of a day is its end ("do końca dnia 2026-11-24")."""
        text = safe(instant)
        ends = is_instant(text) and text[11:19] == "23:59:59"
        return self.text("until_end", day=text[:10]) if ends else self.text("until", when=self.exactly(text))

    def value(self, value: object, how: str = "") -> str:
        """A param of a sentence for people. `how`: as the template says it behind the colon (one of HOW); else by its type."""
        if value is None:
            return self.text("not_given")
        if isinstance(value, bool):
            return self.text("is_yes" if value else "is_no")
        if isinstance(value, Spoken) and self.lang == "pl":
            return self._typed(value)
        if how in PHRASES:
            return PHRASES[how](self, value)
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

    def fault(self, said: str) -> str:
        """What the operating system or SQLite says of a fault ("No such file or directory"), in this language where it is known."""
        known: Mapping[str, str] = import_module(f"supportctl.wording.{self.lang}.system").SYSTEM
        return known.get(said) or str(cut(said))

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
            found = self._found(inputs)
            told = f"{said.removesuffix('.')} ({found})." if said and found else said or found
            return "", told or safe(code or "?")
        options = (forms,) if isinstance(forms, str) else forms
        chosen = next((f for f in options if _names(f) <= inputs.keys()), options[-1])
        sentence = self._fill(chosen, inputs, exact=True)
        return chosen, f"{sentence} {self.text('assumed')}" if inputs.get("assumed") is True else sentence

    def _typed(self, value: Any) -> str:
        """A word as it is typed, and what it is called where that says more."""
        typed, label = safe(value), self.word(value)
        return (
            typed
            if label.replace("-", " ").casefold() == typed.replace("-", " ").casefold()
            else self.text("typed", typed=typed, label=label)
        )

    def _fill(self, template: str, params: Mapping[str, Any], *, exact: bool = False) -> str:
        return template.format_map(_Filling(self, params, exact)) if "{" in template else template

    def _found(self, inputs: Mapping[str, Any]) -> str:
        """What was looked at, each fact by its name: "day of issue: 2026-11-17"."""
        phrases: Mapping[str, str] = import_module(f"supportctl.wording.{self.lang}.facts").FACTS
        return ", ".join(
            self._fill(phrases[name], inputs) if name in phrases else f"{self.label(name)}: {self.value(value)}"
            for name, value in inputs.items()
        )


class _Filling(dict[str, "_Param"]):
    """The params of a template; what is missing is "?"."""

    def __init__(self, words: Words, params: Mapping[str, Any], exact: bool) -> None:
        super().__init__()
        self._words, self._params, self._exact = words, params, exact

    def __missing__(self, name: str) -> _Param:
        given = self._params
        if name == "and_more":
            return _Param(self._words, self._words.text("and_more", count=given["more"]) if given.get("more") else "", False)
        if name == "look" and name not in given:  # who is no client may be a client's contact person
            from shlex import quote  # only where something wasn't found

            kind, named = given.get("kind", "?"), str(given.get("value", ""))
            searched = kind == "client" and any(map(str.isalpha, named))
            return _Param(self._words, f"search {quote(named)}" if searched else f"{kind} list", False)
        if name in ("activity", "instead") and "question" in given:
            return _Param(self._words, self._words.act(str(given["question"]), given)[name == "instead"], False)
        if name == "detail" and isinstance(given.get(name), str):
            return _Param(self._words, self._words.fault(given[name]), self._exact)
        return _Param(self._words, cut(given[name]) if name in given else "?", self._exact)


class _Param:
    """One param: readable and safe when it is put into a sentence. `exact`: an instant with its seconds."""

    def __init__(self, words: Words, value: object, exact: bool) -> None:
        self._words, self._value, self._exact = words, value, exact

    def __format__(self, how: str) -> str:
        if not how and self._exact and isinstance(self._value, str) and is_instant(self._value):
            return self._words.exactly(self._value)
        return self._words.value(self._value, how)


# How a template can have a param put: {seconds:duration}. A word of data as it is called, or as it is typed, too; a state with the
# noun that it is of; a kind of record in the form that the sentence needs; what is counted; the name of a field; a day of an instant,
# its weekday, its time; until when, with the preposition; whatever is to be typed as it stands is raw,
# with what stands for values typing; what is wrong with a part of the input is an error.
HOW: dict[str, Callable[[Words, Any], str]] = {
    "word": Words.word,
    "typed": Words.word,
    "label": lambda words, value: words.field(value),
    "duration": Words.duration,
    "hours": Words.hours,
    "phone": Words.phone,
    "rate": Words.rate,
    "until": lambda words, value: words.until(value),
    "holiday": lambda words, value: words.holiday(str(value)),
    "raw": lambda words, value: safe(value),
    "typing": lambda words, value: words.placeholders(safe(value)),
    "error": lambda words, value: words.error(value["code"], value["params"])[0] if isinstance(value, Mapping) else safe(value),
    "day": lambda words, value: safe(value)[:10],
    "problem": lambda words, value: words.problem(value),
    "time": lambda words, value: clock(safe(value)),
    "weekday": lambda words, value: words.weekday(str(value)),
    "of": lambda words, value: words.kind(value).of,
    "several": lambda words, value: words.kind(value).several,
    "known_by": lambda words, value: words.kind(value).known_by,
    "ticket": lambda words, value: words.state("ticket", value),
    "session": lambda words, value: words.state("session", value),
    "license": lambda words, value: words.state("license", value),
    "bundle": lambda words, value: words.state("bundle", value),
    "training": lambda words, value: words.state("training", value),
    "appointment": lambda words, value: words.state("appointment", value),
    "outbox": lambda words, value: words.state("outbox", value),
    "days": lambda words, value: words.quantity(value, "days"),
    "years": lambda words, value: words.quantity(value, "years"),
    "licences": lambda words, value: words.quantity(value, "licences"),
    "subscriptions": lambda words, value: words.quantity(value, "subscriptions"),
}

# And in phrases, which put several values together by themselves: how something comes, a bundle by its years, what was given, a country.
PHRASES: dict[str, Callable[[Words, Any], str]] = {
    "by": phrases.by,
    "plan": phrases.plan,
    "given": phrases.given,
    "number": phrases.number,
    "country": phrases.country,
    "month": phrases.month,
    "nth": phrases.nth,
}


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
