"""What a TAB offers beside names and live ids: days as they are typed, saved views, templates. Standard library only."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("day", "when", "ahead", "view", "template")

_DAYS = {
    "en": ("today", "yesterday", "tomorrow", "mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    "pl": ("dziś", "wczoraj", "jutro", "pn", "wt", "śr", "cz", "pt", "so", "nd"),
}
# What lies ahead for an act that happened, and behind for one that is to be.
_NOT = {"when": ("tomorrow", "jutro"), "ahead": ("yesterday", "wczoraj"), "day": ()}
_HOURS = tuple(f"{hour:02d}:00" for hour in range(8, 19))
# Directory and ending of the files that have a name to be typed.
_FILES = {"view": ("views", ".toml"), "template": ("templates", ".txt")}


def offered(kind: str, prefix: str) -> list[str]:
    """The values of a kind that begin with `prefix`. `day`: words for a day; `when`, `ahead`: the same, and with the hour once it is
    clear which day is meant; `view`, `template`: names of files in the config directory."""
    if kind in _FILES:
        return [name for name in _names(*_FILES[kind]) if name.startswith(prefix)]
    days = [word for word in _words(prefix.partition(" ")[0]) if word not in _NOT[kind]]
    if kind == "day" or (len(days) != 1 and " " not in prefix):
        return [word for word in days if word.startswith(prefix)]
    return [value for word in days for value in (f"{word} {hour}" for hour in _HOURS) if value.startswith(prefix)]


def _words(begun: str) -> Sequence[str]:
    """Of both languages, once something is typed; at first those of the language in which the desk answers."""
    from supportctl.cli.settings import language

    first = language()
    if not begun:
        return _DAYS[first]
    both = (*_DAYS[first], *_DAYS["en" if first == "pl" else "pl"])
    return [word for word in both if word.startswith(begun)]


def _names(directory: str, ending: str) -> list[str]:
    from supportctl.cli.settings import config_path

    try:
        found = os.listdir(os.path.join(os.path.dirname(config_path()), directory)) if config_path() else []
    except OSError:
        return []
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending) and not name.startswith("."))
