"""The chain of proof takes over what it didn't see being written: everything, when it begins; afterwards what a step of the schema changes.

A row that differed from its last entry before the step differs afterwards, too: an upgrade makes nothing right that was altered.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from supportctl.store import chain
from supportctl.store.canonical import (
    OWN_SALT,
    SEAL,
    image_digest,
    plain,
    row_digest,
    row_line,
    salted,
    salts_digest,
    set_line,
    text,
)
from supportctl.store.engine import Db
from supportctl.store.journal import OF_ALL, PERSONAL, UPGRADE
from supportctl.store.personal import REMOVED
from supportctl.store.rawrows import AT_ONCE, Found, Salts, Shape, differs, missing, rows, sealed_shapes, shapes, stream

# The shipped catalogue, which a new desk begins with, is taken over with this date.
SHIPPED = datetime(2026, 11, 28, tzinfo=UTC)
_CHAIN_THERE = "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND name = 'chain'"
_SERVER_CHAIN_THERE = "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'chain'"
_PARENTS = {"ticket_id": "ticket", "bundle_id": "bundle", "complaint_id": "complaint"}
_SETS = "SELECT id, command, operator, recorded_at, run, undoes FROM change_set WHERE id <= {} ORDER BY id"
_CHANGES = (
    "SELECT change_set_id, table_name, row_key, act, salts, image, digest FROM row_change WHERE change_set_id <= {} ORDER BY id"
)


class Step:
    """One step of the schema on a database: what it is about to change, and then what it changed."""

    def __init__(self, db: Db) -> None:
        self._db = db
        self._seen: dict[str, set[str]] = {}
        self._begun = _is_chained(db)
        self._tables = shapes(db) if self._begun else {}

    def touches(self, statement: str) -> None:
        """A statement is about to run: the rows of the tables that it names are compared with their entries first."""
        if not self._begun or statement.lstrip()[:6].upper() in ("SELECT", "PRAGMA"):
            return
        for name in set(re.findall(r"\w+", statement)) & self._tables.keys() - self._seen.keys():
            self._seen[name] = _altered(self._db, self._tables[name])

    def done(self) -> None:
        """The step is applied, and not committed."""
        if not self._begun and _is_chained(self._db):
            _begin(self._db)
        elif self._begun:
            self._take_over()
        self.__init__(self._db)  # type: ignore[misc]  # the next step begins

    def _take_over(self) -> None:
        there = shapes(self._db)
        new = there.keys() - self._tables.keys()
        entries: list[Any] = []
        for name in sorted((self._seen.keys() | new) & there.keys()):
            known = self._seen.get(name, set())
            entries += _changed(self._db, there[name], known)
        if not entries:
            return
        head = self._db.connection.execute("SELECT max(id) FROM change_set", {}).fetchone()[0] + 1
        _insert_set(self._db, head, _now(self._db))
        written = [(head, *entry) for entry in entries]
        for row in written:
            _insert_change(self._db, row)
        number, before = self._db.connection.execute("SELECT number, head FROM chain ORDER BY number DESC LIMIT 1", {}).fetchone()
        found = chain.begun(number + 1, bytes(before))
        for line in _lines(self._db, _SETS.replace("<=", "="), _CHANGES.replace("<=", "="), head):
            found.update(line)
        _insert_entry(self._db, number + 1, head, found.digest())


def _is_chained(db: Db) -> bool:
    return bool(db.connection.execute(_SERVER_CHAIN_THERE if db.server else _CHAIN_THERE, {}).fetchone()[0])


def _begin(db: Db) -> None:
    """The first entry: all change sets that there are, and every row."""
    ask = db.connection.execute
    last = ask("SELECT COALESCE(max(id), 0) FROM change_set", {}).fetchone()[0]
    _seal_images(db)
    _insert_set(db, chain.FIRST_SET, _now(db))
    for shape in sealed_shapes(db):
        _seal(db, shape)
    for shape in shapes(db).values():
        if OWN_SALT in shape.columns:
            _give_salts(db, shape)
        for batch in _batches(rows(db, shape)):
            for row in batch:
                _insert_change(db, (chain.FIRST_SET, *_entry(db, shape, row, "found")))
    found = chain.begun(1, chain.NOTHING)
    for line in _lines(db, _SETS, _CHANGES, last):
        found.update(line)
    _insert_entry(db, 1, last, found.digest())


def _now(db: Db) -> datetime:
    """When it is taken over; a desk that nobody has worked with is the same whenever it is made."""
    used = db.connection.execute("SELECT max(id) FROM audit_entry", {}).fetchone()[0] is not None
    return datetime.now(UTC) if used else SHIPPED


def _seal(db: Db, shape: Shape) -> None:
    """The rows of a table that is in no chain get their own digests."""
    names = ", ".join(f'"{name}"' for name in shape.columns)
    key = shape.key[0]
    for batch in _batches(stream(db, f"SELECT {names} FROM {shape.table}", {})):
        for row in batch:
            values = {"seal": row_digest(shape.columns, row, {}), "key": row[shape.columns.index(key)]}
            sql = f'UPDATE {shape.table} SET "{SEAL}" = {_mark(db, "seal")} WHERE "{key}" = {_mark(db, "key")}'
            db.connection.execute(sql, values)


def _seal_images(db: Db) -> None:
    """What rows were is digested, too."""
    for batch in _batches(stream(db, "SELECT id, before FROM row_change WHERE before IS NOT NULL", {})):
        for number, before in batch:
            values = {"id": number, "image": image_digest(before)}
            db.connection.execute(f"UPDATE row_change SET image = {_mark(db, 'image')} WHERE id = {_mark(db, 'id')}", values)


def _give_salts(db: Db, shape: Shape) -> None:
    key = shape.key[0]
    filled = " OR ".join(f"\"{name}\" <> ''" for name in sorted(PERSONAL[shape.table] - {OWN_SALT}))
    for batch in _batches(stream(db, f'SELECT "{key}" FROM {shape.table} WHERE {filled}', {})):
        for (number,) in batch:
            values = {"key": number, "salt": os.urandom(16)}
            sql = f'UPDATE {shape.table} SET "{OWN_SALT}" = {_mark(db, "salt")} WHERE "{key}" = {_mark(db, "key")}'
            db.connection.execute(sql, values)


def _altered(db: Db, shape: Shape) -> set[str]:
    """The keys of rows that aren't what their last entries say."""
    salts = Salts(db)
    return {row.key for row in rows(db, shape) if differs(shape, row, salts)} | set(missing(db, shape))


