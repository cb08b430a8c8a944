"""What the desk reads about invoices, and the numbers that it allots."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.billing import Invoice, InvoiceLine, NumberSeries
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.store.tables.tickets import Ticket


def by_number(db: Db, number: str) -> Invoice | None:
    """An invoice by its number."""
    return db.first(select(Invoice).where(Invoice.number == number))


def lines(db: Db, invoice_id: int) -> list[InvoiceLine]:
    """The lines in their order."""
    return db.all(select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id).order_by(col(InvoiceLine.position)))


def every(
    db: Db,
    client_id: int | None = None,
    ticket_id: int | None = None,
    kind: str | None = None,
    undelivered: bool = False,
    limit: int | None = None,
) -> list[Invoice]:
    """Documents, newest first."""
    wanted = select(Invoice)
    if kind is not None:
        wanted = wanted.where(Invoice.kind == kind)
    if undelivered:
        wanted = wanted.where(col(Invoice.deliver_to).is_(None))
    if client_id is not None:
        wanted = wanted.where(Invoice.client_id == client_id)
    if ticket_id is not None:
        wanted = wanted.where(Invoice.ticket_id == ticket_id)
    return db.all(wanted.order_by(col(Invoice.id).desc()).limit(limit))


def numbers_of(db: Db, ticket_id: int) -> list[str]:
    """The numbers of the invoices with a line for this ticket, oldest first."""
    wanted = select(Invoice.number).join(InvoiceLine, col(InvoiceLine.invoice_id) == Invoice.id)
    return list(dict.fromkeys(db.all(wanted.where(InvoiceLine.ticket_id == ticket_id).order_by(col(Invoice.id)))))


def unbilled_uses(db: Db, ticket_id: int) -> list[tuple[HoursUse, HoursGrant]]:
    """Units taken and not invoiced, with their grants, in the order in which they began."""
    wanted = select(HoursUse, HoursGrant).join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id)
    wanted = wanted.where(HoursUse.ticket_id == ticket_id, col(HoursUse.invoice_id).is_(None))
    return [(use, grant) for use, grant in db.all(wanted.order_by(col(HoursUse.id)))]


def unbilled_tickets(db: Db, client_id: int) -> list[Ticket]:
    """A client's tickets with units that wait for an invoice, oldest first."""
    wanted = select(Ticket).where(Ticket.client_id == client_id, col(Ticket.unbilled).is_(True))
    return db.all(wanted.order_by(col(Ticket.id)))


def next_number(db: Db, series: str, year: int) -> int:
    """Allot the next number of a series and year, inside the transaction that issues; a failed one gives it back."""
    row = db.get(NumberSeries, (series, year))
    if row is None:
        row = NumberSeries(series=series, year=year, last_number=1)
        db.add(row)
    else:
        row.last_number += 1
        db.touch(row)
    return row.last_number
