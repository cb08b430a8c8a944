"""Phone history."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.phones import PhoneChange


def changes(db: Db, client_id: int) -> list[PhoneChange]:
    """Every change of the client's number, oldest first."""
    return db.all(select(PhoneChange).where(PhoneChange.client_id == client_id).order_by(col(PhoneChange.id)))
