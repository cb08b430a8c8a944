"""Stored decisions."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.books import DecisionRow


def of(db: Db, entity: str, entity_ids: list[str]) -> list[DecisionRow]:
    """Every decision about these records, oldest first."""
    wanted = select(DecisionRow).where(DecisionRow.entity == entity, col(DecisionRow.entity_id).in_(entity_ids))
    return db.all(wanted.order_by(col(DecisionRow.id)))


def latest(db: Db, entity: str, entity_id: str, question: str) -> DecisionRow | None:
    """The newest decision on one question about one record."""
    wanted = select(DecisionRow).where(
        DecisionRow.entity == entity, DecisionRow.entity_id == entity_id, DecisionRow.question == question
    )
    return db.first(wanted.order_by(col(DecisionRow.id).desc()).limit(1))
