"""Phone history."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.parties import Client
from supportctl.store.tables.phones import PhoneChange


def changes(db: Db, client_id: int) -> list[PhoneChange]:
    """Every change of the client's number, oldest first."""
    return db.all(select(PhoneChange).where(PhoneChange.client_id == client_id).order_by(col(PhoneChange.id)))


def number_at(db: Db, client: Client, at: datetime) -> str | None:
    """The client's number as it stood at an instant: what the first change after it replaced."""
    later = [change for change in changes(db, client.id or 0) if change.happened_at > at]
    return later[0].old_number if later else client.phone
