"""The books: decisions and audit entries, added in the transaction of the change that they record, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import encode
from supportctl.store.canonical import text
from supportctl.store.compiled.rows import AuditEntry, DecisionRow
from supportctl.store.engine import Db


def to_json(value: Any) -> str:
    """Canonical JSON of a value in law/facts.py's codec; a named tuple that isn't registered there becomes its fields."""
    return text(_plain(value))


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
    db.add(
        AuditEntry(
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
    db.add(
        DecisionRow(
            entity=entity,
            entity_id=str(entity_id),
            facts=text(encode(facts)),
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
