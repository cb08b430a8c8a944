"""A report on a terminal: its rows with a bar each, and below them what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from supportctl.money import Money
from supportctl.output.blocks import SIGNS, Block, Marks, Table, column, shown
from supportctl.record import Hours, Seconds, fields
from supportctl.wording.words import Words

# What the bar of a report is as long as; each row's share of the longest one.
BARS = {"report sla": "met_percent", "report hours": "seconds", "report workload": "sessions", "report revenue": "net"}
_LONGEST = 12
# What can't be added up.
_SHARES = ("met_percent",)


def blocks(command: str, rows: Sequence[Any], names: Sequence[str], words: Words, marks: Marks) -> list[Block]:
    """The table; `names`: its columns."""
    found = [fields(row) for row in rows]
    sums = {name: total(name, [row.get(name) for row in found]) for name in names}
    bar = BARS[command]
    numbers = [_size(row.get(bar)) for row in found]
    full = 100 if bar in _SHARES else max(numbers, default=0)
    sign = "█" if marks == SIGNS else "#"
    columns = [column(words.head(name, "report").upper(), [row.get(name) for row in found]) for name in names]
    columns.append(column("", []))
    cells = [
        [*(_cell(words, name, row.get(name)) for name in names), sign * round(number * _LONGEST / full) if full else ""]
        for row, number in zip(found, numbers, strict=True)
    ]
    if len(cells) > 1:
        summed = ["" if sums[name] is None else shown(words, sums[name]) for name in names]
        cells.append([words.screen("report_total"), *summed[1:], ""])
    return [Table("", columns, cells, words.screen("left_out"))]


def _cell(words: Words, name: str, value: Any) -> str:
    text = shown(words, value) or "-"
    return f"{text}%" if name in _SHARES and value is not None else text


def _size(value: Any) -> int:
    if isinstance(value, Money):
        return max(0, value.minor)
    if isinstance(value, tuple):
        return sum(map(_size, value))
    return value if isinstance(value, int) else 0


def total(name: str, values: Sequence[Any]) -> Any:
    """What the values of a column come to, money by currency; None for what can't be added up."""
    there = [value for value in values if value is not None]
    if name in _SHARES or not there:
        return None
    if any(isinstance(value, tuple) for value in there):  # money is one, too
        amounts = [m for value in there for m in ([value] if isinstance(value, Money) else value) if isinstance(m, Money)]
        sums: dict[str, int] = {}
        for amount in amounts:
            sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
        return tuple(Money(minor, currency) for currency, minor in sums.items()) or None
    kind = type(there[0])
    return kind(sum(there)) if kind in (int, Seconds, Hours) else None
