"""What fits a terminal: how wide each column of a table may be, and texts cut or folded. All widths are columns of a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from supportctl.output.plain import width

# Between two columns.
GAP = 2
# Text keeps this much before a column further right is left out; in the first columns of a row it gives way down to LEAST.
COMFORTABLE, LEAST = 28, 8
# The first columns name the row: what it is and how it stands.
KEPT = 4


class Wanted(NamedTuple):
    """What a column would take. `text` may be cut; numbers, keys, dates and amounts of money may not."""

    natural: int
    text: bool


def fitted(columns: Sequence[Wanted], room: int) -> list[int]:
    """The widths of the columns that are shown, from the left: text gives way first, the widest first, then whole columns are left
    out from the right. The first column stays whatever the room."""
    for least, fewest in ((COMFORTABLE, KEPT), (LEAST, 1)):
        for count in range(len(columns), min(fewest, len(columns)) - 1, -1):
            found = narrowed(columns[:count], room, least)
            if found is not None:
                return found
    return [columns[0].natural] if columns else []


def narrowed(columns: Sequence[Wanted], room: int, least: int) -> list[int] | None:
    """The widths of all columns when texts give way, the widest first, but none below `least`; None where that isn't enough."""
    widths = [column.natural for column in columns]
    over = sum(widths) + GAP * (len(widths) - 1) - room
    while over > 0:
        texts = sorted((w, i) for i, (w, column) in enumerate(zip(widths, columns, strict=True)) if column.text)
        widest, at = texts[-1] if texts else (0, 0)
        if widest <= least:
            return None
        # Down to the next widest, then by one column each in turn.
        below = max(texts[-2][0] if len(texts) > 1 else least, least)
        step = min(over, max(1, widest - below))
        widths[at] -= step
        over -= step
    return widths


def cut(text: str, room: int, ellipsis: str = "…") -> str:
    """A text in one line of at most `room` columns, with an ellipsis where something is missing."""
    if width(text) <= room:
        return text
    left, taken = room - width(ellipsis), 0
    for index, char in enumerate(text):
        taken += width(char)
        if taken > left:
            return text[:index].rstrip() + ellipsis if left > 0 else ellipsis[:room]
    return text


def folded(text: str, room: int) -> list[str]:
    """A text in lines of at most `room` columns, broken at blanks; a word that is longer is broken where the line ends."""
    room = max(room, 1)
    if width(text) <= room:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        if line and width(line) + 1 + width(word) > room:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while width(line) > room:
            at = _at(line, room)
            lines.append(line[:at])
            line = line[at:]
    return [*lines, line]


def _at(text: str, room: int) -> int:
    """How many characters take at most `room` columns; at least one."""
    taken = 0
    for index, char in enumerate(text):
        taken += width(char)
        if taken > room:
            return max(index, 1)
    return len(text)
