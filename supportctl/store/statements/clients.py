"""Clients."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.parties import Client


def by_key(key: str) -> Client | None:
    """A client by its exact key."""
    return compiled(select(Client).where(Client.key == key))


def every(limit: int | None = None) -> list[Client]:
    """All clients by key."""
    return compiled(select(Client).order_by(col(Client.key)).limit(limit))


def by_phone(phone: str) -> list[Client]:
    """Clients whose stored phone number is exactly this, in E.164."""
    return compiled(select(Client).where(Client.phone == phone).order_by(col(Client.key)))


def by_nip(nip: str) -> list[Client]:
    """Clients whose NIP is exactly this."""
    return compiled(select(Client).where(Client.nip == nip).order_by(col(Client.key)))


def by_email(email: str) -> list[Client]:
    """Clients whose e-mail address is exactly this."""
    return compiled(select(Client).where(Client.email == email).order_by(col(Client.key)))
