"""Blocks through rich. Data never becomes markup, a link or an emoji: every cell is a Text of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.rule import Rule as RichRule
from rich.table import Table as RichTable
from rich.text import Text

from supportctl.output.blocks import LETTERS, SIGNS, Block, Fields, Pair, Rule, Table

_MARKS = {SIGNS.passed: "green", SIGNS.failed: "bold red", SIGNS.unknown: "bold yellow"}
_MARKS |= {LETTERS.passed: "green", LETTERS.failed: "bold red", LETTERS.unknown: "bold yellow"}


def render(blocks: Sequence[Block], *, width: int, color: bool, unicode: bool) -> str:
    """The blocks as a terminal of that width shows them. Without `color` there is no escape code at all."""
    console = Console(
        file=io.StringIO(),
        width=max(width, 20),
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
    for index, block in enumerate(blocks):
        if index and not isinstance(blocks[index - 1], Rule):
            console.print()
        console.print(_renderable(block, unicode))
    stream = console.file
    text = stream.getvalue() if isinstance(stream, io.StringIO) else ""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines()) if not color else text


def _renderable(block: Block, unicode: bool) -> RenderableType:
    if isinstance(block, Fields):
        return _fields(block, unicode)
    if isinstance(block, Table):
        return _table(block, unicode)
    if isinstance(block, Pair):
        grid = RichTable.grid(padding=(0, 4), expand=False)
        grid.add_column()
        grid.add_column()
        grid.add_row(_text("\n".join(block.left)), _text("\n".join(block.right)))
        return grid
    if isinstance(block, Rule):
        return RichRule(Text(block.title, style="bold"), characters="─" if unicode else "-", align="left")
    return _text("\n".join(block.lines), block.style)


def _text(content: str, style: str = "") -> Text:
    return Text(content, style=style, overflow="fold")


def _fields(block: Fields, unicode: bool) -> RenderableType:
    grid = RichTable.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=False)
    grid.add_column(overflow="fold")
    for label, value in block.rows:
        grid.add_row(_text(label), _text(value))
    title = _text(block.title, "bold") if block.title else None
    return Panel(grid, title=title, title_align="left", box=box.ROUNDED if unicode else box.ASCII, expand=False)


def _table(block: Table, unicode: bool) -> RenderableType:
    headed = any(c.label for c in block.columns)
    if not headed:
        return Group(*([_text(block.title, "bold")] if block.title else []), _bare(block))
    table = RichTable(
        title=_text(block.title, "bold") if block.title else None,
        title_justify="left",
        box=box.SIMPLE_HEAD if unicode else box.ASCII2,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
    )
    for column in block.columns:
        table.add_column(_text(column.label), justify="right" if column.right else "left", overflow="fold")
    for row in block.rows:
        table.add_row(*(_text(cell, _MARKS.get(cell, "")) for cell in row))
    return table


def _bare(block: Table) -> RenderableType:
    """Rows without headings: grounds and notices. The last column takes what room is left."""
    grid = RichTable.grid(padding=(0, 2))
    count = max((len(row) for row in block.rows), default=0)
    for index in range(count):
        grid.add_column(overflow="fold", no_wrap=index + 1 < count)
    for row in block.rows:
        grid.add_row(*(_text(cell, _MARKS.get(cell.rstrip("*"), "") if i == 0 else "") for i, cell in enumerate(row)))
    return grid
