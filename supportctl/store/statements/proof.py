"""The chain of proof."""

from __future__ import annotations

from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled
from supportctl.store.tables.journal import ChainEntry, RowChange
from supportctl.tuples import NamedTuple


class Digest(NamedTuple):
    """What a change left of a row; `row_key`: of which."""

    row_key: str
    digest: bytes | None


def digests(table: str, keys: list[str]) -> list[Digest]:
    """What the changes of these rows left of them, oldest first."""
    wanted = select(RowChange.row_key, RowChange.digest).where(RowChange.table_name == table, among(RowChange.row_key, keys))
    return compiled(wanted.order_by(col(RowChange.id)))


def last() -> ChainEntry | None:
    """The newest entry."""
    return compiled(select(ChainEntry).order_by(col(ChainEntry.number).desc()).limit(1))
