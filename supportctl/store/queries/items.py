"""What the desk reads about service items."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.remote import ServiceItem


def of(db: Db, ticket_id: int) -> list[ServiceItem]:
    """The items of a ticket, oldest first."""
    return db.all(select(ServiceItem).where(ServiceItem.ticket_id == ticket_id).order_by(col(ServiceItem.id)))


def unbilled(db: Db, ticket_id: int) -> list[ServiceItem]:
    """Those that no invoice names."""
    wanted = select(ServiceItem).where(ServiceItem.ticket_id == ticket_id, col(ServiceItem.invoice_id).is_(None))
    return db.all(wanted.order_by(col(ServiceItem.id)))
