"""Letters are written into the outbox in the transaction of the act that sends them: both happen, or neither."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.desk.outbox.records import WAITING, Letter
from supportctl.errors import Conflict, InvalidInput
from supportctl.store.compiled import outbox
from supportctl.store.compiled.rows import Client, Invoice, OutboxMessage
from supportctl.tuples import NamedTuple

# One letter goes to so many addresses at most.
MOST_RECIPIENTS = 20


class About(NamedTuple):
    """What a letter is about: a document, a demand to pay it, or a ticket."""

    kind: str
    invoice_id: int | None = None
    ticket_id: int | None = None
    reminder_id: int | None = None


def recipients(typed: str | None, known: str | None, *, client: str) -> tuple[str, ...]:
    """The addresses that were typed, separated by commas, else the one on record. Each once. Raises InvalidInput for what is no
    address, Conflict where there is none."""
    if typed is None and not known:
        raise Conflict("NO_ADDRESS", client=client)
    parts = [part.strip() for part in (typed if typed is not None else known or "").split(",")]
    found = tuple(dict.fromkeys(inputs.email(part) for part in parts if part))
    if not found:
        raise InvalidInput("EMPTY", field="--to")
    if len(found) > MOST_RECIPIENTS:
        raise InvalidInput("TOO_MANY_RECIPIENTS", count=len(found), most=MOST_RECIPIENTS)
    return found


def queue(
    act: Act, client: Client, about: About, letter: Letter, to: Sequence[str], *, hold: bool = False
) -> list[OutboxMessage]:
    """One letter a recipient, so that one who is refused keeps nobody else from it. Raises Conflict for an erased client."""
    lookup.require_not_erased(client)
    return [_queue(act, client, about, letter, address, hold) for address in to]


def _queue(act: Act, client: Client, about: About, letter: Letter, address: str, hold: bool) -> OutboxMessage:
    row = OutboxMessage(
        kind=about.kind,
        client_id=client.id,
        invoice_id=about.invoice_id,
        ticket_id=about.ticket_id,
        reminder_id=about.reminder_id,
        message_id="",
        recipient=address,
        lang=letter.lang,
        subject=letter.subject,
        body=letter.body,
        state="held" if hold else "queued",
        queued_at=act.now,
        operator=act.operator,
        next_at=act.now,
        attempts=0,
    )
    act.db.add(row)
    row.message_id = _message_id(row)
    if row.id:
        act.db.touch(row)
    act.book("outbox", row.id, kind=about.kind, state=row.state, client=client.id)
    return row


def _message_id(row: OutboxMessage) -> str:
    """The part of the Message-ID before the @. It says nothing of the letter, and stays the same however often it is sent."""
    told = (row.id, row.queued_at.isoformat(), row.recipient, row.subject, row.body)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:32]


def require_unsent(act: Act, invoice: Invoice) -> None:
    """Nobody got the document by mail, and no letter with it is under way. Raises Conflict."""
    for row in outbox.of_invoice(act.db, invoice.id):
        if row.state == "sent":
            raise Conflict("ANNUL_SENT", number=invoice.number, on=plain(row.sent_at), to=row.recipient)
        if row.state == "sending":
            raise Conflict("MESSAGE_LEAVING", id=row.id)


def call_off(act: Act, invoice: Invoice) -> None:
    """Letters with a document that is void aren't sent."""
    for row in outbox.of_invoice(act.db, invoice.id):
        if row.state in WAITING:
            row.state = "cancelled"
            act.db.touch(row)
            act.book("outbox", row.id, state="cancelled")


def hold_all(act: Act) -> int:
    """Hold every letter that waits to be sent, or was being sent; how many. A restored desk doesn't know which of them left."""
    found = [row for row in outbox.unsent(act.db) if row.state in ("queued", "sending")]
    for row in found:
        row.state, row.claimed_at = "held", None
        act.db.touch(row)
        act.book("outbox", row.id, state="held")
    return len(found)
