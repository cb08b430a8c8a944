"""The contact person, as a plain table for reading: every start of a session asks who it is (audit.py says why not the model)."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Boolean, Integer, column, select, table

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

CONTACT = table(
    "contact", *(column(n, Integer) for n in ("id", "client_id")), column("competent", Boolean), column("happened_at", Instant)
)


class ContactPerson(NamedTuple):
    """Which row names the person, and whether the client said that they know enough (§4.6)."""

    id: int
    competent: bool


def newest(db: Db, client_id: int, at: datetime) -> ContactPerson | None:
    """The contact person that a client had named by then; the first one counts from always."""
    t = CONTACT.c
    rows = db.all(select(t.id, t.competent, t.happened_at).where(t.client_id == client_id).order_by(t.happened_at, t.id))
    known = [row for row in rows if row.happened_at <= at] or rows[:1]
    return ContactPerson(known[-1].id, known[-1].competent) if known else None
