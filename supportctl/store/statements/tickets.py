"""Tickets and their sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import Part, among, compiled, contains, when
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket, TicketTag
from supportctl.store.tables.work import WorkSession

OVER = ("closed", "refused")


def with_its_records(ticket_id: int) -> tuple[Ticket, Client, Product, License | None] | None:
    """A ticket; its client, product and licence come with it, so that asking for them next costs no query."""
    wanted = select(Ticket, Client, Product, License).join(Client, col(Client.id) == Ticket.client_id)
    wanted = wanted.join(Product, col(Product.id) == Ticket.product_id)
    return compiled(wanted.outerjoin(License, col(License.id) == Ticket.license_id).where(Ticket.id == ticket_id))


def by_part(part: Part, limit: int = 20) -> list[Ticket]:
    """Tickets whose subject contains the text, newest first."""
    return compiled(select(Ticket).where(contains(Ticket.subject, part)).order_by(col(Ticket.id).desc()).limit(limit))


def rows(
    status: str | None = None,
    client_id: int | None = None,
    clients: list[int] | None = None,
    assignee: str | None = None,
    unbilled: bool = False,
    overdue_at: datetime | None = None,
    limit: int | None = None,
) -> list[tuple[Ticket, str, str | None, str]]:
    """(ticket, client key, licence serial, product key), newest first. `clients`: of several that were merged; one alone has an
    index that gives its tickets in their order. `overdue_at`: first response due before that instant and
    not given, while there is anything to respond to."""
    wanted = select(Ticket, Client.key, License.serial, Product.key)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id).join(Product, col(Product.id) == Ticket.product_id)
    wanted = wanted.outerjoin(License, col(License.id) == Ticket.license_id)
    wanted = wanted.where(*_filters(status, client_id, clients, assignee, unbilled, overdue_at))
    return compiled(wanted.order_by(col(Ticket.id).desc()).limit(limit))


def count(
    status: str | None = None,
    client_id: int | None = None,
    clients: list[int] | None = None,
    assignee: str | None = None,
    unbilled: bool = False,
    overdue_at: datetime | None = None,
) -> int:
    """How many tickets the same filters find."""
    wanted = select(func.count()).select_from(Ticket)
    return compiled(wanted.where(*_filters(status, client_id, clients, assignee, unbilled, overdue_at)))


def _filters(
    status: str | None,
    client_id: int | None,
    clients: list[int] | None,
    assignee: str | None,
    unbilled: bool,
    overdue_at: datetime | None,
) -> list[Any]:
    late = col(Ticket.first_response_due) < overdue_at
    late = late & col(Ticket.first_response_at).is_(None) & col(Ticket.status).not_in(OVER)
    return [
        when(status, Ticket.status == status),
        when(client_id, Ticket.client_id == client_id),
        when(clients, among(Ticket.client_id, clients)),
        when(assignee, Ticket.assignee == assignee),
        when(unbilled, col(Ticket.unbilled).is_(True)),
        when(overdue_at, late),
    ]


def running() -> list[WorkSession]:
    """Sessions that run."""
    return compiled(select(WorkSession).where(WorkSession.state == "running").order_by(col(WorkSession.id)))


def running_by(operator: str | None = None, ticket_id: int | None = None) -> list[WorkSession]:
    """Sessions that run, of an operator, on a ticket."""
    wanted = select(WorkSession).where(
        WorkSession.state == "running",
        when(operator, WorkSession.operator == operator),
        when(ticket_id, WorkSession.ticket_id == ticket_id),
    )
    return compiled(wanted.order_by(col(WorkSession.id)))


def around(ticket_id: int, operator: str, since: datetime) -> list[WorkSession]:
    """All that matters to an act on a session: the ticket's sessions, all that run, and the operator's that end later than
    `since`; without cancelled ones, by start."""
    later = (col(WorkSession.operator) == operator) & (col(WorkSession.stopped_at) > since)
    wanted = select(WorkSession).where(
        WorkSession.state != "cancelled",
        (col(WorkSession.ticket_id) == ticket_id) | (col(WorkSession.state) == "running") | later,
    )
    return compiled(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)))


def sessions(ticket_id: int) -> list[WorkSession]:
    """Sessions of a ticket that count (not cancelled), by start."""
    wanted = select(WorkSession).where(WorkSession.ticket_id == ticket_id, WorkSession.state != "cancelled")
    return compiled(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)))


def worked_since(client_id: int, product_id: int, since: datetime) -> list[int]:
    """The tickets of a client and product with a paid session that ended at an instant or later."""
    wanted = select(WorkSession.ticket_id).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.where(
        Ticket.client_id == client_id,
        Ticket.product_id == product_id,
        WorkSession.state == "stopped",
        col(WorkSession.free).is_(False),
        col(WorkSession.stopped_at) >= since,
    )
    return compiled(wanted.distinct().order_by(col(WorkSession.ticket_id)))


def session_rows(ticket_id: int | None = None, operator: str | None = None, limit: int | None = None) -> list[WorkSession]:
    """Sessions, newest first, cancelled ones included."""
    wanted = select(WorkSession).where(
        when(ticket_id, WorkSession.ticket_id == ticket_id), when(operator, WorkSession.operator == operator)
    )
    return compiled(wanted.order_by(col(WorkSession.id).desc()).limit(limit))


def recurrence_passed(at: datetime) -> list[Ticket]:
    """Tickets whose recurrence window ran out and isn't marked yet, oldest first."""
    wanted = select(Ticket).where(
        col(Ticket.recurrence_over).is_(False),
        col(Ticket.recurrence_until) < at,
        col(Ticket.status).in_(("waiting", "closed")),
    )
    return compiled(wanted.order_by(col(Ticket.id)))


def tags(ticket_id: int) -> list[TicketTag]:
    """The tags on a ticket, by word."""
    return compiled(select(TicketTag).where(TicketTag.ticket_id == ticket_id).order_by(col(TicketTag.tag)))


def merged_into(ticket_id: int) -> list[Ticket]:
    """The tickets that are merged into one, oldest first."""
    return compiled(select(Ticket).where(Ticket.merged_into == ticket_id).order_by(col(Ticket.id)))
