"""Blocks through rich: one line a row in lists, everything else folded to the width. Data never becomes markup, a link or an emoji:
every cell is a Text of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from supportctl.output.blocks import LETTERS, SIGNS, Block, Column, Fields, Lines, Pair, Rule, Table
from supportctl.output.fit import GAP, LEAST, Wanted, cut, fitted, narrowed
from supportctl.output.plain import width as width_of

# Colours that can be read on white and on black alike: no yellow, no white; dim only for labels and what is said about a list.
_STYLES = {"": "", "bold": "bold", "dim": "dim", "good": "green", "bad": "bold red", "open": "bold magenta", "today": "magenta"}
_MARKS = {SIGNS.passed: "good", SIGNS.failed: "bad", SIGNS.unknown: "open"}
_MARKS |= {LETTERS.passed: "good", LETTERS.failed: "bad", LETTERS.unknown: "open"}
# Between the two sides of a pair.
_BETWEEN = 4
# Words in fewer columns than that beside numbers are hard to read.
_READABLE = 20


def render(blocks: Sequence[Block], *, width: int, color: bool, unicode: bool, wide: bool = False) -> str:
    """The blocks as a terminal of that width shows them. Without `color` there is no escape code at all. `wide`: every column of a
    list at its own width."""
    page = _Page(max(width, 1), unicode, wide)
    shown = [(index, part) for index, block in enumerate(blocks) if (part := page.shown(block)) is not None]
    console = Console(
        file=io.StringIO(),
        width=max(page.room, page.widest),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        safe_box=True,
        _environ={},
    )
    for index, part in shown:
        if index and not _belongs(blocks[index - 1], blocks[index]):
            console.print()
        console.print(part, width=None if page.wide else page.room)
    stream = console.file
    text = stream.getvalue() if isinstance(stream, io.StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _belongs(before: Block, block: Block) -> bool:
    """Does a block stand right under the one before it, as what a heading is about does?"""
    return isinstance(before, Rule) or (isinstance(before, Lines) and isinstance(block, Lines) and before.style == "bold")


class _Page:
    """`widest`: what a list at its own width takes, or a path."""

    def __init__(self, room: int, unicode: bool, wide: bool) -> None:
        self.room, self.unicode, self.wide, self.widest = room, unicode, wide, 0

    def shown(self, block: Block) -> RenderableType | None:
        """A block for rich; None where it says nothing."""
        if isinstance(block, Fields):
            return _titled(block.title, self._fields(block.rows))
        if isinstance(block, Table):
            return _titled(block.title, self._list(block) if block.left_out else self._table(block))
        if isinstance(block, Pair):
            return self._pair(block)
        if isinstance(block, Rule):
            return _text(f"{'──' if self.unicode else '--'} {block.title}", "bold")
        return Group(*(self._said(line, block.style) for line in block.lines)) if block.lines else None

    def _said(self, line: str, style: str) -> RenderableType:
        """A line of words; a long one is broken between words, where nothing that belongs together is torn."""
        margin = line[: len(line) - len(line.lstrip(" "))]
        return Group(*(self._line(part, style) for part in _broken(line, self.room, margin)))

    def _line(self, part: str, style: str) -> RenderableType:
        """A line; a path that has one for itself is never folded: it is copied."""
        if not part.startswith("/"):
            return _under(part, style)
        self.widest = max(self.widest, width_of(part))
        return Text(part, style=_STYLES[style], no_wrap=True, overflow="ignore")

    def _fields(self, rows: Sequence[tuple[str, str]]) -> RenderableType:
        """Labels at the left, values under each other; on a narrow terminal each under its label."""
        margin = max((width_of(label) for label, _ in rows), default=0)
        if self.room - margin - GAP < margin // 2 + LEAST:
            return Group(*(part for label, value in rows for part in (_text(label, "dim"), _indented(value))))
        grid = RichTable.grid(padding=(0, GAP, 0, 0), pad_edge=False)
        grid.add_column(width=margin, no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in rows:
            grid.add_row(_text(label, "dim"), _text("\n".join(_broken(value, self.room - margin - GAP))))
        return grid

    def _list(self, block: Table) -> RenderableType:
        """One line a row. What had to be left out is said once."""
        naturals = [max(map(width_of, column)) for column in zip([c.label for c in block.columns], *block.rows, strict=True)]
        wanted = [Wanted(natural, column.text) for natural, column in zip(naturals, block.columns, strict=True)]
        widths = naturals if self.wide else fitted(wanted, self.room)
        self.widest = max(self.widest, sum(widths) + GAP * len(widths))
        ellipsis = "…" if self.unicode else "..."
        table = _grid(block.columns, widths, headed=any(c.label for c in block.columns))
        for index, row in enumerate(block.rows):
            cells = zip(row, widths, block.columns, strict=False)
            style = block.styles[index] if index < len(block.styles) else ""
            table.add_row(
                *(_text(cut(cell, room, ellipsis) if c.text else cell) for cell, room, c in cells), style=_STYLES[style]
            )
        if len(widths) == len(block.columns):
            return table
        return Group(table, _text(block.left_out.format(count=len(block.columns) - len(widths)), "dim"))

    def _table(self, block: Table) -> RenderableType:
        """Cells that don't fit fold under themselves; where that isn't enough each cell has lines of its own."""
        count = max([len(block.columns), *map(len, block.rows)])
        rows = [[*row, *[""] * (count - len(row))] for row in block.rows]
        columns = [*block.columns, *[Column("")] * (count - len(block.columns))]
        headed = any(c.label for c in columns)
        cells = [[c.label for c in columns], *rows] if headed else rows
        naturals = [max((width_of(line) for row in cells for line in row[i].split("\n")), default=0) for i in range(count)]
        texts = _texts(columns, headed)
        widths = narrowed([Wanted(n, i in texts) for i, n in enumerate(naturals)], self.room, [LEAST] * count)
        if headed and len(texts) == 1 and (widths is None or widths[min(texts)] < min(naturals[min(texts)], _READABLE)):
            over = self._words_over(columns, rows, naturals, min(texts))
            if over is not None:
                return over
        if widths is None:
            return self._stacked(columns, rows, headed)
        # A box has a blank of its own between two columns.
        table = _grid(columns, widths, headed=headed, gap=GAP - 1 if headed else GAP)
        if headed:
            table.box = box.SIMPLE_HEAD if self.unicode else box.ASCII2
            table.show_edge = False
        for row in rows:
            shown = ["\n".join(_broken(cell, widths[i])) if i in texts else cell for i, cell in enumerate(row)]
            table.add_row(*(_text(cell, _MARKS.get(cell.rstrip("*"), "")) for cell in shown))
        return table

    def _words_over(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], naturals: Sequence[int], text: int
    ) -> RenderableType | None:
        """A table whose words have no room beside its numbers: those of a row stand over them, in a line that they have for themselves.
        None where the numbers alone have no room."""
        others = [i for i in range(len(columns)) if i != text]
        gap = next((gap for gap in (GAP, 1) if sum(naturals[i] + gap for i in others) - gap <= self.room), None)
        if gap is None or text == 0:
            return None
        margin = naturals[0] + gap

        def line(cells: Sequence[str], first: str) -> str:
            shown = [first, *(cells[i] for i in others[1:])]
            padded = [_padded(cell, naturals[i], columns[i].right) for cell, i in zip(shown, others, strict=True)]
            return (" " * gap).join(padded)

        found: list[RenderableType] = [_text(line([c.label for c in columns], columns[0].label), "bold")]
        found.append(_text(("─" if self.unicode else "-") * (sum(naturals[i] + gap for i in others) - gap)))
        for row in rows:
            grid = RichTable.grid(padding=(0, gap, 0, 0), pad_edge=False)
            grid.add_column(width=naturals[0], justify="right" if columns[0].right else "left")
            grid.add_column(overflow="fold", width=self.room - margin)
            grid.add_row(_text(row[0]), _text(row[text]))
            found += [grid, _text(line(row, ""))]
        return Group(*found)

    def _stacked(self, columns: Sequence[Column], rows: Sequence[Sequence[str]], headed: bool) -> RenderableType:
        """A row as fields, or, of a table without headings, its last cell under the others."""
        found: list[RenderableType] = []
        for index, row in enumerate(rows):
            if headed:
                found += [Text("")] if index else []
                found.append(self._fields([(c.label, v) for c, v in zip(columns, row, strict=True) if v]))
            else:
                found += [_text(" ".join(cell for cell in row[:-1] if cell)), _indented(row[-1])]
        return Group(*found)

    def _pair(self, block: Pair) -> RenderableType:
        if (self.room - _BETWEEN) // 2 < 2 * LEAST:
            return _text("\n".join([*block.left, *block.right]))
        grid = RichTable.grid(padding=(0, _BETWEEN, 0, 0), pad_edge=False)
        grid.add_column(overflow="fold")
        grid.add_column(overflow="fold")
        grid.add_row(_text("\n".join(block.left)), _text("\n".join(block.right)))
        return grid


def _grid(columns: Sequence[Column], widths: Sequence[int], *, headed: bool, gap: int = GAP) -> RichTable:
    """A table without a box whose columns have these widths, as many as there are."""
    table = RichTable(box=None, padding=(0, gap, 0, 0), pad_edge=False, show_header=headed, header_style="bold")
    for column, width in zip(columns, widths, strict=False):
        table.add_column(_text(column.label), justify="right" if column.right else "left", width=width, overflow="fold")
    return table


def _padded(cell: str, width: int, right: bool) -> str:
    blanks = " " * (width - width_of(cell))
    return f"{blanks}{cell}" if right else f"{cell}{blanks}"


def _titled(title: str, body: RenderableType) -> RenderableType:
    return Group(_text(title, "bold"), body) if title else body


def _text(content: str, style: str = "") -> Text:
    return Text(content, style=_STYLES[style], overflow="fold")


def _indented(value: str) -> RenderableType:
    return Padding(_text(value), (0, 0, 0, GAP))


def _broken(text: str, room: int, margin: str = "") -> list[str]:
    """A text in lines of so many columns, where one is too long broken between words."""
    if width_of(text) <= room:
        return text.split("\n")
    from supportctl.output.wrapping import wrapped  # only where a line is too long

    return [part for line in text.split("\n") for part in wrapped(line, room, margin)]


def _under(line: str, style: str) -> RenderableType:
    """A line; what is folded of it is indented like its beginning."""
    margin = len(line) - len(line.lstrip(" "))
    return Padding(_text(line.strip(" "), style), (0, 0, 0, margin)) if margin and line.strip() else _text(line, style)


def _texts(columns: Sequence[Column], headed: bool) -> set[int]:
    """The columns that may fold: those of text; without headings the last."""
    return {i for i, column in enumerate(columns) if column.text} or ({len(columns) - 1} if not headed and columns else set())
