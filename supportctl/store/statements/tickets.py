"""Tickets and their sessions."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.statements.dsl import Part, compiled, contains, of_client, when
from supportctl.store.states import OVER
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket, TicketTag
from supportctl.store.tables.work import WorkSession


def with_its_records(ticket_id: int) -> tuple[Ticket, Client, Product, License | None] | None:
    """A ticket; its client, product and licence come with it, so that asking for them next costs no query."""
    wanted = select(Ticket, Client, Product, License).join(Client, col(Client.id) == Ticket.client_id)
    wanted = wanted.join(Product, col(Product.id) == Ticket.product_id)
    return compiled(wanted.outerjoin(License, col(License.id) == Ticket.license_id).where(Ticket.id == ticket_id))


def by_part(part: Part, limit: int = 20) -> list[Ticket]:
    """Tickets whose subject contains the text, newest first."""
    return compiled(select(Ticket).where(contains(Ticket.subject, part)).order_by(col(Ticket.id).desc()).limit(limit))


def live_of(client_id: int) -> list[Ticket]:
    """A client's tickets that are neither closed nor refused nor merged into another, newest first."""
    wanted = select(Ticket).where(of_client(Ticket.client_id, client_id), col(Ticket.status).not_in(OVER))
    wanted = wanted.where(col(Ticket.merged_into).is_(None))
    return compiled(wanted.order_by(col(Ticket.id).desc()))


def overdue(at: datetime) -> list[Ticket]:
    """Tickets whose first response was due before that instant and isn't given, while there is anything to respond to; newest
    first."""
    late = (col(Ticket.first_response_due) < at) & col(Ticket.first_response_at).is_(None)
    return compiled(select(Ticket).where(late, col(Ticket.status).not_in(OVER)).order_by(col(Ticket.id).desc()))


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
    """Sessions by their start, newest first, cancelled ones included."""
    wanted = select(WorkSession).where(
        when(ticket_id, WorkSession.ticket_id == ticket_id), when(operator, WorkSession.operator == operator)
    )
    return compiled(wanted.order_by(col(WorkSession.started_at).desc(), col(WorkSession.id).desc()).limit(limit))


def tags(ticket_id: int) -> list[TicketTag]:
    """The tags on a ticket, by word."""
    return compiled(select(TicketTag).where(TicketTag.ticket_id == ticket_id).order_by(col(TicketTag.tag)))


def merged_into(ticket_id: int) -> list[Ticket]:
    """The tickets that are merged into one, oldest first."""
    return compiled(select(Ticket).where(Ticket.merged_into == ticket_id).order_by(col(Ticket.id)))
