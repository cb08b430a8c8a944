"""Decisions and audit entries: only ever added, never changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import Index, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, taken_back


class DecisionRow(Table, table=True):
    """A binding decision as it was made: everything that recomputes it. JSON in facts, value and grounds (law/facts.py)."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "decision"
    __table_args__ = (Index("ix_decision_subject", "entity", "entity_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    entity: str
    entity_id: str
    question: str
    regulation: str
    version: str
    bound_on: date
    outcome: bool
    overridden: str = "[]"
    facts: str = Field(sa_type=Text)
    value: str = Field(sa_type=Text)
    grounds: str = Field(sa_type=Text)
    happened_at: datetime = instant()
    recorded_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class AuditEntry(Table, table=True):
    """Who did what to which record: `command` as typed, `change` JSON of what it set. No persons in `change`."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_subject", "entity", "entity_id", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    command: str
    entity: str
    entity_id: str
    operator: str
    happened_at: datetime = instant()
    recorded_at: datetime = instant()
    change: str = Field(default="{}", sa_type=Text)
