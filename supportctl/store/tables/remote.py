"""Remote help by appointment: appointments, service items, notes on the client's software."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from supportctl.store.tables import work as work
from supportctl.store.tables.base import Table, instant, minor, taken_back

AGREED = text("state = 'agreed' AND undone IS NULL")


class Appointment(Table, table=True):
    """An hour agreed with a technician. `state`: agreed, used (a session came of it), moved or cancelled.

    `arranged_on` is the day that picks regulation and price list, `prices_until` the number of the last price on record then;
    `invoice_email` the address given for the invoice, erasable.
    """

    __table_args__ = (
        Index("ix_appointment_ticket_id", "ticket_id", "id"),
        Index("ix_appointment_technician", "technician", "starts_at"),
        Index("ix_appointment_agreed", "starts_at", "id", sqlite_where=AGREED, postgresql_where=AGREED),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    technician: str
    starts_at: datetime = instant()
    ends_at: datetime = instant()
    state: str = "agreed"
    arranged_on: date
    arranged_at: datetime = instant()
    prices_until: int = 0
    invoice_email: str | None = None
    session_id: int | None = Field(default=None, foreign_key="work_session.id")
    operator: str
    undone: int | None = taken_back()


class ServiceItem(Table, table=True):
    """A service item to be charged on a ticket, priced by the list of `priced_on`; `invoice_id` once it was billed."""

    __tablename__ = "service_item"

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    item: str
    name: str
    unit: str
    quantity: int
    unit_amount: int = minor()
    currency: str
    vat_rate: str
    gross_price: bool
    priced_on: date
    invoice_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class SoftwareNote(Table, table=True):
    """What is noted on the client's software while the service runs; deleted when it ends."""

    __tablename__ = "software_note"

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    body: str
    happened_at: datetime = instant()
