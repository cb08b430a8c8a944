"""Stored decisions, and the audit entries beside them."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import among, compiled
from supportctl.store.tables.books import AuditEntry, DecisionRow
from supportctl.tuples import NamedTuple


def of(entity: str, entity_ids: list[str]) -> list[DecisionRow]:
    """Every decision about these records, oldest first."""
    wanted = select(DecisionRow).where(DecisionRow.entity == entity, among(DecisionRow.entity_id, entity_ids))
    return compiled(wanted.order_by(col(DecisionRow.id)))


def latest(entity: str, entity_id: str, question: str) -> DecisionRow | None:
    """The newest decision on one question about one record."""
    wanted = select(DecisionRow).where(
        DecisionRow.entity == entity, DecisionRow.entity_id == entity_id, DecisionRow.question == question
    )
    return compiled(wanted.order_by(col(DecisionRow.id).desc()).limit(1))


def first_day(entity: str, entity_id: str) -> date | None:
    """The day that bound the first decision about a record."""
    wanted = select(col(DecisionRow.bound_on)).where(DecisionRow.entity == entity, DecisionRow.entity_id == entity_id)
    return compiled(wanted.order_by(col(DecisionRow.id)).limit(1))


def audited(entity: str, entity_ids: list[str]) -> list[AuditEntry]:
    """Every audit entry about these records, oldest first."""
    wanted = select(AuditEntry).where(AuditEntry.entity == entity, among(AuditEntry.entity_id, entity_ids))
    return compiled(wanted.order_by(col(AuditEntry.id)))


def first_entry() -> AuditEntry | None:
    """The oldest audit entry: two desks that share it are one desk, at two times."""
    return compiled(select(AuditEntry).order_by(col(AuditEntry.id)).limit(1))


def last_entry() -> int | None:
    """The number of the newest audit entry."""
    return compiled(select(func.max(AuditEntry.id)))


class Booked(NamedTuple):
    """Which record an audit entry is about."""

    entity: str
    entity_id: str


def booked_since(entry: int) -> list[Booked]:
    """What was booked after that audit entry, oldest first."""
    wanted = select(AuditEntry.entity, AuditEntry.entity_id).where(col(AuditEntry.id) > entry)
    return compiled(wanted.order_by(col(AuditEntry.id)))
