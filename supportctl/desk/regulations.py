"""What the shelf says: documents, clauses, readings, coverage. Opens no database."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.results import Outcome, plain
from supportctl.regulations import SHELVES, law_of
from supportctl.regulations.coverage import coverage


def list_regulations(on: date) -> Outcome:
    """Every regulation on the shelf with the version that decides on a day, None when none does."""
    rows = []
    for slug in SHELVES:
        law = law_of(slug)
        versions = [v for v in law.versions if v.decides_from <= on]
        rows.append(
            {
                "regulation": slug,
                "title": dict(law.title),
                "source": law.source,
                "version": versions[-1].id if versions else None,
                "versions": [v.id for v in law.versions],
                "clauses": len(law.clauses),
            }
        )
    return Outcome(rows)


def show_regulation(slug: str, on: date) -> Outcome:
    """One document as it stands on a day: clauses with kind, paraphrase, readings and the day's parameters."""
    regulation = law_of(slug)
    law = regulation.on(on)
    by_clause: dict[str, dict[str, Any]] = {}
    for key, param in regulation.params.items():
        value = law.value(key)
        by_clause.setdefault(param["clause"], {})[key] = {"value": plain(value.value), "unit": value.unit}
    clauses = [
        {
            "clause": c.id,
            "kind": list(c.kinds),
            "operative": c.operative,
            "text": dict(c.text),
            "readings": [{"reading": r, **{k: regulation.readings[r][k] for k in ("pl", "en")}} for r in c.readings],
            "params": by_clause.get(c.id, {}),
        }
        for c in law.clauses()
    ]
    version = law.version
    return Outcome(
        {
            "regulation": slug,
            "title": dict(regulation.title),
            "source": regulation.source,
            "binds": regulation.binds,
            "on": on.isoformat(),
            "version": version.id,
            # An undated text holds from always.
            "dated": plain(version.dated) if version.dated > date.min else None,
            "decides_from": plain(version.decides_from) if version.decides_from > date.min else None,
            "until": plain(version.until),
            "clauses": clauses,
        }
    )


def coverage_of(slugs: list[str], on: date) -> Outcome:
    """Every clause with its kind, code and tests: of the regulations named, or of all."""
    return Outcome([row for slug in (slugs or list(SHELVES)) for row in coverage(slug, on)])
