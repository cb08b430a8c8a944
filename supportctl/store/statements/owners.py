"""Whose record it is: the number of the client."""

from __future__ import annotations

from sqlmodel import select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.complaints import Complaint
from supportctl.store.tables.hours import HoursGrant
from supportctl.store.tables.licenses import License
from supportctl.store.tables.outbox import OutboxMessage
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.trainings import Training


def of_bundle(id: int) -> int | None:
    """The client of a bundle."""
    return compiled(select(Bundle.client_id).where(Bundle.id == id))


def of_client(id: int) -> int | None:
    """The client, if there is one of that number."""
    return compiled(select(Client.id).where(Client.id == id))


def of_complaint(id: int) -> int | None:
    """The client of a complaint."""
    return compiled(select(Complaint.client_id).where(Complaint.id == id))


def of_hours(id: int) -> int | None:
    """The client of a purchase of hours."""
    return compiled(select(HoursGrant.client_id).where(HoursGrant.id == id))


def of_invoice(number: str) -> int | None:
    """The client of a document."""
    return compiled(select(Invoice.client_id).where(Invoice.number == number))


def of_license(id: int) -> int | None:
    """The client of a licence."""
    return compiled(select(License.client_id).where(License.id == id))


def of_outbox(id: int) -> int | None:
    """The client of a letter."""
    return compiled(select(OutboxMessage.client_id).where(OutboxMessage.id == id))


def of_ticket(id: int) -> int | None:
    """The client of a ticket."""
    return compiled(select(Ticket.client_id).where(Ticket.id == id))


def of_training(id: int) -> int | None:
    """The client of a training."""
    wanted = select(Bundle.client_id).join(Training, Training.bundle_id == Bundle.id)  # type: ignore[arg-type]  # an expression here
    return compiled(wanted.where(Training.id == id))


def by_key(key: str) -> int | None:
    """The client of that key."""
    return compiled(select(Client.id).where(Client.key == key))
