"""Lists for other programs: ndjson, csv, ids."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from supportctl.money import Money
from supportctl.output import envelope
from supportctl.output.blocks import dumped
from supportctl.output.reply import Reply
from supportctl.record import encoded, fields, is_record
from supportctl.wording.safe import safe, safe_lines
from supportctl.wording.words import Words

# The field that names a row, by the noun of the command; else its id.
_NAMED_BY = {
    "client": "key",
    "cron": "job",
    "license": "serial",
    "product": "key",
    "invoice": "number",
    "price": "item",
    "regulation": "regulation",
    "rate": "table",
}

# What is too deep for a cell; json and ndjson have it.
_NOT_IN_CELLS = ("decision", "errors", "notices")


def rows_of(reply: Reply, words: Words) -> list[Any]:
    """The rows of a reply: a list's own, of several ids one each, else one."""
    if reply.items is not None:
        return envelope.items(reply, words)
    data = envelope.worded(reply.data, words)
    return list(data) if isinstance(data, (list, tuple)) else [] if data is None else [data]


def ndjson(reply: Reply, words: Words, encoding: str) -> str:
    """One JSON text a line."""
    return "".join(f"{envelope.text(row, indent=False, encoding=encoding)}\n" for row in rows_of(reply, words))


def ids(reply: Reply) -> str:
    """One id a line; of several ids those that weren't refused and didn't fail."""
    if reply.items is not None:
        found = [
            line
            for reference, item in reply.items
            if item.exit_code == 0
            for line in ([reference] if item.data is None else _ids(reply.command, encoded(item.data), item.made))
        ]
    else:
        found = _ids(reply.command, encoded(reply.data), reply.made)
    return "".join(f"{safe(line)}\n" for line in found)


def _ids(command: str, data: Any, made: str | None) -> list[str]:
    if isinstance(data, (list, tuple)):
        return [line for row in data for line in _ids(command, row, None)]
    if not isinstance(data, Mapping):
        return [made] if made else []
    noun = command.partition(" ")[0]
    names = ("clause",) if command == "regulation coverage" else (_NAMED_BY.get(noun, "id"), noun, "id", "ticket")
    found = next((data[n] for n in names if isinstance(data.get(n), (str, int)) and data[n] != ""), made)
    return [] if found is None else [str(found)]


def csv_text(reply: Reply, words: Words) -> str:
    """A header and the rows. Money takes two columns; a cell that a spreadsheet would run is quoted."""
    rows = [_cells(row, words) for row in _records(reply, words)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    # A price that one row lacks still has its second column beside it.
    money = [n for n in names if f"{n}_currency" in names]
    for name in money:
        names.remove(f"{name}_currency")
        names.insert(names.index(name) + 1, f"{name}_currency")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    if names:
        writer.writerow([_cell(n) for n in names])
    for row in rows:
        writer.writerow([row.get(n, "") for n in names])
    return stream.getvalue()


def _records(reply: Reply, words: Words) -> list[Any]:
    """The rows with the types of their values; of several ids the answer's fields beside the exit code of each."""
    if reply.items is None:
        found = reply.data if isinstance(reply.data, (list, tuple)) and not is_record(reply.data) else [reply.data]
        return [row for row in found if row is not None]
    rows = []
    for plain, (_, item) in zip(envelope.items(reply, words), reply.items, strict=True):
        own = dict(fields(item.data)) if is_record(item.data) or isinstance(item.data, Mapping) else {}
        if reply.flat:
            rows.append(plain | own)
        else:
            renamed = {f"data_{k}" if k in ("id", "status") else k: v for k, v in own.items()}
            rows.append({"id": plain["id"], "exit_code": plain["exit_code"], **renamed})
    return rows


def _cells(row: Any, words: Words) -> dict[str, str]:
    if not is_record(row) and not isinstance(row, Mapping):
        return {"value": _cell(envelope.worded(row, words))}
    cells: dict[str, str] = {}
    for name, value in fields(row).items():
        if name in _NOT_IN_CELLS:
            continue
        if isinstance(value, Money):
            cells[str(name)], cells[f"{name}_currency"] = _cell(value.amount), _cell(value.currency)
        elif isinstance(value, Mapping) and set(value) == {"amount", "currency"}:  # kept as JSON by an earlier release
            cells[str(name)], cells[f"{name}_currency"] = _cell(value["amount"]), _cell(value["currency"])
        else:
            cells[str(name)] = _cell(envelope.worded(value, words))
    return cells


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)) and all(isinstance(v, (str, int)) and " " not in str(v) for v in value):
        value = " ".join(map(str, value))
    elif isinstance(value, (Mapping, list, tuple)):
        value = dumped(value)
    text = "\n".join(safe_lines(value))
    return f"'{text}" if str(value)[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
