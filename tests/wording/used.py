"""What the program can show to people, read from its source: codes of errors and notes, findings, kinds of history entries,
questions and fields. Nothing here runs a command: whatever file it stands in, it is found.

A text may stand as it is, as a choice (`"a" if … else "b"`), in a table that is looked up (`{True: "a", False: "b"}[…]`), or
under a name that the same function gives to one of these.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import supportctl
from supportctl import desk, record
from supportctl.desk.ground.results import Outcome
from supportctl.law.rules import Question
from supportctl.money import Money
from supportctl.regulations import SHELVES, decides, law_of, shelf

PACKAGE = Path(supportctl.__file__).parent
ERROR_CLASSES = {"InvalidInput", "NotFound", "Conflict", "Gap", "StoreFault", "Refused", "SupportError"}
A_CODE = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
# Written like codes, but names of the environment, placeholders of a help page, and fields and kinds of FA(3).
NO_CODES = re.compile(r"(SUPPORTCTL|XDG|LC|PYDANTIC)_\w+|NO_COLOR|WHO_HOW|KTO_JAK|P_[0-9]\w*|KOR_(ZAL|ROZ)")
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.Module


class Place(NamedTuple):
    """A node, the scope in which its names are looked up, and where it stands."""

    node: ast.AST
    scope: Scope
    where: str


@cache
def _module(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _inside(node: ast.AST, scope: Scope, where: str) -> Iterator[Place]:
    for child in ast.iter_child_nodes(node):
        yield Place(child, scope, f"{where}:{getattr(child, 'lineno', '?')}")
        yield from _inside(child, child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else scope, where)


@cache
def places(*folders: str) -> tuple[Place, ...]:
    """Every node of these modules and rooms of supportctl/; of all but wording/ when none is named."""
    found = [PACKAGE / folder for folder in folders or (".",)]
    paths = [path for place in found for path in ([place] if place.is_file() else sorted(place.rglob("*.py")))]
    wanted = [path for path in paths if path.relative_to(PACKAGE).parts[0] != "wording"]
    return tuple(p for path in wanted for p in _inside(_module(path), _module(path), path.relative_to(PACKAGE).as_posix()))


def calls(*folders: str) -> Iterator[tuple[ast.Call, str, Place]]:
    """(call, the last word of what is called, place)."""
    for place in places(*folders):
        if isinstance(place.node, ast.Call):
            function = place.node.func
            name = function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
            yield place.node, name, place


def texts(node: ast.AST | None, scope: Scope) -> set[str]:
    """The texts that an expression may be; empty when they can't be read."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.IfExp):
        return texts(node.body, scope) | texts(node.orelse, scope)
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Dict):
        return {text for value in node.value.values for text in texts(value, scope)}
    if isinstance(node, ast.Name):
        assigned = [n for n in ast.walk(scope) if isinstance(n, ast.Assign) and len(n.targets) == 1]
        return {t for n in assigned if ast.unparse(n.targets[0]) == node.id for t in texts(n.value, scope)}
    return set()


def error_codes() -> dict[str, set[str]]:
    """Each code with which an error is made, and the params that it is given, where they can be read."""
    found: dict[str, set[str]] = {}
    for call, name, place in calls():
        if name in ERROR_CLASSES and call.args:
            for code in texts(call.args[0], place.scope):
                found.setdefault(code, set()).update(k.arg for k in call.keywords if k.arg)
    return found


def codes() -> set[str]:
    """Whatever is written like a code: of an error or of a note, however it gets to the operator."""
    written = {p.node.value for p in places() if isinstance(p.node, ast.Constant) and isinstance(p.node.value, str)}
    return {text for text in written if A_CODE.fullmatch(text) and not NO_CODES.fullmatch(text)}


def note_codes() -> set[str]:
    """The codes of notes: Note(code, …)."""
    return {text for call, name, place in calls() if name == "Note" and call.args for text in texts(call.args[0], place.scope)}


def findings() -> set[str]:
    """The codes of what rules and blocks find."""
    found: set[str] = set()
    for call, name, place in calls("regulations", "law"):
        at = {"passed": 1, "failed": 1, "check": 2}.get(name)
        if at is not None and len(call.args) > at:
            found |= texts(call.args[at], place.scope)
    return found - {""}


