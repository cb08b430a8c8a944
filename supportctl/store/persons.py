"""Where a client's personal data are, and how they are erased. What isn't named in personal.py holds no person and no free words
(a test asks it of every column of text).

Frozen documents (invoice, invoice_line) and the books (decision, audit_entry, ticket_event) are never touched: documents stay as
the tax law wants, the books only refer by number to what is erased. Of documents goes where they were sent, and whom a proforma was
for: it is no tax document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from supportctl.store import journal
from supportctl.store.compiled import contacts, conversions, decisions, hook_calls, licenses, outbox, persons
from supportctl.store.compiled.rows import Bundle, Client, HoursGrant
from supportctl.store.engine import Db
from supportctl.store.keys import digest_of
from supportctl.store.personal import EMPTIED, REMOVED
from supportctl.store.row import Row


def _bundles(db: Db, client_id: int) -> list[Bundle]:
    return [bundle for bundle, _ in persons.bundles(db, client_id, undone=True)]


def _client(db: Db, client_id: int) -> list[Client]:
    found = db.get_any(Client, client_id)
    return [] if found is None else [found]


# The rows of each table that are a client's, those of acts that were undone too.
ROWS: dict[str, Callable[[Db, int], Sequence[Row]]] = {
    "client": _client,
    "license": lambda db, client_id: licenses.every(db, client_id, undone=True),
    "license_conversion": lambda db, client_id: conversions.every(db, client_id, undone=True),
    "ticket": lambda db, client_id: persons.tickets(db, client_id, undone=True),
    "work_session": lambda db, client_id: persons.sessions(db, client_id, undone=True),
    "appointment": lambda db, client_id: persons.appointments(db, client_id, undone=True),
    "hours_grant": lambda db, client_id: persons.grants(db, client_id, undone=True),
    "message": lambda db, client_id: persons.messages(db, messages(db, client_id)),
    "invoice": persons.documents,
    "bundle": _bundles,
    "bundle_breach": lambda db, client_id: persons.breaches(db, client_id, undone=True),
    "training": lambda db, client_id: persons.trainings(db, client_id, undone=True),
    "benefit": lambda db, client_id: persons.benefits(db, client_id, undone=True),
    "outbox_message": lambda db, client_id: outbox.of_owner(db, client_id, undone=True),
    "outbox_attempt": lambda db, client_id: outbox.attempts_of_owner(db, client_id, undone=True),
    "contact": lambda db, client_id: contacts.in_order(db, client_id, undone=True),
    "phone_change": lambda db, client_id: persons.phone_changes(db, client_id, undone=True),
    "software_note": persons.software_notes,
    "ticket_tag": lambda db, client_id: persons.tags(db, client_id, undone=True),
    "former_key": lambda db, client_id: persons.former_keys(db, client_id, undone=True),
    "former_serial": lambda db, client_id: persons.former_serials(db, client_id, undone=True),
    "hook_call": hook_calls.of_client,
    "complaint_words": lambda db, client_id: persons.complaint_words(db, client_id, undone=True),
}


def messages(db: Db, client_id: int) -> list[int]:
    """The words of the client's tickets, and the reasons() that only the books refer to."""
    said = persons.said(db, client_id, undone=True)
    return sorted({n for n in said if n is not None} | {number for number, _, _ in reasons(db, client_id)})


def reasons(db: Db, client_id: int) -> list[tuple[int, str, str]]:
    """(number of the message, about what, its words): why a client was merged, a purchase cancelled or an order rejected, in the order told."""
    booked: dict[str, Sequence[Client | HoursGrant | Bundle]] = {
        "client": _client(db, client_id),
        "hours": persons.grants(db, client_id, undone=True),
        "bundle": _bundles(db, client_id),
    }
    entries = [e for about, rows in booked.items() for e in decisions.audited(db, about, [str(row.id) for row in rows])]
    numbers: dict[int, str] = {}
    for entry in sorted(entries, key=lambda e: e.id):
        change = json.loads(entry.change)
        if change.get("message"):
            numbers[int(change["message"])] = f"{entry.entity} {entry.entity_id}"
    words = {row.id: row.body for row in persons.messages(db, list(numbers))}
    return [(number, about, words.get(number, "")) for number, about in numbers.items()]


