"""Regulations: the shelf, one document, what code and tests name its clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from supportctl.output.blocks import SIGNS, Block, Column, Lines, Marks, Table, dumped
from supportctl.output.blocks import shown as shown_by_type
from supportctl.record import encoded
from supportctl.record import fields as fields_of
from supportctl.regulations import STATUTES
from supportctl.wording.safe import safe
from supportctl.wording.words import Words

if TYPE_CHECKING:
    from supportctl.desk.regulation.texts import Change, Clause, Difference, Document, Listed, Version
    from supportctl.output.parameters import Parameters
    from supportctl.regulations.coverage import Covered


def listed(data: Sequence[Listed], words: Words, marks: Marks) -> list[Block]:
    """One row a document: the regulations, and apart from them the statutes."""
    apart = [(kind, [row for row in data if row.kind == kind]) for kind in ("regulation", "statute")]
    return [_documents(words, kind, rows) for kind, rows in apart]


def _documents(words: Words, kind: str, data: Sequence[Listed]) -> Table:
    """Of the versions it says how many there are: the days of all are too many for a line."""
    columns = [
        Column(words.label(n), n in ("versions", "clauses"), n == "title")
        for n in (kind, "version", "versions", "clauses", "title")
    ]
    rows = [
        [safe(r.regulation), words.word(r.version or "-"), str(len(r.versions)), str(r.clauses), _in(words, r.title)]
        for r in data
    ]
    return Table("" if kind == "regulation" else words.text("statutes"), columns, rows)


def _head(data: Document | Difference, words: Words) -> Block:
    return Lines([f"{safe(data.regulation)}: {_in(words, data.title)}"], "bold")


def shown(data: Document, words: Words, marks: Marks) -> list[Block]:
    """A document on a day: clause by clause with kind, paraphrase, that day's values and our readings."""
    from supportctl.output.parameters import Parameters  # with labels that only a text needs

    version, params = data.core, Parameters(words)
    about = [
        words.text("as_of", version=words.word(version.version), on=data.on, range=_sentence(_range(version, data.binds, words))),
        f"{words.label('binds')}: {words.word(data.binds)}; {words.label('source')}: {params.source(data.regulation, data.source)}",
    ]
    columns = [Column(words.label(n), text=n == "text") for n in ("clause", "kind", "text")]
    sections = params.sections(data.regulation)
    line, point = ("──", "•") if marks is SIGNS else ("--", "-")
    rows = []
    for clause in data.clauses:
        if clause.clause in sections:
            rows.append(["", "", f"{line} {sections[clause.clause]}"])
        rows.append(_clause(clause, params, point))
    return [_head(data, words), Lines(about), Table("", columns, rows)]


def changed(data: Difference, words: Words, marks: Marks) -> list[Block]:
    """Two versions side by side: one row for each text, reading or value that differs, under its clause."""
    if not data.changes:
        same = words.text("unchanged", old=words.word(data.old.version), new=words.word(data.new.version))
        return [_head(data, words), Lines([same])]
    from supportctl.output.parameters import Parameters

    params = Parameters(words)
    rows = [row for change in data.changes for row in _differences(change, params)]
    columns = [Column(words.label("clause")), Column(""), *(Column(_headed(v, words), text=True) for v in (data.old, data.new))]
    return [_head(data, words), Table("", columns, rows)]


def _headed(version: Version, words: Words) -> str:
    """A version with its first and its last day."""
    days = [(name, getattr(version, name)) for name in ("decides_from", "until")]
    told = [f"{words.label(name if name == 'until' else 'from')} {day}" for name, day in days if day is not None]
    return f"{words.word(version.version)}, {' '.join(told)}" if told else words.word(version.version)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _range(version: Version, binds: str, words: Words) -> str:
    """From when until when a version decides; one that decides from always is undated, or leaves its days to a clause."""
    if version.decides_from is None:
        key = "range_to" if version.until else "range_undated" if version.dated is None else "range_always"
    else:
        key = "range_until" if version.until else "range_open"
    return words.text(key, what=words.text(f"bound_{binds}"), decides_from=version.decides_from, until=version.until)


def _differences(change: Change, params: Parameters) -> list[list[str]]:
    """The rows of one clause; what isn't there is a dash. Two values that read alike are shown as scripts read them."""
    words = params.words
    found: list[tuple[str, list[str]]] = []
    if change.text is not None:
        found.append((words.word(change.change), [_in(words, side or {}) for side in change.text]))
    for reading in change.readings:
        sides = [fields_of(side) if side else {} for side in (reading.old, reading.new)]
        found.append((f"⚖ {words.text('reading')}", [_in(words, side) for side in sides]))
    for param in change.params:
        given = (param.old, param.new)
        told = [params.value(side.value, side.unit, change.clause) if side else "" for side in given]
        if told[0] == told[1]:
            told = [safe(dumped(encoded(side.value))) if side else "" for side in given]
        found.append((params.label(param.param), told))
    return [
        ["" if index else safe(change.clause), what, *(side or "-" for side in sides)]
        for index, (what, sides) in enumerate(found)
    ]


def _clause(clause: Clause, params: Parameters, point: str) -> list[str]:
    words = params.words
    lines = [_in(words, clause.text)]
    given = clause.params.items()
    lines += [f"{point} {params.label(key)}: {params.value(param.value, param.unit, clause.clause)}" for key, param in given]
    lines += [f"⚖ {words.text('reading')} {_in(words, fields_of(reading))}" for reading in clause.readings]
    return [safe(clause.clause), shown_by_type(words, clause.kind), "\n".join(lines)]


def _in(words: Words, texts: Mapping[str, Any]) -> str:
    return safe(texts.get(words.lang) or texts.get("en") or "")


def coverage(data: Sequence[Covered], words: Words, marks: Marks) -> list[Block]:
    """One row a clause, and how many are covered; statutes apart. Where several documents are asked for, each row names its own."""
    several = len({row.regulation for row in data}) > 1
    parts = [[row for row in data if (row.regulation in STATUTES) is apart] for apart in (False, True)]
    tables = [_covered(words, marks, rows, several) for rows in parts if rows]
    total = sum(row.covered for row in data)
    return [*tables, Lines([f"{words.label('covered')}: {total}/{len(data)}"], "bold")]


def _covered(words: Words, marks: Marks, data: Sequence[Covered], several: bool) -> Table:
    names = (["regulation"] if several else []) + ["clause", "kind", "code", "tests", "covered"]
    columns = [Column(words.label(n), n == "tests", n == "code") for n in names]
    rows = []
    for row in data:
        code = ", ".join(safe(c).removeprefix("rules.py:") for c in row.code)
        own = [safe(row.clause), shown_by_type(words, row.kind), code, str(len(row.tests)), marks.of(row.covered)]
        rows.append([safe(row.regulation), *own] if several else own)
    return Table("", columns, rows)
