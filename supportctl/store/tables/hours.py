"""The hours that pay for work sessions."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, text
from sqlmodel import Field

from supportctl.store.tables import tickets as tickets
from supportctl.store.tables.base import Instant, Table, instant, minor, taken_back

# Purchases that wait for a first contact, and those paid in advance that wait for their invoice.
UNCONTACTED = text("kind = 'purchase' AND state = 'active' AND contacted_at IS NULL AND undone IS NULL")
PREPAID = text("prepaid IS 1 AND invoice_id IS NULL AND undone IS NULL")
PREPAID_SERVER = text("prepaid IS TRUE AND invoice_id IS NULL AND undone IS NULL")


class HoursGrant(Table, table=True):
    """Minutes that may be billed. `kind`: purchase (a client's, for a product and version), consent (a ticket's extension,
    priced on the day of consent) or declined (the client said no). `unit_amount` is the price of one hour."""

    __tablename__ = "hours_grant"
    __table_args__ = (
        Index("ix_hours_grant_pool", "client_id", "product_id", "version"),
        Index(
            "ix_hours_grant_uncontacted",
            "contacted_at",
            "happened_at",
            "id",
            sqlite_where=UNCONTACTED,
            postgresql_where=UNCONTACTED,
        ),
        Index("ix_hours_grant_prepaid", "id", sqlite_where=PREPAID, postgresql_where=PREPAID_SERVER),
    )

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
    undone: int | None = taken_back()


class HoursUse(Table, table=True):
    """One begun unit of a ticket, taken from a grant at the instant it began; `invoice_id` once it was billed."""

    __tablename__ = "hours_use"

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    grant_id: int = Field(foreign_key="hours_grant.id", index=True)
    minutes: int
    began_at: datetime = instant()
    invoice_id: int | None = Field(default=None, sa_type=BigInteger, index=True)
    undone: int | None = taken_back()
