"""Payments of documents."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled
from supportctl.store.tables.billing import Payment


def of(invoice_id: int) -> list[Payment]:
    """What came in for a document and wasn't withdrawn, in the order of recording."""
    wanted = select(Payment).where(Payment.invoice_id == invoice_id, col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


def of_all(invoice_ids: list[int]) -> list[Payment]:
    """The same of several documents."""
    wanted = select(Payment).where(among(Payment.invoice_id, invoice_ids), col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


def by_proforma(proforma_id: int) -> Payment | None:
    """The payment of the invoice that followed the payment of a proforma."""
    return compiled(select(Payment).where(Payment.proforma_id == proforma_id, col(Payment.withdrawn_at).is_(None)))
