"""A ticket's history, and the words that it refers to."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field

from supportctl.store.tables import tickets as tickets
from supportctl.store.tables.base import Table, instant, taken_back


class TicketEvent(Table, table=True):
    """One entry of a ticket's history, only ever added. `data` is JSON without persons; words are in the message."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "ticket_event"
    __table_args__ = (Index("ix_ticket_event_ticket_id", "ticket_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    kind: str
    actor: str
    happened_at: datetime = instant()
    recorded_at: datetime = instant()
    clauses: str = ""
    data: str = Field(default="{}", sa_type=Text)
    message_id: int | None = Field(default=None, foreign_key="message.id")
    undone: int | None = taken_back()


class Message(Table, table=True):
    """Words, apart from the history that refers to them, so that they can be erased. Confidential ones leave nowhere. `salt`: with
    which they went into the chain of proof, erased with them."""

    ONLY_ADDED: ClassVar[bool] = True
    id: int | None = Field(default=None, primary_key=True)
    body: str = Field(sa_type=Text)
    confidential: bool = False
    complaint: bool = False
    salt: bytes | None = None
