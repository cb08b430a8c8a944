"""What a view is made of. All text in blocks is safe for a terminal; a cell may have several lines."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from supportctl.calendar import iso
from supportctl.money import Money
from supportctl.record import (
    ABSENT,
    ConditionList,
    Hours,
    Iban,
    Label,
    Minutes,
    Named,
    Percent,
    Phone,
    Phrase,
    Problem,
    ProductName,
    Rate,
    Seconds,
    Text,
    Word,
    Years,
    encoded,
    is_record,
)
from supportctl.record import fields as fields_of
from supportctl.told import ToldGround
from supportctl.tuples import NamedTuple
from supportctl.wording.safe import safe
from supportctl.wording.words import Words


class Fields(NamedTuple):
    """Labels and values of one thing."""

    title: str
    rows: list[tuple[str, str]]


class Column(NamedTuple):
    """A heading; numbers stand to the right. `text` gives way where there is no room: it folds, or is cut in a list."""

    label: str
    right: bool = False
    text: bool = False


class Table(NamedTuple):
    """Rows under columns. Without any heading only the rows are shown. `left_out`: on a terminal each row takes one line, and this
    tells of the {count} columns that have no room. `styles`: of the rows, as in Lines."""

    title: str
    columns: list[Column]
    rows: list[list[str]]
    left_out: str = ""
    styles: tuple[str, ...] = ()


class Lines(NamedTuple):
    """Lines one under the other; `style` is a hint for terminals: "", "bold", "dim"."""

    lines: list[str]
    style: str = ""


class Pair(NamedTuple):
    """Two columns of lines, side by side."""

    left: list[str]
    right: list[str]


class Rule(NamedTuple):
    """A heading between parts."""

    title: str


Block = Fields | Table | Lines | Pair | Rule


class Marks(NamedTuple):
    """How passed, failed and unknown are marked."""

    passed: str
    failed: str
    unknown: str

    def of(self, passed: Any) -> str:
        """The mark of a ground."""
        return self.passed if passed is True else self.failed if passed is False else self.unknown


SIGNS, LETTERS = Marks("✓", "✗", "?"), Marks("ok", "NO", "??")


def shown(words: Words, value: Any) -> str:
    """A value as people read it, by its type; "" for None and what is absent."""
    for kind, text in _BY_TYPE:
        if isinstance(value, kind):
            return text(words, value)
    if isinstance(value, (list, tuple)) and not is_record(value):
        return ("; " if any(map(_deep, value)) else ", ").join(shown(words, v) for v in value)
    if is_record(value) or isinstance(value, Mapping):
        told = {name: shown(words, inner) for name, inner in fields_of(value).items()}
        return ", ".join(f"{words.label(name)} {text}" for name, text in told.items() if text)
    return safe(dumped(encoded(value)))


def _deep(value: Any) -> bool:
    return isinstance(value, (Mapping, list, tuple)) and not isinstance(value, Money)


# The first that fits tells how: a truth value is an int, an instant is a day.
_BY_TYPE: tuple[tuple[Any, Callable[[Words, Any], str]], ...] = (
    ((type(None), type(ABSENT)), lambda words, value: ""),
    ((bool, Word), lambda words, value: words.word(value)),
    (Label, lambda words, value: words.label(value)),
    (ProductName, lambda words, value: words.product(value)),
    (Phone, lambda words, value: words.phone(value)),
    ((Rate, Percent), lambda words, value: words.rate(value)),
    (Years, lambda words, value: words.quantity(value, "years")),
    (Iban, lambda words, value: iban(value)),
    (Hours, lambda words, value: words.decimal(str(value))),
    (Decimal, lambda words, value: words.decimal(str(value))),
    (Seconds, lambda words, value: words.duration(value)),
    (Minutes, lambda words, value: words.hours(value)),
    (Money, lambda words, value: words.money(value)),
    (datetime, lambda words, value: words.when(iso(value))),
    (date, lambda words, value: value.isoformat()),
    (Problem, lambda words, value: words.problem(value)),
    ((str, int), lambda words, value: safe(value)),
)


# What is counted or measured.
_QUANTITIES = (int, Decimal, Money, Hours, Minutes, Seconds, Rate)


def iban(account: Any) -> str:
    """An account number in groups of four."""
    text = safe(account).replace(" ", "")
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def dumped(value: Any) -> str:
    """Whatever it is, as compact JSON."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (TypeError, ValueError):
        return str(value)


