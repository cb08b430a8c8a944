"""Corrections and annulments of documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from supportctl.store.statements.dsl import among, compiled, func
from supportctl.store.tables.billing import CorrectedLine, Invoice, InvoiceAnnulment, InvoiceCorrection, InvoiceLine, Payment
from supportctl.tuples import NamedTuple


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


class Stood(NamedTuple):
    """What stood of a document: the number of the last correction that stands, how many payments count and what they come to, and the
    last of them. Whatever is added or taken back changes one of these."""

    correction: str | None
    payments: int
    amount: int
    last_payment: int | None


def stood(number: str, invoice_id: int | None) -> Stood | None:
    """The same of the document of that number, or id."""
    changed: Any = aliased(Invoice)
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == changed.id).exists()
    last: Any = select(changed.number).join(InvoiceCorrection, InvoiceCorrection.invoice_id == changed.id)
    last = last.where(InvoiceCorrection.original_id == Invoice.id, ~void).order_by(col(InvoiceCorrection.ordinal).desc()).limit(1)

    def paid(column: Any) -> Any:
        counted = select(column).where(Payment.invoice_id == Invoice.id, col(Payment.withdrawn_at).is_(None))
        return counted.correlate(Invoice).scalar_subquery()

    columns: Any = (
        last.correlate(Invoice).scalar_subquery(),
        paid(func.count(col(Payment.id))),
        paid(func.coalesce(func.sum(Payment.amount), 0)),
        paid(func.max(Payment.id)),
    )
    wanted = select(*columns).select_from(Invoice).where(or_(Invoice.number == number, Invoice.id == invoice_id))
    return compiled(wanted.order_by(col(Invoice.id)).limit(1))


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
