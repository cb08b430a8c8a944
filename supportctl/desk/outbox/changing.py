"""`outbox cancel`, `outbox hold`, `outbox release`: a letter that hasn't left is called off, waits, or goes after all."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.outbox.records import WAITING, MessageData, message_data
from supportctl.errors import Conflict, NotFound
from supportctl.store.compiled import corrections
from supportctl.store.compiled.rows import OutboxMessage


def find(act: Act, reference: str) -> OutboxMessage:
    """A letter by its number. Raises NotFound."""
    row = act.db.get(OutboxMessage, lookup.number("outbox", reference))
    if row is None:
        raise NotFound("NOT_FOUND", kind="outbox", value=reference)
    return row


def cancel(act: Act, reference: str) -> Outcome[MessageData]:
    """It is never sent. Raises Conflict for one that left, or is being sent."""
    return _move(act, reference, "cancelled", WAITING)


def hold(act: Act, reference: str) -> Outcome[MessageData]:
    """It waits until it is released. Raises Conflict unless it is queued."""
    return _move(act, reference, "held", ("queued",))


def release(act: Act, reference: str) -> Outcome[MessageData]:
    """It is sent as soon as letters are, also after a refusal. Raises Conflict unless it is held, refused or given up, and for a
    document that was annulled."""
    row = find(act, reference)
    for void in corrections.annulments(act.db, [row.invoice_id]) if row.invoice_id else ():
        raise Conflict("DOCUMENT_ANNULLED", number=message_data(act, row).number, on=plain(legal_day(void.annulled_at)))
    return _move(act, reference, "queued", ("held", "refused", "failed"))


def _move(act: Act, reference: str, state: str, wanted: tuple[str, ...]) -> Outcome[MessageData]:
    row = find(act, reference)
    if row.state == "sending":
        raise Conflict("MESSAGE_LEAVING", id=row.id)
    if row.state not in wanted or not row.recipient:
        raise Conflict("MESSAGE_STATE", id=row.id, state=row.state, wanted=list(wanted))
    if state == "queued":
        row.attempts, row.next_at = 0, act.now
    row.state = state
    act.db.touch(row)
    act.book("outbox", row.id, state=state)
    return Outcome(message_data(act, row), made=str(row.id))
