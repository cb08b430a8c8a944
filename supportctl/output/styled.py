"""Blocks as a terminal shows them: one line a row in lists, everything else folded to the width. Standard library only: a list
mustn't wait for a library of layouts."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.output.blocks import LETTERS, SIGNS, Block, Column, Fields, Lines, Pair, Rule, Table
from supportctl.output.fit import GAP, LEAST, Wanted, cut, fitted, folded, narrowed
from supportctl.output.plain import width as width_of

_CODES = {"bold": "1", "dim": "2", "good": "32", "bad": "1;31", "open": "1;33", "today": "33"}
_MARKS = {SIGNS.passed: "good", SIGNS.failed: "bad", SIGNS.unknown: "open"}
_MARKS |= {LETTERS.passed: "good", LETTERS.failed: "bad", LETTERS.unknown: "open"}
# Between the two sides of a pair.
_BETWEEN = 4


def render(blocks: Sequence[Block], *, width: int, color: bool, unicode: bool, wide: bool = False) -> str:
    """The blocks as a terminal of that width shows them. Without `color` there is no escape code at all. `wide`: every column of a
    list at its own width."""
    page = _Page(max(width, 1), color, unicode, wide)
    lines: list[str] = []
    for index, block in enumerate(blocks):
        part = page.lines(block)
        if index and part and not _belongs(blocks[index - 1], block):
            lines.append("")
        lines += part
    return "".join(f"{line}\n" for line in lines)


def _belongs(before: Block, block: Block) -> bool:
    """Does a block stand right under the one before it, as what a heading is about does?"""
    return isinstance(before, Rule) or (isinstance(before, Lines) and isinstance(block, Lines) and before.style == "bold")


class _Page:
    def __init__(self, room: int, color: bool, unicode: bool, wide: bool) -> None:
        self.room, self.color, self.unicode, self.wide = room, color, unicode, wide

    def lines(self, block: Block) -> list[str]:
        """A block, line by line."""
        if isinstance(block, Fields):
            return [*self._title(block.title), *self._fields(block.rows)]
        if isinstance(block, Table):
            return [*self._title(block.title), *(self._list(block) if block.left_out else self._table(block))]
        if isinstance(block, Pair):
            return self._pair(block)
        if isinstance(block, Rule):
            return [self._styled(line, "bold") for line in folded(f"{'──' if self.unicode else '--'} {block.title}", self.room)]
        return self._text(block)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.color and style and text else text

    def _title(self, title: str) -> list[str]:
        return [self._styled(line, "bold") for line in folded(title, self.room)] if title else []

    def _text(self, block: Lines) -> list[str]:
        return [self._styled(part, block.style) for line in block.lines for part in _under(line, self.room)]

    def _fields(self, rows: Sequence[tuple[str, str]]) -> list[str]:
        """Labels at the left, values under each other; on a narrow terminal each under its label."""
        margin = max((width_of(label) for label, _ in rows), default=0)
        beside = self.room - margin - GAP >= margin // 2 + LEAST
        found: list[str] = []
        for label, value in rows:
            room = self.room - margin - GAP if beside else self.room - GAP
            lines = [part for line in value.split("\n") for part in folded(line, room)]
            head = self._styled(label, "dim")
            if beside:
                found.append(f"{head}{' ' * (margin - width_of(label) + GAP)}{lines[0]}".rstrip())
                found += [f"{' ' * (margin + GAP)}{line}".rstrip() for line in lines[1:]]
            else:
                found += [*folded(label, self.room), *(f"{' ' * GAP}{line}".rstrip() for line in lines)]
        return found

    def _list(self, block: Table) -> list[str]:
        """One line a row. What had to be left out is said once."""
        naturals = [max(map(width_of, column)) for column in zip([c.label for c in block.columns], *block.rows, strict=True)]
        wanted = [Wanted(natural, column.text) for natural, column in zip(naturals, block.columns, strict=True)]
        widths = naturals if self.wide else fitted(wanted, self.room)
        ellipsis = "…" if self.unicode else "..."
        head = _joined([c.label for c in block.columns], widths, block.columns, ellipsis)
        found = [self._styled(head, "bold")] if head else []
        for index, row in enumerate(block.rows):
            line = _joined(row, widths, block.columns, ellipsis)
            found.append(self._styled(line, block.styles[index] if index < len(block.styles) else ""))
        if len(widths) < len(block.columns):
            said = block.left_out.format(count=len(block.columns) - len(widths))
            found += [self._styled(line, "dim") for line in folded(said, self.room)]
        return found

    def _table(self, block: Table) -> list[str]:
        """Cells that don't fit fold under themselves; where that isn't enough each cell has lines of its own."""
        count = max([len(block.columns), *map(len, block.rows)])
        rows = [[*row, *[""] * (count - len(row))] for row in block.rows]
        columns = [*block.columns, *[Column("")] * (count - len(block.columns))]
        headed = any(c.label for c in columns)
        cells = [[c.label for c in columns], *rows] if headed else rows
        naturals = [max((width_of(line) for row in cells for line in row[i].split("\n")), default=0) for i in range(count)]
        texts = _texts(columns, headed)
        widths = narrowed([Wanted(n, i in texts) for i, n in enumerate(naturals)], self.room, [LEAST] * count)
        if widths is None:
            return self._stacked(columns, rows, headed)
        found: list[str] = []
        for index, row in enumerate(cells):
            style = "bold" if headed and not index else ""
            found += self._row(row, widths, columns, style)
            if headed and not index:
                found.append(("─" if self.unicode else "-") * (sum(widths) + GAP * (count - 1)))
        return found

    def _row(self, row: Sequence[str], widths: Sequence[int], columns: Sequence[Column], style: str) -> list[str]:
        parts = [[p for line in cell.split("\n") for p in folded(line, w)] for cell, w in zip(row, widths, strict=True)]
        found = []
        for n in range(max(map(len, parts), default=0)):
            line = ""
            for i, part in enumerate(parts):
                text = part[n] if n < len(part) else ""
                blanks = " " * (widths[i] - width_of(text))
                shown = self._styled(text, _MARKS.get(text.rstrip("*"), "") or style)
                gap = " " * GAP if i else ""
                line += gap + (blanks + shown if columns[i].right else shown + blanks)
            found.append(line.rstrip())
        return found

    def _stacked(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], headed: bool) -> list[str]:
        """A row as fields, or, of a table without headings, its last cell under the others."""
        found: list[str] = []
        for index, row in enumerate(rows):
            if headed:
                found += ([""] if index else []) + self._fields([(c.label, v) for c, v in zip(columns, row, strict=True) if v])
                continue
            found += folded(" ".join(cell for cell in row[:-1] if cell), self.room)
            found += [f"{' ' * GAP}{part}" for line in row[-1].split("\n") for part in folded(line, self.room - GAP)]
        return found

    def _pair(self, block: Pair) -> list[str]:
        half = (self.room - _BETWEEN) // 2
        if half < 2 * LEAST:
            return [part for line in [*block.left, *block.right] for part in folded(line, self.room)]
        naturals = [max(map(width_of, side), default=0) for side in block]
        # A side that needs less leaves the rest to the other.
        rooms = [max(half, self.room - _BETWEEN - other) for other in reversed(naturals)]
        left, right = (
            [part for line in side for part in folded(line, min(room, natural))]
            for side, room, natural in zip(block, rooms, naturals, strict=True)
        )
        margin = max(map(width_of, left), default=0) + _BETWEEN
        count = max(len(left), len(right))
        pairs = zip([*left, *[""] * (count - len(left))], [*right, *[""] * (count - len(right))], strict=True)
        return [f"{a}{' ' * (margin - width_of(a))}{b}".rstrip() for a, b in pairs]


def _under(line: str, room: int) -> list[str]:
    """A line folded; what follows is indented like its beginning."""
    margin = min(len(line) - len(line.lstrip(" ")), room // 2)
    return [" " * margin + part for part in folded(line.strip(" "), room - margin)] if line.strip(" ") else [""]


def _joined(row: Sequence[str], widths: Sequence[int], columns: Sequence[Column], ellipsis: str) -> str:
    """The cells that have a width, in one line."""
    shown = []
    for cell, room, column in zip(row, widths, columns, strict=False):
        text = cut(cell, room, ellipsis) if column.text else cell
        blanks = " " * (room - width_of(text))
        shown.append(blanks + text if column.right else text + blanks)
    return (" " * GAP).join(shown).rstrip()


def _texts(columns: Sequence[Column], headed: bool) -> set[int]:
    """The columns that may fold: those of text; without headings the last."""
    return {i for i, column in enumerate(columns) if column.text} or ({len(columns) - 1} if not headed and columns else set())
