"""Typer's complaints about a command line, by their type and what they are about; wording/ has the sentences."""

from __future__ import annotations

import re
from typing import Any

from typer.exceptions import TyperException


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
        return "usage_no_command", {"name": error.name}
    if kind == "NoSuchOption":
        name, near = getattr(error, "option_name", ""), sorted(getattr(error, "possibilities", None) or ())
        if re.match(r"-[0-9.,]", name):  # an amount or a number was meant
            return "usage_negative", {"name": name}
        return ("usage_no_option_near", {"name": name, "near": ", ".join(near)}) if near else ("usage_no_option", {"name": name})
    if kind == "MissingParameter" and about:
        return "usage_missing", {"name": about}
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
        return "usage_range", params | {"least": least, "most": most}
    if kind == "UsageError" and "extra argument" in message:
        return "usage_extra", {"words": message.partition("(s) (")[2].rstrip(").")}
    return "usage_other", {"sentence": message if message.endswith((".", "?", "!")) else f"{message}."}


def _name(param: Any) -> str:
    """An option as it is typed, an argument as the help page calls it."""
    if param is None:
        return ""
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.make_metavar(None)).strip("[].")
