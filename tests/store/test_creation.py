"""A new desk: complete or absent, whoever comes at the same time and whatever ends the process."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from supportctl.errors import StoreFault
from supportctl.store import creation, schema
from supportctl.store.compiled.rows import Client
from supportctl.store.engine import Store
from tests.store.processes import finish, run
from tests.store.rows import client


def test_a_failing_creation_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(creation, "_fill", fail)
    place = tmp_path / "data"
    with pytest.raises(StoreFault, match="STORE_FULL"), Store(str(place / "desk.db")).read():
        pass
    assert list(place.iterdir()) == []


CREATE = """
import sys
from supportctl.store.engine import Store
from tests.store.rows import client
with Store(sys.argv[1]).write() as db:
    client(db, sys.argv[2])
"""


@pytest.mark.parametrize("empty", [False, True])
def test_eight_first_uses_at_once(tmp_path: Path, empty: bool) -> None:
    path = tmp_path / "new" / "desk.db"
    if empty:
        path.parent.mkdir()
        path.touch()
    finish(*(run(CREATE, path, n) for n in range(8)))
    desk = sqlite3.connect(path)
    assert desk.execute("SELECT COUNT(*) FROM client").fetchone() == (8,)
    desk.close()
    assert schema.check(str(path)) == []
    assert [p.name for p in path.parent.iterdir()] == ["desk.db"]


def _create(path: Path) -> None:
    creation.create_file(path, str(path))


def test_a_kill_during_creation_leaves_no_half(tmp_path: Path, template_db: Path) -> None:
    fork = multiprocessing.get_context("fork")
    start = time.perf_counter()
    _create(tmp_path / "measured.db")
    whole = time.perf_counter() - start
    seen = set()
    for n in range(30):
        path = tmp_path / f"{n}" / "desk.db"
        child = fork.Process(target=_create, args=(path,))
        child.start()
        time.sleep(whole * 1.5 * n / 30)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        seen.add(path.exists())
        if path.exists():
            assert schema.check(str(path)) == []
        with Store(str(path)).read():
            pass
    assert False in seen


def test_what_a_killed_creation_left_is_removed_by_the_next_one(tmp_path: Path) -> None:
    old, young, held, other = (
        tmp_path / f".{name}.new" for name in ("desk.db.abcd1234", "desk.db-abcd1235", "desk.db-abcd1236", "x-abcd1234")
    )
    for left in (old, young, held, other):
        left.touch()
        if left != young:
            os.utime(left, (time.time() - 120,) * 2)
    with held.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with Store(str(tmp_path / "desk.db")).read():
            pass
    assert sorted(tmp_path.glob("*.*")) == sorted([tmp_path / "desk.db", young, held, other])


def test_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "desk.db"
    with Store(str(path)).write() as db:
        client(db)
    creation.create_file(path, str(path))
    with Store(str(path)).read() as db:
        assert db.get(Client, 1) is not None
