"""What `today` asks is served by indexes: nothing that grows with the desk is read through."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from supportctl.store.compiled import today
from supportctl.store.statement import Statement

NOW = int(datetime(2026, 11, 27, tzinfo=UTC).timestamp())
GIVEN: dict[str, Any] = {
    "at": NOW, "due_from": None, "due_before": None, "assignee": None, "assignees": None, "limit": 6, "regulation": "progrupa-support", "end": NOW + 1,
    "first": date(2026, 11, 27).isoformat(), "last": date(2026, 12, 27).isoformat(),
}  # fmt: skip
STATEMENTS = {name: found for name, found in vars(today).items() if isinstance(found, Statement)}
# Few rows: operators at work, documents that wait for payment or for a repayment, messages that wait for an answer.
SMALL = (
    "SCAN running_session",
    "SCAN owed_document USING INDEX ix_owed_document_",
    "SCAN unanswered_message USING INDEX ix_unanswered_message_event_id",
)


@pytest.mark.parametrize("more", [{}, {"due_from": NOW}, {"due_before": NOW}, {"assignee": "ewa"}, {"limit": None}])
@pytest.mark.parametrize("name", STATEMENTS)
def test_indexes_serve(db_path: Path, name: str, more: dict[str, Any]) -> None:
    given = GIVEN | more
    desk = sqlite3.connect(db_path)
    plan = [row[3] for row in desk.execute(f"EXPLAIN QUERY PLAN {STATEMENTS[name].text(False, given)}", given)]
    desk.close()
    assert [
        step for step in plan if step.startswith("SCAN") and not step.startswith(SMALL) and "ix_hours_grant_prepaid" not in step
    ] == []
    if name in ("AWAITED", "WAIT_OVER", "UNTRIAGED", "UNCONTACTED", "UNPAID", "OWED_BACK", "CLIENT_WROTE"):
        assert not [step for step in plan if "TEMP B-TREE" in step]
