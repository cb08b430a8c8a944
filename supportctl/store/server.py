"""A desk on PostgreSQL: connected to, checked, its transactions begun."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from supportctl.errors import StoreFault
from supportctl.store import revision
from supportctl.store.place import WRITER_LOCK, Place, busy_ms

SCRIPT = Path(__file__).parent / "compiled" / "desk.postgresql.sql"


def connect(place: Place) -> Any:
    """A connection that begins no transaction by itself; StoreFault STORE_NO_DRIVER without psycopg, psycopg's errors."""
    try:
        import psycopg
    except ModuleNotFoundError as error:
        raise StoreFault("STORE_NO_DRIVER", path=place.shown, detail=str(error)) from error
    assert place.url is not None
    return psycopg.connect(place.url, connect_timeout=10, autocommit=True)


def begun(place: Place, *, write: bool) -> Any:
    """A connection with an open transaction: of the one writer, or of a reader on a snapshot."""
    connection = connect(place)
    try:
        if write:
            connection.execute(f"BEGIN; SET LOCAL lock_timeout = {busy_ms()}; SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        else:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
    except BaseException:
        connection.close()
        raise
    return connection


def require_head(place: Place) -> None:
    """The server's schema is this program's, made now where it is empty. StoreFault."""
    connection = connect(place)
    try:
        found = revision.revision_on(connection, place.shown)
        if found is None:
            create(connection, place.shown)
            found = revision.HEAD
        revision.require_head(found, place.shown)
    finally:
        connection.close()


def create(connection: Any, shown: str) -> None:
    """All of a new desk in one transaction; nothing when another process was first."""
    connection.execute(f"BEGIN; SELECT pg_advisory_xact_lock({WRITER_LOCK})")
    if revision.revision_on(connection, shown) is None:
        connection.execute(SCRIPT.read_text(encoding="utf-8"))
    connection.execute("COMMIT")
