"""A stored decision, recomputed from its own facts, never from today's rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from supportctl.desk.ground.results import plain
from supportctl.errors import SupportError
from supportctl.law.facts import decode
from supportctl.record import Word
from supportctl.regulations import shelf
from supportctl.store.audit import stored_form
from supportctl.store.compiled.rows import DecisionRow
from supportctl.store.engine import Db
from supportctl.store.recorded import require_recorded
from supportctl.told import ToldGround
from supportctl.tuples import NamedTuple


class StoredDecision(NamedTuple):
    """A decision as it was stored. `same`: does the rule of today give it from the facts? None when the rule is gone."""

    id: int | None
    about: str
    at: datetime
    operator: str
    question: Word
    regulation: str
    version: str
    on: date
    outcome: Word
    overridden: tuple[str, ...]
    grounds: tuple[ToldGround, ...]
    facts: Mapping[str, Any]
    same: bool | None


def all_again(db: Db, rows: Sequence[DecisionRow], names: Mapping[str, str] = MappingProxyType({})) -> tuple[StoredDecision, ...]:
    """Stored decisions, each with whether its facts give the same today. StoreFault STORE_ALTERED for one that isn't what was recorded.
    `names`: what records are called that go by another name in the books."""
    require_recorded(db, rows)
    return tuple(again(row, names) for row in rows)


def again(row: DecisionRow, names: Mapping[str, str] = MappingProxyType({})) -> StoredDecision:
    """One stored decision, and whether its facts give the same today. `names`: what records are called that go by another name in the
    books."""
    same = _recomputed(row)  # first: with the rules come the classes of the facts
    grounds = [g | {"inputs": plain(decode(g["inputs"]))} for g in json.loads(row.grounds)]
    return StoredDecision(
        id=row.id or None,
        about=f"{row.entity} {names.get(row.entity_id, row.entity_id)}",
        at=row.happened_at,
        operator=row.operator,
        question=Word(row.question),
        regulation=row.regulation,
        version=row.version,
        on=row.bound_on,
        outcome=Word("yes" if row.outcome else "no"),
        overridden=tuple(json.loads(row.overridden)),
        grounds=tuple(ToldGround(regulation=row.regulation, **g) for g in grounds),
        facts=plain(decode(json.loads(row.facts))),
        same=same,
    )


def _recomputed(row: DecisionRow) -> bool | None:
    """Does the rule of today give the stored outcome, value and grounds? None when the rule is gone."""
    try:
        served = shelf(row.regulation)
        again = served.question(row.question)(decode(json.loads(row.facts)), served.law.on(row.bound_on))
    except SupportError:
        return None
    fresh = stored_form(again)
    return (fresh["outcome"], fresh["grounds"], fresh["value"]) == (row.outcome, row.grounds, row.value)
