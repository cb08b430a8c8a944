"""Invoices printed and listed, and the decisions behind them."""

from __future__ import annotations

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.numbering import SERIES
from supportctl.desk.ground.replay import all_again
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import payments
from supportctl.desk.invoice.documents import find_document
from supportctl.desk.invoice.loading import payment_data, to_pay, told
from supportctl.desk.invoice.records import InvoiceData
from supportctl.record import ABSENT
from supportctl.store.compiled import decisions, invoices
from supportctl.store.compiled import payments as stored
from supportctl.store.compiled.rows import Invoice


def print_invoice(act: Act, number: str) -> Outcome[InvoiceData]:
    """An issued invoice, as it was frozen, and what became of it."""
    return Outcome(with_payments(act, find_document(act, number)))


def with_payments(act: Act, row: Invoice) -> InvoiceData:
    """A document with each of its payments."""
    (data,) = told(act, [row])
    return data._replace(payments=tuple(payment_data(act, each, row.currency) for each in stored.of(act.db, row.id)))


def list_invoices(
    act: Act,
    *,
    client: str | None,
    limit: int | None,
    undelivered: bool = False,
    unpaid: bool = False,
    overdue: bool = False,
    month: str | None = None,
    kind: str | None = None,
) -> Outcome[list[InvoiceData]]:
    """Documents, newest first. `undelivered`: those that no address is known for; `unpaid`: of which something is left to pay;
    `overdue`: those of them that are late; `month`: issued in it, YYYY-MM; `kind`: vat, proforma, correction …"""
    first, last = inputs.month(month) if month is not None else (None, None)
    wanted = inputs.word(kind, "kind", tuple(SERIES)) if kind is not None else None
    buyer = lookup.client(act.db, client) if client is not None else None
    client_id = buyer.id if buyer else None
    if unpaid or overdue:
        owing = payments.owing(act, client_id=client_id, kind=wanted, undelivered=undelivered, since=first, until=last)
        rows = [each.invoice for each in owing if each.days_overdue or not overdue][:limit]
    else:
        rows = invoices.every(
            act.db, client_id=client_id, kind=wanted, undelivered=undelivered, since=first, until=last, limit=limit
        )
    return Outcome(_listed(act, rows))


def _listed(act: Act, rows: list[Invoice]) -> list[InvoiceData]:
    """Documents with what is left to pay, and by how much that is late."""
    stand = payments.standings(act, rows)
    late = {row.id: payments.days_overdue(stand[row.id], act.day) for row in rows}
    if any(late.values()):  # what was called off waits for no payment
        late |= dict.fromkeys(invoices.called_off(act.db), 0)
    found = zip(rows, told(act, rows), strict=True)
    return [to_pay(data, stand[row.id])._replace(days_overdue=late[row.id]) for row, data in found]


def invoice_why(act: Act, reference: str) -> Outcome[InvoiceData]:
    """Every decision about an invoice: that it was due and what the work came to, or what was ordered, oldest first."""
    row = find_document(act, reference)
    found = decisions.of(act.db, "invoice", [row.number])
    (data,) = told(act, [row])
    return Outcome(data._replace(notices=ABSENT, decisions=all_again(act.db, found)))
