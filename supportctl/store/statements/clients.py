"""Clients."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client, FormerKey
from supportctl.store.tables.tickets import Ticket


def by_key(key: str) -> Client | None:
    """A client by its exact key."""
    return compiled(select(Client).where(Client.key == key))


def every(limit: int | None = None, alone: bool = False) -> list[Client]:
    """All clients by key; `alone`: without those that are aliases of others."""
    wanted = select(Client).where(when(alone, col(Client.merged_into).is_(None)))
    return compiled(wanted.order_by(col(Client.key)).limit(limit))


def by_former_key(key: str) -> Client | None:
    """The client that had this key before; of several the one that had it last."""
    wanted = select(Client).join(FormerKey, col(FormerKey.client_id) == Client.id).where(FormerKey.key == key)
    return compiled(wanted.order_by(col(FormerKey.id).desc()).limit(1))


def aliases(client_id: int) -> list[Client]:
    """The clients that were merged into one, oldest first."""
    return compiled(select(Client).where(Client.merged_into == client_id).order_by(col(Client.id)))


def by_phone(phone: str) -> list[Client]:
    """Clients whose stored phone number is exactly this, in E.164."""
    return compiled(select(Client).where(Client.phone == phone).order_by(col(Client.key)))


def by_nip(nip: str) -> list[Client]:
    """Clients whose NIP is exactly this."""
    return compiled(select(Client).where(Client.nip == nip).order_by(col(Client.key)))


def by_email(email: str) -> list[Client]:
    """Clients whose e-mail address is exactly this."""
    return compiled(select(Client).where(Client.email == email).order_by(col(Client.key)))


def licensed_under(client_id: int) -> list[str]:
    """The regulations that serve the products of a client's licences."""
    wanted = select(Product.regulation).join(License, col(License.product_id) == Product.id)
    return compiled(wanted.where(License.client_id == client_id).distinct().order_by(col(Product.regulation)))


def served_under(client_id: int) -> list[str]:
    """The regulations of a client's tickets."""
    return compiled(select(Ticket.regulation).where(Ticket.client_id == client_id).distinct().order_by(col(Ticket.regulation)))
