"""Corrections and annulments of documents."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled
from supportctl.store.tables.billing import CorrectedLine, Invoice, InvoiceAnnulment, InvoiceCorrection, InvoiceLine


class Change(NamedTuple):
    """A correction that stands, by the document that it corrects; `gross` is its difference in minor units."""

    original_id: int
    invoice_id: int
    number: str
    ordinal: int
    gross: int
    issued_on: date
    due_on: date
    what: str
    rebill: bool


def standing(originals: list[int]) -> list[Change]:
    """The corrections of documents, each original's in their order, without those that were annulled."""
    columns: Any = (
        InvoiceCorrection.original_id,
        InvoiceCorrection.invoice_id,
        Invoice.number,
        InvoiceCorrection.ordinal,
        Invoice.gross,
        Invoice.issued_on,
        Invoice.due_on,
        InvoiceCorrection.what,
        InvoiceCorrection.rebill,
    )
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    wanted = select(*columns).join(Invoice, col(Invoice.id) == InvoiceCorrection.invoice_id)
    wanted = wanted.where(among(InvoiceCorrection.original_id, originals), ~void)
    return compiled(wanted.order_by(col(InvoiceCorrection.original_id), col(InvoiceCorrection.ordinal)))


def own(invoice_ids: list[int]) -> list[InvoiceCorrection]:
    """What makes these documents corrections."""
    wanted = select(InvoiceCorrection).where(among(InvoiceCorrection.invoice_id, invoice_ids))
    return compiled(wanted.order_by(col(InvoiceCorrection.id)))


def last_ordinal(original_id: int) -> int | None:
    """Which correction of a document was the last, annulled or not."""
    wanted = select(InvoiceCorrection.ordinal).where(InvoiceCorrection.original_id == original_id)
    return compiled(wanted.order_by(col(InvoiceCorrection.ordinal).desc()).limit(1))


def lines(invoice_ids: list[int]) -> list[CorrectedLine]:
    """What stood before the lines of corrections."""
    wanted = select(CorrectedLine).join(InvoiceLine, col(InvoiceLine.id) == CorrectedLine.line_id)
    return compiled(wanted.where(among(InvoiceLine.invoice_id, invoice_ids)).order_by(col(CorrectedLine.id)))


def annulments(invoice_ids: list[int]) -> list[InvoiceAnnulment]:
    """The annulments of documents."""
    wanted = select(InvoiceAnnulment).where(among(InvoiceAnnulment.invoice_id, invoice_ids))
    return compiled(wanted.order_by(col(InvoiceAnnulment.id)))
