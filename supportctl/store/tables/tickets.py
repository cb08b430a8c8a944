"""Tickets."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Table, instant, standing, taken_back

# Most tickets are of normal priority and stand alone: an index of those would cost every ticket and find nothing quickly.
PRESSING = text("priority <> 'normal'")
MERGED = text("merged_into IS NOT NULL")
BROUGHT_IN = text("source IS NOT NULL")

# As each database writes them: a statement that says the same finds such an index.
LIVE = text("status NOT IN ('closed', 'refused') AND undone IS NULL")
LIVE_SERVER = text("status <> 'closed' AND status <> 'refused' AND undone IS NULL")
AWAITED = text(f"first_response_at IS NULL AND {LIVE}")
AWAITED_SERVER = text(f"first_response_at IS NULL AND {LIVE_SERVER}")
# What `today` asks for: first responses by when they are due, and what was put aside until then.
DUE, DUE_SERVER = (
    text(f"first_response_due IS NOT NULL AND {AWAITED}"),
    text(f"first_response_due IS NOT NULL AND {AWAITED_SERVER}"),
)
ASIDE = text("waits_until IS NOT NULL")
# What cron asks for: windows for a recurrence that run or ran out, and aren't marked yet.
WINDOW, WINDOW_SERVER = (
    text("recurrence_over IS 0 AND recurrence_until IS NOT NULL AND undone IS NULL"),
    text("recurrence_over IS FALSE AND recurrence_until IS NOT NULL AND undone IS NULL"),
)
UNBILLED, UNBILLED_SERVER = text("unbilled IS 1 AND undone IS NULL"), text("unbilled IS TRUE AND undone IS NULL")


class Ticket(Table, table=True):
    """A report and where it stands: new, triaged, open (a session runs), waiting, closed, refused.

    `changed_at`: the last change of state, which no later act may precede. `last_session_end` starts the recurrence window,
    `recurrence_until` is its last second. `unbilled`: begun hours wait for an invoice.
    `priority`: urgent, high, normal, low. `waits_until`: put aside until then, and why; no state and no clock knows of it.
    `merged_into`: the ticket that this one is shown in. `source`: what names it where it was brought in from, None for a ticket that
    was opened here.
    """

    __table_args__ = (
        standing("ix_ticket_status_id", "status", "id"),
        Index("ix_ticket_client_id", "client_id", "id"),
        standing("ix_ticket_unbilled_id", "unbilled", "id"),
        standing("ix_ticket_assignee_id", "assignee", "id"),
        standing("ix_ticket_first_response_due", "first_response_due", "id"),
        # What `ticket list` is asked for by, alone and in pairs: each finds the newest without looking at others.
        Index("ix_ticket_product_id", "product_id", "id"),
        Index("ix_ticket_regulation", "regulation", "id"),
        Index("ix_ticket_channel", "channel", "id"),
        Index("ix_ticket_opened_at", "opened_at", "id"),
        Index("ix_ticket_changed_at", "changed_at", "id"),
        Index("ix_ticket_client_opened", "client_id", "opened_at", "id"),
        Index("ix_ticket_status_client", "status", "client_id", "id"),
        Index("ix_ticket_status_assignee", "status", "assignee", "id"),
        Index("ix_ticket_status_regulation", "status", "regulation", "id"),
        Index("ix_ticket_live", "id", sqlite_where=LIVE, postgresql_where=LIVE_SERVER),
        Index("ix_ticket_awaited", "first_response_at", "id", sqlite_where=AWAITED, postgresql_where=AWAITED_SERVER),
        Index(
            "ix_ticket_awaited_due",
            "first_response_at",
            "first_response_due",
            "id",
            sqlite_where=DUE,
            postgresql_where=DUE_SERVER,
        ),
        Index("ix_ticket_waits_until", "waits_until", "id", sqlite_where=ASIDE, postgresql_where=ASIDE),
        Index("ix_ticket_awaited_assignee", "assignee", "id", sqlite_where=AWAITED, postgresql_where=AWAITED_SERVER),
        Index(
            "ix_ticket_unbilled_client", "unbilled", "client_id", "id", sqlite_where=UNBILLED, postgresql_where=UNBILLED_SERVER
        ),
        Index("ix_ticket_priority_id", "priority", "id", sqlite_where=PRESSING, postgresql_where=PRESSING),
        Index("ix_ticket_window", "recurrence_until", "id", sqlite_where=WINDOW, postgresql_where=WINDOW_SERVER),
        Index("ix_ticket_merged_into", "merged_into", sqlite_where=MERGED, postgresql_where=MERGED),
        Index("ix_ticket_source", "source", sqlite_where=BROUGHT_IN, postgresql_where=BROUGHT_IN),
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
    priority: str = "normal"
    waits_until: datetime | None = instant(nullable=True)
    waits_reason: str | None = None
    merged_into: int | None = Field(default=None, foreign_key="ticket.id")
    source: str | None = None


class TicketTag(Table, table=True):
    """A word that operators put on a ticket to find it by; a tag is lower-case, and at most once on a ticket."""

    __tablename__ = "ticket_tag"
    __table_args__ = (
        Index("ix_ticket_tag_tag_ticket_id", "tag", "ticket_id"),
        Index("ix_ticket_tag_ticket_id", "ticket_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    tag: str
    undone: int | None = taken_back()
