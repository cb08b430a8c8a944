"""The chain of proof."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.journal import ChainEntry


def last() -> ChainEntry | None:
    """The newest entry."""
    return compiled(select(ChainEntry).order_by(col(ChainEntry.number).desc()).limit(1))


def numbered(number: int) -> ChainEntry | None:
    """The entry with a number."""
    return compiled(select(ChainEntry).where(ChainEntry.number == number))


def with_head(head: bytes) -> ChainEntry | None:
    """The entry with a head."""
    return compiled(select(ChainEntry).where(ChainEntry.head == head).limit(1))
