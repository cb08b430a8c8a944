"""The row that `session status` reads, per operator at work: written, written anew, taken away."""

from __future__ import annotations

from supportctl.store.compiled.rows import RunningSession
from supportctl.store.engine import Db


def put(db: Db, *, operator: str, session_id: int, ticket_id: int, counts: str) -> None:
    """The operator begins to work. `counts`: JSON, the names in glance.py."""
    db.add(RunningSession(operator=operator, session_id=session_id, ticket_id=ticket_id, counts=counts))


def refresh(db: Db, operator: str, counts: str) -> None:
    """The counts changed by something else than time."""
    row = db.get(RunningSession, operator)
    if row is not None:
        row.counts = counts
        db.touch(row)


def drop(db: Db, operator: str) -> None:
    """The operator's session ended."""
    row = db.get(RunningSession, operator)
    if row is not None:
        db.delete(row)
