"""The schema of a desk beside that of a new one: tables, indexes, triggers and guards that are missing, changed or too many."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

from supportctl.record import Problem
from supportctl.store import creation, server
from supportctl.store.engine import Db
from supportctl.store.problem import problem
from supportctl.store.undoing import kinds

_THERE = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
_SERVER_COLUMNS = (
    "SELECT table_name, column_name, is_nullable, data_type FROM information_schema.columns WHERE table_schema = current_schema()"
)
_SERVER_INDEXES = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
_MADE_INDEX = re.compile(r"^CREATE (?:UNIQUE )?INDEX (\w+)", re.MULTILINE)
HEADER_BYTES = 100
# Bytes from, to, and what may stand there.
_FIXED = (
    (44, 48, (b"\0\0\0\4",)),
    (48, 52, (bytes(4),)),
    (56, 60, (b"\0\0\0\1",)),
    (68, 72, (bytes(4), b"supb")),
    (72, 92, (bytes(20),)),
)
_GIVEN = {"sqlite_sequence": {"chain", "personal_value"}}
# What stands in the header of a file, by PRAGMA.
_HEADER = {"encoding": "UTF-8", "user_version": 0, "auto_vacuum": 0}


def problems(db: Db) -> Iterator[Problem]:
    """What differs, one line each."""
    yield from _server(db) if db.server else _file(db.connection)


def _file(connection: Any) -> Iterator[Problem]:
    there = {(kind, name): told for kind, name, *told in connection.execute(_THERE)}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.executescript(creation.SCRIPT.read_text(encoding="utf-8"))
        wanted = {(kind, name): told for kind, name, *told in memory.execute(_THERE)}
    for kind, name in sorted(wanted.keys() | there.keys()):
        if (kind, name) not in there:
            yield problem(f"{kind} {name}", "schema-missing")
        elif (kind, name) not in wanted:
            yield problem(f"{kind} {name}", "schema-strange")
        elif there[kind, name] != wanted[kind, name]:
            yield problem(f"{kind} {name}", "schema-changed")
    for name, value in _HEADER.items():
        found = connection.execute(f"PRAGMA {name}").fetchone()[0]
        if found != value:
            yield problem(f"header {name}", "header", found=found, wanted=value)
    yield from _header(connection)
    yield from _numbers_given(connection)
    revisions = connection.execute("SELECT count(*) FROM alembic_version").fetchone()[0]
    if revisions != 1:
        yield problem("alembic_version", "revisions", count=revisions)


def _header(connection: Any) -> Iterator[Problem]:
    """The bytes of the file's header that no PRAGMA tells, and SQLite passes over: https://www.sqlite.org/fileformat.html, 1.3."""
    name = connection.execute("PRAGMA database_list").fetchone()[2]
    with open(name, "rb") as file:
        data = file.read(HEADER_BYTES)
    for start, end, wanted in _FIXED:
        if data[start:end] not in wanted:
            yield problem(f"header bytes {start}-{end - 1}", "header", found=data[start:end].hex(), wanted=wanted[0].hex())
    if data[18:19] != data[19:20] or data[24:28] != data[92:96]:
        yield problem("header", "header", found=data[92:96].hex(), wanted=data[24:28].hex())


def _numbers_given(connection: Any) -> Iterator[Problem]:
    """The file remembers which number was given last, of tables whose numbers are never given again."""
    for name, last in connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
        if name not in _GIVEN["sqlite_sequence"]:
            yield problem(f"sqlite_sequence {name}", "schema-strange")
        elif name == "personal_value":
            highest = connection.execute("SELECT COALESCE(max(id), 0) FROM personal_value").fetchone()[0]
            if not isinstance(last, int) or last < highest:
                yield problem("sqlite_sequence personal_value", "given", found=last, highest=highest)


def _server(db: Db) -> Iterator[Problem]:
    columns: dict[str, set[str]] = {}
    for table, column, *_ in db.connection.execute(_SERVER_COLUMNS, {}).fetchall():
        columns.setdefault(table, set()).add(column)
    for table, kind in sorted(kinds().items()):
        found = columns.get(table)
        if found is None:
            yield problem(f"table {table}", "schema-missing")
        elif found != set(kind.COLUMNS):
            yield problem(f"table {table}", "columns", columns=", ".join(sorted(found ^ set(kind.COLUMNS))))
    there = {name for (name,) in db.connection.execute(_SERVER_INDEXES, {}).fetchall()}
    made = set(_MADE_INDEX.findall(server.SCRIPT.read_text(encoding="utf-8")))
    yield from (problem(f"index {name}", "schema-missing") for name in sorted(made - there))
