"""What the desk reads about clients and contacts."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.parties import Client, Contact


def by_key(db: Db, key: str) -> Client | None:
    """A client by its exact key."""
    return db.first(select(Client).where(Client.key == key))


def every(db: Db, limit: int | None = None) -> list[Client]:
    """All clients by key."""
    return db.all(select(Client).order_by(col(Client.key)).limit(limit))


def by_field(db: Db, field: str, value: str) -> list[Client]:
    """Clients whose phone, nip or email is exactly this."""
    return db.all(select(Client).where(getattr(Client, field) == value).order_by(col(Client.key)))


def contact(db: Db, client_id: int, at: datetime) -> Contact | None:
    """The contact person in force at an instant: the newest named by then; the first one holds from always."""
    wanted = select(Contact).where(Contact.client_id == client_id).order_by(col(Contact.happened_at), col(Contact.id))
    rows = db.all(wanted)
    named = [row for row in rows if row.happened_at <= at]
    return named[-1] if named else rows[0] if rows else None
