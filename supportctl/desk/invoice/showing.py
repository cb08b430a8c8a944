"""Invoices printed and listed, and the decisions behind them."""

from __future__ import annotations

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.replay import again
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice.documents import document_data, find_document
from supportctl.desk.invoice.records import InvoiceData
from supportctl.record import ABSENT
from supportctl.store.compiled import decisions, invoices


def print_invoice(act: Act, number: str) -> Outcome[InvoiceData]:
    """An issued invoice, as it was frozen."""
    row = find_document(act, number)
    return Outcome(document_data(act, row, invoices.lines(act.db, row.id)))


def list_invoices(act: Act, *, client: str | None, limit: int | None, undelivered: bool = False) -> Outcome[list[InvoiceData]]:
    """Invoices, newest first; with `undelivered` those that no address is known for."""
    buyer = lookup.client(act.db, client) if client is not None else None
    rows = invoices.every(act.db, client_id=buyer.id if buyer else None, undelivered=undelivered, limit=limit)
    return Outcome([document_data(act, row, invoices.lines(act.db, row.id)) for row in rows])


def invoice_why(act: Act, reference: str) -> Outcome[InvoiceData]:
    """Every decision about an invoice: that it was due and what the work came to, or what was ordered, oldest first."""
    row = find_document(act, reference)
    found = decisions.of(act.db, "invoice", [row.number])
    data = document_data(act, row, invoices.lines(act.db, row.id))
    return Outcome(data._replace(notices=ABSENT, decisions=tuple(again(stored) for stored in found)))
