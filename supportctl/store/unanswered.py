"""Keeps the list of clients' messages that nobody answered: with every transaction, in it, from the rows that it changed. No verb takes
part in that, so that an undo keeps it, too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from supportctl.store.compiled.rows import Ticket, TicketEvent, UnansweredMessage
from supportctl.store.searched import CONTACT, INCOMING
from supportctl.store.states import OVER

if TYPE_CHECKING:
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change


def update(db: Db, touched: Sequence[Change]) -> None:
    """Write anew which messages wait on the tickets that these changes are about: those that matter (searched.py)."""
    said: dict[int, TicketEvent] = {}
    again: set[int] = set()
    for change in touched:
        row = change.row
        if isinstance(row, Ticket):
            again.add(row.id)
        elif isinstance(row, TicketEvent) and change.before is not None:
            again.add(row.ticket_id)
        elif isinstance(row, TicketEvent) and (row.ticket_id not in said or said[row.ticket_id].id < row.id):
            said[row.ticket_id] = row
    for number in sorted(said.keys() | again):
        ticket = db.get(Ticket, number)
        if ticket is None or ticket.status in OVER:
            db.drop(UnansweredMessage, number)
        elif number in again:
            _ask(db, number)
        else:
            _say(db, said[number])


def _say(db: Db, event: TicketEvent) -> None:
    """The last that was said on a ticket decides: a message of the client waits, anything else answers it."""
    if event.kind == CONTACT and INCOMING in event.data:
        db.put(UnansweredMessage(id=event.ticket_id, event_id=event.id, wrote_at=event.happened_at))
    else:
        db.drop(UnansweredMessage, event.ticket_id)


def _ask(db: Db, number: int) -> None:
    """Ask the ticket's history which message waits."""
    from supportctl.store.compiled import unanswered

    row = unanswered.standing(db, number)
    if row is None:
        db.drop(UnansweredMessage, number)
    else:
        db.put(UnansweredMessage(id=number, event_id=row.event_id, wrote_at=row.wrote_at))
