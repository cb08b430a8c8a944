"""Idempotency keys."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class IdempotencyKey(Table, table=True):
    """A finished command under the key that its caller chose: what it answered, to be answered again. `client_id`: whom it
    concerned, None for nobody; an erasure finds the answer by it. `change_set_id`: what the command changed, None for nothing. `seal`:
    SHA-256 of the row, for it is in no chain."""

    __tablename__ = "idempotency_key"

    key: str = Field(primary_key=True)
    command: str
    arguments: str
    result: str = Field(sa_type=Text)
    recorded_at: datetime = instant()
    operator: str
    client_id: int | None = Field(default=None, sa_type=BigInteger)
    change_set_id: int | None = Field(default=None, sa_type=BigInteger)
    seal: bytes | None = None
