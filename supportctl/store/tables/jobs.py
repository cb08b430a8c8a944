"""What cron ran, and what it warned of."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class JobRun(Table, table=True):
    """A run of a job, or (`runs` > 1) several one after the other that had nothing to do: `started_at` of the first, `ended_at` of the
    last. `done`, `warned`, `failed`: how many items."""

    __tablename__ = "job_run"
    __table_args__ = (Index("ix_job_run_job", "job", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    job: str
    started_at: datetime = instant()
    ended_at: datetime = instant()
    runs: int = 1
    done: int = 0
    warned: int = 0
    failed: int = 0


class JobMark(Table, table=True):
    """Something that a job told once, and doesn't tell again: the record by kind and number, `level` (due, overdue, …) and `due`, when
    it was due (a day: its first second). Another due day is another mark."""

    __tablename__ = "job_mark"
    __table_args__ = (Index("ux_job_mark", "job", "level", "kind", "record_id", "due", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    job: str
    level: str
    kind: str
    record_id: int
    due: datetime = instant()
    marked_at: datetime = instant()
