"""The row that `session status` reads, per operator at work: written, written anew, taken away."""

from __future__ import annotations

from sqlalchemy import column, delete, insert, table, update

from supportctl.store.engine import Db

# A plain table, as in audit.py; its model is in tables/running.py.
RUNNING_SESSION = table("running_session", *map(column, ("operator", "session_id", "ticket_id", "counts")))


def put(db: Db, *, operator: str, session_id: int, ticket_id: int, counts: str) -> None:
    """The operator begins to work. `counts`: JSON, the names in glance.py."""
    row = {"operator": operator, "session_id": session_id, "ticket_id": ticket_id, "counts": counts}
    db.run(insert(RUNNING_SESSION).values(**row))


def refresh(db: Db, operator: str, counts: str) -> None:
    """The counts changed by something else than time."""
    db.run(update(RUNNING_SESSION).where(RUNNING_SESSION.c.operator == operator).values(counts=counts))


def drop(db: Db, operator: str) -> None:
    """The operator's session ended."""
    db.run(delete(RUNNING_SESSION).where(RUNNING_SESSION.c.operator == operator))
