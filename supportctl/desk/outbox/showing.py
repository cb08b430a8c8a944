"""`outbox list` and `outbox show`."""

from __future__ import annotations

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.outbox.changing import find
from supportctl.desk.outbox.records import MessageData, attempt_data, fields_of, message_data
from supportctl.store.compiled import outbox
from supportctl.store.compiled.rows import OutboxMessage

STATES = ("queued", "held", "sending", "sent", "refused", "failed", "cancelled")


def list_messages(act: Act, *, state: str | None, client: str | None, limit: int | None) -> Outcome[list[MessageData]]:
    """Letters, newest first. Raises InvalidInput for an unknown state."""
    wanted = inputs.word(state, "state", STATES) if state is not None else None
    client_id = lookup.client(act.db, client).id if client is not None else None
    found = outbox.every(act.db, state=wanted, client_id=client_id, limit=limit)
    return Outcome([fields_of(*row) for row in found])


def show_message(act: Act, reference: str) -> Outcome[MessageData]:
    """A letter with its words, and each attempt to send it."""
    return Outcome(whole(act, find(act, reference)))


def whole(act: Act, row: OutboxMessage) -> MessageData:
    """A letter with all that is held of it."""
    tried = tuple(attempt_data(each) for each in outbox.attempts(act.db, row.id))
    return message_data(act, row)._replace(message_id=row.message_id, body=row.body, tried=tried)
