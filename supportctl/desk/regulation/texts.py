"""What the shelf says: documents, clauses, readings, coverage. Opens no database."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import NotFound
from supportctl.law.text import LawAt, Regulation
from supportctl.regulations import FOLDERS, document_of
from supportctl.regulations.coverage import coverage


def list_regulations(on: date) -> Outcome[Any]:
    """Every regulation on the shelf, then every statute, with the version that decides on a day, None when none does."""
    rows = []
    for slug in FOLDERS:
        law = document_of(slug)
        versions = [v for v in law.versions if v.decides_from <= on]
        rows.append(
            {
                "regulation": slug,
                "kind": law.kind,
                "title": dict(law.title),
                "source": law.source,
                "version": versions[-1].id if versions else None,
                "versions": [v.id for v in law.versions],
                "clauses": len(law.clauses),
            }
        )
    return Outcome(rows)


def show_regulation(slug: str, on: date) -> Outcome[Any]:
    """One document as it stands on a day: clauses with kind, paraphrase, readings and the day's parameters."""
    regulation = document_of(slug)
    law = regulation.on(on)
    return Outcome(
        {
            "regulation": slug,
            "title": dict(regulation.title),
            "source": regulation.source,
            "binds": regulation.binds,
            "on": on.isoformat(),
            **_version(law),
            "clauses": list(_clauses(law).values()),
        }
    )


def _version(law: LawAt) -> dict[str, Any]:
    """A version and its range."""
    version = law.version
    return {
        "version": version.id,
        # An undated text holds from always.
        "dated": plain(version.dated) if version.dated > date.min else None,
        "decides_from": plain(version.decides_from) if version.decides_from > date.min else None,
        "until": plain(version.until),
    }


def _clauses(law: LawAt) -> dict[str, dict[str, Any]]:
    """Every clause of that day's text, by its id: kinds, paraphrase, readings, and the values that it backs."""
    readings = law.regulation.readings
    return {
        c.id: {
            "clause": c.id,
            "kind": list(c.kinds),
            "operative": c.operative,
            "text": dict(c.text),
            "readings": [{"reading": r, **{k: readings[r][k] for k in ("pl", "en")}} for r in c.readings],
            "params": {key: {"value": plain(v.value), "unit": v.unit} for key, v in law.params_of(c.id).items()},
        }
        for c in law.clauses()
    }


def diff_regulation(slug: str, old: str, new: str) -> Outcome[Any]:
    """What differs between two versions, clause by clause in the document's order: text, readings, values. A side that is None isn't
    there: the clause, reading or value was brought, or repealed. Raises NotFound for an unknown version."""
    regulation = document_of(slug)
    before, after = _of_version(regulation, old), _of_version(regulation, new)
    left, right = _clauses(before), _clauses(after)
    changes = []
    for clause in regulation.clauses:
        one, other = left.get(clause), right.get(clause)
        if one != other:
            changes.append({"clause": clause, "change": _change(one, other), **_differing(one or {}, other or {})})
    data = {"regulation": slug, "title": dict(regulation.title), "old": _version(before), "new": _version(after)}
    return Outcome(data | {"changes": changes})


def _of_version(regulation: Regulation, version_id: str) -> LawAt:
    for version in regulation.versions:
        if version.id == version_id:
            return regulation.on(version.decides_from)
    known = [v.id for v in regulation.versions]
    raise NotFound("VERSION_NOT_FOUND", regulation=regulation.id, value=version_id, known=known)


def _change(old: object, new: object) -> str:
    return "brought" if old is None else "repealed" if new is None else "changed"


def _differing(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Text, readings and values of a clause, each as {old, new}, where they differ."""
    text = {"old": old.get("text"), "new": new.get("text")}
    readings = [{r["reading"]: r for r in side.get("readings", [])} for side in (old, new)]
    params = [side.get("params", {}) for side in (old, new)]
    return {
        "text": None if text["old"] == text["new"] else text,
        "readings": [{"reading": name, **pair} for name, pair in _pairs(*readings)],
        "params": [{"param": name, **pair} for name, pair in _pairs(*params)],
    }


def _pairs(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """What differs between two mappings, by key."""
    keys = dict.fromkeys([*old, *new])
    return [(k, {"old": old.get(k), "new": new.get(k)}) for k in keys if old.get(k) != new.get(k)]


def coverage_of(slugs: list[str], on: date) -> Outcome[Any]:
    """Every clause with its kind, code and tests: of the documents named, or of all regulations and statutes."""
    return Outcome([row for slug in (slugs or list(FOLDERS)) for row in coverage(slug, on)])
