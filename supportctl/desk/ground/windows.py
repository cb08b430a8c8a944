"""Windows for a recurrence that ended (ProGrupa, §2.10): what follows from the instant, whether or not cron closed the ticket yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Ticket

# How a ticket ends of which no recurrence was reported in time.
OUTCOME = "solved"


def closes_at(act: Act, ticket_id: int, due: datetime) -> datetime | None:
    """When a ticket whose window is over is closed: at once, or once a complaint that the client made on it before has its reply; None
    while that is open."""
    said = history.last_by(act.db, ticket_id, "complaint", due)
    if said is None:
        return due
    reply = history.first_after(act.db, ticket_id, "reply", said.id)
    return None if reply is None else max(due, reply.happened_at)


def outcome_of(act: Act, ticket: Ticket) -> str | None:
    """The outcome of a ticket at the act's instant."""
    if (
        ticket.outcome is not None
        or ticket.status != "waiting"
        or ticket.merged_into is not None
        or ticket.recurrence_until is None
    ):
        return ticket.outcome
    due = max(ticket.recurrence_until + timedelta(seconds=1), ticket.changed_at)
    closed = closes_at(act, ticket.id, due) if due <= act.at else None
    return OUTCOME if closed is not None and closed <= act.at else None