def erase(db: Db, client_id: int, key: str, fold: Callable[[str], str]) -> dict[str, int]:
    """Erase everything but documents and books; how many rows of each table. On a dry Db they are only counted. `key` replaces
    the client's; `fold` makes texts comparable, for the keys of callers."""
    rows = {table: ROWS[table](db, client_id) for table in ROWS}
    former = persons.former_serials(db, client_id, undone=True)
    kept = kept_results(db, client_id, fold)
    counted: Counter[str] = Counter()
    for table, columns in EMPTIED:
        counted[table] += sum(_empty(db, row, columns, key) for row in rows[table])
    for table in REMOVED:
        counted[table] = len(rows[table])
        for row in rows[table]:
            db.forget(row)
    _empty_answers(db, client_id, key, kept)
    if not db.dry:
        journal.forget(db, client_id)
        # A serial number is no person's, and stays; the ones before it go, also where the journal has what a licence was.
        journal.forget_images(db, "license", {str(row.license_id) for row in former})
    counted["idempotency_key"] = len(kept)
    return {table: n for table, n in counted.items() if n}


def _empty(db: Db, row: Row, columns: dict[str, str | None], key: str) -> bool:
    """Empty these columns of a row; was there anything?"""
    if "buyer" in columns and getattr(row, "kind", None) != "proforma":
        return False
    filled = False
    for name, empty in columns.items():
        value = getattr(row, name)
        filled = filled or bool(value) or (value is not None and empty is None)
        if value is not None:
            setattr(row, name, key if (row.TABLE, name) == ("client", "key") else empty)
    db.blank(row)
    return filled


def _empty_answers(db: Db, client_id: int, key: str, kept: dict[str, bool]) -> None:
    for number, row in enumerate(persons.kept_answers(db, client_id)):
        named, seal = kept[row.key], persons.answer_seal(db, digest_of(row))
        row.arguments, row.result = "", "null"
        if named:
            # The key is the row's own: a row of another key takes its place.
            db.forget(row)
            row.key = f"{key}-{number + 1}"
            db.add(row)
        else:
            db.blank(row)
        if seal is not None:
            seal.answer, seal.salt = digest_of(row), None
            db.blank(seal)


def kept_results(db: Db, client_id: int, fold: Callable[[str], str]) -> dict[str, bool]:
    """Idempotency keys under which an answer about the client is kept; True where the key itself names a person."""
    named = {fold(name) for name in _names(db, client_id)}
    found = [row.key for row in persons.kept_answers(db, client_id)]
    return {key: any(name in fold(key) for name in named) for key in found}


# The columns by which a key would tell a person: names, numbers and addresses.
_TELLING = {
    "client": ("key", "name", "nip", "email", "phone"),
    "contact": ("name", "email"),
    "phone_change": ("full_name", "old_number", "new_number"),
    "former_key": ("key",),
    "ticket": ("email",),
    "license": ("purchase_email",),
    "license_conversion": ("client_name", "registered_email", "accepted_by"),
    "work_session": ("phone",),
    "hours_grant": ("phone",),
    "appointment": ("invoice_email",),
    "complaint_words": ("company", "contact", "email", "answered_to"),
}


def _names(db: Db, client_id: int) -> set[str]:
    """The words of names, the numbers and addresses by which a key would tell a person."""
    values: list[Any] = []
    for table, columns in _TELLING.items():
        values += [getattr(row, name) for row in ROWS[table](db, client_id) for name in columns]
    return {word for value in values if value for word in (str(value), *str(value).replace(",", " ").split()) if len(word) > 2}
