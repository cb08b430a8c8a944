"""Tickets."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Table, instant, taken_back


class Ticket(Table, table=True):
    """A report and where it stands: new, triaged, open (a session runs), waiting, closed, refused.

    `changed_at`: the last change of state, which no later act may precede. `last_session_end` starts the recurrence window,
    `recurrence_until` is its last second. `unbilled`: begun hours wait for an invoice.
    """

    __table_args__ = (
        Index("ix_ticket_status_id", "status", "id"),
        Index("ix_ticket_client_id", "client_id", "id"),
        Index("ix_ticket_unbilled_id", "unbilled", "id"),
        Index("ix_ticket_assignee_id", "assignee", "id"),
        Index("ix_ticket_first_response_due", "first_response_due", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    subject: str
    status: str
    client_id: int = Field(foreign_key="client.id")
    license_id: int | None = Field(default=None, foreign_key="license.id", index=True)
    product_id: int = Field(foreign_key="product.id")
    version: str | None = None
    regulation: str
    entitlement: str
    channel: str
    topic: str
    serial: str | None = None
    email: str | None = None
    operator: str
    assignee: str | None = None
    diagnosable: bool | None = None
    opened_at: datetime = instant()
    changed_at: datetime = instant()
    first_response_due: datetime | None = instant(nullable=True)
    first_response_at: datetime | None = instant(nullable=True)
    last_session_end: datetime | None = instant(nullable=True)
    recurrence_until: datetime | None = instant(nullable=True)
    recurrence_over: bool = False
    closed_at: datetime | None = instant(nullable=True)
    outcome: str | None = None
    unbilled: bool = False
    undone: int | None = taken_back()
