"""Numbers as they are typed: '#5', a list, a range, or both (5,7-9)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from supportctl.errors import InvalidInput

MOST = 1000
# Compiled on first use: most commands are given one plain number.
_ONE = r"#?([0-9]{1,18})(?:-#?([0-9]{1,18}))?"
_LOOKS_LIKE_NUMBERS = r"[0-9#,-]*[0-9][0-9#,-]*"


def expanded(references: Sequence[str]) -> tuple[list[str], bool]:
    """The references with lists and ranges taken apart, and whether there was one: 5,7-9 is 5, 7, 8, 9; a number named twice in
    one list counts once. Everything else stays as it is. Raises InvalidInput BAD_RANGE (value), TOO_MANY_IDS (value, most)."""
    found: list[str] = []
    listed = False
    for reference in references:
        if reference.isalnum() or not re.fullmatch(_LOOKS_LIKE_NUMBERS, reference):
            found.append(reference)
        elif "," in reference or "-" in reference:
            listed = True
            found += _list(reference)
        else:
            found.append(bare(reference))
    return found, listed


def bare(reference: str) -> str:
    """A number without the # that may stand before it; anything else as it is."""
    return reference[1:] if reference[:1] == "#" and reference[1:].isdigit() else reference


def _list(text: str) -> list[str]:
    numbers: dict[str, None] = {}
    for part in text.split(","):
        match = re.fullmatch(_ONE, part)
        if match is None:
            raise InvalidInput("BAD_RANGE", value=text)
        first, last = int(match[1]), int(match[2] or match[1])
        if last < first:
            raise InvalidInput("BAD_RANGE", value=text)
        if last - first >= MOST or len(numbers) + last - first >= MOST:
            raise InvalidInput("TOO_MANY_IDS", value=text, most=MOST)
        numbers |= dict.fromkeys(map(str, range(first, last + 1)))
    return list(numbers)
