"""What the shelf says: documents, clauses, readings, coverage. Opens no database."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from supportctl.desk.ground.results import Outcome
from supportctl.errors import NotFound
from supportctl.law.text import LawAt, Regulation
from supportctl.record import Word
from supportctl.regulations import FOLDERS, document_of
from supportctl.regulations.coverage import Covered, coverage
from supportctl.tuples import NamedTuple

T = TypeVar("T")
# A text by language.
Texts = Mapping[str, str]


class Listed(NamedTuple):
    """A document on the shelf, with the version that decides on a day; `version`: None when none does."""

    regulation: str
    kind: Word
    title: Texts
    source: str
    version: str | None
    versions: tuple[str, ...]
    clauses: int


class Version(NamedTuple):
    """A version and its range. An undated text holds from always, and is dated None."""

    version: str
    dated: date | None
    decides_from: date | None
    until: date | None


class Reading(NamedTuple):
    """Our reading of a clause, in both languages."""

    reading: str
    pl: str
    en: str


class Param(NamedTuple):
    """A value of a clause, and its unit."""

    value: Any
    unit: str


class Clause(NamedTuple):
    """A clause on a day: kinds, paraphrase, readings, and the values that it backs."""

    clause: str
    kind: tuple[Word, ...]
    operative: bool
    text: Texts
    readings: tuple[Reading, ...]
    params: Mapping[str, Param]


class Document(NamedTuple):
    """A document as it stands on a day."""

    regulation: str
    title: Texts
    source: str
    binds: Word
    on: date
    core: Version
    clauses: tuple[Clause, ...]


class ChangedText(NamedTuple):
    """A paraphrase in two versions; None where the clause isn't there."""

    old: Texts | None
    new: Texts | None


class ChangedReading(NamedTuple):
    """A reading in two versions; None where it isn't there."""

    reading: str
    old: Reading | None
    new: Reading | None


class ChangedParam(NamedTuple):
    """A value in two versions; None where it isn't there."""

    param: str
    old: Param | None
    new: Param | None


class Change(NamedTuple):
    """What differs in a clause; `text`: None where it is the same."""

    clause: str
    change: Word
    text: ChangedText | None
    readings: tuple[ChangedReading, ...]
    params: tuple[ChangedParam, ...]


class Difference(NamedTuple):
    """Two versions of a document, clause by clause."""

    regulation: str
    title: Texts
    old: Version
    new: Version
    changes: tuple[Change, ...]


def list_regulations(on: date) -> Outcome[list[Listed]]:
    """Every regulation on the shelf, then every statute, with the version that decides on a day."""
    rows = []
    for slug in FOLDERS:
        law = document_of(slug)
        current = next((v.id for v in reversed(law.versions) if v.decides_from <= on), None)
        versions = tuple(v.id for v in law.versions)
        rows.append(Listed(slug, Word(law.kind), law.title, law.source, current, versions, len(law.clauses)))
    return Outcome(rows)


def show_regulation(slug: str, on: date) -> Outcome[Document]:
    """One document as it stands on a day: clauses with kind, paraphrase, readings and the day's parameters."""
    regulation = document_of(slug)
    law = regulation.on(on)
    clauses = tuple(_clauses(law).values())
    return Outcome(Document(slug, regulation.title, regulation.source, Word(regulation.binds), on, _version(law), clauses))


def _version(law: LawAt) -> Version:
    dated, first = law.version.dated, law.version.decides_from
    return Version(law.version.id, dated if dated > date.min else None, first if first > date.min else None, law.version.until)


def _clauses(law: LawAt) -> dict[str, Clause]:
    """Every clause of that day's text, by its id."""
    known = law.regulation.readings
    return {
        c.id: Clause(
            clause=c.id,
            kind=tuple(map(Word, c.kinds)),
            operative=c.operative,
            text=c.text,
            readings=tuple(Reading(r, known[r]["pl"], known[r]["en"]) for r in c.readings),
            params={key: Param(v.value, v.unit) for key, v in law.params_of(c.id).items()},
        )
        for c in law.clauses()
    }


def diff_regulation(slug: str, old: str, new: str) -> Outcome[Difference]:
    """What differs between two versions, clause by clause in the document's order: text, readings, values. A side that is None isn't
    there: the clause, reading or value was brought, or repealed. Raises NotFound for an unknown version."""
    regulation = document_of(slug)
    before, after = _of_version(regulation, old), _of_version(regulation, new)
    left, right = _clauses(before), _clauses(after)
    pairs = [(clause, left.get(clause), right.get(clause)) for clause in regulation.clauses]
    changes = tuple(_change(clause, one, other) for clause, one, other in pairs if one != other)
    return Outcome(Difference(slug, regulation.title, _version(before), _version(after), changes))


def _of_version(regulation: Regulation, version_id: str) -> LawAt:
    for version in regulation.versions:
        if version.id == version_id:
            return regulation.on(version.decides_from)
    known = [v.id for v in regulation.versions]
    raise NotFound("VERSION_NOT_FOUND", regulation=regulation.id, value=version_id, known=known)


def _change(clause: str, old: Clause | None, new: Clause | None) -> Change:
    """Text, readings and values of a clause where they differ."""
    text = ChangedText(old.text if old else None, new.text if new else None)
    readings = [{r.reading: r for r in side.readings} if side else {} for side in (old, new)]
    params = [side.params if side else {} for side in (old, new)]
    return Change(
        clause=clause,
        change=Word("brought" if old is None else "repealed" if new is None else "changed"),
        text=None if text.old == text.new else text,
        readings=tuple(ChangedReading(name, *pair) for name, pair in _pairs(*readings)),
        params=tuple(ChangedParam(name, *pair) for name, pair in _pairs(*params)),
    )


def _pairs(old: Mapping[str, T], new: Mapping[str, T]) -> list[tuple[str, tuple[T | None, T | None]]]:
    """What differs between two mappings, by key."""
    keys = dict.fromkeys([*old, *new])
    return [(k, (old.get(k), new.get(k))) for k in keys if old.get(k) != new.get(k)]


def coverage_of(slugs: list[str], on: date) -> Outcome[tuple[Covered, ...]]:
    """Every clause with its kind, code and tests: of the documents named, or of all regulations and statutes."""
    return Outcome(tuple(row for slug in (slugs or list(FOLDERS)) for row in coverage(slug, on)))
