"""What the desk reads about tickets and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession


def whole(db: Db, ticket_id: int) -> Ticket | None:
    """A ticket; its client, product and licence come with it, so that asking for them next costs no query."""
    wanted = select(Ticket, Client, Product, License).join(Client, col(Client.id) == Ticket.client_id)
    wanted = wanted.join(Product, col(Product.id) == Ticket.product_id)
    wanted = wanted.outerjoin(License, col(License.id) == Ticket.license_id)
    row = db.first(wanted.where(Ticket.id == ticket_id))
    return None if row is None else db.keep(row)[0]


def by_part(db: Db, part: str, limit: int = 20) -> list[Ticket]:
    """Tickets whose subject contains the text, newest first."""
    wanted = select(Ticket).where(col(Ticket.subject).contains(part, autoescape=True))
    return db.all(wanted.order_by(col(Ticket.id).desc()).limit(limit))


def _filtered(
    wanted: Any,
    *,
    status: str | None = None,
    client_id: int | None = None,
    assignee: str | None = None,
    unbilled: bool = False,
    overdue_at: datetime | None = None,
) -> Any:
    if status is not None:
        wanted = wanted.where(Ticket.status == status)
    if client_id is not None:
        wanted = wanted.where(Ticket.client_id == client_id)
    if assignee is not None:
        wanted = wanted.where(Ticket.assignee == assignee)
    if unbilled:
        wanted = wanted.where(col(Ticket.unbilled).is_(True))
    if overdue_at is not None:
        wanted = wanted.where(col(Ticket.first_response_due) < overdue_at, col(Ticket.first_response_at).is_(None))
        wanted = wanted.where(col(Ticket.status).not_in(["closed", "refused"]))
    return wanted


def rows(db: Db, limit: int | None = None, **filters: Any) -> list[Any]:
    """(ticket, client key, licence serial, product key), newest first. Filters: status, client_id, assignee, unbilled,
    overdue_at (first response due before that instant and not given, while there is anything to respond to)."""
    wanted = select(Ticket, Client.key, License.serial, Product.key)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id).join(Product, col(Product.id) == Ticket.product_id)
    wanted = wanted.outerjoin(License, col(License.id) == Ticket.license_id)
    return db.all(_filtered(wanted, **filters).order_by(col(Ticket.id).desc()).limit(limit))


def count(db: Db, **filters: Any) -> int:
    """How many tickets the same filters find."""
    return int(db.scalar(_filtered(select(func.count()).select_from(Ticket), **filters)))


def running(db: Db, operator: str | None = None, ticket_id: int | None = None) -> list[WorkSession]:
    """Sessions that run: all, an operator's, a ticket's, or (with both) those of either."""
    wanted = select(WorkSession).where(WorkSession.state == "running")
    if operator is not None and ticket_id is not None:
        wanted = wanted.where((col(WorkSession.operator) == operator) | (col(WorkSession.ticket_id) == ticket_id))
    elif operator is not None:
        wanted = wanted.where(WorkSession.operator == operator)
    elif ticket_id is not None:
        wanted = wanted.where(WorkSession.ticket_id == ticket_id)
    return db.all(wanted.order_by(col(WorkSession.id)))


def around(db: Db, ticket_id: int, operator: str, since: datetime) -> list[WorkSession]:
    """All that matters to an act on a session: the ticket's sessions, all that run, and the operator's that end later than
    `since`; without cancelled ones, by start."""
    later = (col(WorkSession.operator) == operator) & (col(WorkSession.stopped_at) > since)
    wanted = select(WorkSession).where(
        WorkSession.state != "cancelled",
        (col(WorkSession.ticket_id) == ticket_id) | (col(WorkSession.state) == "running") | later,
    )
    return db.all(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)))


def sessions(db: Db, ticket_id: int) -> list[WorkSession]:
    """Sessions of a ticket that count (not cancelled), by start."""
    wanted = select(WorkSession).where(WorkSession.ticket_id == ticket_id, WorkSession.state != "cancelled")
    return db.all(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)))


def session_rows(db: Db, *, ticket_id: int | None, operator: str | None, limit: int | None) -> list[WorkSession]:
    """Sessions, newest first, cancelled ones included."""
    wanted = select(WorkSession)
    if ticket_id is not None:
        wanted = wanted.where(WorkSession.ticket_id == ticket_id)
    if operator is not None:
        wanted = wanted.where(WorkSession.operator == operator)
    return db.all(wanted.order_by(col(WorkSession.id).desc()).limit(limit))


def recurrence_passed(db: Db, at: datetime) -> list[Ticket]:
    """Tickets whose recurrence window ran out and isn't marked yet, oldest first."""
    wanted = select(Ticket).where(
        col(Ticket.recurrence_over).is_(False),
        col(Ticket.recurrence_until) < at,
        col(Ticket.status).in_(["waiting", "closed"]),
    )
    return db.all(wanted.order_by(col(Ticket.id)))
