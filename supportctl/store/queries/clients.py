"""What the desk reads about clients and contacts."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.parties import Client


def by_key(db: Db, key: str) -> Client | None:
    """A client by its exact key."""
    return db.first(select(Client).where(Client.key == key))


def every(db: Db, limit: int | None = None) -> list[Client]:
    """All clients by key."""
    return db.all(select(Client).order_by(col(Client.key)).limit(limit))


def by_field(db: Db, field: str, value: str) -> list[Client]:
    """Clients whose phone, nip or email is exactly this."""
    return db.all(select(Client).where(getattr(Client, field) == value).order_by(col(Client.key)))
