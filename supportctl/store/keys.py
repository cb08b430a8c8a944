"""Idempotency keys: what a command answered under a key, kept in its own transaction. Only successes (exit 0) are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from supportctl.law.facts import decode, encode
from supportctl.store.engine import Db
from supportctl.store.tables.keys import IdempotencyKey


def arguments_hash(arguments: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of a command's arguments; their order doesn't matter."""
    text = json.dumps(encode(arguments), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def find_key(db: Db, key: str) -> IdempotencyKey | None:
    """The row kept under a key, or None. Compare its `command` and `arguments` (a hash) with the present ones."""
    return db.get(IdempotencyKey, key)


def save_key(
    db: Db, *, key: str, command: str, arguments: Mapping[str, Any], result: Any, recorded_at: datetime, operator: str
) -> IdempotencyKey:
    """Keep the result, which must be what law/facts.py encodes (TypeError otherwise). Conflict("DUPLICATE"): key taken."""
    return db.add(
        IdempotencyKey(
            key=key,
            command=command,
            arguments=arguments_hash(arguments),
            result=json.dumps(encode(result), ensure_ascii=False, sort_keys=True),
            recorded_at=recorded_at,
            operator=operator,
        )
    )


def kept_result(row: IdempotencyKey) -> Any:
    """The result as it was given to save_key (lists come back as tuples)."""
    return decode(json.loads(row.result))
