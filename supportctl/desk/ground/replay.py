"""A stored decision, recomputed from its own facts, never from today's rows."""

from __future__ import annotations

import json
from typing import Any

from supportctl.desk.ground.results import plain
from supportctl.errors import SupportError
from supportctl.law.facts import decode
from supportctl.regulations import shelf
from supportctl.store.audit import stored_form
from supportctl.store.tables.books import DecisionRow


def again(row: DecisionRow) -> dict[str, Any]:
    """One stored decision, and whether its facts give the same today."""
    same = _recomputed(row)  # first: with the rules come the classes of the facts
    stored = {
        "id": row.id,
        "about": f"{row.entity} {row.entity_id}",
        "at": plain(row.happened_at),
        "operator": row.operator,
        "question": row.question,
        "regulation": row.regulation,
        "version": row.version,
        "on": row.bound_on.isoformat(),
        "outcome": "yes" if row.outcome else "no",
        "overridden": json.loads(row.overridden),
        "grounds": [{"regulation": row.regulation, **g, "inputs": plain(decode(g["inputs"]))} for g in json.loads(row.grounds)],
        "facts": plain(decode(json.loads(row.facts))),
    }
    return stored | {"same": same}


def _recomputed(row: DecisionRow) -> bool | None:
    """Does the rule of today give the stored outcome, value and grounds? None when the rule is gone."""
    try:
        served = shelf(row.regulation)
        again = served.question(row.question)(decode(json.loads(row.facts)), served.law.on(row.bound_on))
    except SupportError:
        return None
    fresh = stored_form(again)
    return (fresh["outcome"], fresh["grounds"], fresh["value"]) == (row.outcome, row.grounds, row.value)
