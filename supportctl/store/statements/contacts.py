"""The contact persons of clients."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, of_client
from supportctl.store.tables.contacts import Contact


def by_instant(client_id: int) -> list[Contact]:
    """Every contact person that the client named, by the instant of it."""
    wanted = select(Contact).where(of_client(Contact.client_id, client_id))
    return compiled(wanted.order_by(col(Contact.happened_at), col(Contact.id)))


def in_order(client_id: int, undone: bool = False) -> list[Contact]:
    """Every contact person that the client named, in the order recorded."""
    return compiled(select(Contact).where(of_client(Contact.client_id, client_id)).order_by(col(Contact.id)))
