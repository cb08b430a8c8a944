"""Idempotency keys: what a command answered under a key, kept in its own transaction. Only successes (exit 0) are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import text

from supportctl.law.facts import decode, encode
from supportctl.store.engine import Db
from supportctl.store.tables.keys import IdempotencyKey

# From a record that the books name to its client. A licence and a document go by serial and number, the others by id.
CLIENT_OF = {
    "bundle": "SELECT client_id FROM bundle WHERE id = :id",
    "client": "SELECT id FROM client WHERE id = :id",
    "complaint": "SELECT client_id FROM complaint WHERE id = :id",
    "hours": "SELECT client_id FROM hours_grant WHERE id = :id",
    "invoice": "SELECT client_id FROM invoice WHERE number = :id",
    "license": "SELECT client_id FROM license WHERE serial = :id",
    "ticket": "SELECT client_id FROM ticket WHERE id = :id",
    "training": "SELECT client_id FROM bundle WHERE id = (SELECT bundle_id FROM training WHERE id = :id)",
}
_NAMED = ("invoice", "license")


def arguments_hash(arguments: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of a command's arguments; their order doesn't matter."""
    canonical = json.dumps(encode(arguments), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def find_key(db: Db, key: str) -> IdempotencyKey | None:
    """The row kept under a key, or None. Compare its `command` and `arguments` (a hash) with the present ones."""
    return db.get(IdempotencyKey, key)


def last_entry(db: Db) -> int:
    """The number of the newest audit entry; 0 without one."""
    return int(db.scalar(text("SELECT max(id) FROM audit_entry")) or 0)


def client_since(db: Db, entry: int, answer: Any) -> int | None:
    """The client of the first record of a client that was booked after that audit entry (there is one writer at a time: these
    are the transaction's own); where nothing was, because it was done before, the client that the answer names. None without."""
    booked = text("SELECT entity, entity_id FROM audit_entry WHERE id > :entry ORDER BY id").bindparams(entry=entry)
    for entity, name in db.all(booked):
        if entity in CLIENT_OF:
            found = db.scalar(text(CLIENT_OF[entity]).bindparams(id=name if entity in _NAMED else int(name)))
            if found is not None:
                return int(found)
    named = answer.get("client") if isinstance(answer, Mapping) else None
    found = db.scalar(text("SELECT id FROM client WHERE key = :key").bindparams(key=named)) if isinstance(named, str) else None
    return None if found is None else int(found)


def save_key(
    db: Db,
    *,
    key: str,
    command: str,
    arguments: Mapping[str, Any],
    result: Any,
    recorded_at: datetime,
    operator: str,
    client_id: int | None,
) -> IdempotencyKey:
    """Keep the result, which must be what law/facts.py encodes (TypeError otherwise), of an act that concerned this client.
    Conflict("DUPLICATE"): key taken."""
    return db.add(
        IdempotencyKey(
            key=key,
            command=command,
            arguments=arguments_hash(arguments),
            result=json.dumps(encode(result), ensure_ascii=False, sort_keys=True),
            recorded_at=recorded_at,
            operator=operator,
            client_id=client_id,
        )
    )


def kept_result(row: IdempotencyKey) -> Any:
    """The result as it was given to save_key (lists come back as tuples)."""
    return decode(json.loads(row.result))
