"""A dialogue about one call of a verb: a wrong answer is told in a line and asked for again, and so is an empty one; Ctrl-D ends the
command."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from supportctl.cli import numbers, tax_number
from supportctl.cli.asking import ended, failed, rehearsed
from supportctl.cli.context import Door
from supportctl.cli.editor import has_editor
from supportctl.cli.existing import require
from supportctl.cli.foreseeing import ASKED_LATER, FREE, SOMETHING, certain, first, readable, stand_in, taken, things
from supportctl.cli.listing import by_part, offered_rows, rows_told
from supportctl.cli.questions import Asked, asked, called, completion, option_of, question, read
from supportctl.cli.spoken import guessed
from supportctl.cli.terminal import NoAnswer, ask_line, ask_text, ask_yes, tell
from supportctl.errors import Conflict, InvalidInput, NotFound, Refused, SupportError
from supportctl.told import Failure
from supportctl.wording.words import words

# What is wrong with what was typed, whatever is still to be asked.
_CERTAIN = frozenset(("AMBIGUOUS", "LICENSE_OF_ANOTHER", "TOO_MANY_IDS", "BAD_RANGE", "WAIT_PAST"))
# What no time, whatever it is, can help.
_AT_ANY_TIME = frozenset(("NO_RULE", "TICKET_CLOSED"))
# Errors that say that something more is wanted: the options that help. Of several one is enough, the first ones may be skipped.
_LACKS = {
    "NIP_OR_CONSUMER": ("--nip",),
    "LICENSE_NEEDED": ("--license",),
    "BUNDLE_LICENSE_NEEDED": ("--license",),
    "PARTICIPANTS_NEEDED": ("--participants",),
    "TICKET_OR_CLIENT": ("--ticket", "--client"),
    "CONSENT_OR_DECLINED": ("--consent",),
    "NO_EDITOR": ("--message",),
    "CORRECT_WHAT": ("--line",),
    "CORRECT_TO_WHAT": ("--quantity", "--unit-net"),
}
# Findings that say what the client's letter lacks; an answer helps, but where the verb asks for them itself.
_NOT_GIVEN = frozenset(("not-given", "none-given", "no-mail"))
_ASKS_ITSELF = frozenset(("ticket open",))
# Verbs that write elsewhere than into the desk, or read files: they can't be rehearsed.
_NOT_REHEARSED = ("help", "db", "import", "export", "rate", "register", "completion", "demo")
_NOR = frozenset(("invoice pdf", "invoice ksef-export", "invoice ksef-import", "invoice print"))
# More than a verb can lack one after the other.
_MOST_ROUNDS = 20


class Dialogue:
    """Questions about one call of a verb, and the answers so far."""

    def __init__(
        self, door: Door, function: Callable[..., int], own: Mapping[str, inspect.Parameter], given: Mapping[str, Any]
    ) -> None:
        self.door, self.function, self.own, self.given = door, function, own, given
        self.say = words(door.settings().lang)
        self.answers: dict[str, Any] = {}

    # -- questions ---------------------------------------------------------------------------------------------------------

    def put(self, name: str, later: list[str], known: Sequence[str] = ()) -> None:
        """Ask for a parameter until the answer can be used; `later`: what is asked after it; `known`: what can be answered."""
        one = asked(self.door, self.own, name)
        self.answers.pop(name, None)
        choices = list(known) or ([] if one.type is bool else self._choices(one, later))
        listed = offered_rows(self.door, one)
        for line in rows_told(listed):
            tell(line)
        while True:
            found = self._answer(one, choices, later)
            if found is None:
                continue
            if one.kind == "product" and isinstance(found, str):
                found, several = by_part(found, listed)
                if several:
                    tell(self.say.text("which_product", products=", ".join(several)))
                    continue
            self.answers[name] = found
            error = self.wrong(one, found, later)
            if error is None:
                self._require_possible(self._rehearsed(later), later)
                if (error := self._foreseen(later)) is not None:
                    raise error
                return
            self.tell_error(error)
            del self.answers[name]

    def wrong(self, one: Asked, found: Any, later: list[str]) -> SupportError | None:
        """What an answer is to blame for, as far as it can be known now."""
        error = self._unknown() or self._rehearsed(later, times=bool(later))
        if error is None or not blames(error, one, found):
            error = self._answering({name: readable(asked(self.door, self.own, name), self.door.now) for name in later})
        return error if error is not None and blames(error, one, found) else None

    def offer(self, name: str, later: list[str]) -> None:
        """Ask for a parameter that may be skipped; `later`: what is asked after it."""
        one = asked(self.door, self.own, name)
        while True:
            try:
                text = ask_line(question(self.door, one, self.say, more="or_enter"), completion(self.door, one, (), self.say))
            except NoAnswer:
                raise self.ended(one, later) from None
            if not text:
                return
            self.answers[name] = [text] if one.several else text
            error = self._unknown()
            if error is None:
                return
            self.tell_error(error)
            del self.answers[name]

    def settle(self) -> None:
        """With all answers: what one of them is to blame for is told and asked for again, and what more is wanted is asked for. Anything
        else the verb itself will say."""
        for _ in range(_MOST_ROUNDS):
            error = self._rehearsed([])
            if error is None:
                return
            wrong = next(
                (name for name in self.answers if blames(error, asked(self.door, self.own, name), self.answers[name])), ""
            )
            if wrong:
                self._mend(wrong, error)
            elif self.lacks(error):
                self.supply(error)
            else:
                return

    def supply(self, error: SupportError) -> None:
        """Ask for what an error says is wanted."""
        if error.code == "NIP_OR_CONSUMER" and "consumer" in self.own:
            tax_number.ask(self)
            return
        *first, last = self.lacks(error)
        for name in first:
            self.offer(name, [])
            if name in self.answers:
                return
        self.put(last, [], error.params.get("candidates", ()))

    def _mend(self, name: str, error: SupportError) -> None:
        """Ask again for a parameter whose answer can't be used."""
        if name == "nip" and "consumer" in self.own:
            tax_number.mend(self, error)
            return
        self.tell_error(error)
        self.put(name, [])

    def lacks(self, error: SupportError) -> list[str]:
        """The parameters that an error says are wanted, and that this verb has and wasn't given; none once nobody answers."""
        if error.unanswered or not error.params.get("candidates", True):
            return []
        options = _LACKS.get(error.code, ())
        if error.code == "MISSING":
            options = (str(error.params["field"]),)
            if options == ("--message",) and has_editor():
                return []  # the words are written there
        if isinstance(error, Refused) and self.door.command not in _ASKS_ITSELF and set(failed(error)) <= _NOT_GIVEN:
            from supportctl.desk.ground.results import refusals  # only where it is refused

            told = refusals(error.decision) if error.decision is not None else ()
            options = tuple(option for failure in told for option in _options(failure.params))[:1]
        named = {option_of(parameter): name for name, parameter in self.own.items()}
        known = [named[option] for option in options if option in named]
        return [name for name in known if {**self.given, **self.answers}.get(name) in (None, [], ())]

    def _unknown(self) -> SupportError | None:
        """That what was answered isn't there."""
        try:
            self.require_known()
        except (InvalidInput, NotFound) as error:
            return error
        return None

    def _answer(self, one: Asked, choices: list[str], later: list[str]) -> Any:
        """What was answered; None where it can't be used, which was told. Raises InvalidInput ANSWERS_ENDED where there is no answer."""
        asks = question(self.door, one, self.say, choices)
        try:
            if one.type is bool:
                return ask_yes(asks, self.say)
            return read(
                one, ask_text(asks, self.say, completion(self.door, one, choices, self.say)), choices, self.say, self.door.command
            )
        except NoAnswer:
            raise self.ended(one, later) from None

    def ended(self, one: Asked, later: list[str]) -> InvalidInput:
        """That nobody answers any more, with what was asked and what would have been asked after it."""
        still = [one, *(asked(self.door, self.own, name) for name in later)]
        return ended([called(self.say.prompt(self.door.command, each.typed), each.typed) for each in still])

    def _choices(self, one: Asked, later: list[str]) -> list[str]:
        """The words that can be answered: as the desk would say them of a word that it doesn't know, else those that TAB knows."""
        if one.type is int:
            return []
        self.answers[one.name] = [SOMETHING + one.name] if one.several else SOMETHING + one.name
        error = self._rehearsed(later)
        del self.answers[one.name]
        if error is not None and error.code == "UNKNOWN_WORD" and error.params["value"] == SOMETHING + one.name:
            return list(error.params["known"])
        return one.kind.removeprefix("+").split(",") if "," in one.kind else []

    def tell_error(self, error: SupportError) -> None:
        """Say what is wrong, with a hint that leads on."""
        from supportctl.cli.unknown import led_on

        ((code, params, _),) = led_on(self.door, (Failure(error.code, guessed(error.code, error.params)),))
        tell(self.say.error_line(code, params))

    # -- rehearsals --------------------------------------------------------------------------------------------------------

    def foresee(self, later: list[str]) -> None:
        """Raise what no answer could help: a time that can't be read, a desk that isn't there, or can't serve, before all."""
        _ = self.door.at
        if self._is_rehearsed() and self.door.command != "init":
            with self.door.store.read():
                pass
        self._require_possible(self._rehearsed(later), later)
        error = self._rehearsed(later, times=True) if later else None
        if error is not None and error.code in _AT_ANY_TIME:
            raise error
        if (error := self._foreseen(later)) is not None:
            raise error

    def _foreseen(self, later: list[str]) -> SupportError | None:
        """What is refused for whatever is answered to what is asked later, and to what that lacks then."""
        if not self._is_rehearsed() or not later:
            return None
        ones = [asked(self.door, self.own, name) for name in later]

        def blamed(error: SupportError) -> bool:
            return self._blamed(error, but=later)

        found = certain(self._answering, ones, self.door.now, blamed)
        if found is None and things(ones):
            found = taken(self._answering, ones, self.door.now, self._any_of, blamed)
        # An answer that is to blame is asked for again.
        is_answer = found is not None and not self._blamed(found, but=[*later, *self.answers]) and blamed(found)
        return None if is_answer else found

    def _blamed(
        self, error: SupportError, answers: Mapping[str, Any] = MappingProxyType({}), *, but: Collection[str] = ()
    ) -> bool:
        """Is the error about something that was given or answered, but for some, or about one of these answers?"""
        known = {name: value for name, value in self._all().items() if value and name in self.own and name not in but}
        return any(blames(error, asked(self.door, self.own, name), value) for name, value in ({**known, **answers}).items())

    def _any_of(self, one: Asked) -> str | None:
        """The name of one of the things that can be named; None where there is none."""
        from supportctl.cli.complete import values

        return next((value for value, _ in values(one.kind.rstrip("*"), "", self.door.target)), None)

    def _answering(self, answers: Mapping[str, Any]) -> SupportError | None:
        """What the verb would say of these answers, and of something in a readable form in place of what they lack."""
        known = dict(answers)
        for _ in range(_MOST_ROUNDS):
            error = self._run(known)
            lacking = [] if error is None else [name for name in self.lacks(error) if name not in known]
            if not lacking:  # what is said of something that stands for what is lacking means nothing
                return error if error is None or len(known) == len(answers) or self._blamed(error, answers) else None
            known |= {lacking[0]: readable(asked(self.door, self.own, lacking[0]), self.door.now)}
        return None

    def require_known(self) -> None:
        """What was named is there. Raises NotFound, InvalidInput."""
        named = []
        for name, value in self._all().items():
            if value and name in self.own:
                one = asked(self.door, self.own, name)
                named.append((one.kind or one.typed, [str(each) for each in (value if isinstance(value, list) else [value])]))
        require(self.door, named)

    def _all(self) -> dict[str, Any]:
        """What was given and answered, lists and ranges of numbers taken apart."""
        from supportctl.cli.options import NUMBERED

        found = {**self.given, **self.answers}
        for name, value in found.items():
            if name in self.own and not option_of(self.own[name]) and asked(self.door, self.own, name).typed in NUMBERED:
                found[name] = numbers.expanded(value or [])[0]
        return found

    def _rehearsed(self, later: list[str], *, times: bool = False) -> SupportError | None:
        """What the verb would say, with something in place of what is asked later; None where it would do it. `times`: a day or time that
        can be read stands for one, so that what comes after it is looked at; what is refused for it means nothing then."""
        if not self._is_rehearsed():
            return None
        stand_ins = {
            name: stand_in(asked(self.door, self.own, name), self.door.now if times else None)
            for name in later
            if name not in self.answers
        }
        return self._run(stand_ins)

    def _run(self, stand_ins: Mapping[str, Any]) -> SupportError | None:
        """What the verb would say with these in place of answers."""
        if any(value == "-" or (isinstance(value, list) and "-" in value) for value in self._all().values()):
            return None  # stdin is read once
        if any(_is_read_once(value) for name, value in self._all().items() if name.endswith("_file")):
            return None
        try:
            self.function(rehearsed(self.door), **{**stand_ins, **self._all(), **stand_ins})
        except SupportError as error:
            return error
        return None

    def _is_rehearsed(self) -> bool:
        return self.door.command.partition(" ")[0] not in _NOT_REHEARSED and self.door.command not in _NOR

    def _require_possible(self, error: SupportError | None, later: list[str]) -> None:
        """Raise the error where what is asked later can't help."""
        if error is None or (not later and isinstance(error, (InvalidInput, NotFound, Refused))):
            return
        if isinstance(error, InvalidInput):
            if error.code in _CERTAIN:
                raise error
        elif isinstance(error, NotFound):
            if not (str(error.params.get("value")).startswith(SOMETHING) or self._stood_in(later) & _said(error)):
                raise error
        elif isinstance(error, Refused):
            free = all(asked(self.door, self.own, name).name in FREE for name in later)
            if free and not set(failed(error)) <= ASKED_LATER:
                raise error
        elif not self._stood_in(later) & _said(error):
            raise error

    def _stood_in(self, later: list[str]) -> set[str]:
        """The words and numbers that stood for answers."""
        ones = [asked(self.door, self.own, name) for name in later]
        return {first(stand_in(one, None)) for one in ones if one.type is int or "," in one.kind}


def blames(error: SupportError, one: Asked, answer: Any) -> bool:
    """Is that answer what the error is about?"""
    if not isinstance(error, (InvalidInput, NotFound, Conflict)):
        return False
    value = first(answer)
    if error.code == "MISSING":
        return False
    if "field" in error.params and "value" not in error.params:
        return str(error.params["field"]).lstrip("-") == one.typed.lstrip("-")
    told = [error.params.get("value"), error.params.get("nip")]
    if isinstance(error, NotFound):
        told.append(error.params.get(one.name))
    return any(each is not None and _same(str(each), value) for each in told)


def _is_read_once(value: Any) -> bool:
    """Is it a pipe, or anything but a file that can be read again?"""
    path = Path(str(value)) if value else None
    return path is not None and path.exists() and not path.is_file()


def _said(error: SupportError) -> set[str]:
    """What an error names."""
    return {str(value) for value in error.params.values()}


def _same(told: str, typed: str) -> bool:
    return told == typed or told.replace(" ", "").replace("-", "") == typed.replace(" ", "").replace("-", "").removeprefix("PL")


def _options(params: Mapping[str, object]) -> list[str]:
    found = params.get("options")
    return [str(option) for option in found] if isinstance(found, (list, tuple)) else []
