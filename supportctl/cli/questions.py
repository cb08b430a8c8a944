"""A parameter as a terminal asks for it: its label in the operator's words, what can be answered, and what TAB offers."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from supportctl.cli.context import Door
from supportctl.cli.spoken import meant, near_to, read_as
from supportctl.cli.terminal import Completion, tell
from supportctl.record import Spoken
from supportctl.tuples import NamedTuple
from supportctl.wording.words import Words

_NO_BREAK = "\u00a0"
# Arguments that take names of the program, which are read nowhere else.
_NAMES = ("NOUN", "SHELL", "SLUG", "--regulation")


class Asked(NamedTuple):
    """A parameter as it is asked for. `typed`: its option, or what stands for an argument on the help page; `kind`: what TAB completes
    it with; `type`: of one value; `several`: it takes a list of them; `least`, `most`: of a whole number."""

    name: str
    typed: str
    kind: str
    type: Any
    several: bool
    least: int | None = None
    most: int | None = None

    @property
    def is_option(self) -> bool:
        """Not an argument that is typed by its place."""
        return self.typed.startswith("-")


def asked(door: Door, own: Mapping[str, inspect.Parameter], name: str) -> Asked:
    """How the parameter of that name is asked for."""
    info = own[name].annotation.__metadata__[0]
    noun, _, verb = door.command.partition(" ")
    entry: dict[str, Any] = _commands()[noun]
    entry = entry["verbs"][verb] if verb else entry
    typed = option_of(own[name])
    if typed:
        kind = entry["options"].get(typed, {}).get("value")
    else:
        typed = str(info.metavar).strip("[].")
        places = [other for other in own if not option_of(own[other])]
        kinds: list[str] = entry["arguments"]
        at = places.index(name)
        kind = kinds[at].removesuffix("*") if at < len(kinds) else ""
    one, several = _type_of(own[name].annotation.__origin__)
    return Asked(name, typed, kind or "", one, several, getattr(info, "min", None), getattr(info, "max", None))


@cache
def _commands() -> Mapping[str, Any]:
    """What TAB knows of every command; read once, whatever many questions follow."""
    from supportctl.cli.complete import tree

    return tree()


def _type_of(annotated: Any) -> tuple[Any, bool]:
    """The type of one value, and whether it takes a list: list[int] | None → int, True."""
    found = next((one for one in get_args(annotated) if one is not type(None)), annotated) if _is_union(annotated) else annotated
    return (get_args(found)[0], True) if get_origin(found) is list else (found, False)


def _is_union(annotated: Any) -> bool:
    return get_origin(annotated) in (Union, UnionType)


def option_of(parameter: inspect.Parameter) -> str:
    """The option as it is typed, the first of a pair; "" for an argument."""
    info = parameter.annotation.__metadata__[0]
    # In an Annotated, Typer takes the first name for the default until it builds the command.
    names = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str) and name.startswith("-")]
    return names[0].partition("/")[0] if names else ""


def question(door: Door, one: Asked, say: Words, choices: Sequence[str] = (), more: str = "") -> str:
    """Its label, then what can be answered and its option: "Wynik (rozwiązane, nierozwiązane; --outcome): "."""
    label = say.prompt(door.command, one.typed)
    if one.type is bool:
        return label
    shown = _listed(one, choices, say, door.command)
    return worded(label, shown, say.text(more) if more else "", one.typed if one.is_option else "")


def called(label: str, typed: str) -> str:
    """A label within a sentence, with its option where it has one: "opis problemu według klienta (--description)"."""
    bare = label.partition(" (")[0].partition(",")[0]
    word = bare.partition(" ")[0]
    bare = bare if word[1:] != word[1:].lower() else f"{bare[:1].lower()}{bare[1:]}"
    return f"{bare} ({typed})" if typed.startswith("-") else bare


def worded(label: str, *about: str) -> str:
    """A label with what is said about the answer in its brackets: "Klient (numer albo część nazwy; --client): "."""
    told = "; ".join(part for part in about if part)
    if not told:
        return f"{label}: "
    return f"{label[:-1]}; {told}): " if label.endswith(")") else f"{label} ({told}): "


def _listed(one: Asked, choices: Sequence[str], say: Words, command: str) -> str:
    return " | ".join(word.replace(" ", _NO_BREAK) for word in spoken(one, choices, say, command))


def spoken(one: Asked, choices: Sequence[str], say: Words, command: str) -> list[str]:
    """Words as the operator reads them, where they can be typed so; names of the program stay as they are."""
    if one.typed in _NAMES:
        return list(choices)
    found = []
    for word in choices:
        read = say.word(Spoken(str(word), read_as(str(word), command.partition(" ")[0], one.typed.lstrip("-"), say)))
        found.append(read if meant(read, list(choices)) == word else str(word))
    return found


def read(one: Asked, text: str, choices: Sequence[str], say: Words, command: str) -> Any:
    """What was answered as the verb takes it; None where it can't be that, which is told."""
    if one.type is int:
        number = _number(one, text, say, command)
        return [number] if one.several and number is not None else number
    if choices:
        word = meant(text, list(choices))
        if word is None:
            listed = _listed(one, choices, say, command)
            near = spoken(one, near_to(text, choices), say, command)
            guess = f" {say.text('did_you_mean', near=', '.join(near))}" if near else ""
            tell(f"{say.text('not_a_choice', value=_safe(text), choices=listed)}{guess}")
            return None
        text = str(word)
    return [text] if one.several else text


def _number(one: Asked, text: str, say: Words, command: str) -> int | None:
    label = say.prompt(command, one.typed)
    if not (text.isascii() and text.isdigit()):
        tell(say.text("usage_no_number", name=label, value=_safe(text)))
        return None
    found = int(text)
    if one.least is not None and found < one.least:
        tell(say.text("usage_too_small", name=label, value=found, least=one.least))
        return None
    if one.most is not None and found > one.most:
        tell(say.text("usage_too_big", name=label, value=found, most=one.most))
        return None
    return found


def _safe(text: str) -> str:
    from supportctl.wording.safe import cut, safe

    return safe(cut(text))


def completion(door: Door, one: Asked, choices: Sequence[str], say: Words) -> Completion:
    """What TAB offers: the words that can be answered as the operator reads them, or what a shell offers."""
    from supportctl.cli.complete import values
    from supportctl.desk.ground.inputs import fold

    shown = spoken(one, choices, say, door.command)

    def offered(prefix: str) -> list[str]:
        if choices:
            return [word for word in shown if fold(word).startswith(fold(prefix))]
        return [value for value, _ in values(one.kind, prefix, door.target) if value != ":file"]

    return offered
