"""Service items charged on tickets."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.remote import ServiceItem


def of(ticket_id: int) -> list[ServiceItem]:
    """The items of a ticket, oldest first."""
    return compiled(select(ServiceItem).where(ServiceItem.ticket_id == ticket_id).order_by(col(ServiceItem.id)))


def unbilled(ticket_id: int) -> list[ServiceItem]:
    """Those that no invoice names."""
    wanted = select(ServiceItem).where(ServiceItem.ticket_id == ticket_id, col(ServiceItem.invoice_id).is_(None))
    return compiled(wanted.order_by(col(ServiceItem.id)))


def invoiced_until(ticket_id: int) -> datetime | None:
    """When items of the ticket were invoiced last."""
    wanted = select(func.max(Invoice.issued_at)).join(ServiceItem, col(ServiceItem.invoice_id) == Invoice.id)
    return compiled(wanted.where(ServiceItem.ticket_id == ticket_id))


def every() -> list[ServiceItem]:
    """The items of all tickets, oldest first."""
    return compiled(select(ServiceItem).order_by(col(ServiceItem.id)))
