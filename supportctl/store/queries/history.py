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


def first_event(db: Db, ticket_id: int, kind: str) -> TicketEvent | None:
    """The first entry of a kind in a ticket's history."""
    wanted = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id, TicketEvent.kind == kind)
    return db.first(wanted.order_by(col(TicketEvent.id)).limit(1))
