"""Where a client's personal data are, and how they are erased. Each table has its way to the client; what isn't named here holds
no person and no free words (a test asks it of every column of text).

Frozen documents (invoice, invoice_line) and the books (decision, audit_entry, ticket_event) are never touched: documents stay as
the tax law wants, the books only refer by number to what is erased. Of documents goes where they were sent, and whom a proforma was
for: it is no tax document.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy import text

from supportctl.store.engine import Db

_TICKETS = "SELECT id FROM ticket WHERE client_id = :client"
_COMPLAINTS = "SELECT id FROM complaint WHERE client_id = :client"
_BUNDLES = "SELECT id FROM bundle WHERE client_id = :client"

# Rows that go as a whole, because nothing that stays refers to them.
REMOVED = {
    "contact": "client_id = :client",
    "phone_change": "client_id = :client",
    "software_note": f"ticket_id IN ({_TICKETS})",
    "complaint_words": f"complaint_id IN ({_COMPLAINTS})",
}
# Columns that are emptied, with the way to their rows. NULL where that may be, else ''; `key` gets a number instead of a name.
EMPTIED: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("client", "id = :client", {"key": ":key", "name": "''", "nip": "NULL", "email": "NULL", "phone": "NULL", "address": "''"}),
    ("license", "client_id = :client", {"purchase_email": "NULL"}),
    (
        "license_conversion",
        "client_id = :client",
        {"client_name": "''", "serials": "''", "registered_email": "''", "accepted_by": "''"},
    ),
    ("ticket", "client_id = :client", {"subject": "''", "serial": "NULL", "email": "NULL"}),
    ("work_session", f"ticket_id IN ({_TICKETS})", {"phone": "NULL", "contact": "NULL", "override_reason": "NULL"}),
    ("appointment", f"ticket_id IN ({_TICKETS})", {"invoice_email": "NULL"}),
    ("hours_grant", "client_id = :client", {"phone": "NULL", "consent": "NULL"}),
    ("message", "", {"body": "''"}),  # by number: see messages()
    ("invoice", "client_id = :client", {"deliver_to": "CASE WHEN deliver_to IS NULL THEN NULL ELSE '' END"}),
    ("invoice", "client_id = :client AND kind = 'proforma'", {"buyer": "''"}),
    ("bundle", "client_id = :client", {"other_offer": "NULL", "consent": "NULL"}),
    ("bundle_breach", f"bundle_id IN ({_BUNDLES})", {"description": "NULL"}),
    ("training", f"bundle_id IN ({_BUNDLES})", {"exception": "NULL"}),
    ("benefit", f"bundle_id IN ({_BUNDLES})", {"reported_to": "NULL", "invitation": "NULL", "certificate": "NULL"}),
)


def messages(db: Db, client_id: int) -> list[int]:
    """The words of the client's tickets, and the reasons() that only the books refer to."""
    said = db.all(text(f"SELECT message_id FROM ticket_event WHERE ticket_id IN ({_TICKETS})").bindparams(client=client_id))
    return sorted({int(n) for (n,) in said if n is not None} | {number for number, _, _ in reasons(db, client_id)})


def reasons(db: Db, client_id: int) -> list[tuple[int, str, str]]:
    """(number of the message, about what, its words): why a purchase was cancelled or an order rejected, in the order told."""
    booked = (("hours", "hours_grant"), ("bundle", "bundle"))
    own = "SELECT CAST(id AS TEXT) FROM {} WHERE client_id = :client"
    about = " OR ".join(f"(entity = '{entity}' AND entity_id IN ({own.format(table)}))" for entity, table in booked)
    why = text(f"SELECT entity, entity_id, change FROM audit_entry WHERE {about} ORDER BY id")
    told = [(entity, name, json.loads(change)) for entity, name, change in db.all(why.bindparams(client=client_id))]
    numbers = {int(change["message"]): f"{entity} {name}" for entity, name, change in told if change.get("message")}
    words = text("SELECT body FROM message WHERE id = :id")
    return [(number, about, str(db.scalar(words.bindparams(id=number)) or "")) for number, about in numbers.items()]


