"""Keeps what `search` looks in: with every transaction, in it, from the rows that it changed. No verb takes part in that.

An entry holds all words of one ticket, client or invoice, for all words of a question must be in one of them. What is only a
ticket's confidential words has an entry of its own, beside, in another table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from supportctl.store import entries
from supportctl.store.compiled.rows import (
    Client,
    ConfidentialEntry,
    Contact,
    Erasure,
    FormerKey,
    FormerSerial,
    Invoice,
    InvoiceLine,
    License,
    Message,
    PhoneChange,
    RecordEntry,
    SearchEntry,
    Ticket,
    TicketEvent,
)
from supportctl.store.entries import CLIENT, INVOICE, TICKET, Entry, entry_id
from supportctl.store.row import Row

if TYPE_CHECKING:
    from supportctl.store.compiled.search import Spoken
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change

# A tsvector of PostgreSQL holds a megabyte: of a ticket with more words the last ones are searched there.
_SERVER_CHARACTERS = 250_000


def update(db: Db, touched: Sequence[Change]) -> None:
    """Write the entries anew that these changes touch: those that matter (searched.py)."""
    tickets = _numbers(touched, Ticket, "id")
    tickets |= {c.row.ticket_id for c in touched if isinstance(c.row, TicketEvent) and c.row.message_id is not None}
    tickets |= _elsewhere(db, touched)
    _tickets(db, tickets, touched)
    clients = _numbers(touched, Client, "id")
    for kind in _OF_CLIENTS:
        clients |= _numbers(touched, kind, "client_id")
    _clients(db, clients)
    _invoices(db, _numbers(touched, Invoice, "id"), touched)
    for client in sorted(_numbers(touched, Erasure, "client_id")):
        _without_buyer(db, client)


_OF_CLIENTS = (Contact, PhoneChange, License, FormerKey, FormerSerial)


def _numbers(changes: Iterable[Change], kind: type[Row], name: str) -> set[int]:
    return {getattr(change.row, name) for change in changes if isinstance(change.row, kind)}


def _elsewhere(db: Db, changes: Sequence[Change]) -> set[int]:
    """Tickets whose words changed though they themselves didn't: words that are erased, a licence with another serial number."""
    from supportctl.store.compiled import search

    old = [c for c in changes if c.before is not None]
    messages, licenses = _numbers(old, Message, "id"), _numbers(old, License, "id")
    found = search.with_messages(db, sorted(messages)) if messages else []
    found += search.with_licenses(db, sorted(licenses)) if licenses else []
    return set(found)


# -- tickets -------------------------------------------------------------------------------------------------------------------


def _tickets(db: Db, numbers: set[int], changes: Sequence[Change]) -> None:
    if not numbers:
        return
    from supportctl.store.compiled import search

    # Of a ticket that is opened now everything is at hand.
    new = {c.row.id for c in changes if isinstance(c.row, Ticket) and c.before is None}
    said: dict[int, list[Spoken]] = {}
    for each in [*_said_now(new, changes), *(search.spoken(db, sorted(numbers - new)) if numbers - new else [])]:
        said.setdefault(each.ticket_id, []).append(each)
    for number in sorted(numbers):
        words: list[Spoken] = said.get(number, [])
        ticket = db.get(Ticket, number)
        for kind, hidden in ((SearchEntry, False), (ConfidentialEntry, True)):
            if hidden and not any(each.confidential for each in words):
                continue
            told = [each for each in words if each.undone is None and each.body and (hidden or not each.confidential)]
            secret = any(each.confidential for each in told)
            entry = None if ticket is None or (hidden and not secret) else _ticket(db, ticket, [each.body for each in told])
            _keep(db, kind, entry_id(TICKET, number), entry)


def _said_now(new: set[int], changes: Sequence[Change]) -> list[Spoken]:
    from supportctl.store.compiled.search import Spoken

    words = {c.row.id: c.row for c in changes if isinstance(c.row, Message)}
    events = [c.row for c in changes if isinstance(c.row, TicketEvent) and c.row.ticket_id in new]
    told = [(event, words[event.message_id]) for event in events if event.message_id is not None]
    return [Spoken(event.ticket_id, message.body, message.confidential, event.undone) for event, message in told]


def _ticket(db: Db, ticket: Ticket, messages: list[str]) -> Entry:
    held = db.get(License, ticket.license_id) if ticket.license_id is not None else None
    return entries.ticket(ticket.subject, (ticket.serial, ticket.email, held.serial if held else None), messages)


# -- clients and invoices ------------------------------------------------------------------------------------------------------


def _clients(db: Db, numbers: set[int]) -> None:
    if not numbers:
        return
    found = client_texts(db, sorted(numbers))
    for number in sorted(numbers):
        _keep(db, RecordEntry, entry_id(CLIENT, number), entries.of_texts(found[number]) if number in found else None)


def client_texts(db: Db, numbers: list[int]) -> dict[int, list[entries.Text]]:
    """What is searched of each of these clients."""
    from supportctl.store.compiled import search

    found: dict[int, list[entries.Text]] = {}
    for row in search.clients(db, numbers):
        found[row.id] = [*entries.client(row.key, row.name, row.nip, row.email), *entries.phone(row.phone)]
    for contact in search.contacts(db, numbers):
        found.get(contact.client_id, []).extend(entries.plain(contact.name, contact.email))
    for change in search.phone_changes(db, numbers):
        found.get(change.client_id, []).extend(entries.phone(change.old_number))
    for held in search.licenses(db, numbers):
        found.get(held.client_id, []).extend(entries.plain(held.serial, held.purchase_email))
    for former in search.former_keys(db, numbers):
        found.get(former.client_id, []).extend(entries.plain(former.key))
    for once in search.former_serials(db, numbers):
        found.get(once.client_id, []).extend(entries.plain(once.serial))
    return found


def _invoices(db: Db, numbers: set[int], changes: Sequence[Change]) -> None:
    if not numbers:
        return
    issued = [c.row for c in changes if isinstance(c.row, Invoice)]
    lines = [c.row for c in changes if isinstance(c.row, InvoiceLine)]
    missing = sorted(numbers - {line.invoice_id for line in lines})
    if missing:
        from supportctl.store.compiled import search

        lines += search.lines(db, missing)
    for row in issued:
        named = [line.name for line in lines if line.invoice_id == row.id]
        _keep(db, RecordEntry, entry_id(INVOICE, row.id), entries.of_texts(entries.invoice(row.number, row.buyer, named)))


def _without_buyer(db: Db, client: int) -> None:
    """The documents of a client that is erased stay, and are found by their numbers; no longer by the client's name."""
    from supportctl.store.compiled import persons

    for row in persons.documents(db, client):
        _keep(db, RecordEntry, entry_id(INVOICE, row.id), entries.of_texts(entries.invoice(row.number, "", [])))


def _keep(db: Db, kind: type[SearchEntry | ConfidentialEntry | RecordEntry], number: int, entry: Entry | None) -> None:
    """The entry as it is now; none where it has no words."""
    if entry is None or not any(entry):
        db.drop(kind, number)
        return
    kept = cut(db, entry)
    db.put(kind(id=number, subject=kept.subject, messages=kept.messages, rest=kept.rest))


def cut(db: Db, entry: Entry) -> Entry:
    """As much of it as the database can hold."""
    if db.server and len(entry.messages) > _SERVER_CHARACTERS:
        return entry._replace(messages=entry.messages[-_SERVER_CHARACTERS:].partition(" ")[2])
    return entry
