"""What is missing is asked for one after the other on a terminal, once it is clear that the act isn't refused anyway."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from supportctl.cli.context import Door
from supportctl.cli.terminal import Completion, NoAnswer, ask_line, ask_text, ask_yes
from supportctl.errors import InvalidInput, NotFound, Refused
from supportctl.wording.words import Words, words

# In place of what is asked only afterwards, in a rehearsal.
_SOMETHING = "…"
# Free words that no clause looks at: with anything in their place a refusal is certain.
_FREE = frozenset(("subject", "message", "name", "address"))
# What is wrong with what was typed, whatever is still to be asked.
_CERTAIN = frozenset(("AMBIGUOUS", "LICENSE_OF_ANOTHER", "TOO_MANY_IDS", "BAD_RANGE"))

# Findings that say what a verb itself asks for afterwards.
_ASKED_LATER = frozenset(("not-given", "none-given", "not-confirmed", "no-number"))


class Asked(NamedTuple):
    """A parameter as it is asked for: `typed` its option, `help` its English help, `kind` what TAB completes it with."""

    name: str
    typed: str
    help: str
    kind: str
    type: Any


class Rehearsal(Door):
    """Does everything but write and print: what an act is refused for comes out as an error."""

    @property
    def interactive(self) -> bool:
        """Nothing is asked in a rehearsal."""
        return False

    def show(self, reply: Any) -> int:
        """Nothing is printed."""
        return int(reply.exit_code)


def rehearsed(door: Door) -> Rehearsal:
    """A door like this one, for a rehearsal."""
    return Rehearsal(door.command, at_text=door.at_text, begun=door.begun, dry_run=True)


def ask(
    door: Door,
    function: Callable[..., int],
    parameters: Mapping[str, inspect.Parameter],
    given: Mapping[str, Any],
    missing: list[str],
    unless: Mapping[str, str],
) -> dict[str, Any]:
    """{parameter: answer} for what is missing, in the order of the parameters. Raises what the act is refused for anyway, and
    InvalidInput MISSING where the answers end early."""
    say = words(door.settings().lang)
    wanted = [_asked(door, parameters[name]) for name in parameters if name in missing]
    _require_known(door, [(_asked(door, parameters[name]).kind, given[name]) for name in parameters if given.get(name)])
    _rehearse(door, function, given, wanted)
    answers: dict[str, Any] = {}
    last = wanted[0]
    try:
        for other in dict.fromkeys(unless[name] for name in missing if name in unless):
            last = _asked(door, parameters[other])
            if found := ask_line(_question(last, say, "or_enter"), _completion(door, last.kind)):
                answers[other] = found
        for last in wanted:
            if last.name not in unless or unless[last.name] not in answers:
                answers[last.name] = _answer(door, last, say)
    except NoAnswer:
        sys.stderr.write("\n")
        raise InvalidInput("MISSING", field=last.typed) from None
    return answers


def ask_reason(door: Door) -> str:
    """The words of --reason. Raises InvalidInput MISSING where the answers end."""
    say = words(door.settings().lang)
    try:
        return ask_text(f"{say.label('reason')} (--reason): ")
    except NoAnswer:
        sys.stderr.write("\n")
        raise InvalidInput("MISSING", field="--reason") from None


def _require_known(door: Door, named: list[tuple[str, Any]]) -> None:
    """What was named is there. Raises NotFound, InvalidInput."""
    from supportctl.desk.ground import lookup, tickets

    find: dict[str, Callable[[Any, str], object]] = {
        "client": lookup.client,
        "license": lookup.license_,
        "product": lookup.product,
        "ticket": tickets.find,
    }
    ones = [
        (kind, value[0] if isinstance(value, list) else value) for kind, value in named if kind in find and not _several(value)
    ]
    if any(value != "-" for _, value in ones):
        with door.store.read() as db:
            for kind, value in ones:
                if value != "-":
                    find[kind](db, value)


def _several(value: Any) -> bool:
    return isinstance(value, list) and len(value) > 1


def _rehearse(door: Door, function: Callable[..., int], given: Mapping[str, Any], wanted: list[Asked]) -> None:
    """Raise what no answer could help."""
    if any(value == "-" or (isinstance(value, list) and "-" in value) for value in given.values()):
        return  # stdin is read once
    filled = dict(given) | {one.name: _stand_in(one) for one in wanted}
    try:
        function(rehearsed(door), **filled)
    except InvalidInput as error:
        if error.code in _CERTAIN:
            raise
    except NotFound as error:
        if error.params.get("value") != _SOMETHING:
            raise
    except Refused as error:
        if all(one.name in _FREE for one in wanted) and not set(failed(error)) <= _ASKED_LATER:
            raise


def failed(error: Refused) -> list[str]:
    """The codes of the grounds in the way."""
    return [] if error.decision is None else [ground.code for ground in error.decision.in_the_way()]


def _stand_in(one: Asked) -> Any:
    if one.type is bool:
        return True
    if one.type is int:
        return 1
    text = one.kind.lstrip("+").partition(",")[0] if "," in one.kind else _SOMETHING
    return [text] if one.type == list[str] else text


def _asked(door: Door, parameter: inspect.Parameter) -> Asked:
    from supportctl.cli.complete import tree

    info = parameter.annotation.__metadata__[0]
    names = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str) and name.startswith("-")]
    noun, _, verb = door.command.partition(" ")
    entry: dict[str, Any] = tree()[noun]
    entry = entry["verbs"][verb] if verb else entry
    typed = names[0].partition("/")[0] if names else str(info.metavar).strip("[].")
    kinds: list[str] = entry["arguments"]
    kind = entry["options"].get(typed, {}).get("value") if names else kinds[0].removesuffix("*") if len(kinds) == 1 else ""
    return Asked(parameter.name, typed, info.help or "", kind or "", parameter.annotation.__origin__)


def _question(one: Asked, say: Words, more: str = "") -> str:
    """Its option, and the help of the option: --subject (One line, at most 300 characters):"""
    about = "; ".join(text for text in (say.help(one.help).rstrip("."), say.text(more) if more else "") if text)
    return f"{one.typed} ({about}): " if about else f"{one.typed}: "


def _answer(door: Door, one: Asked, say: Words) -> Any:
    if one.type is bool:
        return ask_yes(say.help(one.help), say)
    while True:
        found = ask_text(_question(one, say), _completion(door, one.kind))
        if one.type is not int:
            return [found] if one.type == list[str] else found
        if found.isascii() and found.isdigit():
            return int(found)
        sys.stderr.write(f"{say.text('usage_no_number', name=one.typed, value=found)}\n")


def _completion(door: Door, kind: str) -> Completion:
    from supportctl.cli.complete import values

    def offered(prefix: str) -> list[str]:
        return [value for value, _ in values(kind, prefix, door.target) if value != ":file"]

    return offered