def erase(db: Db, client_id: int, key: str, fold: Callable[[str], str]) -> dict[str, int]:
    """Erase everything but documents and books; how many rows of each table. On a dry Db they are only counted. `key` replaces
    the client's; `fold` makes texts comparable, for the keys of callers."""
    if not db.dry and db.session.connection().dialect.name == "sqlite":
        db.run(text("PRAGMA secure_delete = ON"))
    words = messages(db, client_id)
    counted: Counter[str] = Counter()
    kept = kept_results(db, client_id, fold)
    for table, way, columns in EMPTIED:
        where = way or f"id IN ({', '.join(map(str, words)) or 'NULL'})"
        filled = " OR ".join(f"{name} IS NOT NULL" if empty == "NULL" else f"{name} <> ''" for name, empty in columns.items())
        counted[table] += _count(db, table, f"({where}) AND ({filled})", client_id)
        setting = ", ".join(f"{name} = {empty}" for name, empty in columns.items())
        given = {"key": key} if table == "client" else {}
        db.run(_bound(f"UPDATE {table} SET {setting} WHERE {where}", client_id, given))
    for table, where in REMOVED.items():
        counted[table] = _count(db, table, where, client_id)
        db.run(_bound(f"DELETE FROM {table} WHERE {where}", client_id))
    for number, (kept_key, new_key) in enumerate(kept.items()):
        change = "UPDATE idempotency_key SET key = :new, arguments = '', result = 'null' WHERE key = :old"
        db.run(text(change).bindparams(old=kept_key, new=f"{key}-{number + 1}" if new_key else kept_key))
    counted["idempotency_key"] = len(kept)
    return {table: n for table, n in counted.items() if n}


def _bound(statement: str, client_id: int, given: dict[str, Any] | None = None) -> Any:
    values = {"client": client_id} if ":client" in statement else {}
    return text(statement).bindparams(**values, **(given or {}))


def _count(db: Db, table: str, where: str, client_id: int) -> int:
    return int(db.scalar(_bound(f"SELECT count(*) FROM {table} WHERE {where}", client_id)))


def kept_results(db: Db, client_id: int, fold: Callable[[str], str]) -> dict[str, bool]:
    """Idempotency keys under which an answer about the client is kept; True where the key itself names a person."""
    named = {fold(name) for name in _names(db, client_id)}
    found = db.all(_bound("SELECT key FROM idempotency_key WHERE client_id = :client ORDER BY key", client_id))
    return {str(key): any(name in fold(str(key)) for name in named) for (key,) in found}


def _names(db: Db, client_id: int) -> set[str]:
    """The words of names, the numbers and addresses by which a key would tell a person."""
    asked = [
        ("client", ("key", "name", "nip", "email", "phone"), "id = :client"),
        ("contact", ("name", "email"), "client_id = :client"),
        ("phone_change", ("full_name", "old_number", "new_number"), "client_id = :client"),
        ("ticket", ("email",), "client_id = :client"),
        ("license", ("purchase_email",), "client_id = :client"),
        ("license_conversion", ("client_name", "registered_email", "accepted_by"), "client_id = :client"),
        ("work_session", ("phone",), f"ticket_id IN ({_TICKETS})"),
        ("hours_grant", ("phone",), "client_id = :client"),
        ("appointment", ("invoice_email",), f"ticket_id IN ({_TICKETS})"),
        ("complaint_words", ("company", "contact", "email", "answered_to"), f"complaint_id IN ({_COMPLAINTS})"),
    ]
    found: set[str] = set()
    for table, columns, where in asked:
        for row in db.all(_bound(f"SELECT {', '.join(columns)} FROM {table} WHERE {where}", client_id)):
            found |= {
                word for value in row if value for word in (str(value), *str(value).replace(",", " ").split()) if len(word) > 2
            }
    return found
