"""What came in for a proforma pays for the invoice of the same work, whatever that comes to: all of it, a part, or more than it.

A proforma and an invoice are of the same work where they have a line for the same ticket, or both for hours bought in advance. Those of
bundles and trainings have invoices of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.invoice import payments
from supportctl.store.compiled import hours, invoices
from supportctl.store.compiled import payments as stored
from supportctl.store.compiled.rows import Invoice, InvoiceLine, Payment, Ticket


def carried(act: Act, invoice: Invoice, lines: Sequence[InvoiceLine], billed: Collection[int]) -> tuple[Payment, ...]:
    """The payments of an invoice by proformas of its client, oldest first, until nothing is left to pay. `billed`: the purchases that it
    bills. Of a proforma of which something still waits for an invoice no more than that is taken; of any other one all that is there, so
    that what came in beyond the invoice is to be given back."""
    found = stored.paid_proformas(act.db, client_id=invoice.client_id, currency=invoice.currency)
    if not found:
        return ()
    named: dict[int, set[int | None]] = {each.id: set() for each in found}
    for line in invoices.lines_of(act.db, list(named)):
        named[line.invoice_id].add(line.ticket_id)
    mine = {line.ticket_id for line in lines}
    rest, made = invoice.gross, list[Payment]()
    for each in found:
        proforma = act.db.get(Invoice, each.id)
        if rest <= 0 or proforma is None or not named[each.id] & mine:
            continue
        waits = any(_waits(act, number, invoice.client_id, billed) for number in named[each.id])
        amount = min(each.left, rest) if waits else each.left
        made.append(payments.came_in(act, invoice, amount, on=each.paid_on, proforma=proforma))
        rest -= amount
    return tuple(made)


def _waits(act: Act, ticket: int | None, client: int, billed: Collection[int]) -> bool:
    """Does anything of a ticket, or of the hours bought in advance, go on waiting for an invoice?"""
    if ticket is None:
        return any(grant.id not in billed for grant in hours.prepaid_unbilled(act.db, client))
    row = act.db.get(Ticket, ticket)
    return row is not None and row.unbilled
