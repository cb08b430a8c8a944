"""Calls of hooks that wait, or failed for good."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class HookCall(Table, table=True):
    """A program of the hooks directory that is to run after a change: written in the transaction of the change, gone once the program
    ended well.

    `event`: ticket-open, …; `hook`: the name of its file; `source`: command, batch, cron, import, undo, redo; `kind` and `record_id`:
    what it is about; `client_id`: whose that is. `envelope`: what it gets on stdin, in JSON, only while it waits. `state`: waiting,
    failed; `next_at`: when cron runs it, or forgets one that failed; `error`: what it said last.
    """

    __tablename__ = "hook_call"
    __table_args__ = (Index("ix_hook_call_next_at", "next_at"), Index("ix_hook_call_client_id", "client_id"))

    id: int | None = Field(default=None, primary_key=True)
    event: str
    hook: str
    source: str
    kind: str
    record_id: int = Field(sa_type=BigInteger)
    client_id: int | None = Field(default=None, sa_type=BigInteger)
    envelope: str | None = Field(default=None, sa_type=Text)
    state: str = "waiting"
    attempts: int = 0
    next_at: datetime | None = instant(nullable=True)
    error: str | None = Field(default=None, sa_type=Text)
    recorded_at: datetime = instant()
