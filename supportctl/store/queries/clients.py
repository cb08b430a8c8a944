"""What the desk reads about clients, contacts and acceptances."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.parties import Acceptance, Client, Contact


def by_key(db: Db, key: str) -> Client | None:
    """A client by its exact key."""
    return db.first(select(Client).where(Client.key == key))


def every(db: Db, limit: int | None = None) -> list[Client]:
    """All clients by key."""
    return db.all(select(Client).order_by(col(Client.key)).limit(limit))


def by_field(db: Db, field: str, value: str) -> list[Client]:
    """Clients whose phone, nip or email is exactly this."""
    return db.all(select(Client).where(getattr(Client, field) == value).order_by(col(Client.key)))


def contact(db: Db, client_id: int) -> Contact | None:
    """The contact person in force: the newest one."""
    return db.first(select(Contact).where(Contact.client_id == client_id).order_by(col(Contact.id).desc()).limit(1))


def accepted(db: Db, client_id: int, regulation: str, version: str) -> Acceptance | None:
    """The first acceptance of that version by the client."""
    wanted = select(Acceptance).where(
        Acceptance.client_id == client_id, Acceptance.regulation == regulation, Acceptance.version == version
    )
    return db.first(wanted.order_by(col(Acceptance.id)).limit(1))


def acceptances(db: Db, client_id: int) -> list[Acceptance]:
    """Everything that the client accepted, oldest first."""
    return db.all(select(Acceptance).where(Acceptance.client_id == client_id).order_by(col(Acceptance.id)))
