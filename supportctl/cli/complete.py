"""What a TAB offers: names from the generated tree of commands, live ids from the database. Standard library only.

A shell calls the program with _SUPPORTCTL_COMPLETE set and the words up to the cursor; each line of the answer is a value, a
tab and a description. The single line ":file" asks the shell for file names.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

SHELLS = ("bash", "zsh", "fish")
_GLOBAL = {"--db": "file", "--operator": "", "--lang": "pl,en"}


def script(shell: str) -> str:
    """The completion script of a shell: from the installed package, else from beside it."""
    name = {"bash": "supportctl.bash", "zsh": "_supportctl", "fish": "supportctl.fish"}[shell]
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = os.path.join(os.path.dirname(package), "completions", name)
    shipped = os.path.join(package, "_completions", name)
    with open(shipped if os.path.exists(shipped) else beside, encoding="utf-8") as handle:
        return handle.read()


def tree() -> dict[str, Any]:
    """{noun or verb: {help, verbs | options, arguments}}, generated from the commands themselves."""
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "tree.json"), encoding="utf-8") as handle:
        found: dict[str, Any] = json.load(handle)
    return found


def answer(environ: Mapping[str, str], words: Sequence[str]) -> str:
    """The lines for the words typed so far, of which the last one is being completed."""
    del environ
    *before, prefix = words or [""]
    rows = _candidates(list(before), prefix)
    return "".join(f"{value}\t{_safe(text)}\n" if text else f"{value}\n" for value, text in rows)


def _safe(text: str) -> str:
    """A description comes from outside: no control characters, no line ends."""
    return "".join(c if c.isprintable() else " " for c in text)


def _candidates(before: list[str], prefix: str) -> list[tuple[str, str]]:
    before, db, missing = _without_globals(before)
    if missing:
        return _values(_GLOBAL[missing], prefix, db)
    commands = tree()
    if not before:
        options = [(name, "") for name in (*_GLOBAL, "--version", "--help")] if prefix.startswith("-") else []
        return _starting([*((name, entry["help"]) for name, entry in commands.items()), *options], prefix)
    entry = commands.get(before[0])
    rest = before[1:]
    if entry is not None and "verbs" in entry:
        if not rest:
            return _starting([(name, verb["help"]) for name, verb in entry["verbs"].items()], prefix)
        entry, rest = entry["verbs"].get(rest[0]), rest[1:]
    return [] if entry is None else _of_verb(entry, rest, prefix, db)


def _without_globals(before: list[str]) -> tuple[list[str], str | None, str | None]:
    """The words after the options of the whole program, the database they name, and the one that still wants its value."""
    db: str | None = None
    while before and before[0].startswith("--"):
        name, mark, value = before[0].partition("=")
        if name not in _GLOBAL:
            return before[1:], db, None
        if mark:
            before = before[1:]
        elif len(before) == 1:
            return [], db, name
        else:
            value, before = before[1], before[2:]
        db = value if name == "--db" else db
    return before, db, None


def _of_verb(entry: dict[str, Any], rest: list[str], prefix: str, db: str | None) -> list[tuple[str, str]]:
    options: dict[str, dict[str, Any]] = entry["options"]
    if rest and rest[-1] in options and options[rest[-1]]["value"] is not None:
        return _values(options[rest[-1]]["value"], prefix, db)
    if prefix.startswith("--") and "=" in prefix:
        name, _, value = prefix.partition("=")
        kind = options.get(name, {}).get("value")
        return [] if kind is None else [(f"{name}={found}", text) for found, text in _values(kind, value, db)]
    if prefix.startswith("-"):
        return _starting([(name, option["help"]) for name, option in options.items() if name not in rest], prefix)
    position, skip = 0, False
    for word in rest:
        if skip:
            skip = False
        elif word in options:
            skip = options[word]["value"] is not None
        elif not word.startswith("-") or word == "-":
            position += 1
    kinds: list[str] = entry["arguments"]
    if not kinds:
        return []
    last = kinds[min(position, len(kinds) - 1)]
    return _values(last.removesuffix("*"), prefix, db) if position < len(kinds) or last.endswith("*") else []


def _values(kind: str, prefix: str, db: str | None) -> list[tuple[str, str]]:
    """Values of an option or argument: a comma list of words (a `+` before it: several, joined by commas), file, or live ids."""
    if kind == "file":
        return [(":file", "")]
    if "," in kind:
        if kind.startswith("+"):
            done, mark, last = prefix.rpartition(",")
            taken = done.split(",")
            return [(f"{done}{mark}{w}", "") for w in kind[1:].split(",") if w.startswith(last) and w not in taken]
        return _starting([(word, "") for word in kind.split(",")], prefix)
    if not kind:
        return []
    from supportctl.cli.settings import resolve
    from supportctl.errors import SupportError
    from supportctl.store import glance

    try:
        return glance.complete(db or resolve()["db"][0], kind, prefix)
    except SupportError:
        return []


def _starting(rows: list[tuple[str, str]], prefix: str) -> list[tuple[str, str]]:
    return [row for row in rows if row[0].startswith(prefix)]
