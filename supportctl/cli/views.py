"""Saved views of `ticket list`: a text file each, in the config directory, with one option a line as it was typed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from supportctl.cli.settings import config_path
from supportctl.errors import InvalidInput, NotFound

# What a view holds: the options of `ticket list` that it may give, with their types.
FLAGS = ("open", "all", "mine", "overdue", "unbilled", "reverse")
WORDS = ("status", "client", "product", "regulation", "assignee", "channel", "due", "tag", "since", "until", "search", "priority",
         "sort")  # fmt: skip
NUMBERS = ("limit",)
_MOST = 2**63 - 1


def directory() -> str:
    """Where views are; InvalidInput without a home."""
    path = config_path()
    if not path:
        raise InvalidInput("NO_HOME")
    return os.path.join(os.path.dirname(path), "views")


def path_of(name: str) -> str:
    """The file of a view; InvalidInput for what is no name."""
    from supportctl.desk.ground.inputs import key

    return os.path.join(directory(), f"{key(name)}.toml")


def save(name: str, given: Mapping[str, Any]) -> None:
    """Keep what was typed under a name; an earlier view of that name is replaced. InvalidInput."""
    from json import dumps  # a JSON text is a TOML text

    lines = [f"{option} = {dumps(value, ensure_ascii=False)}\n" for option, value in given.items() if value not in (None, False)]
    path = path_of(name)
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(f"{path}.new", "w", encoding="utf-8") as handle:
            handle.writelines(lines)
        os.replace(f"{path}.new", path)
    except OSError as error:
        raise InvalidInput("BAD_FILE", path=path, detail=error.strerror or str(error)) from error


def load(name: str) -> dict[str, Any]:
    """The options of a view. NotFound; InvalidInput for a filter that isn't known, or a value of another type."""
    import tomli

    path = path_of(name)
    try:
        with open(path, "rb") as handle:
            found = tomli.loads(handle.read().decode("utf-8-sig"))
    except FileNotFoundError:
        raise NotFound("NO_VIEW", value=name, known=names()) from None
    except (OSError, ValueError) as error:
        raise InvalidInput("BAD_VIEW", path=path, detail=str(error)) from error
    for option, value in found.items():
        if option not in (*FLAGS, *WORDS, *NUMBERS):
            raise InvalidInput("UNKNOWN_FILTER", path=path, value=option, known=[*WORDS, *FLAGS, *NUMBERS])
        kind: type = bool if option in FLAGS else int if option in NUMBERS else str
        if type(value) is not kind or value == "" or (isinstance(value, int) and kind is int and not 1 <= value <= _MOST):
            raise InvalidInput("BAD_VIEW", path=path, detail=f"{option} = {value}")
    return found


def names() -> list[str]:
    """The views that there are."""
    try:
        return sorted(name.removesuffix(".toml") for name in os.listdir(directory()) if name.endswith(".toml"))
    except OSError:
        return []
