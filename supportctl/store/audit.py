"""The books: decisions and audit entries, added in the transaction of the change that they record, never changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Date, column, insert, table

from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import encode
from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

# The books as plain tables: they are only ever added to, and every command adds to them. Their models (tables/books.py) are
# for reading; defining and mapping them would cost each start as much as the rest of the act. A test compares the columns.
AUDIT_ENTRY = table(
    "audit_entry",
    *map(column, ("command", "entity", "entity_id", "operator", "change")),
    column("happened_at", Instant),
    column("recorded_at", Instant),
)
DECISION = table(
    "decision",
    *map(
        column,
        ("entity", "entity_id", "question", "regulation", "version", "overridden", "facts", "value", "grounds", "operator"),
    ),
    column("bound_on", Date),
    column("outcome", Boolean),
    column("happened_at", Instant),
    column("recorded_at", Instant),
)


def to_json(value: Any) -> str:
    """Canonical JSON of a value in law/facts.py's codec; a named tuple that isn't registered there becomes its fields."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def audit(
    db: Db,
    *,
    command: str,
    entity: str,
    entity_id: str | int,
    operator: str,
    happened_at: datetime,
    recorded_at: datetime,
    change: Mapping[str, Any],
) -> None:
    """One audit entry. `change`: what was set, by name, without persons."""
    db.run(
        insert(AUDIT_ENTRY).values(
            command=command,
            entity=entity,
            entity_id=str(entity_id),
            operator=operator,
            happened_at=happened_at,
            recorded_at=recorded_at,
            change=to_json(change),
        )
    )


def record_decision(
    db: Db,
    *,
    entity: str,
    entity_id: str | int,
    decision: Decision[Any],
    facts: Any,
    operator: str,
    happened_at: datetime,
    recorded_at: datetime,
) -> None:
    """A binding decision with the facts (a @facts object or a mapping of them) that recompute it."""
    db.run(
        insert(DECISION).values(
            entity=entity,
            entity_id=str(entity_id),
            facts=json.dumps(encode(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":")),
            **stored_form(decision),
            happened_at=happened_at,
            recorded_at=recorded_at,
            operator=operator,
        )
    )


def stored_form(decision: Decision[Any]) -> dict[str, Any]:
    """The columns that a decision fills; what is compared when it is recomputed."""
    return {
        "question": decision.question,
        "regulation": decision.regulation,
        "version": decision.version,
        "bound_on": decision.on,
        "outcome": decision.outcome,
        "overridden": to_json(decision.overridden),
        "value": to_json(decision.value),
        "grounds": to_json([_ground(g) for g in decision.grounds]),
    }


def _ground(ground: Ground) -> dict[str, Any]:
    return {name: getattr(ground, name) for name in ("clause", "version", "passed", "code", "inputs")}


def _plain(value: Any) -> Any:
    try:
        return encode(value)
    except TypeError:
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return {name: _plain(getattr(value, name)) for name in value._fields}
        if isinstance(value, Mapping):
            return {str(k): _plain(v) for k, v in value.items()}
        if isinstance(value, (list, tuple)):
            return [_plain(v) for v in value]
        raise
