"""Invoices and their lines, number series, payments."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from supportctl.store.tables import hours as hours
from supportctl.store.tables import pricelist as pricelist
from supportctl.store.tables.base import Table, instant, minor, standing, taken_back


class NumberSeries(Table, table=True):
    """The last number given in a series and year; raised inside the transaction that issues."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last_number: int


class Invoice(Table, table=True):
    """An issued document, frozen: parties, lines and totals are a snapshot. Money in minor units; `exchange` is JSON of the rate,
    `deliver_to` the e-mail address that it goes to. An erasure leaves '' there, and as the `buyer` of a proforma."""

    ONLY_ADDED: ClassVar[bool] = True

    __table_args__ = (Index("ix_invoice_client_id", "client_id", "id"), Index("ix_invoice_ticket_id", "ticket_id", "id"))

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True)
    kind: str
    client_id: int = Field(foreign_key="client.id")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    issued_on: date
    service_date: date
    due_on: date
    currency: str
    net: int = minor()
    vat: int = minor()
    gross: int = minor()
    in_words: str
    seller: str = Field(sa_type=Text)
    buyer: str = Field(sa_type=Text)
    notes: str = Field(default="[]", sa_type=Text)
    exchange: str | None = Field(default=None, sa_type=Text)
    deliver_to: str | None = None
    issued_at: datetime = instant()
    operator: str


class InvoiceLine(Table, table=True):
    """One line. `quantity` is a decimal text, `unit_net` minor units of one unit, `discount` what the line was lowered by,
    `clauses` JSON of what priced it."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "invoice_line"

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    position: int
    item: str
    name: str
    quantity: str
    unit: str
    unit_net: int = minor()
    discount: int = minor()
    net: int = minor()
    vat_rate: str
    vat: int = minor()
    gross: int = minor()
    clauses: str = Field(sa_type=Text)
    ticket_id: int | None = Field(default=None, sa_type=BigInteger)


class Payment(Table, table=True):
    """Money that came in for a document, in minor units of its currency, on `paid_on`. `proforma_id`: the document is paid by what
    came in for that proforma, and no money came in anew. `withdrawn_at`: when it was recorded that the payment didn't come in
    after all."""

    __table_args__ = (standing("ix_payment_invoice_id", "invoice_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id")
    amount: int = minor()
    paid_on: date
    proforma_id: int | None = Field(default=None, foreign_key="invoice.id")
    recorded_at: datetime = instant()
    operator: str
    withdrawn_at: datetime | None = instant(nullable=True)
    undone: int | None = taken_back()
