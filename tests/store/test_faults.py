"""What the database's own failures are called."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from supportctl.errors import Conflict, StoreFault
from supportctl.store import schema
from supportctl.store.engine import Db, Store
from supportctl.store.tables.history import Message
from tests.store.processes import finish, run
from tests.store.rows import twice


def code_of(target: Path | str, *, write: bool = True) -> StoreFault:
    """The StoreFault with which a session can't begin."""
    store = Store(str(target))
    with pytest.raises(StoreFault) as caught, store.write() if write else store.read():
        pass
    assert "path" in caught.value.params
    assert "detail" in caught.value.params
    return caught.value


def test_a_double_is_a_conflict(db_path: Path) -> None:
    with pytest.raises(Conflict) as caught, Store(str(db_path)).write() as db:
        twice(db)
    assert caught.value.code == "DUPLICATE"
    assert "client.key" in caught.value.params["detail"]


def test_locked(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPPORTCTL_BUSY_MS", "50")
    with Store(str(db_path)).write():
        assert code_of(db_path).code == "STORE_LOCKED"
        with Store(str(db_path)).read():
            pass


def overfill(db: Db) -> None:
    """More than the pages that the file may have."""
    db.session.execute(text("PRAGMA max_page_count=1"))
    db.execute_many(Message, [{"body": "x" * 4000} for _ in range(200)])


def test_full(db_path: Path) -> None:
    store = Store(str(db_path))
    with pytest.raises(StoreFault) as caught, store.write() as db:
        overfill(db)
    assert caught.value.code == "STORE_FULL"
    with store.read() as db:
        assert db.all(select(Message)) == []


FULL_AT_COMMIT = """
import resource, signal, sys
from supportctl.errors import StoreFault
from supportctl.store.engine import Store
from supportctl.store.tables.history import Message
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    with Store(sys.argv[1]).write() as db:
        db.add(Message(body="x" * 50_000))
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
except StoreFault as fault:
    sys.exit(0 if fault.code == "STORE_FULL" else fault.code)
sys.exit("written")
"""


def test_full_at_commit(db_path: Path) -> None:
    finish(run(FULL_AT_COMMIT, db_path))
    with Store(str(db_path)).read() as db:
        assert db.all(select(Message)) == []


@pytest.mark.parametrize("content", [b"not a database, only some words\n" * 50, b"SQLite format 3\0" + b"\xff" * 4080])
def test_garbage_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "desk.db"
    path.write_bytes(content)
    assert code_of(path).code == "STORE_DAMAGED"
    assert code_of(path, write=False).code == "STORE_DAMAGED"
    assert path.read_bytes() == content


def test_broken_pages_are_damaged(db_path: Path) -> None:
    data = bytearray(db_path.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    db_path.write_bytes(data)
    assert code_of(db_path).code == "STORE_DAMAGED"


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    other.close()
    before = path.read_bytes()
    fault = code_of(path)
    assert (fault.code, fault.params["detail"]) == ("STORE_DAMAGED", "not a supportctl database")
    assert path.read_bytes() == before


def revise(path: Path, revision: str) -> None:
    """Let the file claim another revision."""
    with sqlite3.connect(path) as desk:
        desk.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    desk.close()


def test_newer_than_the_program(db_path: Path) -> None:
    revise(db_path, "9999")
    fault = code_of(db_path, write=False)
    assert (fault.code, fault.params["revision"]) == ("STORE_TOO_NEW", "9999")


def test_older_than_the_program(db_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "REVISIONS", ("0000", *schema.REVISIONS))
    revise(db_path, "0000")
    assert code_of(db_path, write=False).code == "STORE_NEEDS_UPGRADE"


def test_a_directory(tmp_path: Path) -> None:
    assert code_of(tmp_path).code == "STORE_IS_DIRECTORY"


@pytest.mark.parametrize("name", ["file/desk.db", "/dev/null", "/proc/nothing/desk.db"])
def test_out_of_reach(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    assert code_of(tmp_path / name).code == "STORE_UNREACHABLE"


@pytest.mark.parametrize("target", ["", "sqlite://", "a\0b", "postgresql://u:geheim@host:port/x"])
def test_no_place_at_all(target: str) -> None:
    with pytest.raises(StoreFault) as caught:
        Store(target)
    assert caught.value.code == "STORE_UNREACHABLE"
    assert "geheim" not in str(caught.value)


def test_no_driver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    fault = code_of("postgresql://ala:geheim@localhost/desk")
    assert fault.code == "STORE_NO_DRIVER"
    assert fault.params["path"] == "postgresql://ala:***@localhost/desk"
    with pytest.raises(StoreFault) as caught:
        Store("mysql://ala:geheim@localhost/desk?password=geheim")
    assert caught.value.code == "STORE_NO_DRIVER"
    assert "geheim" not in str(caught.value)


AS_SOMEONE_ELSE = """
import os, sys
from supportctl.errors import StoreFault
from supportctl.store.engine import Store
import supportctl.store.tables.catalogue
# Whatever is imported late must be there before the files of this checkout can't be read any more.
with Store(sys.argv[2]).read() as db:
    db.get(supportctl.store.tables.catalogue.Product, 1)
os.setgid(65534); os.setuid(65534)
said = []
for kind in ("read", "write"):
    try:
        with getattr(Store(sys.argv[1]), kind)() as db:
            said.append(type(db.get(supportctl.store.tables.catalogue.Product, 1)).__name__)
    except StoreFault as fault:
        said.append(fault.code)
print(*said)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
@pytest.mark.parametrize(
    ("file_mode", "directory_mode", "said"),
    [
        (0o644, 0o755, "Product STORE_READ_ONLY"),
        (0o644, 0o777, "Product STORE_READ_ONLY"),
        (0o666, 0o755, "Product STORE_READ_ONLY"),
        (0o600, 0o755, "STORE_UNREACHABLE STORE_UNREACHABLE"),
        (0o666, 0o700, "STORE_UNREACHABLE STORE_UNREACHABLE"),
        (None, 0o755, "STORE_UNREACHABLE STORE_UNREACHABLE"),
    ],
)
def test_without_permission(template_db: Path, tmp_path: Path, file_mode: int | None, directory_mode: int, said: str) -> None:
    place = Path("/tmp") / f"supportctl-test-{os.getpid()}-{tmp_path.name}"
    place.mkdir()
    try:
        desk = place / "desk.db"
        if file_mode is not None:
            desk.write_bytes(template_db.read_bytes())
            desk.chmod(file_mode)
        place.chmod(directory_mode)
        process = run(AS_SOMEONE_ELSE, desk, template_db)
        out, err = process.communicate(timeout=60)
        assert out.decode().strip() == said, err.decode()
    finally:
        for left in place.iterdir():
            left.unlink()
        place.rmdir()
