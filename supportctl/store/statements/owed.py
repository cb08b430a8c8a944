"""Documents of which something is left to pay."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from supportctl.store.statements.dsl import among, compiled, left_to_pay
from supportctl.store.tables.billing import Invoice, InvoiceCorrection
from supportctl.store.tables.owed import OwedDocument


class Owed(NamedTuple):
    """A document, by when it says that it is to be paid, and minor units that are left: none, or less, where nothing is. `listed`: is it
    in the list of those of which something is?"""

    id: int
    due_on: date
    left: int
    listed: bool


def standing(ids: list[int]) -> list[Owed]:
    """These documents, and the proformas before the invoices among them that may be of the same work."""
    proforma: Any = aliased(Invoice)
    invoice: Any = aliased(Invoice)
    proposed = select(proforma.id).join(invoice, proforma.client_id == invoice.client_id)
    proposed = proposed.where(
        among(invoice.id, ids), invoice.kind == "vat", proforma.kind == "proforma", proforma.id < invoice.id
    )
    listed = select(OwedDocument.id).where(OwedDocument.id == Invoice.id).exists().correlate(Invoice)
    columns: Any = (Invoice.id, Invoice.due_on, left_to_pay(), listed)
    return compiled(select(*columns).where(or_(among(Invoice.id, ids), col(Invoice.id).in_(proposed))).order_by(col(Invoice.id)))


def corrected(ids: list[int]) -> list[int]:
    """The documents that these correct."""
    return compiled(select(InvoiceCorrection.original_id).where(among(InvoiceCorrection.invoice_id, ids)))
