"""Payments of documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from supportctl.store.statements.dsl import all_billed, among, compiled, follows, func, of_client
from supportctl.store.tables.billing import Invoice, InvoiceAnnulment, InvoiceLine, Payment
from supportctl.store.tables.bundles import BundleDocument
from supportctl.store.tables.parties import Client
from supportctl.tuples import NamedTuple


def of(invoice_id: int) -> list[Payment]:
    """What came in for a document and wasn't withdrawn, in the order of recording."""
    wanted = select(Payment).where(Payment.invoice_id == invoice_id, col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


def of_all(invoice_ids: list[int]) -> list[Payment]:
    """The same of several documents."""
    wanted = select(Payment).where(among(Payment.invoice_id, invoice_ids), col(Payment.withdrawn_at).is_(None))
    return compiled(wanted.order_by(col(Payment.id)))


class PaidProforma(NamedTuple):
    """A proforma for which money came in that no invoice is paid by yet: how much, in minor units, and when the last of it came."""

    id: int
    number: str
    left: int
    paid_on: date


def paid_proformas(client_id: int, currency: str) -> list[PaidProforma]:
    """Those of a client in a currency, oldest first. Those of bundles and trainings have invoices of their own."""
    came: Any = aliased(Payment)
    taken: Any = aliased(Payment)
    sums = select(func.coalesce(func.sum(came.amount), 0)).where(came.invoice_id == Invoice.id, came.withdrawn_at.is_(None))
    last = select(func.max(came.paid_on)).where(came.invoice_id == Invoice.id, came.withdrawn_at.is_(None))
    used = select(func.coalesce(func.sum(taken.amount), 0)).where(taken.proforma_id == Invoice.id, taken.withdrawn_at.is_(None))
    left: Any = sums.correlate(Invoice).scalar_subquery() - used.correlate(Invoice).scalar_subquery()
    bundled = select(BundleDocument.id).where(BundleDocument.number == Invoice.number).exists()
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    columns: Any = (Invoice.id, Invoice.number, left, last.correlate(Invoice).scalar_subquery())
    wanted = select(*columns).where(Invoice.kind == "proforma", of_client(Invoice.client_id, client_id))
    return compiled(wanted.where(Invoice.currency == currency, left > 0, ~bundled, ~void).order_by(col(Invoice.id)))


class Replaced(NamedTuple):
    """A proforma all of which an invoice bills: the number of the last such invoice."""

    proforma_id: int
    number: str


def replaced(proforma_ids: list[int]) -> list[Replaced]:
    """Those of these proformas, one entry an invoice, oldest first."""
    later: Any = aliased(Invoice)
    mine: Any = aliased(InvoiceLine)
    columns: Any = (Invoice.id, later.number)
    wanted = select(*columns).distinct().join(mine, mine.invoice_id == Invoice.id).join(later, follows(later, mine))
    wanted = wanted.where(among(Invoice.id, proforma_ids), all_billed()).order_by(col(Invoice.id), later.number)
    return compiled(wanted)


def by_proforma(proforma_id: int) -> Payment | None:
    """The payment of the invoice that followed the payment of a proforma."""
    return compiled(select(Payment).where(Payment.proforma_id == proforma_id, col(Payment.withdrawn_at).is_(None)))


def every() -> list[tuple[Payment, str, str, str, str | None]]:
    """Every payment, also those withdrawn, in the order of recording: with its document's number and currency, the client's key, and
    the number of the proforma that paid."""
    proforma: Any = aliased(Invoice)
    columns: Any = (Payment, Invoice.number, Invoice.currency, Client.key, proforma.number)
    wanted = (
        select(*columns).join(Invoice, col(Invoice.id) == Payment.invoice_id).join(Client, col(Client.id) == Invoice.client_id)
    )
    wanted = wanted.outerjoin(proforma, proforma.id == Payment.proforma_id)
    return compiled(wanted.order_by(col(Payment.id)))
