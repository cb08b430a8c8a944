"""Clients' messages that no word and no session of the desk followed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from supportctl.store.searched import CONTACT, INCOMING, WORDS
from supportctl.store.statements.dsl import compiled
from supportctl.store.states import OVER
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.owed import UnansweredMessage
from supportctl.store.tables.tickets import Ticket
from supportctl.tuples import NamedTuple


class Unanswered(NamedTuple):
    """The last message of a ticket's client, and the entry of the history that holds it."""

    id: int
    event_id: int
    wrote_at: datetime


def standing(ticket_id: int) -> Unanswered | None:
    """That of a ticket; None where it has none, or is over."""
    return compiled(_waiting().where(Ticket.id == ticket_id).limit(1))


def unseen() -> list[int]:
    """Tickets with such a message, without a row that says so."""
    kept = select(UnansweredMessage.id).where(
        UnansweredMessage.id == Ticket.id,
        UnansweredMessage.event_id == TicketEvent.id,
        UnansweredMessage.wrote_at == TicketEvent.happened_at,
    )
    return compiled(_waiting().where(~kept.exists()).with_only_columns(col(Ticket.id)).order_by(col(Ticket.id)))


def seen() -> list[int]:
    """Tickets of rows that say so, though the ticket is over, or its client wrote nothing that waits."""
    waits = _waiting().where(Ticket.id == UnansweredMessage.id).with_only_columns(col(Ticket.id))
    return compiled(select(UnansweredMessage.id).where(~waits.exists()).order_by(col(UnansweredMessage.id)))


def _waiting() -> Any:
    """(ticket, entry, instant) of the last message of each ticket that isn't over, where nothing answers it: of several messages of a
    client the last one waits, and what the desk itself said answers."""
    word, later = TicketEvent, aliased(TicketEvent)
    after = select(later.id).where(
        col(later.ticket_id) == col(word.ticket_id), col(later.id) > col(word.id), col(later.kind).in_((CONTACT, *WORDS))
    )
    columns: Any = (Ticket.id, word.id, word.happened_at)
    wanted = select(*columns).join(word, col(word.ticket_id) == Ticket.id)
    return wanted.where(
        col(word.kind) == CONTACT, col(word.data).contains(INCOMING), col(Ticket.status).not_in(OVER), ~after.exists()
    )
