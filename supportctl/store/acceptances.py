"""Acceptances, as a plain table: every first ticket looks for one and adds one (audit.py says why not through the model)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, column, insert, select, table

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

ACCEPTANCE = table(
    "acceptance",
    *map(column, ("client_id", "regulation", "version", "clause", "operator")),
    column("accepted_on", Date),
    column("happened_at", Instant),
)


def accepted(db: Db, client_id: int, regulation: str, version: str) -> bool:
    """Did the client accept that version?"""
    t = ACCEPTANCE.c
    wanted = select(t.client_id).where(t.client_id == client_id, t.regulation == regulation, t.version == version)
    return db.scalar(wanted.limit(1)) is not None


def add(db: Db, *, client_id: int, regulation: str, version: str, clause: str, on: date, at: datetime, operator: str) -> None:
    """One acceptance; `clause` is what makes the act one."""
    row = {"client_id": client_id, "regulation": regulation, "version": version, "clause": clause, "operator": operator}
    db.run(insert(ACCEPTANCE).values(**row, accepted_on=on, happened_at=at))
