"""Idempotency keys: what a command answered under a key, kept in its own transaction. Only successes (exit 0) are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from supportctl.law.facts import decode, encode
from supportctl.store.canonical import answer_digest
from supportctl.store.compiled import decisions, owners
from supportctl.store.compiled.rows import AnswerSeal, IdempotencyKey
from supportctl.store.engine import Db

# From a record that the books name to its client. A document goes by its number, the others by id.
_CLIENT_OF: dict[str, Callable[[Db, int], int | None]] = {
    "bundle": owners.of_bundle,
    "client": owners.of_client,
    "complaint": owners.of_complaint,
    "hours": owners.of_hours,
    "license": owners.of_license,
    "outbox": owners.of_outbox,
    "ticket": owners.of_ticket,
    "training": owners.of_training,
}
_NAMED: dict[str, Callable[[Db, str], int | None]] = {"invoice": owners.of_invoice}


def arguments_hash(arguments: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of a command's arguments; their order doesn't matter."""
    canonical = json.dumps(encode(arguments), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def find_key(db: Db, key: str) -> IdempotencyKey | None:
    """The row kept under a key, or None. Compare its `command` and `arguments` (a hash) with the present ones."""
    return db.get(IdempotencyKey, key)


def last_entry(db: Db) -> int:
    """The number of the newest audit entry; 0 without one."""
    return decisions.last_entry(db) or 0


def client_since(db: Db, entry: int, answer: Any) -> int | None:
    """The client of the first record of a client that was booked after that audit entry (there is one writer at a time: these
    are the transaction's own); where nothing was, because it was done before, the client that the answer names. None without."""
    for entity, name in decisions.booked_since(db, entry):
        found = None
        if entity in _NAMED:
            found = _NAMED[entity](db, name)
        elif entity in _CLIENT_OF:
            found = _CLIENT_OF[entity](db, int(name))
        if found is not None:
            return found
    named = answer.get("client") if isinstance(answer, Mapping) else None
    return owners.by_key(db, named) if isinstance(named, str) else None


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
    row = db.add(
        IdempotencyKey(
            key=key,
            command=command,
            arguments=arguments_hash(arguments),
            result=json.dumps(encode(result), ensure_ascii=False),
            recorded_at=recorded_at,
            operator=operator,
            client_id=client_id,
        )
    )
    db.add(AnswerSeal(answer=digest_of(row)))
    return row


def digest_of(row: IdempotencyKey) -> str:
    """By what the chain of proof knows the row."""
    return answer_digest(row.COLUMNS, [getattr(row, name) for name in row.COLUMNS])


def kept_result(row: IdempotencyKey) -> Any:
    """The result as it was given to save_key (lists come back as tuples)."""
    return decode(json.loads(row.result))
