"""What the desk reads about service items."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.remote import ServiceItem


def of(db: Db, ticket_id: int) -> list[ServiceItem]:
    """The items of a ticket, oldest first."""
    return db.all(select(ServiceItem).where(ServiceItem.ticket_id == ticket_id).order_by(col(ServiceItem.id)))


def unbilled(db: Db, ticket_id: int) -> list[ServiceItem]:
    """Those that no invoice names."""
    wanted = select(ServiceItem).where(ServiceItem.ticket_id == ticket_id, col(ServiceItem.invoice_id).is_(None))
    return db.all(wanted.order_by(col(ServiceItem.id)))


def invoiced_until(db: Db, ticket_id: int) -> datetime | None:
    """When items of the ticket were invoiced last."""
    wanted = select(func.max(Invoice.issued_at)).join(ServiceItem, col(ServiceItem.invoice_id) == Invoice.id)
    found: datetime | None = db.scalar(wanted.where(ServiceItem.ticket_id == ticket_id))
    return found
