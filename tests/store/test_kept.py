"""Connections that stay open from one transaction to the next, on a file and on a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from supportctl.errors import StoreFault
from supportctl.store.compiled.rows import Client
from supportctl.store.engine import Store
from supportctl.store.kept import Kept
from tests.store.ask import every
from tests.store.rows import begun_then, client
from tests.store.server import MISSING, fresh, running


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    if MISSING is not None:
        pytest.skip(str(MISSING))
    with running() as place:
        yield place


@pytest.fixture(params=["file", "server"])
def target(request: pytest.FixtureRequest, db_path: Path) -> str:
    """A new desk in a file and on a server."""
    return str(db_path) if request.param == "file" else fresh(request.getfixturevalue("server"))


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    with closing(Kept()) as kept:
        yield Store(target, kept=kept)


def held(store: Store, kind: str) -> Any:
    """The connection of a transaction."""
    with getattr(store, kind)() as db:
        return db.connection


def test_one_connection_serves_them_all(store: Store) -> None:
    first = held(store, "read")
    assert [held(store, kind) is first for kind in ("write", "read", "read", "write", "write")] == [True] * 5


def test_statements_stay_compiled_from_one_transaction_to_the_next(db_path: Path) -> None:
    """Setting query_only makes SQLite compile every statement of the connection anew: nearly half of the time of an item among many."""
    told: list[str] = []
    with closing(Kept()) as kept:
        store = Store(str(db_path), kept=kept)
        held(store, "write").set_trace_callback(told.append)
        for kind, set_anew in (("write", 0), ("write", 0), ("read", 1), ("read", 0), ("write", 1), ("write", 0)):
            told.clear()
            held(store, kind)
            assert sum(line.startswith("PRAGMA query_only=") for line in told) == set_anew, (kind, told)


def test_a_writer_after_a_reader_writes_and_a_reader_after_it_can_t(store: Store) -> None:
    held(store, "read")
    with store.write() as db:
        client(db)
    with store.read() as db:
        assert len(every(db, Client)) == 1
        with pytest.raises(Exception, match=r"read-?only"):
            db.connection.execute("DELETE FROM client", {})
    with store.read() as db:
        assert len(every(db, Client)) == 1


def test_what_failed_is_taken_back_and_its_connection_closed(store: Store) -> None:
    first = held(store, "write")
    with pytest.raises(LookupError), store.write() as db:
        begun_then(db, LookupError("broken off"))
    assert held(store, "read") is not first
    with store.read() as db:
        assert every(db, Client) == []


def test_a_transaction_within_another_has_its_own(store: Store) -> None:
    held(store, "read")
    with store.write() as outer:
        client(outer)
        with store.read() as inner:
            assert inner.connection is not outer.connection
            assert every(inner, Client) == []
    with store.read() as db:
        assert len(every(db, Client)) == 1


def test_others_see_it_at_once_and_are_seen(store: Store, target: str) -> None:
    held(store, "read")
    with Store(target).write() as db:
        client(db)
    with store.read() as db:
        assert len(every(db, Client)) == 1


def test_nothing_is_open_after_the_last(target: str) -> None:
    with closing(Kept()) as kept:
        connection = held(Store(target, kept=kept), "write")
    with pytest.raises(Exception, match="closed"):
        connection.execute("SELECT 1")


def test_a_connection_that_the_server_dropped_is_replaced(server: Path) -> None:
    url = fresh(server)
    with closing(Kept()) as kept:
        store = Store(url, kept=kept)
        pid = held(store, "write").info.backend_pid
        with Store(url).write() as db:
            db.connection.execute("SELECT pg_terminate_backend(%(pid)s)", {"pid": pid})
        with store.write() as db:
            client(db)
        assert held(store, "read").info.backend_pid != pid


def test_a_file_that_is_gone_isn_t_made_again(db_path: Path) -> None:
    with closing(Kept()) as kept:
        store = Store(str(db_path), create=False, kept=kept)
        held(store, "write")
        db_path.unlink()
        with pytest.raises(StoreFault, match="STORE_ABSENT"):
            held(store, "read")
