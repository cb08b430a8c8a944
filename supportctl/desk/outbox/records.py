"""A letter as it is told."""

from __future__ import annotations

from datetime import datetime

from supportctl.desk.ground.act import Act
from supportctl.record import ABSENT, Absent, MessageState, Text, Word
from supportctl.store.compiled.rows import Client, Invoice, OutboxAttempt, OutboxMessage
from supportctl.tuples import NamedTuple

# The states in which nothing has left the desk, and nothing is leaving it.
WAITING = ("queued", "held", "refused", "failed")


class Letter(NamedTuple):
    """The words of a letter, in one language."""

    lang: str
    subject: str
    body: str


class AttemptData(NamedTuple):
    """An attempt: what came of it, at which step of the talk with the server, its status number (None without an answer) and words."""

    at: datetime
    outcome: Word
    step: Word
    status: int | None
    detail: Text


class MessageData(NamedTuple):
    """A letter to one recipient. `next_at`: when it is tried next, None where it isn't."""

    id: int | None
    state: MessageState
    kind: Word
    client: str | None
    recipient: str
    subject: Text
    number: str | None
    ticket: int | None
    queued_at: datetime
    next_at: datetime | None
    sent_at: datetime | None
    attempts: int
    operator: str
    message_id: str | Absent = ABSENT
    body: str | Absent = ABSENT
    tried: tuple[AttemptData, ...] | Absent = ABSENT


def message_data(act: Act, row: OutboxMessage) -> MessageData:
    """A letter with the key of its client and the number of its document."""
    client = act.db.get(Client, row.client_id)
    invoice = act.db.get(Invoice, row.invoice_id) if row.invoice_id else None
    return fields_of(row, client.key if client else None, invoice.number if invoice else None)


def fields_of(row: OutboxMessage, client: str | None, number: str | None) -> MessageData:
    """The same where both are known."""
    return MessageData(
        row.id or None,
        MessageState(row.state),
        Word(row.kind),
        client,
        row.recipient,
        Text(row.subject),
        number,
        row.ticket_id,
        row.queued_at,
        row.next_at if row.state == "queued" else None,
        row.sent_at,
        row.attempts,
        row.operator,
    )


def attempt_data(row: OutboxAttempt) -> AttemptData:
    """An attempt as it is told."""
    return AttemptData(row.at, Word(row.outcome), Word(row.step), row.status or None, Text(row.detail))
