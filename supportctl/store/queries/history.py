"""What the desk reads of a ticket's history."""

from __future__ import annotations

from typing import Any

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.history import Message, TicketEvent


def history(db: Db, ticket_id: int) -> list[Any]:
    """(event, message or None), oldest first."""
    wanted = select(TicketEvent, Message).outerjoin(Message, col(Message.id) == TicketEvent.message_id)
    return db.all(wanted.where(TicketEvent.ticket_id == ticket_id).order_by(col(TicketEvent.id)))


def turns(db: Db, ticket_id: int) -> list[TicketEvent]:
    """When a ticket was triaged, reopened, closed and refused, in the order recorded."""
    kinds = ("triaged", "reopened", "closed", "refused")
    wanted = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id, col(TicketEvent.kind).in_(kinds))
    return db.all(wanted.order_by(col(TicketEvent.id)))
