"""Letters that are sent or to be sent, attempts, and demands to pay."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, or_, select

from supportctl.store.statements.dsl import among, compiled, func, of_client, when
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.outbox import OutboxAttempt, OutboxMessage, Reminder
from supportctl.store.tables.parties import Client
from supportctl.tuples import NamedTuple


class SentOn(NamedTuple):
    """When a document was sent first."""

    invoice_id: int | None
    sent_at: datetime | None


class Unsent(NamedTuple):
    """How many letters didn't leave, and since when the first of them waits."""

    letters: int
    since: datetime | None


STAYS = ("queued", "held", "sending", "refused", "failed")


def waiting() -> Unsent | None:
    """What didn't leave yet, counted."""
    columns: Any = (func.count(), func.min(OutboxMessage.queued_at))
    return compiled(select(*columns).where(col(OutboxMessage.state).in_(STAYS), OutboxMessage.recipient != ""))


def due(at: datetime, stale: datetime) -> OutboxMessage | None:
    """The letter that is to be sent next: queued and due, or left in the middle of sending before `stale`."""
    ready = (col(OutboxMessage.state) == "queued") & (OutboxMessage.next_at <= at)
    left = (col(OutboxMessage.state) == "sending") & (col(OutboxMessage.claimed_at) <= stale)
    wanted = select(OutboxMessage).where(or_(ready, left), OutboxMessage.recipient != "")
    return compiled(wanted.order_by(col(OutboxMessage.next_at), col(OutboxMessage.id)).limit(1))


def ready(at: datetime, stale: datetime) -> list[OutboxMessage]:
    """All that would be sent now, in their order."""
    queued = (col(OutboxMessage.state) == "queued") & (OutboxMessage.next_at <= at)
    left = (col(OutboxMessage.state) == "sending") & (col(OutboxMessage.claimed_at) <= stale)
    wanted = select(OutboxMessage).where(or_(queued, left), OutboxMessage.recipient != "")
    return compiled(wanted.order_by(col(OutboxMessage.next_at), col(OutboxMessage.id)))


def unsent() -> list[OutboxMessage]:
    """What didn't leave yet, oldest first: queued, held, being sent, refused or given up."""
    wanted = select(OutboxMessage).where(col(OutboxMessage.state).in_(STAYS), OutboxMessage.recipient != "")
    return compiled(wanted.order_by(col(OutboxMessage.id)))


def every(
    state: str | None = None, client_id: int | None = None, limit: int | None = None
) -> list[tuple[OutboxMessage, str, str | None]]:
    """Letters with their client's key and their document's number, newest first."""
    columns: Any = (OutboxMessage, Client.key, Invoice.number)
    wanted = select(*columns).join(Client, col(Client.id) == OutboxMessage.client_id)
    wanted = wanted.outerjoin(Invoice, col(Invoice.id) == OutboxMessage.invoice_id)
    wanted = wanted.where(
        when(state, OutboxMessage.state == state), when(client_id, of_client(OutboxMessage.client_id, client_id))
    )
    return compiled(wanted.order_by(col(OutboxMessage.id).desc()).limit(limit))


def of_invoice(invoice_id: int) -> list[OutboxMessage]:
    """The letters with a document, oldest first."""
    return compiled(select(OutboxMessage).where(OutboxMessage.invoice_id == invoice_id).order_by(col(OutboxMessage.id)))


def sent(invoice_ids: list[int]) -> list[SentOn]:
    """When documents were sent first; those that were."""
    columns: Any = (OutboxMessage.invoice_id, func.min(OutboxMessage.sent_at))
    wanted = select(*columns).where(among(OutboxMessage.invoice_id, invoice_ids), OutboxMessage.state == "sent")
    wanted = wanted.where(OutboxMessage.kind == "invoice")
    return compiled(wanted.group_by(col(OutboxMessage.invoice_id)))


def attempts(outbox_message_id: int) -> list[OutboxAttempt]:
    """What was tried with a letter, in order."""
    wanted = select(OutboxAttempt).where(OutboxAttempt.outbox_message_id == outbox_message_id)
    return compiled(wanted.order_by(col(OutboxAttempt.id)))


def of_owner(client_id: int, undone: bool = False) -> list[OutboxMessage]:
    """Every letter to a client."""
    wanted = select(OutboxMessage).where(of_client(OutboxMessage.client_id, client_id))
    return compiled(wanted.order_by(col(OutboxMessage.id)))


def attempts_of_owner(client_id: int, undone: bool = False) -> list[OutboxAttempt]:
    """Every attempt to send a letter to a client."""
    wanted = select(OutboxAttempt).join(OutboxMessage, col(OutboxMessage.id) == OutboxAttempt.outbox_message_id)
    return compiled(wanted.where(of_client(OutboxMessage.client_id, client_id)).order_by(col(OutboxAttempt.id)))


def reminders(invoice_id: int) -> list[Reminder]:
    """The demands to pay a document, oldest first."""
    return compiled(select(Reminder).where(Reminder.invoice_id == invoice_id).order_by(col(Reminder.id)))


def all_reminders() -> list[tuple[Reminder, str, str, str]]:
    """Every demand to pay, oldest first: with its document's number and currency, and the client's key."""
    columns: Any = (Reminder, Invoice.number, Invoice.currency, Client.key)
    wanted = (
        select(*columns).join(Invoice, col(Invoice.id) == Reminder.invoice_id).join(Client, col(Client.id) == Invoice.client_id)
    )
    return compiled(wanted.order_by(col(Reminder.id)))
