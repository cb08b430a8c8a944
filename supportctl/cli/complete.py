"""What a TAB offers: names from the generated tree of commands, live ids from the database. Standard library only.

A shell calls the program with _SUPPORTCTL_COMPLETE set and the words up to the cursor; each line of the answer is a value, a
tab and a description. The single line ":file" asks the shell for file names; a word after it stands before each of them.
bash hands the words over as they were typed, quotes and all, fish the last one; zsh takes the quotes off.
"""

from __future__ import annotations

import json
import os
import sys

# Not from typing: a TAB waits for it.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

SHELLS = ("bash", "zsh", "fish")
_FORMATS = "table,json,ndjson,csv,ids"
_GLOBAL = {"--db": "file", "--operator": "", "--lang": "pl,en", "--output": _FORMATS, "-o": _FORMATS, "--at": "when"}
_FLAGS = ("--json", "--quiet", "-q", "--verbose", "-v", "--dry-run", "--version", "--help", "-h")


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
    shell = environ.get("_SUPPORTCTL_COMPLETE")
    *before, prefix = words or [""]
    before = [_unquoted(word) if shell == "bash" else word for word in before]
    prefix = _unquoted(prefix) if shell in ("bash", "fish") else prefix
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    lines = []
    for value, text in _candidates(before, prefix):
        if value.isprintable() and _written(value, encoding) == value:
            lines.append(f"{value}\t{_safe(text, encoding)}\n" if text else f"{value}\n")
    return "".join(lines)


def _unquoted(word: str) -> str:
    """A word of a command line without its quotes; nothing in it is run or looked up. A quote may still be open."""
    made, quote, at = "", "", 0
    while at < len(word):
        char = word[at]
        following = word[at + 1 : at + 2]
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
        elif char == "\\" and quote != "'" and following and (not quote or following in '\\"$`'):
            made += following
            at += 1
        else:
            made += char
        at += 1
    return made


def _safe(text: str, encoding: str) -> str:
    """A description comes from outside: no control characters, no line ends, nothing that the stream can't carry."""
    return _written("".join(c if c.isprintable() else " " for c in text), encoding)


def _written(text: str, encoding: str) -> str:
    try:
        return text.encode(encoding, "replace").decode(encoding)
    except LookupError:
        return text.encode("ascii", "replace").decode("ascii")


def _candidates(before: list[str], prefix: str) -> list[tuple[str, str]]:
    before, db, missing = _without_globals(before)
    if missing:
        return values(_GLOBAL[missing], prefix, db)
    commands = tree()
    if not before:
        name, mark, value = prefix.partition("=")
        if mark and name in _GLOBAL:
            return _joined(name, values(_GLOBAL[name], value, db))
        options = [(name, "") for name in (*_GLOBAL, *_FLAGS)] if prefix.startswith("-") else []
        return _starting([*((name, entry["help"]) for name, entry in commands.items()), *options], prefix)
    entry = commands.get(before[0])
    rest = before[1:]
    if entry is not None and "verbs" in entry:
        rest = ["list" if word == "ls" and "list" in entry["verbs"] and not at else word for at, word in enumerate(rest)]
        if not rest:
            help_ = [("--help", "")] if prefix.startswith("-") else []
            return _starting([*((name, verb["help"]) for name, verb in entry["verbs"].items()), *help_], prefix)
        entry, rest = entry["verbs"].get(rest[0]), rest[1:]
    return [] if entry is None else _of_verb(entry, rest, prefix, db)


def _without_globals(before: list[str]) -> tuple[list[str], str | None, str | None]:
    """The words after the options of the whole program, the database they name, and the one that still wants its value."""
    db: str | None = None
    while before and before[0].startswith("-"):
        name, mark, value = before[0].partition("=")
        if name not in _GLOBAL or mark:
            before = before[1:]
        elif len(before) == 1:
            return [], db, name
        else:
            value, before = before[1], before[2:]
        db = value if name == "--db" else db
    return before, db, None


def _of_verb(entry: dict[str, Any], rest: list[str], prefix: str, db: str | None) -> list[tuple[str, str]]:
    options: dict[str, dict[str, Any]] = entry["options"]
    named: list[str] = []
    wanted, option, closed, client = None, "", False, None
    for word in rest:
        if wanted is not None:
            wanted = None
            db = word if option == "--db" else db
            client = word if option == "--client" else client
        elif closed or not word.startswith("-") or word == "-":
            named.append(word)
        elif word == "--":
            closed = True
        else:
            option, wanted = word, options.get(word, {}).get("value")
    if wanted is not None:
        return values(wanted, prefix, db, client)
    if prefix.startswith("--") and "=" in prefix and not closed:
        name, _, value = prefix.partition("=")
        kind = options.get(name, {}).get("value")
        return [] if kind is None else _joined(name, values(kind, value, db, client))
    if prefix.startswith("-") and not closed:
        given = {word.partition("=")[0] for word in rest}
        return _starting([(name, option["help"]) for name, option in options.items() if name not in given], prefix)
    kinds: list[str] = entry["arguments"]
    if not kinds:
        return []
    last = kinds[min(len(named), len(kinds) - 1)]
    if len(named) >= len(kinds) and not last.endswith("*"):
        return []
    return [row for row in values(last.removesuffix("*"), prefix, db, client) if row[0] not in named]


def _joined(name: str, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The values of --option=…, each with the option before it."""
    return [(value, f"{name}=") if value == ":file" else (f"{name}={value}", text) for value, text in rows]


def values(kind: str, prefix: str, db: str | None, client: str | None = None) -> list[tuple[str, str]]:
    """Values of an option or argument: a comma list of words (a `+` before it: several, joined by commas), file, a kind of
    offered.py, or live ids."""
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
    from supportctl.cli.offered import KINDS, offered

    if kind in KINDS:
        return [(value, "") for value in offered(kind, prefix)]
    from supportctl.cli.settings import resolve
    from supportctl.errors import SupportError
    from supportctl.store import glance

    if kind == "priced":  # what may have a price: what the regulations ask for, and what has one
        from supportctl.desk.price.items import of_regulations

        listed = values("item", prefix, db)
        known = {value for value, _ in listed}
        return [*_starting([(item, "") for item in of_regulations() if item not in known], prefix), *listed]
    try:
        return glance.complete(os.path.expandvars(db) if db else resolve()["db"][0], kind, prefix, client=client)
    except SupportError:
        return []


def _starting(rows: list[tuple[str, str]], prefix: str) -> list[tuple[str, str]]:
    return [row for row in rows if row[0].startswith(prefix)]
