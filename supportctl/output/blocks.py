"""What a view is made of. All text in blocks is safe for a terminal; a cell may have several lines."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from supportctl.wording.safe import safe
from supportctl.wording.words import Words


class Fields(NamedTuple):
    """Labels and values of one thing."""

    title: str
    rows: list[tuple[str, str]]


class Column(NamedTuple):
    """A heading; numbers stand to the right."""

    label: str
    right: bool = False


class Table(NamedTuple):
    """Rows under columns. Without any heading only the rows are shown."""

    title: str
    columns: list[Column]
    rows: list[list[str]]


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

# Fields whose values are words of data, or decimal numbers.
_WORDS = frozenset(
    [
        "kind",
        "status",
        "state",
        "reason",
        "outcome",
        "channel",
        "topic",
        "entitlement",
        "binds",
        "path",
        "target",
        "origin",
        "missing",
        "place",
        "price_is",
        "license_state",
        "benefit",
        "purpose",
        "breach",
        "stages",
        "confirmed",
        "form",
    ]
)
_DECIMALS = frozenset(["hours", "hours_left", "hours_bought", "hours_billable", "started_hours", "quantity"])
NUMBERS = frozenset(
    [
        "id",
        "ticket",
        "session",
        "price",
        "net",
        "vat",
        "gross",
        "quantity",
        "hours",
        "hours_left",
        "elapsed_seconds",
        "unit_net",
        "clauses",
        "list_price",
        "base",
        "discount",
        "years",
        "licenses",
    ]
)


def cell(words: Words, field: str, value: Any) -> str:
    """A value as people read it, by the name of its field; "" for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.word(value)
    if field.endswith("_seconds") or field == "seconds":
        return words.duration(value)
    if field == "minutes" or field.endswith("_minutes"):
        return words.hours(value)
    if isinstance(value, Mapping):
        return words.money(value) if set(value) == {"amount", "currency"} else safe(dumped(value))
    if isinstance(value, (list, tuple)):
        if all(isinstance(v, (str, int)) for v in value):
            return ", ".join(cell(words, field, v) for v in value)
        return safe(dumped(value))
    if field in _WORDS:
        return words.word(value)
    if field == "assumed":
        return words.label(str(value))
    if field in _DECIMALS:
        return words.decimal(value)
    if field == "bank_account":
        return iban(value)
    return words.when(value)


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


def fields(words: Words, data: Mapping[str, Any], names: Sequence[str] = (), title: str = "") -> Fields:
    """Some fields of data, or all; what is None shows as "-"."""
    shown = [n for n in names if n in data] if names else list(data)
    return Fields(title, [(words.label(n), cell(words, n, data[n]) or "-") for n in shown])


def table(words: Words, rows: Sequence[Any], names: Sequence[str], title: str = "") -> Table:
    """Some fields of each row."""
    columns = [Column(words.label(n), n in NUMBERS) for n in names]
    return Table(title, columns, [[cell(words, n, _get(row, n)) for n in names] for row in rows])


def _get(row: Any, name: str) -> Any:
    return row.get(name) if isinstance(row, Mapping) else row


def grounds(words: Words, marks: Marks, decision: Mapping[str, Any], *, only_failed: bool = False) -> Table:
    """One line a ground: mark, clause, version, what was found. What the desk waived has both marks."""
    waived = decision.get("overridden") or ()
    rows = []
    for ground in decision.get("grounds") or ():
        passed, clause = ground.get("passed"), ground.get("clause")
        if only_failed and (passed is True or clause in waived):
            continue
        mark = marks.of(passed) + ("*" if clause in waived and passed is not True else "")
        rows.append([mark, safe(clause), safe(ground.get("version", "")), words.ground(ground)])
    return Table("", [Column(""), Column(""), Column(""), Column("")], rows)
