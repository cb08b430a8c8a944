"""Windows for a recurrence that ended (ProGrupa, §2.10): what follows from the instant, whether or not cron closed the ticket yet."""

from __future__ import annotations

from datetime import datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.desk.ground.tickets import WINDOW_OUTCOME
from supportctl.errors import Conflict
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Ticket
from supportctl.store.states import OVER
from supportctl.tuples import NamedTuple

OUTCOME = WINDOW_OUTCOME
# What lets the window end.
CLAUSE = "§2.10"


class Closing(NamedTuple):
    """When a ticket whose window is over is closed; None, and what holds it back, while something of the client is open. `mail`: when
    the e-mail came that does."""

    at: datetime | None
    held: str = ""
    mail: datetime | None = None


def closing(act: Act, ticket: Ticket, until: datetime, due: datetime) -> Closing:
    """Of a ticket whose window runs `until` then and that is `due` to be closed: at once, or once what the client had said on it is
    answered: a complaint by a reply, an e-mail by any word of the desk. Nobody but who reads that e-mail knows whether it tells of a
    recurrence (§2.10)."""
    at = due
    complaint = history.last_by(act.db, ticket.id, "complaint", due)
    if complaint is not None:
        reply = history.first_after(act.db, ticket.id, "reply", complaint.id)
        if reply is None:
            return Closing(None, "complaint-open")
        at = max(at, reply.happened_at)
    mail = history.mail_between(act.db, ticket.id, ticket.last_session_end or ticket.opened_at, until)
    if mail is not None:
        answer = history.answer_since(act.db, ticket.id, mail.happened_at)
        if answer is None:
            return Closing(None, "mail-open", mail.happened_at)
        at = max(at, answer.happened_at)
    return Closing(at)


def outcome_of(act: Act, ticket: Ticket) -> str | None:
    """The outcome of a ticket at the act's instant."""
    return OUTCOME if ticket.outcome is None and closed_at(act, ticket, act.at) is not None else ticket.outcome


def closed_at(act: Act, ticket: Ticket, at: datetime) -> datetime | None:
    """When a ticket that waits was closed by the end of its window; None where it wasn't by `at`."""
    if ticket.status != "waiting" or ticket.merged_into is not None or ticket.recurrence_until is None:
        return None
    due = max(ticket.recurrence_until + timedelta(seconds=1), ticket.changed_at)
    closed = closing(act, ticket, ticket.recurrence_until, due).at if due <= at else None
    return closed if closed is not None and closed <= at else None


def require_not_over(act: Act, ticket: Ticket) -> None:
    """The ticket is neither closed nor refused at the act's instant. Raises Conflict, citing §2.10 where its window ended."""
    if ticket.status in OVER:
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    if closed_at(act, ticket, act.at) is not None:
        until = plain(ticket.recurrence_until)
        raise Conflict("TICKET_CLOSED", id=ticket.id, status="closed", hint="window-over", until=until, clause=CLAUSE)


def require_mail_read(act: Act, ticket: Ticket) -> None:
    """No e-mail of the client, which may tell of a recurrence, holds a close that the end of the window would have brought. Raises
    Conflict: whether it does is to be said first."""
    until = ticket.recurrence_until
    if ticket.status != "waiting" or until is None or until >= act.at:
        return
    held = closing(act, ticket, until, until + timedelta(seconds=1))
    if held.mail is not None:
        raise Conflict("MAIL_NOT_READ", id=ticket.id, at=plain(held.mail))


def closed_by_window(act: Act, ticket: Ticket) -> bool:
    """Was it the end of its window that closed a ticket, and not an operator? Then more work takes a new purchase, and nothing else
    (§2.10), as before cron wrote that down."""
    until = ticket.recurrence_until
    if ticket.status != "closed" or not ticket.recurrence_over or until is None or (ticket.closed_at or until) <= until:
        return False
    # What an operator closed is only marked afterwards, in an entry of its own.
    closed = history.last_of(act.db, ticket.id, ["closed"])
    return closed is not None and history.recorded_after(act.db, ticket.id, "recurrence-window-over", closed.id) is None
