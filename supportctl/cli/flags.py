"""Flags that may stand before the verb or after it. Given on both sides they must say the same."""

from __future__ import annotations

from typing import Any

from supportctl.cli import lines
from supportctl.errors import InvalidInput

# Those of the whole program.
PROGRAM = ("db", "operator", "lang")
# Those of verbs; not every verb takes each of them.
OF_VERBS = ("output", "json", "quiet", "verbose", "at", "dry_run")
# What was typed before the verb: None or False where it wasn't.
BEFORE: dict[str, Any] = {}
# Before or after it: what the settings are resolved from.
GLOBAL_FLAGS: dict[str, str | None] = {}
# What was seen anywhere on the command line before it was parsed: for help pages and for what is wrong with it.
SEEN: dict[str, str | None] = {}


def typed_before(**given: Any) -> None:
    """The root command's part, before a verb runs; without arguments all is forgotten."""
    BEFORE.update({name: given.get(name) for name in (*PROGRAM, *OF_VERBS)})
    GLOBAL_FLAGS.update({name: given.get(name) for name in PROGRAM})


def merge(given: dict[str, Any], shared: frozenset[str], command: str, output: str = "table") -> bool:
    """Put what was typed before the verb into `given`, what was typed after it; `shared`: the flags that the verb takes, `output`: its
    format where none was typed. What neither says is as the batch says that it is a line of.

    Afterwards `given` has no flag of the program and no `json`, and `output` is the format; was one typed? Raises InvalidInput FLAG_DIFFERS,
    FLAG_NOT_TAKEN.
    """
    before = {name: value for name, value in BEFORE.items() if value not in (None, False)}
    for both in (before, given):
        if both.pop("json", False):
            both["output"] = "json"
    for name, value in before.items():
        if name not in shared and name not in PROGRAM:
            raise InvalidInput("FLAG_NOT_TAKEN", field=_option(name), command=command)
        if name in shared and given[name] not in (None, False, value):
            raise InvalidInput("FLAG_DIFFERS", field=_option(name), before=str(value), after=str(given[name]))
        if name in shared:
            given[name] = value
    for name in PROGRAM:
        if name in shared:
            GLOBAL_FLAGS[name] = given.pop(name)
        if GLOBAL_FLAGS[name] is None:
            GLOBAL_FLAGS[name] = lines.default(name)
    for name in OF_VERBS:
        value = lines.default(name)
        if value not in (None, False) and name not in shared:
            raise InvalidInput("FLAG_NOT_TAKEN", field=_option(name), command=command)
        if value not in (None, False) and given[name] in (None, False):
            given[name] = value
    typed = bool(given["output"])
    given["output"] = given["output"] or output
    return typed


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"
