"""What waits, kept apart from the many rows that don't: written with every change by store/owing.py and store/unanswered.py."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, Integer, text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, minor

# What is left to pay is asked for by the day on which it is due, what is owed back by the document.
TO_PAY, TO_GIVE_BACK = text("rest > 0"), text("rest < 0")


class OwedDocument(Table, table=True):
    """A document that isn't settled; `id` is the document's. `rest`: minor units that are left to pay, below zero what is owed back to
    the client. Most documents were settled long ago: these few are found at once."""

    __tablename__ = "owed_document"
    __table_args__ = (
        Index("ix_owed_document_due_on", "due_on", "id", sqlite_where=TO_PAY, postgresql_where=TO_PAY),
        Index("ix_owed_document_to_give_back", "id", sqlite_where=TO_GIVE_BACK, postgresql_where=TO_GIVE_BACK),
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer, "sqlite"))
    due_on: date
    rest: int = minor()


class UnansweredMessage(Table, table=True):
    """The last message of a client, on a ticket that isn't over, which no word and no session of the desk followed; `id` is the
    ticket's, `event_id` the entry of its history, `wrote_at` when the client wrote."""

    __tablename__ = "unanswered_message"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer, "sqlite"))
    event_id: int = Field(sa_type=BigInteger, index=True)
    wrote_at: datetime = instant()
