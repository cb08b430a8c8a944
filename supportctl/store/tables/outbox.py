"""What is to be sent, what became of it, and the letters that demand a payment."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field

from supportctl.store.tables import billing as billing
from supportctl.store.tables.base import Table, instant, minor, standing, taken_back


class OutboxMessage(Table, table=True):
    """A letter to one recipient, written in the transaction of the act that sends it. `kind`: invoice, reminder or reply; `reminder_id`: the
    demand that goes with the document.

    `message_id` is fixed here, so that a letter which arrives twice is seen to be one. `state`: queued, held, sending, sent, refused (for
    good), failed (given up) or cancelled; `next_at`: not tried before; `claimed_at`: since when it is being sent. An erasure leaves ''
    in `recipient`, `subject` and `body`; such a letter is never sent.
    """

    __tablename__ = "outbox_message"
    __table_args__ = (
        standing("ix_outbox_message_state", "state", "next_at", "id"),
        Index("ix_outbox_message_invoice_id", "invoice_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    client_id: int = Field(foreign_key="client.id", index=True)
    invoice_id: int | None = Field(default=None, foreign_key="invoice.id")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    message_id: str
    recipient: str
    lang: str
    subject: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)
    state: str
    queued_at: datetime = instant()
    operator: str
    next_at: datetime = instant()
    attempts: int = 0
    claimed_at: datetime | None = instant(nullable=True)
    sent_at: datetime | None = instant(nullable=True)
    undone: int | None = taken_back()
    reminder_id: int | None = Field(default=None, foreign_key="reminder.id")


class OutboxAttempt(Table, table=True):
    """An attempt to send a letter. `outcome`: sent, refused, failed or uncertain (it stopped in the middle). `status`: the number that the
    server answered with, 0 where it didn't answer; `detail`: its words, emptied by an erasure."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "outbox_attempt"

    id: int | None = Field(default=None, primary_key=True)
    outbox_message_id: int = Field(foreign_key="outbox_message.id", index=True)
    at: datetime = instant()
    outcome: str
    step: str
    status: int
    detail: str = Field(sa_type=Text)
    undone: int | None = taken_back()


class Reminder(Table, table=True):
    """A letter that demands the payment of a document and sets an extra term. `form`: paper or qualified; `letter_on`: its day;
    `amount`: minor units left to pay on it; `delivered_on`: when the client got it, as far as is known."""

    __table_args__ = (standing("ix_reminder_invoice_id", "invoice_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id")
    form: str
    letter_on: date
    term: date
    amount: int = minor()
    delivered_on: date | None = None
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
