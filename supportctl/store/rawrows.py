"""Rows as they stand in the database, a few at a time, each with the last entry of the journal that names it; for the chain of proof.

Nothing is decoded: a value that is none of its column's must not keep a check from telling of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from supportctl.store.canonical import OWN_SALT, SEAL, row_digest, salted
from supportctl.store.engine import Db
from supportctl.store.journal import NOT_KEPT, OF_ALL, PERSONAL
from supportctl.tuples import NamedTuple

AT_ONCE = 1_000
# Cursors of a server have names.
_NUMBERS = count(1)
_SHAPES = (
    "SELECT t.name, c.name, c.pk FROM pragma_table_list t JOIN pragma_table_info(t.name) c "
    "WHERE t.schema = 'main' AND t.type = 'table' ORDER BY t.name, c.cid"
)
_SERVER_SHAPES = (
    "SELECT c.table_name, c.column_name, COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0) "
    "FROM information_schema.columns c JOIN pg_class r ON r.relname = c.table_name AND r.relkind = 'r' "
    "AND r.relnamespace = current_schema()::regnamespace "
    "JOIN pg_attribute a ON a.attrelid = r.oid AND a.attname = c.column_name "
    "LEFT JOIN pg_index i ON i.indrelid = r.oid AND i.indisprimary "
    "WHERE c.table_schema = current_schema() ORDER BY c.table_name, c.ordinal_position"
)
_OF_NO_JOURNAL = NOT_KEPT | {"alembic_version"}


class Shape(NamedTuple):
    """A table whose rows are in the journal: its columns, and those of its primary key in their order."""

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def key_sql(self) -> str:
        """The key of a row as the journal names it."""
        return " || ',' || ".join(f'CAST(t."{name}" AS TEXT)' for name in self.key)


class Found(NamedTuple):
    """A row as it stands, and what the last entry says of it, with its change set; `act` None without one."""

    key: str
    values: Sequence[Any]
    set_id: int | None
    act: str | None
    digest: bytes | None
    salts: str | None


def shapes(db: Db) -> dict[str, Shape]:
    """The tables that the database has, whatever its revision, but for those of no journal."""
    return {name: shape for name, shape in _every_shape(db).items() if name not in _OF_NO_JOURNAL}


def sealed_shapes(db: Db) -> list[Shape]:
    """The tables of no journal whose rows have a seal."""
    return [shape for shape in _every_shape(db).values() if SEAL in shape.columns]


def _every_shape(db: Db) -> dict[str, Shape]:
    columns: dict[str, list[str]] = {}
    keys: dict[str, list[tuple[int, str]]] = {}
    for table, column, place in db.connection.execute(_SERVER_SHAPES if db.server else _SHAPES, {}).fetchall():
        if table.startswith("sqlite_"):
            continue
        columns.setdefault(table, []).append(column)
        if place:
            keys.setdefault(table, []).append((place, column))
    return {
        table: Shape(table, tuple(names), tuple(name for _, name in sorted(keys.get(table, []))))
        for table, names in columns.items()
    }


def stream(db: Db, sql: str, params: Mapping[str, Any]) -> Iterator[Any]:
    """The rows of a query, a few at a time."""
    if not db.server:
        yield from db.connection.execute(sql, params)
        return
    connection: Any = db.connection
    with connection.cursor(name=f"streamed_{next(_NUMBERS)}", scrollable=False) as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(sql, params)
        yield from cursor


def rows(db: Db, shape: Shape) -> Iterator[Found]:
    """Every row of a table in the order of its key."""
    mark = "%(table)s" if db.server else ":table"
    names = ", ".join(f't."{name}"' for name in shape.columns)
    last = f"(SELECT max(l.id) FROM row_change l WHERE l.table_name = {mark} AND l.row_key = {shape.key_sql})"
    order = ", ".join(f't."{name}"' for name in shape.key)
    sql = (
        f"SELECT {shape.key_sql}, c.change_set_id, c.act, c.digest, c.salts, {names} FROM {shape.table} t "
        f"LEFT JOIN row_change c ON c.id = {last} ORDER BY {order}"
    )
    for key, set_id, act, digest, salts, *values in stream(db, sql, {"table": shape.table}):
        yield Found(key, values, set_id, act, digest, salts)


class Salts:
    """The salts of personal values by their number."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._sql = f"SELECT salt FROM personal_value WHERE id = {'%(id)s' if db.server else ':id'}"

    def __call__(self, number: int) -> bytes | None:
        """The salt with this number; None where there is none any more."""
        row = self._db.connection.execute(self._sql, {"id": number}).fetchone()
        return None if row is None else bytes(row[0])


def differs(shape: Shape, row: Found, salts: Salts) -> bool:
    """Is the row another than the last entry says?"""
    if row.digest is None:
        return True
    shown: dict[str, str] = {}
    if row.salts:
        for name, number in json.loads(row.salts).items():
            if name == OF_ALL:
                continue
            value = row.values[shape.columns.index(name)] if name in shape.columns else None
            salt = salts(number)
            if salt is None or not isinstance(value, str):
                return True
            shown[name] = salted(salt, value)
    if OWN_SALT in shape.columns and (own := row.values[shape.columns.index(OWN_SALT)]) is not None:
        for name in PERSONAL.get(shape.table, ()):
            value = row.values[shape.columns.index(name)]
            if isinstance(value, str) and value:
                shown[name] = salted(bytes(own), value)
    return row_digest(shape.columns, row.values, shown) != bytes(row.digest)


def missing(db: Db, shape: Shape) -> Iterator[str]:
    """The keys of rows of which the last entry says that they are there, and which aren't."""
    mark = "%(table)s" if db.server else ":table"
    sql = (
        f"SELECT k.row_key FROM (SELECT row_key, max(id) AS id FROM row_change WHERE table_name = {mark} GROUP BY row_key) k "
        f"JOIN row_change c ON c.id = k.id AND c.digest IS NOT NULL "
        f"WHERE k.row_key NOT IN (SELECT {shape.key_sql} FROM {shape.table} t) ORDER BY k.id"
    )
    for (key,) in stream(db, sql, {"table": shape.table}):
        yield key
