"""What the search index is made from, and what a hit is told by."""

from __future__ import annotations

from typing import Any

from sqlalchemy import column, table
from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled, matches
from supportctl.store.tables.billing import Invoice, InvoiceLine
from supportctl.store.tables.contacts import Contact
from supportctl.store.tables.history import Message, TicketEvent
from supportctl.store.tables.licenses import FormerSerial, License
from supportctl.store.tables.parties import Client, FormerKey
from supportctl.store.tables.phones import PhoneChange
from supportctl.store.tables.tickets import Ticket
from supportctl.tuples import NamedTuple

# The full-text indexes, which the migration makes: on SQLite an FTS5 table, on a server a view of the words. `rowid`: of the entry.
_PUBLIC = table("search_index", column("rowid"))
_CONFIDENTIAL = table("confidential_index", column("rowid"))
_RECORDS = table("record_index", column("rowid"))
# On SQLite alone: every word in a ticket, in their order.
_TERMS = table("search_terms", column("term"))


class Spoken(NamedTuple):
    """Words of a ticket; `undone`: the act that said them was taken back."""

    ticket_id: int
    body: str
    confidential: bool
    undone: int | None


def found(words: str, first: int, last: int, limit: int | None = None) -> list[int]:
    """The numbers of the entries of tickets that hold all words, from `first` to `last`, the last of them first."""
    return compiled(_found(_PUBLIC, words, first, last, limit))


def found_confidential(words: str, first: int, last: int, limit: int | None = None) -> list[int]:
    """The same where some of the words may be confidential."""
    return compiled(_found(_CONFIDENTIAL, words, first, last, limit))


def found_records(words: str, first: int, last: int, limit: int | None = None) -> list[int]:
    """The same of clients and invoices."""
    return compiled(_found(_RECORDS, words, first, last, limit))


def next_term(least: str) -> str | None:
    """The first word in tickets that isn't before this one."""
    return compiled(select(_TERMS.c.term).where(_TERMS.c.term >= least).limit(1))


def _found(index: Any, words: str, first: int, last: int, limit: int | None) -> Any:
    wanted = select(index.c.rowid).where(matches(index.name, words), index.c.rowid >= first, index.c.rowid <= last)
    return wanted.order_by(index.c.rowid.desc()).limit(limit)


def tickets(numbers: list[int]) -> list[tuple[Ticket, str | None]]:
    """These tickets, each with the serial number of its licence."""
    wanted = select(Ticket, License.serial).outerjoin(License, col(License.id) == Ticket.license_id)
    return compiled(wanted.where(among(Ticket.id, numbers)))


def spoken(numbers: list[int]) -> list[Spoken]:
    """The words of these tickets in the order in which they were recorded; those of acts that were undone too."""
    wanted = select(TicketEvent.ticket_id, Message.body, Message.confidential, TicketEvent.undone)
    wanted = wanted.join(Message, col(Message.id) == TicketEvent.message_id).where(among(TicketEvent.ticket_id, numbers))
    return compiled(wanted.order_by(col(TicketEvent.ticket_id), col(TicketEvent.id)), with_undone=True)


def with_messages(numbers: list[int]) -> list[int]:
    """The tickets in which these messages were said."""
    return compiled(select(TicketEvent.ticket_id).where(among(TicketEvent.message_id, numbers)), with_undone=True)


def with_licenses(numbers: list[int]) -> list[int]:
    """The tickets about these licences."""
    return compiled(select(Ticket.id).where(among(Ticket.license_id, numbers)))


def clients(numbers: list[int]) -> list[Client]:
    """These clients."""
    return compiled(select(Client).where(among(Client.id, numbers)).order_by(col(Client.id)))


def contacts(numbers: list[int]) -> list[Contact]:
    """Everybody whom these clients named, oldest first."""
    return compiled(select(Contact).where(among(Contact.client_id, numbers)).order_by(col(Contact.id)))


def phone_changes(numbers: list[int]) -> list[PhoneChange]:
    """Every change of these clients' numbers, oldest first."""
    return compiled(select(PhoneChange).where(among(PhoneChange.client_id, numbers)).order_by(col(PhoneChange.id)))


def licenses(numbers: list[int]) -> list[License]:
    """The licences of these clients."""
    return compiled(select(License).where(among(License.client_id, numbers)).order_by(col(License.id)))


def former_keys(numbers: list[int]) -> list[FormerKey]:
    """Keys that these clients had, oldest first."""
    return compiled(select(FormerKey).where(among(FormerKey.client_id, numbers)).order_by(col(FormerKey.id)))


def former_serials(numbers: list[int]) -> list[FormerSerial]:
    """Serial numbers that licences of these clients had, oldest first."""
    return compiled(select(FormerSerial).where(among(FormerSerial.client_id, numbers)).order_by(col(FormerSerial.id)))


def invoices(numbers: list[int]) -> list[Invoice]:
    """These documents."""
    return compiled(select(Invoice).where(among(Invoice.id, numbers)).order_by(col(Invoice.id)))


def lines(numbers: list[int]) -> list[InvoiceLine]:
    """The lines of these documents in their order."""
    wanted = select(InvoiceLine).where(among(InvoiceLine.invoice_id, numbers))
    return compiled(wanted.order_by(col(InvoiceLine.invoice_id), col(InvoiceLine.position)))
