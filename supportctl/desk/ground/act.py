"""Who acts, when, in which transaction: what every verb is handed first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from supportctl.calendar import legal_day
from supportctl.desk.ground.results import plain
from supportctl.law.decision import Decision
from supportctl.store.audit import audit, record_decision
from supportctl.store.engine import Db


class Act(NamedTuple):
    """`at`: when it happened (aware, UTC), not after `now`, when it is recorded. `command`: noun and verb as typed."""

    db: Db
    now: datetime
    at: datetime
    operator: str
    command: str

    @property
    def day(self) -> date:
        """The legal day of the act, in Warsaw."""
        return legal_day(self.at)

    def book(self, entity: str, entity_id: object, **change: Any) -> None:
        """The audit entry of this act for one record. `change` holds no personal data and no confidential words: a client is
        named by its number, for a key may hold a name."""
        audit(
            self.db,
            command=self.command,
            entity=entity,
            entity_id=str(entity_id),
            operator=self.operator,
            happened_at=self.at,
            recorded_at=self.now,
            change=plain(change),
        )

    def decided(self, entity: str, entity_id: object, decision: Decision[Any], facts: object) -> None:
        """Store a binding decision beside what it bound."""
        record_decision(
            self.db,
            entity=entity,
            entity_id=str(entity_id),
            decision=decision,
            facts=facts,
            operator=self.operator,
            happened_at=self.at,
            recorded_at=self.now,
        )


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What differs, as {field: new value}; for audit entries."""
    return {k: v for k, v in after.items() if before.get(k) != v}
