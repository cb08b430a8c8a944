"""Who counts as a client's contact person."""

from __future__ import annotations

from datetime import datetime

from supportctl.store.compiled import contacts
from supportctl.store.compiled.rows import Contact
from supportctl.store.engine import Db


def newest(db: Db, client_id: int, at: datetime) -> Contact | None:
    """The contact person that a client had named by then; the first one counts from always."""
    rows = contacts.by_instant(db, client_id)
    known = [row for row in rows if row.happened_at <= at] or rows[:1]
    return known[-1] if known else None
