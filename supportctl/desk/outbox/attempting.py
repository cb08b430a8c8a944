"""The letter that is due, and what came of sending it: each step in a transaction of its own, with the talk to the server between.

A process that dies in between leaves the letter `sending`. After CLAIMED it is taken once more, under the same Message-ID: the
recipient may get it twice, and sees that it is one. When that happens a second time it is held, for people to look at.
"""

from __future__ import annotations

from datetime import timedelta

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.tickets import record
from supportctl.store.compiled import outbox
from supportctl.store.compiled.rows import OutboxAttempt, OutboxMessage, Ticket
from supportctl.tuples import NamedTuple

# How long a letter may be in sending; longer than all time limits of the talk with a server (effects/smtp.py) together.
CLAIMED = timedelta(minutes=15)
# How long to wait after each attempt that failed for now; after the last one it is given up.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360, 720, 1440, 1440))


class Tried(NamedTuple):
    """What came of an attempt. `outcome`: sent, refused (for good), failed (for now) or uncertain (the server may have it); `step`: of the
    talk with the server, at which it ended; `status`: the number that it answered with, 0 without an answer; `detail`: its words."""

    outcome: str
    step: str
    status: int = 0
    detail: str = ""


def claim(act: Act) -> OutboxMessage | None:
    """The letter that is to be sent next, marked as being sent; None where none is due."""
    while (row := outbox.due(act.db, act.now, act.now - CLAIMED)) is not None:
        if row.state == "sending":
            again = _was_unknown(act, row)
            _note(act, row, Tried("uncertain", "data"))
            if again:
                row.state, row.claimed_at = "held", None
                act.db.touch(row)
                act.book("outbox", row.id, state="held")
                continue
        row.state, row.claimed_at = "sending", act.now
        row.attempts += 1
        act.db.touch(row)
        return row
    return None


def settle(act: Act, number: int, tried: Tried) -> OutboxMessage | None:
    """Record what came of it, and say when it is tried again. None where the letter was erased meanwhile or is no longer being sent."""
    row = act.db.get(OutboxMessage, number)
    if row is None or row.state != "sending":
        return None
    again = tried.outcome == "uncertain" and _was_unknown(act, row)
    _note(act, row, tried)
    row.claimed_at = None
    if tried.outcome == "sent":
        row.state, row.sent_at = "sent", act.now
    elif tried.outcome == "refused":
        row.state = "refused"
    elif again:
        row.state = "held"
    elif row.attempts > len(PAUSES):
        row.state = "failed"
    else:
        row.state, row.next_at = "queued", act.now + PAUSES[row.attempts - 1]
    act.db.touch(row)
    act.book("outbox", row.id, state=row.state, attempts=row.attempts)
    if row.state == "sent":
        _prove(act, row)
    return row


def _was_unknown(act: Act, row: OutboxMessage) -> bool:
    """May an earlier attempt have reached the recipient? One more may make a second copy, never a third."""
    return any(each.outcome == "uncertain" for each in outbox.attempts(act.db, row.id))


def _note(act: Act, row: OutboxMessage, tried: Tried) -> None:
    act.db.add(
        OutboxAttempt(
            outbox_message_id=row.id,
            at=act.now,
            outcome=tried.outcome,
            step=tried.step,
            status=tried.status,
            detail=tried.detail if row.recipient else "",
        )
    )


def _prove(act: Act, row: OutboxMessage) -> None:
    """The history of the ticket says that the letter left; that of the document and the client is the letter itself."""
    ticket = act.db.get(Ticket, row.ticket_id) if row.ticket_id else None
    if ticket is not None:
        record(act, ticket, "sent", what=row.kind, letter=row.id)