def _changed(db: Db, shape: Shape, known: set[str]) -> Iterator[Any]:
    salts = Salts(db)
    for batch in _batches(rows(db, shape)):
        for row in batch:
            if row.key not in known and differs(shape, row, salts):
                yield _entry(db, shape, row, "changed" if row.digest is not None else "added")
    for key in [key for key in missing(db, shape) if key not in known]:
        yield (shape.table, key, "deleted", None, None)


def _entry(db: Db, shape: Shape, row: Found, act: str) -> tuple[str, str, str, bytes | None, str | None]:
    """(table, key, act, digest, salts) of a row as it stands."""
    values = dict(zip(shape.columns, row.values, strict=True))
    personal = set(shape.columns) if shape.table in REMOVED else set(PERSONAL.get(shape.table, ())) & set(shape.columns)
    if shape.table == "invoice" and values.get("kind") != "proforma":
        personal -= {"buyer"}
    held = {name: values[name] for name in personal if isinstance(values[name], str) and values[name]}
    shown: dict[str, str] = {}
    made: list[tuple[int, str, bytes]] = []
    own = values.get(OWN_SALT)
    if own is None and OWN_SALT in shape.columns:
        held = {}
    client = _client_of(db, shape.table, values) if held and own is None else 0
    for name in sorted(held):
        salt = bytes(own) if own is not None else os.urandom(16)
        shown[name] = salted(salt, held[name])
        if own is None:
            made.append((_insert_salt(db, client, name, salt), name, salt))
    salts: dict[str, Any] = {name: number for number, name, _ in made}
    if made:
        salts[OF_ALL] = [client, salts_digest(client, made)]
    return shape.table, row.key, act, row_digest(shape.columns, row.values, shown), text(salts) if salts else None


def _client_of(db: Db, table: str, values: dict[str, Any]) -> int:
    if table == "client":
        return int(values["id"])
    if values.get("client_id") is not None:
        return int(values["client_id"])
    for column, parent in _PARENTS.items():
        if values.get(column) is not None:
            sql = f"SELECT client_id FROM {parent} WHERE id = {_mark(db, 'id')}"
            return int(db.connection.execute(sql, {"id": values[column]}).fetchone()[0])
    raise LookupError(f"{table}: a personal value of no client")


def _lines(db: Db, sets: str, changes: str, last: int) -> Iterator[bytes]:
    for row in stream(db, sets.format(_mark(db, "last")), {"last": last}):
        yield set_line(*row)
    for row in stream(db, changes.format(_mark(db, "last")), {"last": last}):
        yield row_line(*row)


def _batches(found: Iterable[Any]) -> Iterator[list[Any]]:
    """A few rows at a time, so that others can be written meanwhile."""
    batch: list[Any] = []
    for row in found:
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    yield batch


def _mark(db: Db, name: str) -> str:
    return f"%({name})s" if db.server else f":{name}"


def _insert(db: Db, table: str, values: dict[str, Any], back: str = "") -> Any:
    """Columns by name: the step may be of another revision than the row classes."""
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(_mark(db, name) for name in values)}){back}"
    return db.connection.execute(sql, values)


def _insert_set(db: Db, number: int, at: datetime) -> None:
    _insert(db, "change_set", {"id": number, "command": UPGRADE, "operator": "", "recorded_at": plain(at), "taken_back": False})
    if db.server and number:
        db.connection.execute("SELECT setval(pg_get_serial_sequence('change_set', 'id'), max(id)) FROM change_set", {})


def _insert_change(db: Db, row: tuple[int, str, str, str, bytes | None, str | None]) -> None:
    names = ("change_set_id", "table_name", "row_key", "act", "digest", "salts")
    _insert(db, "row_change", dict(zip(names, row, strict=True)))


def _insert_salt(db: Db, client: int, column: str, salt: bytes) -> int:
    values = {"client_id": client, "column_name": column, "salt": salt}
    return int(_insert(db, "personal_value", values, " RETURNING id").fetchone()[0])


def _insert_entry(db: Db, number: int, change_set: int, head: bytes) -> None:
    _insert(db, "chain", {"number": number, "change_set_id": change_set, "head": head})
