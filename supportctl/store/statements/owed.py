"""Documents of which something is left to pay, or to give back."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, or_, select

from supportctl.store.statements.dsl import among, compiled, left_to_pay, of_clients
from supportctl.store.tables.billing import Invoice, InvoiceCorrection, InvoiceLine
from supportctl.tuples import NamedTuple


class Owed(NamedTuple):
    """A document that isn't settled, by when it is to be paid as it says itself, and what is left: below zero what is owed back."""

    id: int
    due_on: date
    rest: int


def standing(ids: list[int]) -> list[Owed]:
    """Those of these documents of which something is left to pay, or to give back."""
    columns: Any = (Invoice.id, Invoice.due_on, left_to_pay())
    return compiled(select(*columns).where(among(Invoice.id, ids), left_to_pay() != 0))


def corrected(ids: list[int]) -> list[int]:
    """The documents that these correct."""
    return compiled(select(InvoiceCorrection.original_id).where(among(InvoiceCorrection.invoice_id, ids)))


def proformas_beside(ids: list[int], clients: list[int]) -> list[int]:
    """The proformas of the clients of these documents, of these `clients`, of all merged with them, and those about the same tickets:
    what invoices bill of them decides whether they wait for payment."""
    named, mine, theirs = aliased(Invoice), aliased(InvoiceLine), aliased(InvoiceLine)
    of_these = of_clients(Invoice.client_id, select(named.client_id).where(among(named.id, ids)))
    tickets = select(mine.ticket_id).where(among(mine.invoice_id, ids), col(mine.ticket_id).is_not(None))
    alike = select(theirs.invoice_id).where(col(theirs.ticket_id).in_(tickets))
    wanted = or_(of_these, col(Invoice.id).in_(alike), among(Invoice.client_id, clients))
    return compiled(select(Invoice.id).where(col(Invoice.kind) == "proforma", wanted))