def fields(words: Words, data: Any, names: Sequence[str] = (), title: str = "") -> Fields:
    """Some fields of data, or all; what is None shows as "-"."""
    values = fields_of(data)
    wanted = [n for n in names if n in values] if names else list(values)
    person = "competent" in values or values.get("kind") == "consumer"  # the name is a person's
    labels = ["full-name" if person and n == "name" else n for n in wanted]
    return Fields(
        title,
        [(_label(words, label, values[n]), shown(words, values[n]) or "-") for n, label in zip(wanted, labels, strict=True)],
    )


def _label(words: Words, name: str, value: Any) -> str:
    """The label of a field; a "path" of a conversion is a list of conditions, and no path of a file."""
    return words.label("conditions" if isinstance(value, ConditionList) else name)


def table(words: Words, rows: Sequence[Any], names: Sequence[str], title: str = "", noun: str = "") -> Table:
    """Some fields of each row. `noun`: of the command that lists them."""
    found = [fields_of(row) if is_record(row) or isinstance(row, Mapping) else dict.fromkeys(names, row) for row in rows]
    of_each = {n: [row.get(n) for row in found] for n in names}
    columns = [column(words.label(n, noun), values) for n, values in of_each.items()]
    cells = [cells_of(words, values) for values in of_each.values()]
    for name, texts in zip(of_each, cells, strict=True):
        texts[:] = [merged(words, name, row, text) for row, text in zip(found, texts, strict=True)]
    return Table(title, columns, [list(row) for row in zip(*cells, strict=True)])


def merged(words: Words, name: str, row: Mapping[str, Any], text: str) -> str:
    """The cell of a list that tells how a ticket stands, or what kind of thing was found: one that is shown in another ticket says so
    there."""
    if name not in ("status", "kind") or not isinstance(row.get("merged_into"), int):
        return text
    return words.text("merged_state" if name == "status" else "merged_kind", kind=text, into=row["merged_into"])


def cells_of(words: Words, values: Sequence[Any]) -> list[str]:
    """The values of a column; minutes are told in one style, all as decimal hours or none."""
    minutes = [value for value in values if isinstance(value, Minutes)]
    halves = all(value % 30 == 0 for value in minutes)
    return [words.hours(v, halves=halves) if isinstance(v, Minutes) else shown(words, v) for v in values]


def column(label: str, values: Sequence[Any]) -> Column:
    """A column by the types of its values."""
    text = any(isinstance(value, (Text, Named, Phrase, list, tuple)) and not isinstance(value, Money) for value in values)
    return Column(label, _is_numeric(values), text)


def _is_numeric(values: Sequence[Any]) -> bool:
    """Are all that there are quantities? They stand at the right."""
    there = [value for value in values if value is not None and value is not ABSENT]
    return bool(there) and all(isinstance(value, _QUANTITIES) and not isinstance(value, bool) for value in there)


def grounds(words: Words, marks: Marks, stood: Sequence[ToldGround], waived: Sequence[str]) -> Table:
    """One line a ground: mark, clause, version, what was found. What the desk waived has both marks."""
    rows = []
    for ground in stood:
        mark = marks.of(ground.passed) + ("*" if ground.clause in waived and ground.passed is not True else "")
        rows.append([mark, safe(ground.clause), words.word(ground.version), words.ground(ground)])
    return Table("", [Column(""), Column(""), Column(""), Column("")], rows)
