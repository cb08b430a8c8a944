"""Idempotency keys."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import BigInteger, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class IdempotencyKey(Table, table=True):
    """A finished command under the key that its caller chose: what it answered, to be answered again. `client_id`: whom it
    concerned, None for nobody; an erasure finds the answer by it. `change_set_id`: what the command changed, None for nothing. `seal`:
    SHA-256 of the row, for it is in no chain itself: AnswerSeal is."""

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


class AnswerSeal(Table, table=True):
    """Ties a kept answer to the chain of proof, which must not know the key, for it may name a person. `answer`: SHA-256 of the row
    (canonical.py), 64 hex digits; `salt`: with which it went into the chain, gone with an erasure."""

    __tablename__ = "answer_seal"
    ONLY_ADDED: ClassVar[bool] = True

    id: int | None = Field(default=None, primary_key=True)
    answer: str = Field(index=True, unique=True)
    salt: bytes | None = None
