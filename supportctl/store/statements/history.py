"""A ticket's history, and what was said."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, answers, compiled, is_mail, when
from supportctl.store.tables.history import Message, TicketEvent
from supportctl.tuples import NamedTuple

_TURNS = ("triaged", "reopened", "closed", "refused")


def history(ticket_id: int) -> list[tuple[TicketEvent, Message | None]]:
    """(event, message or None), oldest first; those of acts that were undone too."""
    wanted = select(TicketEvent, Message).outerjoin(Message, col(Message.id) == TicketEvent.message_id)
    return compiled(wanted.where(TicketEvent.ticket_id == ticket_id).order_by(col(TicketEvent.id)), with_undone=True)


def turns(ticket_id: int) -> list[TicketEvent]:
    """When a ticket was triaged, reopened, closed and refused, in the order recorded."""
    wanted = select(TicketEvent).where(TicketEvent.ticket_id == ticket_id, col(TicketEvent.kind).in_(_TURNS))
    return compiled(wanted.order_by(col(TicketEvent.id)))


class Moment(NamedTuple):
    """The number of an entry, and when it happened."""

    id: int
    happened_at: datetime


def last_of(ticket_id: int, kinds: list[str]) -> Moment | None:
    """The last entry of these kinds."""
    wanted = select(TicketEvent.id, TicketEvent.happened_at).where(
        TicketEvent.ticket_id == ticket_id, among(TicketEvent.kind, kinds)
    )
    return compiled(wanted.order_by(col(TicketEvent.id).desc()).limit(1))


def last_by(ticket_id: int, kind: str, by: datetime) -> Moment | None:
    """The last entry of a kind that happened by an instant."""
    wanted = select(TicketEvent.id, TicketEvent.happened_at).where(
        TicketEvent.ticket_id == ticket_id, TicketEvent.kind == kind, col(TicketEvent.happened_at) <= by
    )
    return compiled(wanted.order_by(col(TicketEvent.id).desc()).limit(1))


def first_after(ticket_id: int, kind: str, after: int) -> Moment | None:
    """The first entry of a kind that was recorded after the one of that number."""
    wanted = select(TicketEvent.id, TicketEvent.happened_at).where(
        TicketEvent.ticket_id == ticket_id, TicketEvent.kind == kind, col(TicketEvent.id) > after
    )
    return compiled(wanted.order_by(col(TicketEvent.id)).limit(1))


def mail_between(ticket_id: int, first: datetime, last: datetime) -> Moment | None:
    """The client's last e-mail on a ticket that happened between two instants, these included."""
    at = col(TicketEvent.happened_at)
    wanted = select(TicketEvent.id, TicketEvent.happened_at).where(
        TicketEvent.ticket_id == ticket_id, is_mail(TicketEvent), at >= first, at <= last
    )
    return compiled(wanted.order_by(at.desc(), col(TicketEvent.id).desc()).limit(1))


def answer_since(ticket_id: int, since: datetime) -> Moment | None:
    """The first entry, not dated before an instant, that answers the client: a word of the desk."""
    at = col(TicketEvent.happened_at)
    wanted = select(TicketEvent.id, TicketEvent.happened_at).where(
        TicketEvent.ticket_id == ticket_id, at >= since, answers(TicketEvent)
    )
    return compiled(wanted.order_by(at, col(TicketEvent.id)).limit(1))


def said(ticket_id: int, kind: str, after: int | None = None, since: datetime | None = None) -> int | None:
    """An entry of that kind: recorded after the number `after`, not dated before `since`, where they are given."""
    wanted = select(TicketEvent.id).where(TicketEvent.ticket_id == ticket_id, TicketEvent.kind == kind)
    wanted = wanted.where(when(after, col(TicketEvent.id) > after), when(since, col(TicketEvent.happened_at) >= since))
    return compiled(wanted.limit(1))


def recorded_after(ticket_id: int, kind: str, after: int) -> int | None:
    """An entry of that kind that was recorded after the one of that number."""
    wanted = select(TicketEvent.id).where(
        TicketEvent.ticket_id == ticket_id, TicketEvent.kind == kind, col(TicketEvent.id) > after
    )
    return compiled(wanted.limit(1))
