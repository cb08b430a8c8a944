"""The contact persons of clients."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, of_client
from supportctl.store.tables.contacts import Contact
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession


def every() -> list[Contact]:
    """The contact persons of all clients, by the instant at which they were named."""
    return compiled(select(Contact).order_by(col(Contact.happened_at), col(Contact.id)))


def by_instant(client_id: int) -> list[Contact]:
    """Every contact person that the client named, by the instant of it."""
    wanted = select(Contact).where(of_client(Contact.client_id, client_id))
    return compiled(wanted.order_by(col(Contact.happened_at), col(Contact.id)))


def in_order(client_id: int, undone: bool = False) -> list[Contact]:
    """Every contact person that the client named, in the order recorded."""
    return compiled(select(Contact).where(of_client(Contact.client_id, client_id)).order_by(col(Contact.id)))


def first_session_from(client_id: int, since: datetime) -> WorkSession | None:
    """The first session on record for a client that began at an instant or later."""
    wanted = select(WorkSession).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.where(
        of_client(Ticket.client_id, client_id), WorkSession.state != "cancelled", WorkSession.started_at >= since
    )
    return compiled(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)).limit(1))
