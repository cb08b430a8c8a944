"""Questions that only tests ask."""

from __future__ import annotations

from typing import Any, TypeVar

from supportctl.store.engine import Db
from supportctl.store.row import Row
from supportctl.store.statement import Statement

R = TypeVar("R", bound=Row)


def every(db: Db, kind: type[R]) -> list[R]:
    """All rows of a table, by key."""
    names, keys = (", ".join(f'"{name}"' for name in each) for each in (kind.COLUMNS, kind.KEY))
    sql = f"SELECT {names} FROM {kind.TABLE} ORDER BY {keys}"
    return db.all_rows(Statement(sql, sql), {}, kind)


def run(db: Db, sql: str) -> Any:
    """One statement past the desk: its cursor."""
    return db.connection.execute(sql, {})


def value(db: Db, sql: str) -> Any:
    """The first column of its first row."""
    return run(db, sql).fetchone()[0]
