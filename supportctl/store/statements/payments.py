"""Payments of documents."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled, func, of_client, when
from supportctl.store.tables.billing import Invoice, InvoiceAnnulment, Payment
from supportctl.store.tables.bundles import BundleDocument


def of(invoice_id: int) -> list[Payment]:
    """What came in for a document and wasn't withdrawn, in the order of recording."""
    wanted = select(Payment).where(Payment.invoice_id == invoice_id, col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


def of_all(invoice_ids: list[int]) -> list[Payment]:
    """The same of several documents."""
    wanted = select(Payment).where(among(Payment.invoice_id, invoice_ids), col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


class PaidProforma(NamedTuple):
    """A proforma that is paid whole: since when."""

    id: int
    number: str
    paid_on: date


def paid_proforma(client_id: int, ticket_id: int | None, currency: str, gross: int) -> PaidProforma | None:
    """A client's oldest proforma of that sum that is paid and that no invoice is paid by; that of a ticket, where one is named, or else
    of several. Those of bundles and trainings have invoices of their own."""
    came: Any = aliased(Payment)
    taken: Any = aliased(Payment)
    sums = select(func.coalesce(func.sum(came.amount), 0)).where(came.invoice_id == Invoice.id, came.withdrawn_at.is_(None))
    last = select(func.max(came.paid_on)).where(came.invoice_id == Invoice.id, came.withdrawn_at.is_(None))
    used = select(taken.id).where(taken.proforma_id == Invoice.id, taken.withdrawn_at.is_(None)).exists()
    bundled = select(BundleDocument.id).where(BundleDocument.number == Invoice.number).exists()
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    columns: Any = (Invoice.id, Invoice.number, last.correlate(Invoice).scalar_subquery())
    wanted = select(*columns).where(Invoice.kind == "proforma", of_client(Invoice.client_id, client_id))
    wanted = wanted.where(when(ticket_id, Invoice.ticket_id == ticket_id), Invoice.currency == currency, Invoice.gross == gross)
    wanted = wanted.where(sums.correlate(Invoice).scalar_subquery() == gross, ~used, ~bundled, ~void)
    return compiled(wanted.order_by(col(Invoice.id)).limit(1))


def by_proforma(proforma_id: int) -> Payment | None:
    """The payment of the invoice that followed the payment of a proforma."""
    return compiled(select(Payment).where(Payment.proforma_id == proforma_id, col(Payment.withdrawn_at).is_(None)))
