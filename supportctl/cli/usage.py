"""Typer's complaints about a command line, by their type and what they are about; wording/ has the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from typer.exceptions import TyperException

from supportctl.cli.leaf import Missing, NoValue
from supportctl.cli.options import MOST
from supportctl.slips import MOST_MEANT, alike

# Options that people call by another name.
_MEANT = {"undiagnosable": "not-diagnosable", "state": "status"}
# Verbs that mean the same to people, each by the names that nouns have for it.
_SYNONYMS = (
    frozenset(("add", "new", "create", "make", "insert", "open", "buy", "file", "order", "set", "issue", "declare", "quote")),
    frozenset(("show", "view", "get", "display", "info", "print", "see")),
    frozenset(("list", "all", "index")),
    frozenset(("edit", "change", "update", "modify", "amend", "set")),
    frozenset(("delete", "remove", "rm", "del", "cancel", "erase", "annul", "unschedule")),
    frozenset(("close", "end", "finish", "done", "stop", "complete", "resolve")),
    frozenset(("begin", "start", "run")),
    frozenset(("find", "search", "lookup", "query")),
    frozenset(("comment", "note", "message", "reply", "answer")),
)


class NoSuchCommand(TyperException):
    """There is no noun or verb of that name."""

    exit_code = 2

    def __init__(self, name: str, context: Any) -> None:
        super().__init__(f"No such command {name!r}.")
        self.name, self.ctx = name, context


def complaint(error: TyperException) -> tuple[str, dict[str, Any]]:
    """(key of TEXT in wording/, its params). `usage_other` with Typer's own sentence for what isn't known here."""
    kind, message = type(error).__name__, error.format_message().replace("\n", " ")
    param: Any = getattr(error, "param", None)
    about = _name(param)
    if isinstance(error, NoSuchCommand):
        meant = _commands_like(error.name, error.ctx)
        params = {"name": error.name}
        return ("usage_no_command_near", params | {"near": ", ".join(meant)}) if meant else ("usage_no_command", params)
    if kind == "NoSuchOption":
        name = getattr(error, "option_name", "")
        near = _options_like(name, getattr(error, "ctx", None))
        if re.match(r"-[0-9.,]", name):  # an amount or a number was meant
            return "usage_negative", {"name": name}
        return ("usage_no_option_near", {"name": name, "near": ", ".join(near)}) if near else ("usage_no_option", {"name": name})
    if isinstance(error, Missing):
        several = len(error.names) > 1 or " | " in error.names[0]
        return "usage_missing_several" if several else "usage_missing", {"name": ", ".join(error.names)}
    if isinstance(error, NoValue):
        return "usage_takes_this", {"name": error.option, "value": error.value, "meant": error.meant}
    if kind == "BadOptionUsage":
        name = getattr(error, "option_name", "")
        return "usage_takes_none" if "not take" in message else "usage_takes_one", {"name": name}
    if kind == "BadParameter" and about and " is not " in error.message:
        params = {"name": about, "value": error.message.partition(" is not ")[0].strip("'")}
        least, most = getattr(param.type, "min", None), getattr(param.type, "max", None)
        if "is not in the range" not in error.message:
            return "usage_no_number", params
        if least is None or most is None:
            return ("usage_too_big", params | {"most": most}) if least is None else ("usage_too_small", params | {"least": least})
        if most == MOST:  # whatever the database can count is no bound for people
            return "usage_too_small", params | {"least": least}
        return "usage_range", params | {"least": least, "most": most}
    if kind == "UsageError" and message == "Missing command.":
        return "usage_no_verb", {}
    if kind == "UsageError" and "extra argument" in message:
        name = getattr(getattr(error, "ctx", None), "info_name", "")
        if name in ("undo", "redo"):
            return "usage_undo_extra", {"name": name}
        return "usage_extra", {"words": message.partition("(s) (")[2].rstrip(").")}
    return "usage_other", {"sentence": message if message.endswith((".", "?", "!")) else f"{message}."}


def _commands_like(word: str, context: Any) -> list[str]:
    """The commands that were probably meant, as they are typed: a slip of the keys, or a verb without its noun or under another."""
    from supportctl.cli.lazy import NOUNS

    noun = context.info_name if context.info_name in NOUNS else ""
    verbs = NOUNS[noun][1] if noun else {}
    found = [f"supportctl {noun} {verb}" for verb in alike(word, verbs) or _synonyms(word, verbs)]
    if not noun:
        found = [f"supportctl {name}" for name in alike(word, context.command.entries)]
    elsewhere = [f"supportctl {other} {word}" for other, (_, verbs) in NOUNS.items() if word in verbs]
    return found or (elsewhere if len(elsewhere) <= MOST_MEANT else [])


def _synonyms(word: str, verbs: Iterable[str]) -> list[str]:
    """The verbs of a noun that mean what was typed, in the order of the noun's page."""
    meant = frozenset[str]().union(*(group for group in _SYNONYMS if word.lower() in group))
    return [verb for verb in verbs if verb in meant][:MOST_MEANT]


def _options_like(name: str, context: Any) -> list[str]:
    if context is None or not name.startswith("--"):
        return []
    options = [o for param in context.command.params for o in (*param.opts, *param.secondary_opts) if o.startswith("--")]
    if (meant := f"--{_MEANT.get(name[2:])}") in options:
        return [meant]
    return [f"--{found}" for found in alike(name[2:], [option[2:] for option in (*options, "--help")])]


def _name(param: Any) -> str:
    """An option as it is typed, an argument as the help page calls it."""
    if param is None:
        return ""
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.make_metavar(None)).strip("[].")
