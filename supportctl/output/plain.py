"""Blocks as plain text: aligned columns, no control characters, no trailing blanks."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import combining, east_asian_width

from supportctl.output.blocks import Block, Fields, Lines, Pair, Rule, Table

_GAP = "  "


def render(blocks: Sequence[Block]) -> str:
    """The blocks one under the other, a blank line between them."""
    parts = [lines for block in blocks if (lines := _lines(block))]
    return "".join(f"{line.rstrip()}\n" for i, part in enumerate(parts) for line in ([""] if i else []) + part)


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def _lines(block: Block) -> list[str]:
    if isinstance(block, Fields):
        rows = [[f"{label}:", value] for label, value in block.rows]
        return [*_title(block.title), *_aligned(rows, [False, False])]
    if isinstance(block, Table):
        head = [[c.label for c in block.columns]] if any(c.label for c in block.columns) else []
        return [*_title(block.title), *_aligned([*head, *block.rows], [c.right for c in block.columns])]
    if isinstance(block, Pair):
        count = max(len(block.left), len(block.right))
        left, right = ([*side, *[""] * (count - len(side))] for side in block)
        return _aligned([[a, b] for a, b in zip(left, right, strict=True)], [False, False], gap="    ")
    if isinstance(block, Rule):
        return [f"== {block.title}"]
    return list(block.lines) if isinstance(block, Lines) else []


def _title(title: str) -> list[str]:
    return [title] if title else []


def _aligned(rows: Sequence[Sequence[str]], right: Sequence[bool], gap: str = _GAP) -> list[str]:
    """Cells padded to their columns; a cell of several lines makes as many lines."""
    split = [[c.split("\n") for c in row] for row in rows]
    count = max((len(row) for row in split), default=0)
    widths = [max((width(line) for row in split if i < len(row) for line in row[i]), default=0) for i in range(count)]
    lines = []
    for row in split:
        for n in range(max((len(c) for c in row), default=0)):
            shown = [_padded(c[n] if n < len(c) else "", widths[i], i < len(right) and right[i]) for i, c in enumerate(row)]
            lines.append(gap.join(shown))
    return lines


def _padded(text: str, columns: int, right: bool) -> str:
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
