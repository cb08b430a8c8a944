"""The two kinds of session: what they promise, and what a first use makes."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from supportctl.errors import StoreFault
from supportctl.store.compiled.rows import Client, Message, NumberSeries, Product
from supportctl.store.engine import Store
from tests.store.ask import every, value
from tests.store.ask import run as run_sql
from tests.store.processes import finish, run
from tests.store.rows import begun_then, client

INCREMENT = """
import sys
from supportctl.store.compiled.rows import NumberSeries
from supportctl.store.engine import Store
for _ in range(50):
    with Store(sys.argv[1]).write() as db:
        row = db.get(NumberSeries, "FV", 2026)
        row.last_number += 1
        db.touch(row)
"""


def last_number(path: Path) -> int:
    """What the counter of FV/2026 says."""
    with Store(str(path)).read() as db:
        return int(every(db, NumberSeries)[0].last_number)


@pytest.fixture
def counter(db_path: Path) -> Path:
    """A desk whose series FV/2026 stands at 0."""
    with Store(str(db_path)).write() as db:
        db.add(NumberSeries(series="FV", year=2026, last_number=0))
    return db_path


def test_threads_lose_no_update(counter: Path) -> None:
    def fifty() -> None:
        for _ in range(50):
            with Store(str(counter)).write() as db:
                row = db.get(NumberSeries, "FV", 2026)
                assert row is not None
                row.last_number += 1
                db.touch(row)

    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(fifty) for _ in range(8)]:
            done.result()
    assert last_number(counter) == 400


def test_processes_lose_no_update(counter: Path) -> None:
    finish(*(run(INCREMENT, counter) for _ in range(4)))
    assert last_number(counter) == 200


def test_first_use_creates_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "data" / "supportctl" / "desk.db"
    with Store(str(path)).read() as db:
        assert {p.key for p in every(db, Product)} >= {"sketchup-pro", "v-ray", "solidworks-pdm"}
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    assert [p.name for p in path.parent.iterdir()] == ["desk.db"]


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    path.touch(0o644)
    with Store(str(path)).write() as db:
        assert client(db).id == 1
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_link_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real.db")
    with Store(str(link)).write() as db:
        client(db)
    assert (tmp_path / "real.db").is_file()
    assert link.is_symlink()


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_paths_and_urls(db_path: Path, form: str) -> None:
    store = Store(form.format(db_path))
    assert store.path == db_path
    assert store.shown == str(db_path)
    with store.read() as db:
        assert every(db, Product)


def test_what_sqlite_is_told(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        found = {p: value(db, f"PRAGMA {p}") for p in ("foreign_keys", "synchronous", "journal_mode", "busy_timeout")}
    assert found == {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal", "busy_timeout": 10_000}


def test_a_write_puts_wal_back(db_path: Path) -> None:
    sqlite3.connect(db_path).execute("PRAGMA journal_mode=DELETE").connection.close()
    with Store(str(db_path)).write() as db:
        assert value(db, "PRAGMA journal_mode") == "wal"


def test_a_dry_db_writes_nothing(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read() as db:
        assert db.dry
        row = client(db)
        assert row.id == 0
        product = db.get(Product, 1)
        assert product is not None
        product.name = "other"
        db.touch(product)
        db.delete(product)
        db.add_all([Message(body="x")])
    with store.read() as db:
        assert every(db, Client) == []
        assert every(db, Message) == []
        kept = db.get(Product, 1)
        assert kept is not None
        assert kept.name == "SketchUp Pro"


def test_read_cannot_write_whatever_is_tried(db_path: Path) -> None:
    with pytest.raises(StoreFault) as caught, Store(str(db_path)).read() as db:
        run_sql(db, "DELETE FROM product")
    assert caught.value.code == "STORE_READ_ONLY"
    with Store(str(db_path)).read() as db:
        assert len(every(db, Product)) == 16


def test_an_exception_rolls_back(db_path: Path) -> None:
    store = Store(str(db_path))
    with pytest.raises(KeyboardInterrupt), store.write() as db:
        begun_then(db, KeyboardInterrupt())
    with store.read() as db:
        assert every(db, Client) == []


def test_rows_stay_usable_after_the_session(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        row = client(db)
    assert (row.id, row.key) == (1, "acme")


def test_changed_rows_are_written_without_touch_at_the_end(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write() as db:
        row = client(db)
        row.name = "Nowa"
    with store.read() as db:
        assert every(db, Client)[0].name == "Nowa"


def test_add_all(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.write() as db:
        db.add_all([Message(body=str(n)) for n in range(1000)])
        db.add_all([])
    with store.read() as db:
        assert len([m for m in every(db, Message) if not m.confidential]) == 1000


def test_a_reader_keeps_its_snapshot_and_never_waits(db_path: Path) -> None:
    store = Store(str(db_path))
    with store.read() as reader:
        assert every(reader, Client) == []
        with store.write() as db:
            client(db)
            assert every(reader, Client) == []
        assert every(reader, Client) == []
    with store.read() as reader:
        assert len(every(reader, Client)) == 1


def test_a_writer_waits_for_its_turn(db_path: Path) -> None:
    inside, leave = threading.Event(), threading.Timer(0.3, lambda: None)
    store = Store(str(db_path))

    def hold() -> None:
        with store.write() as db:
            client(db, "first")
            inside.set()
            leave.start()
            leave.join()

    holder = threading.Thread(target=hold)
    holder.start()
    inside.wait()
    with Store(str(db_path)).write() as db:
        assert client(db, "second").id == 2
    holder.join()


def test_start_loads_neither_alembic_nor_a_driver(db_path: Path) -> None:
    code = (
        "import sys\nfrom supportctl.store.engine import Store\nfrom supportctl.store.compiled.rows import Product\n"
        "with Store(sys.argv[1]).write() as db: assert db.get(Product, 1)\n"
        "sys.exit(bool({'alembic', 'mako', 'psycopg'} & set(sys.modules)))"
    )
    finish(run(code, db_path))
