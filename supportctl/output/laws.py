"""Regulations: the shelf, one document, what code and tests name its clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from supportctl.output.blocks import Block, Column, Lines, Marks, Table, cell, dumped
from supportctl.regulations import STATUTES
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

_SIDES = ("old", "new")
_PLAIN_UNITS = ("minutes", "hours", "days", "percent", "licences", "subscriptions")


def listed(data: Any, words: Words, marks: Marks) -> list[Block]:
    """One row a document: the regulations, and apart from them the statutes."""
    apart = [(kind, [row for row in data if row["kind"] == kind]) for kind in ("regulation", "statute")]
    return [_documents(words, "" if kind == "regulation" else words.text("statutes"), rows) for kind, rows in apart]


def _documents(words: Words, title: str, data: list[Mapping[str, Any]]) -> Table:
    columns = [Column(words.label(n), n == "clauses") for n in ("regulation", "version", "versions", "clauses", "title")]
    rows = [
        [
            safe(row["regulation"]),
            safe(row["version"] or "-"),
            ", ".join(map(safe, row["versions"])),
            safe(row["clauses"]),
            _in(words, row["title"]),
        ]
        for row in data
    ]
    return Table(title, columns, rows)


def shown(data: Any, words: Words, marks: Marks) -> list[Block]:
    """A document on a day: clause by clause with kind, paraphrase, that day's values and our readings; or what changed."""
    if "changes" in data:
        return changed(data, words, marks)
    found: list[Block] = [
        Lines([f"{safe(data['regulation'])}: {_in(words, data['title'])}"], "bold"),
        Lines(
            [
                f"{words.text('as_of', version=safe(data['version']), on=safe(data['on']))} {_range(data, words)}",
                f"{words.label('binds')}: {words.word(data['binds'])}; {words.label('source')}: {safe(data['source'])}",
            ],
            "dim",
        ),
    ]
    columns = [Column(words.label(n)) for n in ("clause", "kind", "text")]
    found.append(Table("", columns, [_clause(c, words) for c in data["clauses"]]))
    return found


def changed(data: Any, words: Words, marks: Marks) -> list[Block]:
    """Two versions side by side: one row for each text, reading or value that differs, under its clause."""
    old, new = data["old"], data["new"]
    head: list[Block] = [Lines([f"{safe(data['regulation'])}: {_in(words, data['title'])}"], "bold")]
    if not data["changes"]:
        return [*head, Lines([words.text("unchanged", old=safe(old["version"]), new=safe(new["version"]))])]
    rows = [row for change in data["changes"] for row in _differences(change, words)]
    columns = [Column(words.label("clause")), Column(""), *(Column(_headed(v, words)) for v in (old, new))]
    return [*head, Table("", columns, rows)]


def _headed(version: Mapping[str, Any], words: Words) -> str:
    return f"{safe(version['version'])}, {_range(version, words)}"


def _range(version: Mapping[str, Any], words: Words) -> str:
    """From when until when a version decides; one that decides from always is undated, or leaves its days to a clause."""
    if version["decides_from"] is None:
        key = "range_to" if version.get("until") else "range_undated" if version["dated"] is None else "range_always"
    else:
        key = "range_until" if version.get("until") else "range_open"
    return words.text(key, decides_from=safe(version["decides_from"]), until=safe(version.get("until")))


def _differences(change: Mapping[str, Any], words: Words) -> list[list[str]]:
    """The rows of one clause; what isn't there is a dash."""
    found: list[tuple[str, list[str]]] = []
    if change["text"] is not None:
        found.append((words.word(change["change"]), [_in(words, change["text"][s] or {}) for s in _SIDES]))
    for reading in change["readings"]:
        found.append((f"⚖ {words.text('reading')}", [_in(words, reading[s] or {}) for s in _SIDES]))
    for param in change["params"]:
        found.append((safe(param["param"]), [_value(words, param[s]) if param[s] else "" for s in _SIDES]))
    return [
        ["" if index else safe(change["clause"]), what, *(side or "-" for side in sides)]
        for index, (what, sides) in enumerate(found)
    ]


def _clause(clause: Mapping[str, Any], words: Words) -> list[str]:
    lines = [_in(words, clause["text"])]
    lines += [f"{safe(key)} = {_value(words, param)}" for key, param in clause.get("params", {}).items()]
    lines += [f"⚖ {words.text('reading')} {_in(words, reading)}" for reading in clause.get("readings") or ()]
    return [safe(clause["clause"]), ", ".join(words.word(k) for k in clause["kind"]), "\n".join(lines)]


def _value(words: Words, param: Mapping[str, Any]) -> str:
    value, unit = param["value"], str(param["unit"])
    if isinstance(value, Mapping):
        shown = ", ".join(f"{safe(k)}: {safe(v)}" for k, v in value.items())
    elif isinstance(value, list) and not all(isinstance(v, (str, int)) for v in value):
        shown = "; ".join(_value(words, {"value": v, "unit": ""}) if isinstance(v, Mapping) else safe(dumped(v)) for v in value)
    else:
        shown = words.text("nothing") if value == [] else cell(words, "", value)
    # Units such as "product=clause" tell the shape, which shows by itself.
    return words.text("param_unit", value=shown, unit=words.word(unit)) if unit in _PLAIN_UNITS else shown


def _in(words: Words, texts: Mapping[str, Any]) -> str:
    return safe(texts.get(words.lang) or texts.get("en") or "")


def coverage(data: Any, words: Words, marks: Marks) -> list[Block]:
    """One row a clause, and how many are covered; statutes apart. Where several documents are asked for, each row names its own."""
    several = len({row["regulation"] for row in data}) > 1
    parts = [[row for row in data if (row["regulation"] in STATUTES) is apart] for apart in (False, True)]
    tables = [_covered(words, marks, rows, several) for rows in parts if rows]
    total = sum(bool(row["covered"]) for row in data)
    return [*tables, Lines([f"{words.label('covered')}: {total}/{len(data)}"], "bold")]


def _covered(words: Words, marks: Marks, data: Sequence[Mapping[str, Any]], several: bool) -> Table:
    names = (["regulation"] if several else []) + ["clause", "kind", "code", "tests", "covered"]
    columns = [Column(words.label(n), n == "tests") for n in names]
    rows = []
    for row in data:
        code = ", ".join(safe(c).removeprefix("rules.py:") for c in row["code"])
        own = [safe(row["clause"]), ", ".join(words.word(k) for k in row["kind"]), code, str(len(row["tests"]))]
        rows.append(([safe(row["regulation"])] if several else []) + own + [marks.of(bool(row["covered"]))])
    return Table("", columns, rows)
