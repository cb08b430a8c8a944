"""The one form in which rows and entries are digested: the same on every database, and for good, for old digests are compared with it.

JSON with its keys sorted and without spaces, in UTF-8. A number is a number (an instant: UTC seconds; a yes or no: 1 or 0; money: minor
units), a day its ISO date, bytes {"hex": …}; what is None is left out, so that a column which is added later, and empty, changes no
digest. A personal value stands there as the salted digest of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

# Of a row that is salted by a column of its own: that column, which an erasure empties with what it salts.
OWN_SALT = "salt"
# Of a row that is in no chain: its digest, in a column of its own.
SEAL = "seal"
# Columns of a kept answer that its digest leaves out: its seal, and what is known only after it was written.
UNTIED = (SEAL, "change_set_id")


def plain(value: Any) -> Any:
    """A value of a column in JSON. Raises ValueError for an instant without a time zone."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is bool:
        return int(value)
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone")
        return int(value.timestamp())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return {"hex": bytes(value).hex()}
    return value


def text(value: Any) -> str:
    """Canonical JSON."""
    return _ENCODER.encode(value)


def row_digest(names: Sequence[str], values: Sequence[Any], salted_values: Mapping[str, str]) -> bytes:
    """SHA-256 of a row. `salted_values`: by column what stands for a personal value."""
    shown = {
        name: salted_values[name] if name in salted_values else plain(value)
        for name, value in zip(names, values, strict=True)
        if value is not None and name != OWN_SALT
    }
    return bytes(sha256(_bytes(_ENCODER.encode(shown))).digest())


def seal_of(row: Any) -> bytes:
    """Of a row that is sealed by a column of its own: SHA-256 of its other columns."""
    return row_digest(row.COLUMNS, [None if name == SEAL else getattr(row, name) for name in row.COLUMNS], {})


def answer_digest(names: Sequence[str], values: Sequence[Any]) -> str:
    """Of a kept answer: SHA-256 of its row, 64 hex digits, by which the chain knows it."""
    told = [None if name in UNTIED else value for name, value in zip(names, values, strict=True)]
    return row_digest(names, told, {}).hex()


def salted(salt: bytes, value: str) -> str:
    """What stands for a personal value: SHA-256, 64 hex digits."""
    return str(sha256(salt + _bytes(value)).hexdigest())


def set_line(id: int, command: str, operator: str, recorded_at: Any, run: int | None, undoes: int | None) -> bytes:
    """A change set as it goes into the chain; not whether it is taken back at present, which follows from later ones."""
    return _line(("set", id, command, operator, plain(recorded_at), run, undoes))


def row_line(
    change_set: int, table: str, key: str, act: str, salts: str | None, image: bytes | None, digest: bytes | None
) -> bytes:
    """A row that it changed: its key, what was done, and the digests of what it was and became."""
    return _line(("row", change_set, table, key, act, salts, image and bytes(image).hex(), digest and bytes(digest).hex()))


def image_digest(before: str | None) -> bytes | None:
    """The digest of what a row was."""
    return None if before is None else bytes(sha256(_bytes(before)).digest())


def salts_digest(client: int, salts: Iterable[tuple[int, str, bytes]]) -> str:
    """Of the salts of one row (number, column, salt), 32 hex digits: tells when one is another."""
    told = [client, *([number, column, bytes(salt).hex()] for number, column, salt in salts)]
    return str(sha256(_bytes(text(told))).hexdigest())[:32]


def former_digest(client: int, column: str, salt: bytes, value: str) -> str:
    """Of a personal value that a row held once, 64 hex digits."""
    return str(sha256(_bytes(text([client, column, bytes(salt).hex(), value]))).hexdigest())


def _line(parts: tuple[Any, ...]) -> bytes:
    return _bytes(_ENCODER.encode(parts) + "\n")


def _bytes(told: str) -> bytes:
    """UTF-8; what a damaged file holds instead of it goes in as it stands."""
    return told.encode("utf-8", "surrogateescape")


@cache
def _sha256() -> Any:
    """SHA-256 without OpenSSL, whose loading costs more than the digests of a command."""
    try:
        from _sha2 import sha256 as found  # type: ignore[import-not-found]  # Python 3.12
    except ImportError:
        try:
            from _sha256 import sha256 as found  # type: ignore[import-not-found]  # Python 3.11
        except ImportError:
            from hashlib import sha256 as found
    return found


def sha256(data: bytes = b"") -> Any:
    """A SHA-256 to which more can be added."""
    return _sha256()(data)
