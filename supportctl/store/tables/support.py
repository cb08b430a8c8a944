"""Hours, tickets with their history and messages, work sessions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Instant, Table, instant, minor


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


class TicketEvent(Table, table=True):
    """One entry of a ticket's history, only ever added. `data` is JSON without persons; words are in the message."""

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


class Message(Table, table=True):
    """Words, apart from the history that refers to them, so that they can be erased. Confidential ones leave nowhere."""

    id: int | None = Field(default=None, primary_key=True)
    body: str = Field(sa_type=Text)
    confidential: bool = False
    complaint: bool = False


class WorkSession(Table, table=True):
    """A timed remote session: `state` running, stopped or cancelled. The version that binds it and its unit are kept.

    The migration adds two partial unique indexes, one running session per ticket and per operator: named here they would
    load every database dialect at start-up.
    """

    __tablename__ = "work_session"
    __table_args__ = (
        Index("ix_work_session_ticket_id", "ticket_id", "id"),
        Index("ix_work_session_operator", "operator", "started_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    operator: str
    state: str
    started_at: datetime = instant()
    stopped_at: datetime | None = instant(nullable=True)
    reason: str | None = None
    channel: str
    phone: str | None = None
    confirmed: str = ""
    contact: str | None = None
    override_reason: str | None = None
    regulation: str
    law_version: str
    unit_minutes: int
    free: bool = False
    past_closing: bool = False


class HoursGrant(Table, table=True):
    """Minutes that may be billed. `kind`: purchase (a client's, for a product and version), consent (a ticket's extension,
    priced on the day of consent) or declined (the client said no). `unit_amount` is the price of one hour."""

    __tablename__ = "hours_grant"
    __table_args__ = (Index("ix_hours_grant_pool", "client_id", "product_id", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    state: str = "active"
    client_id: int = Field(foreign_key="client.id")
    license_id: int | None = Field(default=None, foreign_key="license.id")
    product_id: int = Field(foreign_key="product.id")
    version: str
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    minutes: int
    item: str
    unit_amount: int | None = minor(nullable=True)
    currency: str | None = None
    vat_rate: str | None = None
    gross_price: bool = False
    phone: str | None = None
    consent: str | None = None
    prepaid: bool = False
    invoice_id: int | None = Field(default=None, sa_type=BigInteger)
    happened_at: datetime = instant()
    contacted_at: datetime | None = Field(default=None, sa_type=Instant, nullable=True, index=True)
    operator: str


class HoursUse(Table, table=True):
    """One begun unit of a ticket, taken from a grant at the instant it began; `invoice_id` once it was billed."""

    __tablename__ = "hours_use"

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    grant_id: int = Field(foreign_key="hours_grant.id", index=True)
    minutes: int
    began_at: datetime = instant()
    invoice_id: int | None = Field(default=None, sa_type=BigInteger, index=True)


class RunningSession(Table, table=True):
    """What `session status` shows, kept ready so that a prompt can ask for it: one row per operator at work.

    The counts are those at the instant `as_of`; from there on, status is integer arithmetic (store/glance.py). They concern
    the version that binds this session; `base_*` adds what earlier versions bound.
    `units_left`: units that grants still cover. `unit_covered`: the unit under way is covered.
    """

    __tablename__ = "running_session"

    operator: str = Field(primary_key=True)
    session_id: int = Field(foreign_key="work_session.id")
    ticket_id: int = Field(foreign_key="ticket.id")
    subject: str
    client_key: str
    client_name: str
    entitlement: str
    started_at: datetime = instant()
    started_local: str
    as_of: datetime = instant()
    unit_seconds: int
    seconds: int
    units_begun: int
    units_billable: int
    units_left: int
    unit_covered: bool
    unbilled_seconds: int
    minutes_bought: int
    warn_seconds: int = 0
    base_seconds: int = 0
    base_started_minutes: int = 0
    base_billable_minutes: int = 0
