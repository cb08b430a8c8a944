"""Transactions that are answered together wait for the disk together: each is committed by itself, and nothing is told before."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.errors import StoreFault
from supportctl.store import file
from supportctl.store.compiled.rows import Client, Message
from supportctl.store.engine import Db, Store
from supportctl.store.kept import Kept
from tests.store.ask import every, value
from tests.store.rows import begun_then, client

FULL, NORMAL = 2, 1


def waits(db: Db) -> tuple[int, int]:
    """How a commit waits, and how many pages the log may grow to."""
    return int(value(db, "PRAGMA synchronous")), int(value(db, "PRAGMA wal_autocheckpoint"))


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that this process itself has waited for; what SQLite waits for isn't among them."""
    names: list[str] = []
    wait = os.fsync

    def noted(number: int) -> None:
        names.append(Path(os.readlink(f"/proc/self/fd/{number}")).name)
        wait(number)

    monkeypatch.setattr(os, "fsync", noted)
    return names


def test_each_is_committed_and_the_log_is_waited_for_once(db_path: Path, synced: list[str]) -> None:
    store = Store(str(db_path))
    with Store(str(db_path)).read() as held_open:  # so that the log stays when the last connection is closed
        assert every(held_open, Client) == []
        with store.together():
            for n in range(3):
                with store.write() as db:
                    assert waits(db) == (NORMAL, 32_000)
                    client(db, key=f"k{n}")
                with Store(str(db_path)).read() as other:
                    assert len(every(other, Client)) == n + 1
            assert synced == []
        assert synced == ["desk.db-wal"]
    with store.write() as db:
        assert waits(db) == (FULL, 1_000)


def test_where_the_file_has_it_all_there_is_no_log_to_wait_for(db_path: Path, synced: list[str]) -> None:
    store = Store(str(db_path))
    with store.together(), store.write() as db:
        client(db)
    assert not db_path.with_name("desk.db-wal").exists()
    assert synced == []


def test_questions_wait_for_nothing(db_path: Path, synced: list[str]) -> None:
    store = Store(str(db_path))
    with Store(str(db_path)).write() as db:
        client(db)
        with store.together(), store.read() as asked:
            every(asked, Client)
    assert synced == []


def test_one_within_another_waits_with_it(db_path: Path, synced: list[str]) -> None:
    store = Store(str(db_path))
    with Store(str(db_path)).read() as held_open:
        every(held_open, Client)
        with store.together():
            with store.together(), store.write() as db:
                client(db)
            assert synced == []
        assert synced == ["desk.db-wal"]


def test_a_connection_that_is_kept_waits_again_afterwards(db_path: Path) -> None:
    with closing(Kept()) as kept:
        store = Store(str(db_path), kept=kept)
        with store.together(), store.write() as db:
            assert waits(db) == (NORMAL, 32_000)
            within = db.connection
        with store.write() as db:
            assert db.connection is within
            assert waits(db) == (FULL, 1_000)


def test_what_was_committed_before_a_failure_is_waited_for(db_path: Path, synced: list[str]) -> None:
    store = Store(str(db_path))

    def one_and_a_failure() -> None:
        with store.together():
            with store.write() as db:
                db.add(Message(body="x"))
            with store.write() as db:
                begun_then(db, LookupError("broken off"))

    with Store(str(db_path)).read() as held_open:
        every(held_open, Client)
        with pytest.raises(LookupError, match="broken off"):
            one_and_a_failure()
        assert synced == ["desk.db-wal"]


def test_a_file_without_a_log_waits_each_time(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path, isolation_level=None, factory=file.Connection)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        file._let_wait(connection, False)
        assert connection.waits
        assert connection.execute("PRAGMA synchronous").fetchone() == (FULL,)


def test_a_disk_that_fails_then_is_told(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(number: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    store = Store(str(db_path))
    with Store(str(db_path)).read() as held_open:
        every(held_open, Client)
        with pytest.raises(StoreFault, match="STORE_IO") as failed, store.together(), store.write() as db:
            client(db)
    assert failed.value.params["path"] == str(db_path)