def history() -> dict[str, set[str]]:
    """Each kind of a history entry, and the fields of its own that it holds. ValueError where the kind can't be read."""
    found: dict[str, set[str]] = {}
    for call, name, place in calls():
        if name != "record" or len(call.args) < 3 or ast.unparse(call.args[0]) != "act":
            continue
        kinds = texts(call.args[2], place.scope)
        if not kinds:
            raise ValueError(f"{place.where}: write the kind of the history entry as a text")
        for kind in kinds:
            found.setdefault(kind, set()).update(k.arg for k in call.keywords if k.arg not in (None, "clauses", "message"))
    return found


def questions() -> set[str]:
    """The names of all rules, and of what the desk asks a shelf for by name."""
    found = {name for slug in SHELVES if decides(slug) for name, q in vars(shelf(slug).module).items() if isinstance(q, Question)}
    for call, name, place in calls("desk"):
        if name in ("question", "answers") and call.args:
            found |= texts(call.args[0], place.scope)
    return found


# Units of parameters whose values are words that people read.
WORD_UNITS = {
    "benefit=clause", "channel", "channels", "client-kinds", "confirmation=clause", "confirmations", "documents", "fields", "forms",
    "ground=clause", "kind=clause", "kinds", "outcome", "outcomes", "places", "purposes", "reason", "reason=clause", "stages",
    "stop-reason", "topic", "topic=clause", "topics",
}  # fmt: skip


def words_of_texts() -> set[str]:
    """The topics, reasons, outcomes, confirmations and so on that the shipped texts list, in any version."""
    params = [param for slug in SHELVES for param in law_of(slug).params.values() if param["unit"] in WORD_UNITS]
    values = [value for param in params for value in param["value"].values()]
    return {word for value in values for word in ([value] if isinstance(value, str) else value)}


def typed_fields() -> set[str]:
    """Fields that an error or a finding names: what is empty, unknown, too long or missing. Options stand as they are typed."""
    found: set[str] = set()
    for call, name, place in calls():
        for keyword in call.keywords:
            if keyword.arg == "field":
                found |= texts(keyword.value, place.scope)
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "inputs" and name and len(call.args) > 1:
            found |= texts(call.args[1], place.scope)
    return {field for field in found if field and not field.startswith("--")}


def data_fields() -> set[str]:
    """The keys of what the desk answers with: the fields of the records that its verbs return, and of those inside them."""
    found: set[str] = set()
    for info in walk_packages(desk.__path__, "supportctl.desk."):
        for _, verb in getmembers(import_module(info.name), isfunction):
            declared = get_type_hints(verb).get("return") if verb.__module__ == info.name else None
            if get_origin(declared) is Outcome:
                _keys(get_args(declared)[0], found, set())
    return found


def _keys(kind: Any, found: set[str], seen: set[Any]) -> None:
    """Add the keys of a record, or of those that a type names."""
    for part in get_args(kind):
        _keys(part, found, seen)
    if not hasattr(kind, "_fields") or kind is Money or kind in seen:
        return
    seen.add(kind)
    for name, inner in get_type_hints(kind).items():
        if name not in record.INLINE:
            found.add(record.key_of(name))
        _keys(inner, found, seen)


def shown_fields() -> set[str]:
    """The columns of lists and the fields of cards, by the names that output/ gives."""
    found = [p.node for p in places("output/lists.py")]
    commands = {id(key) for node in found if isinstance(node, ast.Dict) for key in node.keys}
    listed = {n.value for n in found if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in commands}
    return {text for text in listed if text.isidentifier()} | asked_for("label")


def asked_for(what: str) -> set[str]:
    """The keys with which the words' method of that name is called by those who print, where they can be read."""
    return {
        t for call, name, place in calls("output", "cli") if name == what and call.args for t in texts(call.args[0], place.scope)
    }


def placeholders(said: str | tuple[str, ...]) -> set[str]:
    """The params that a sentence names, whatever stands behind their colons: how they are shown."""
    parts = [said] if isinstance(said, str) else said
    return {piece.partition("}")[0].partition(":")[0] for text in parts for piece in text.split("{")[1:]}
