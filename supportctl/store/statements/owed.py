"""Documents of which something is left to pay."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled, left_to_pay
from supportctl.store.tables.billing import Invoice, InvoiceCorrection
from supportctl.tuples import NamedTuple


class Owed(NamedTuple):
    """A document of which something is left to pay, and by when the document itself says."""

    id: int
    due_on: date


def standing(ids: list[int]) -> list[Owed]:
    """Those of these documents of which something is left to pay."""
    columns: Any = (Invoice.id, Invoice.due_on)
    return compiled(select(*columns).where(among(Invoice.id, ids), left_to_pay() > 0))


def corrected(ids: list[int]) -> list[int]:
    """The documents that these correct."""
    return compiled(select(InvoiceCorrection.original_id).where(among(InvoiceCorrection.invoice_id, ids)))


def proformas_beside(ids: list[int]) -> list[int]:
    """The proformas of the clients of these documents: what invoices bill of them decides whether they wait for payment."""
    clients = select(Invoice.client_id).where(among(Invoice.id, ids))
    return compiled(select(Invoice.id).where(col(Invoice.kind) == "proforma", col(Invoice.client_id).in_(clients)))
