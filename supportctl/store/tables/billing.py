"""Invoices and their lines, number series, corrections, annulments, payments."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Index, Text, text
from sqlmodel import Field

from supportctl.store.tables import hours as hours
from supportctl.store.tables import pricelist as pricelist
from supportctl.store.tables.base import Table, instant, minor, standing, taken_back

# What is billed asks for the proformas of a client, who may have many documents.
PROFORMA = text("kind = 'proforma'")
# Which documents bill a ticket.
ABOUT = text("ticket_id IS NOT NULL")


class NumberSeries(Table, table=True):
    """The last number given in a series and year; raised inside the transaction that issues."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last_number: int


class Invoice(Table, table=True):
    """An issued document, frozen: parties, lines and totals are a snapshot. Money in minor units; `exchange` is JSON of the rate,
    `deliver_to` the e-mail address that it goes to. An erasure leaves '' there, and as the `buyer` of a proforma. `annotations`: JSON of
    what the VAT act wants said on it, [{code, words, clause}]."""

    ONLY_ADDED: ClassVar[bool] = True

    __table_args__ = (
        Index("ix_invoice_client_id", "client_id", "id"),
        Index("ix_invoice_ticket_id", "ticket_id", "id"),
        Index("ix_invoice_issued_on", "issued_on", "id"),
        Index("ix_invoice_proforma", "client_id", "id", sqlite_where=PROFORMA, postgresql_where=PROFORMA),
    )

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
    annotations: str = Field(default="[]", sa_type=Text)


class InvoiceLine(Table, table=True):
    """One line. `quantity` is a decimal text, `unit_net` minor units of one unit, `discount` what the line was lowered by,
    `clauses` JSON of what priced it; `unit_gross` the gross price of one unit where that is what was agreed (consumers). `annex_15`: is
    the item in annex 15 of the VAT act? None on documents of before it was kept, and where it isn't. A line of a
    correction holds differences, under the position that the line has on the original; `corrected_line` has what stood before."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "invoice_line"
    __table_args__ = (Index("ix_invoice_line_ticket_id", "ticket_id", "invoice_id", sqlite_where=ABOUT, postgresql_where=ABOUT),)

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
    unit_gross: int | None = minor(nullable=True)
    annex_15: bool | None = None


class InvoiceCorrection(Table, table=True):
    """What makes a document a correction: `original_id`, whatever was corrected before, and which correction of it this is
    (`ordinal`, from 1). `what`: line, zero or buyer. `rebill`: what was billed is free for a new invoice. `buyer_before`: JSON, where
    the buyer's data are what is corrected."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "invoice_correction"
    __table_args__ = (Index("ux_invoice_correction_original_id", "original_id", "ordinal", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", unique=True)
    original_id: int = Field(foreign_key="invoice.id")
    ordinal: int
    what: str
    rebill: bool
    reason: str = Field(sa_type=Text)
    buyer_before: str | None = Field(default=None, sa_type=Text)


class CorrectedLine(Table, table=True):
    """What stood before a line of a correction; with the differences of `invoice_line` it gives what stands after it."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "corrected_line"

    id: int | None = Field(default=None, primary_key=True)
    line_id: int = Field(foreign_key="invoice_line.id", unique=True)
    quantity: str
    unit_net: int = minor()
    unit_gross: int | None = minor(nullable=True)
    discount: int = minor()
    net: int = minor()
    vat: int = minor()
    gross: int = minor()


class InvoiceAdvance(Table, table=True):
    """An advance that a final invoice is lowered by."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "invoice_advance"

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", index=True)
    advance_id: int = Field(foreign_key="invoice.id", index=True)


class InvoiceAnnulment(Table, table=True):
    """A document that never left the desk and is void: its number stays, and it counts nowhere."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "invoice_annulment"

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", unique=True)
    reason: str = Field(sa_type=Text)
    annulled_at: datetime = instant()
    recorded_at: datetime = instant()
    operator: str


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


class KsefDocument(Table, table=True):
    """A document as it was handed over for the KSeF: the bytes of its XML, as UTF-8 text, once and for all, and their SHA-256 in hex.
    `certificate_url`: the address in its second code, signed with the seller's certificate; None where there was none."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "ksef_document"

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", unique=True)
    xml: str = Field(sa_type=Text)
    sha256: str
    made_at: datetime = instant()
    operator: str
    certificate_url: str | None = Field(default=None, sa_type=Text)


class KsefAcceptance(Table, table=True):
    """The number that the KSeF gave a document, and when it accepted it."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "ksef_acceptance"

    id: int | None = Field(default=None, primary_key=True)
    invoice_id: int = Field(foreign_key="invoice.id", unique=True)
    number: str = Field(unique=True)
    accepted_at: datetime = instant()
    recorded_at: datetime = instant()
    operator: str


class KsefOutage(Table, table=True):
    """A time in which the KSeF was out, as it was announced. `kind`: unavailability (announced beforehand) or failure; legal days,
    `ended_on` is the last one, None while it lasts; `source`: where it was announced."""

    __tablename__ = "ksef_outage"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    began_on: date
    ended_on: date | None = None
    source: str = Field(sa_type=Text)
    recorded_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
