"""A setting that is one of a few words, and may say from which day each holds: `off, on from 2026-12-01`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

# Compiled where a setting has days.
_PART = r"([a-z]+)(?: from ([0-9]{4}-[0-9]{2}-[0-9]{2}))?"
# Before the first day that a setting names.
DEFAULT = "limit"


def parsed(text: str, known: Sequence[str]) -> tuple[tuple[date, str], ...]:
    """Each word with the day from which it holds, in their order. Only the first may leave its day out: it holds from always.

    Raises ValueError for an unknown word, for what is no day, and where the days don't ascend.
    """
    found: list[tuple[date, str]] = []
    for position, part in enumerate(text.split(",")):
        match = re.fullmatch(_PART, part.strip())
        if match is None or match[1] not in known or (match[2] is None and position):
            raise ValueError(part)
        since = date.min if match[2] is None else date.fromisoformat(match[2])
        if found and since <= found[-1][0]:
            raise ValueError(part)
        found.append((since, match[1]))
    return tuple(found)


def value_on(text: str, day: date) -> str:
    """The word that holds on a day, of a setting that was checked; before the first of its days `limit`."""
    if " " not in text:
        return text
    value = DEFAULT
    for part in text.split(","):
        word, _, since = part.strip().partition(" from ")
        if not since or date.fromisoformat(since) <= day:
            value = word
    return value
