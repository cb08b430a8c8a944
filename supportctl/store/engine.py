"""The two kinds of database session: read(), which can't change anything, and write(), one writer at a time.

    with store.read() as db:    a snapshot; dry runs and questions; always rolled back
    with store.write() as db:   BEGIN IMMEDIATE at the door, commit at the end, rollback on any exception

What the database raises leaves as StoreFault (codes: store/faults.py) or Conflict("DUPLICATE").
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeVar, overload

from sqlalchemy import Connection, Engine, Executable, NullPool, create_engine, event, insert
from sqlalchemy.orm import configure_mappers
from sqlmodel import Session, SQLModel
from sqlmodel.sql.expression import SelectOfScalar

from supportctl.errors import StoreFault
from supportctl.store import schema
from supportctl.store.faults import translated
from supportctl.store.place import WRITER_LOCK, Place, busy_ms, file_state, open_file

# What the library has to say about a connection, it would else print on the terminal.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())

M = TypeVar("M", bound=SQLModel)
T = TypeVar("T")


class Db:
    """What the desk holds while it works: a session that writes at once, or (dry) writes nothing at all."""

    def __init__(self, session: Session, *, dry: bool) -> None:
        self.session = session
        self.dry = dry
        self._kept: list[Any] = []

    def add(self, row: M) -> M:
        """The row, written, with its id; on a dry Db nothing is written and the id stays None."""
        if not self.dry:
            self.session.add(row)
            self.session.flush()
        return row

    def run(self, statement: Any) -> Any:
        """Execute an insert, update or delete as it stands; None on a dry Db."""
        return None if self.dry else self.session.connection().execute(statement)

    def touch(self, row: SQLModel) -> None:
        """Write the changed attributes of a loaded row."""
        if not self.dry:
            self.session.add(row)
            self.session.flush()

    def delete(self, row: SQLModel) -> None:
        """Remove a loaded row."""
        if not self.dry:
            self.session.delete(row)
            self.session.flush()

    def get(self, model: type[M], id: Any) -> M | None:
        """The row with this primary key (a tuple where the key has several columns)."""
        return self.session.get(model, id)

    @overload
    def all(self, statement: SelectOfScalar[T]) -> list[T]: ...
    @overload
    def all(self, statement: Executable) -> list[Any]: ...
    def all(self, statement: Any) -> list[Any]:
        """Every row of a select: rows of a model, single values, or tuples, as the select says."""
        return list(self.session.exec(statement).all())

    @overload
    def first(self, statement: SelectOfScalar[T]) -> T | None: ...
    @overload
    def first(self, statement: Executable) -> Any: ...
    def first(self, statement: Any) -> Any:
        """The first row or None; the statement limits."""
        return self.session.exec(statement).first()

    def keep(self, rows: Any) -> Any:
        """Hold on to loaded rows: as long as they are held, `get` finds them without a query."""
        self._kept.append(rows)
        return rows

    def scalar(self, statement: Any) -> Any:
        """The first column of the first row, or None."""
        return self.session.scalar(statement)

    def execute_many(self, model: type[SQLModel], rows: Sequence[dict[str, Any]]) -> None:
        """Insert many rows at once, as dicts by column; for thousands of them."""
        if rows and not self.dry:
            self.session.flush()
            self.session.connection().execute(insert(model), list(rows))


class Store:
    """A database by path or URL. Nothing is opened before the first read() or write(), which also creates it."""

    def __init__(self, target: str) -> None:
        """target: a path, sqlite:///path or postgresql://…; StoreFault STORE_UNREACHABLE, STORE_NO_DRIVER."""
        self.place = Place(target)
        self._engines: dict[bool, Engine] = {}
        self._server_checked = False

    @property
    def path(self) -> Path | None:
        """The SQLite file; None on a server."""
        return self.place.path

    @property
    def shown(self) -> str:
        """Path or URL as people may see it: no password."""
        return self.place.shown

    def prepare(self) -> None:
        """What a transaction would otherwise do while it holds the lock: put the mapped tables together."""
        configure_mappers()

    def compact(self) -> None:
        """Rewrite an SQLite file and empty its log, so that nothing erased is left in free pages. StoreFault.

        A server does so by itself (VACUUM).
        """
        if self.path is None:
            return
        with translated(self.shown):
            connection = open_desk(self.path, self.shown, write=True)
            try:
                connection.execute("VACUUM")
                busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        if busy:
            raise StoreFault("STORE_LOCKED", path=self.shown, detail="its log is being read")

    @contextmanager
    def read(self) -> Iterator[Db]:
        """A dry Db on one snapshot, rolled back at the end. StoreFault."""
        with self._session(write=False) as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[Db]:
        """A Db whose changes are committed together at the end, or not at all. StoreFault, Conflict("DUPLICATE")."""
        with self._session(write=True) as db:
            yield db

    @contextmanager
    def _session(self, *, write: bool) -> Iterator[Db]:
        with translated(self.shown):
            if self.place.url is not None and not self._server_checked:
                self._check_server()
            with self._engine(write=write).connect() as connection:
                connection.begin()
                self._settle(connection, write=write)
                with Session(connection, autoflush=False, expire_on_commit=False) as session:
                    yield Db(session, dry=not write)
                    if write:
                        session.commit()
                        connection.commit()

    def _engine(self, *, write: bool) -> Engine:
        if write not in self._engines:
            self._engines[write] = self._make_engine(write=write)
        return self._engines[write]

    def _make_engine(self, *, write: bool) -> Engine:
        path = self.place.path
        if path is None:
            return schema.server_engine(self.place)
        shown = self.shown
        engine = create_engine("sqlite://", creator=lambda: open_desk(path, shown, write=write), poolclass=NullPool)

        # The driver runs in autocommit: its own BEGIN comes too late and is never IMMEDIATE.
        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            if write:
                _wait_for_turn(connection.connection.dbapi_connection)
            else:
                connection.exec_driver_sql("BEGIN")

        return engine

    def _settle(self, connection: Connection, *, write: bool) -> None:
        """First statements of a transaction."""
        if self.place.url is None:
            if not write:
                connection.exec_driver_sql("PRAGMA query_only=ON")
        elif write:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {busy_ms()}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    def _check_server(self) -> None:
        engine = self._engine(write=False)
        with engine.connect() as connection:
            revision = schema.revision_on(connection, self.shown)
        if revision is None:
            schema.create_on_server(engine, self.shown)
            revision = schema.HEAD
        schema.must_be_head(revision, self.shown)
        self._server_checked = True


def _wait_for_turn(connection: Any) -> None:
    """BEGIN IMMEDIATE, asked for again every few milliseconds until the busy time is over.

    SQLite's own waiting sleeps ever longer, up to a tenth of a second: among many writers on a slow machine one may never
    find the door open. Short, uneven waits give everyone a turn.
    """
    wait = busy_ms()
    end = monotonic() + wait / 1000
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= end:
                    raise
                from random import uniform  # only where somebody waits

                sleep(uniform(0.001, 0.012))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {wait}")


def open_desk(path: Path, shown: str, *, write: bool) -> sqlite3.Connection:
    """A connection to a desk of this program's revision, created when there is none. StoreFault, sqlite3.Error."""
    if file_state(path, shown) == "absent":
        schema.create_file(path, shown)
    connection = open_file(path, shown, write=write)
    try:
        schema.must_be_head(schema.revision_in(connection, shown), shown)
        if write and connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode=WAL")
    except BaseException:
        connection.close()
        raise
    return connection
