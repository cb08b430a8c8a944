"""What `search` looks in, made again from what the desk holds and compared with what stands there: one line an entry that differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from supportctl.record import Problem
from supportctl.store import entries
from supportctl.store.engine import Db
from supportctl.store.entries import CLIENT, INVOICE, TICKET, Entry, entry_id
from supportctl.store.problem import problem
from supportctl.store.rawrows import stream
from supportctl.store.searching import client_texts, cut

_AT_ONCE = 500
_SPOKEN = (
    "SELECT e.ticket_id, m.body, m.confidential FROM ticket_event e JOIN message m ON m.id = e.message_id "
    "WHERE e.undone IS NULL AND m.body <> '' ORDER BY e.ticket_id, e.id"
)
_TICKETS = (
    "SELECT t.id, t.subject, t.serial, t.email, l.serial FROM ticket t "
    "LEFT JOIN license l ON l.id = t.license_id AND l.undone IS NULL WHERE t.undone IS NULL ORDER BY t.id"
)
_CLIENTS = "SELECT id FROM client WHERE undone IS NULL ORDER BY id"
_LINES = "SELECT invoice_id, name FROM invoice_line ORDER BY invoice_id, id"
_INVOICES = (
    "SELECT i.id, i.number, i.buyer, e.client_id FROM invoice i LEFT JOIN erasure e ON e.client_id = i.client_id ORDER BY i.id"
)
Made = Iterator[tuple[int, Entry]]


def problems(db: Db) -> Iterator[Problem]:
    """Each entry that isn't what the desk's words make, is missing or is too many."""
    yield from _compared(db, "search_entry", _tickets(db, hidden=False))
    yield from _compared(db, "confidential_entry", _tickets(db, hidden=True))
    yield from _compared(db, "record_entry", _records(db))


def _compared(db: Db, table: str, made: Made) -> Iterator[Problem]:
    stored = stream(db, f"SELECT id, subject, messages, rest FROM {table} ORDER BY id", {})
    there = next(stored, None)
    for number, entry in made:
        while there is not None and there[0] < number:
            yield problem(f"{table} {there[0]}", "search-strange")
            there = next(stored, None)
        wanted = cut(db, entry)
        if there is None or there[0] != number:
            if any(wanted):
                yield problem(f"{table} {number}", "search-missing")
            continue
        if tuple(there[1:]) != tuple(wanted):
            yield problem(f"{table} {number}", "search-altered")
        there = next(stored, None)
    while there is not None:
        yield problem(f"{table} {there[0]}", "search-strange")
        there = next(stored, None)


def _tickets(db: Db, *, hidden: bool) -> Made:
    spoken = groupby(stream(db, _SPOKEN, {}), key=itemgetter(0))
    next_ticket, words = next(spoken, (None, iter(())))
    for number, subject, serial, email, held in stream(db, _TICKETS, {}):
        while next_ticket is not None and next_ticket < number:
            next_ticket, words = next(spoken, (None, iter(())))
        told = [(body, secret) for _, body, secret in words] if next_ticket == number else []
        if hidden and not any(secret for _, secret in told):
            continue
        messages = [body for body, secret in told if hidden or not secret]
        yield entry_id(TICKET, number), entries.ticket(subject, (serial, email, held), messages)


def _records(db: Db) -> Made:
    for numbers in _batches(number for (number,) in stream(db, _CLIENTS, {})):
        # A session remembers what it read: each batch has its own.
        found = client_texts(Db(db.connection, dry=True, server=db.server), numbers)
        for number in numbers:
            yield entry_id(CLIENT, number), entries.of_texts(found.get(number, []))
    lines = groupby(stream(db, _LINES, {}), key=itemgetter(0))
    next_invoice, named = next(lines, (None, iter(())))
    for number, name, buyer, erased in stream(db, _INVOICES, {}):
        while next_invoice is not None and next_invoice < number:
            next_invoice, named = next(lines, (None, iter(())))
        sold = [each for _, each in named] if next_invoice == number else []
        texts = entries.invoice(name, buyer, sold) if erased is None else entries.invoice(name, "", [])
        yield entry_id(INVOICE, number), entries.of_texts(texts)


def _batches(found: Iterable[int]) -> Iterator[list[int]]:
    batch: list[int] = []
    for number in found:
        batch.append(number)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
