"""A desk on PostgreSQL: connected to, checked, its transactions begun."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from supportctl.errors import StoreFault
from supportctl.store import revision
from supportctl.store.place import WRITER_LOCK, Place, busy_ms

SCRIPT = Path(__file__).parent / "compiled" / "desk.postgresql.sql"


def connect(place: Place) -> Any:
    """A connection that begins no transaction by itself; StoreFault STORE_NO_DRIVER without psycopg, STORE_UNREACHABLE for a URL
    that it can't read, psycopg's errors."""
    try:
        import psycopg
        from psycopg.adapt import Loader
    except ImportError as error:  # not installed, or without its libpq
        raise StoreFault("STORE_NO_DRIVER", path=place.shown, detail=str(error).partition("\n")[0]) from error
    assert place.server is not None
    given: Any = {"connect_timeout": "10"} | place.server
    try:
        connection = psycopg.connect(**given, autocommit=True)
    except psycopg.ProgrammingError as error:
        # Its words may quote the password.
        raise StoreFault("STORE_UNREACHABLE", path=place.shown, detail="not a URL of a server") from error

    class Whole(Loader):
        """Sums of whole numbers, which the server calls numeric, as in a file."""

        def load(self, data: Any) -> int:
            return int(bytes(data))

    connection.adapters.register_loader("numeric", Whole)
    return connection


def begun(place: Place, *, write: bool, make: bool = True, idle: Any = None) -> Any:
    """A connection to the desk with an open transaction: of the one writer, or of a reader on a snapshot. The schema is this
    program's, made now where it is empty and may be. `idle`: one that was opened before, replaced where the server has dropped it.
    StoreFault, psycopg's errors."""
    begin = "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    if write:
        begin = f"BEGIN; SET LOCAL lock_timeout = {busy_ms()}; SELECT pg_advisory_xact_lock({WRITER_LOCK})"
    connection = connect(place) if idle is None else idle
    try:
        try:
            connection.execute(begin)
        except Exception:
            if idle is None or not idle.closed:
                raise
            connection = connect(place)
            connection.execute(begin)
        found = revision.revision_on(connection, place.shown)
        if found is None:
            if not make:
                raise StoreFault("STORE_ABSENT", path=place.shown)
            connection.execute("ROLLBACK")
            create(connection, place.shown)
            connection.execute(begin)
            found = revision.HEAD
        revision.require_head(found, place.shown)
    except BaseException:
        connection.close()
        raise
    return connection


def create(connection: Any, shown: str) -> None:
    """All of a new desk in one transaction; nothing when another process was first."""
    connection.execute(f"BEGIN; SELECT pg_advisory_xact_lock({WRITER_LOCK})")
    if revision.revision_on(connection, shown) is None:
        connection.execute(SCRIPT.read_text(encoding="utf-8"))
    connection.execute("COMMIT")


def compact(place: Place) -> None:
    """Rewrite every table of the desk: the server itself keeps deleted rows in its files, and only marks their room as free. It
    waits for readers as long as writers wait. StoreFault, psycopg's errors."""
    connection = connect(place)
    try:
        connection.execute(f"SET lock_timeout = {busy_ms()}")
        found = connection.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()").fetchall()
        for (table,) in found:
            connection.execute(f"VACUUM (FULL) {table}")
    finally:
        connection.close()
