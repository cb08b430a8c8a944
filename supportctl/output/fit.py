"""What fits a terminal: how wide each column of a table may be, and texts cut or folded. All widths are columns of a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.output.plain import width
from supportctl.tuples import NamedTuple

# Between two columns.
GAP = 2
# Text keeps COMFORTABLE for as long as a column further right can be left out instead; then it gives way down to LEAST.
COMFORTABLE, LEAST = 20, 8
# The first columns name the row: what it is and how it stands.
KEPT = 4


class Wanted(NamedTuple):
    """What a column would take. `text` may be cut; numbers, keys, dates and amounts of money may not."""

    natural: int
    text: bool


def fitted(columns: Sequence[Wanted], room: int) -> list[int]:
    """The widths of the columns that are shown, from the left: text gives way first, the widest first, then whole columns are left
    out from the right. The first column stays whatever the room."""
    for count in range(len(columns), 0, -1):
        inner = COMFORTABLE if count > KEPT else LEAST
        found = narrowed(columns[:count], room, [*[inner] * (count - 1), LEAST])
        if found is not None:
            return found
    return [columns[0].natural] if columns else []


def narrowed(columns: Sequence[Wanted], room: int, least: Sequence[int]) -> list[int] | None:
    """The widths of all columns when texts give way, the widest first, but each down to its `least` at most; None where that isn't
    enough."""
    widths = [column.natural for column in columns]
    over = sum(widths) + GAP * (len(widths) - 1) - room
    while over > 0:
        texts = sorted((w, i) for i, (w, column) in enumerate(zip(widths, columns, strict=True)) if column.text and w > least[i])
        if not texts:
            return None
        widest, at = texts[-1]
        # Down to the next widest, then by one column each in turn.
        below = max(texts[-2][0] if len(texts) > 1 else 0, least[at])
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
