"""What an import looks up, for many lines at once, and what an export goes through."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import among, compiled
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.journal import ChangeSet
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket, TicketTag
from supportctl.store.tables.work import WorkSession
from supportctl.tuples import NamedTuple


class Span(NamedTuple):
    """A session's time."""

    id: int
    ticket_id: int
    operator: str
    started_at: datetime
    stopped_at: datetime | None


def newest_change() -> int | None:
    """The number of the newest change set: while it is the same, nothing was changed."""
    return compiled(select(func.max(ChangeSet.id)))


def tickets_by_source(sources: list[str]) -> list[Ticket]:
    """The tickets that were brought in under these names."""
    return compiled(select(Ticket).where(col(Ticket.source).is_not(None), among(Ticket.source, sources)))


def tickets_by_number(numbers: list[int]) -> list[Ticket]:
    """The tickets with these numbers."""
    return compiled(select(Ticket).where(among(Ticket.id, numbers)))


def taken_tickets(numbers: list[int]) -> list[int]:
    """Which of these numbers a ticket has or had."""
    return compiled(select(Ticket.id).where(among(Ticket.id, numbers)), with_undone=True)


def taken_sessions(numbers: list[int]) -> list[int]:
    """Which of these numbers a session has or had."""
    return compiled(select(WorkSession.id).where(among(WorkSession.id, numbers)), with_undone=True)


def worked_on(numbers: list[int]) -> list[int]:
    """Those of these tickets with an entry in their history that isn't their import."""
    wanted = select(TicketEvent.ticket_id).where(
        among(TicketEvent.ticket_id, numbers), col(TicketEvent.kind).not_in(("imported", "session-imported"))
    )
    return compiled(wanted.distinct().order_by(col(TicketEvent.ticket_id)))


def sessions_by_source(sources: list[str]) -> list[WorkSession]:
    """The sessions that were brought in under these names."""
    return compiled(select(WorkSession).where(col(WorkSession.source).is_not(None), among(WorkSession.source, sources)))


def sessions_by_number(numbers: list[int]) -> list[WorkSession]:
    """The sessions with these numbers."""
    return compiled(select(WorkSession).where(among(WorkSession.id, numbers)))


def sharing_time(ticket_id: int, operator: str, begin: datetime, finish: datetime) -> list[Span]:
    """Sessions of a ticket or an operator that share time with [begin, finish), cancelled ones left out."""
    columns: Any = (WorkSession.id, WorkSession.ticket_id, WorkSession.operator, WorkSession.started_at, WorkSession.stopped_at)
    concerned = (col(WorkSession.ticket_id) == ticket_id) | (col(WorkSession.operator) == operator)
    goes_on = col(WorkSession.stopped_at).is_(None) | (col(WorkSession.stopped_at) > begin)
    wanted = select(*columns).where(WorkSession.state != "cancelled", concerned, WorkSession.started_at < finish, goes_on)
    return compiled(wanted.order_by(col(WorkSession.id)).limit(1))


def tickets_after(number: int, limit: int) -> list[tuple[Ticket, str, str | None, str]]:
    """Tickets of clients that aren't erased, with the keys of what they concern, by number from above one on."""
    wanted = select(Ticket, Client.key, License.serial, Product.key).join(Client, col(Client.id) == Ticket.client_id)
    wanted = wanted.join(Product, col(Product.id) == Ticket.product_id).outerjoin(License, col(License.id) == Ticket.license_id)
    wanted = wanted.where(col(Ticket.id) > number, Client.name != "")
    return compiled(wanted.order_by(col(Ticket.id)).limit(limit))


def tags_of(numbers: list[int]) -> list[TicketTag]:
    """The tags of these tickets."""
    return compiled(
        select(TicketTag).where(among(TicketTag.ticket_id, numbers)).order_by(col(TicketTag.ticket_id), col(TicketTag.tag))
    )


def sessions_after(number: int, limit: int) -> list[WorkSession]:
    """Sessions of clients that aren't erased, by number from above one on."""
    wanted = (
        select(WorkSession).join(Ticket, col(Ticket.id) == WorkSession.ticket_id).join(Client, col(Client.id) == Ticket.client_id)
    )
    wanted = wanted.where(col(WorkSession.id) > number, Client.name != "")
    return compiled(wanted.order_by(col(WorkSession.id)).limit(limit))
