"""The schema: complete or absent, migrated step by step or not at all, and the same as the tables say."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import NullPool, create_engine

from supportctl.errors import StoreFault
from supportctl.store import revision, schema
from supportctl.store.compiled.rows import NumberSeries
from supportctl.store.engine import Store
from tests.dumped import dump
from tests.store import revisions
from tests.store.processes import finish, run
from tests.store.release import RELEASED
from tests.store.revisions import SECOND, THIRD, lead_on
from tests.store.rows import client, invoice, session, ticket, whole_desk
from tests.store.shape import differences

ROOT = Path(__file__).parents[2]


def shape(path: Path) -> list[str]:
    """How the migrated file differs from the tables."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        return differences(connection)


@pytest.fixture
def full(db_path: Path) -> Path:
    """A desk with one of nearly everything."""
    with Store(str(db_path)).write() as db:
        whole_desk(db)
    return db_path


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.migrations_dir()))
    steps = [s.revision for s in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(steps)) == revision.REVISIONS
    assert steps[0] == revision.HEAD


def test_the_schema_is_what_the_tables_say(db_path: Path) -> None:
    assert shape(db_path) == []


def test_the_catalogue(db_path: Path) -> None:
    desk = sqlite3.connect(db_path)
    rows = {key: rest for key, *rest in desk.execute("SELECT key, regulation, editions, offered FROM product")}
    assert len(rows) == 16
    assert rows["v-ray"] == ["progrupa-support", "", 1]
    assert rows["codetwo-backup"] == ["codetwo-support", "", 1]
    assert rows["bitservice-remote-help"] == ["bitservice-remote", "", 1]
    assert rows["solidworks-electrical"] == ["solidexpert-bundles", "Schematic Professional,3D,Professional", 1]
    assert desk.execute("SELECT COUNT(*) FROM product_version").fetchone() == (0,)
    desk.close()


@pytest.mark.parametrize("released", sorted(path.stem for path in RELEASED.glob("*.sql")))
def test_every_released_desk_comes_up(tmp_path: Path, released: str) -> None:
    path = tmp_path / "desk.db"
    desk = sqlite3.connect(path)
    desk.executescript((RELEASED / f"{released}.sql").read_text(encoding="utf-8"))
    desk.close()
    before = revision.REVISIONS.index(released)
    assert schema.upgrade(str(path)) == list(revision.REVISIONS[before + 1 :])
    assert schema.check(str(path)) == []
    assert shape(path) == []
    with Store(str(path)).write() as db:
        assert client(db, "another").id == 2


# Upgrades, on revisions of the tests' own ---------------------------------------------------------------------------------------


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A database of the first of these revisions."""
    return revisions.make(tmp_path / "tiny.db")


def is_sound(path: Path) -> bool:
    """Do its pages and references hold?"""
    desk = sqlite3.connect(path)
    try:
        return (
            desk.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and not desk.execute("PRAGMA foreign_key_check").fetchall()
        )
    finally:
        desk.close()


def test_a_step_keeps_rows_and_guards_what_it_does_not_rebuild(
    tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead_on(tmp_path, monkeypatch, SECOND)
    with pytest.raises(StoreFault) as caught, Store(str(tiny)).read():
        pass
    assert caught.value.code == "STORE_NEEDS_UPGRADE"
    assert "revision: is first, the program needs second" in schema.check(str(tiny))
    assert schema.upgrade(str(tiny)) == ["second"]
    assert schema.upgrade(str(tiny)) == []
    assert schema.current(str(tiny)) == "second"
    assert is_sound(tiny)
    desk = sqlite3.connect(tiny)
    assert desk.execute("SELECT place, floor FROM shelf").fetchall() == [("reading room", "ground")]
    assert desk.execute("SELECT title, shelf_id FROM book").fetchall() == [("Pan Tadeusz", 1)]
    with pytest.raises(sqlite3.IntegrityError, match="books stay"):
        desk.execute("DELETE FROM book")
    assert desk.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    desk.close()


def test_several_steps_are_applied_in_their_order(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lead_on(tmp_path, monkeypatch, SECOND, THIRD)
    assert schema.upgrade(str(tiny)) == ["second", "third"]
    assert is_sound(tiny)


@pytest.mark.parametrize("ending", ["    raise OSError('out of luck')", "    op.execute('SELECT * FROM nowhere')"])
def test_a_failing_later_step_leaves_nothing(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    lead_on(tmp_path, monkeypatch, SECOND, THIRD + ending)
    with pytest.raises((OSError, StoreFault), match=r"luck|STORE_DAMAGED"):
        schema.upgrade(str(tiny))
    assert schema.current(str(tiny)) == "second"
    left = "\n".join(dump(tiny))
    assert "floor" in left
    assert "loan" not in left
    assert "width" not in left
    assert "_alembic_tmp" not in left


def test_a_failing_first_step_leaves_the_file_as_it_was(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(tiny)
    lead_on(tmp_path, monkeypatch, SECOND + "    raise OSError('out of luck')")
    with pytest.raises(OSError, match="out of luck"):
        schema.upgrade(str(tiny))
    assert dump(tiny) == before


def test_a_step_that_breaks_references_is_refused(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(tiny)
    lead_on(tmp_path, monkeypatch, "    op.execute('DELETE FROM shelf')")
    with pytest.raises(ValueError, match="breaks references"):
        schema.upgrade(str(tiny))
    assert dump(tiny) == before


UPGRADE = """
import sys
from pathlib import Path
from supportctl.store import revision, schema
from tests.store.revisions import NAMES
schema.migrations_dir = lambda: Path(sys.argv[2])
revision.REVISIONS, revision.HEAD = NAMES, NAMES[-1]
schema.upgrade(sys.argv[1])
"""


def test_upgrades_at_once(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = lead_on(tmp_path, monkeypatch, SECOND, "    op.execute('CREATE TABLE loan (id INTEGER)')")
    finish(*(run(UPGRADE, tiny, place) for _ in range(6)))
    assert schema.current(str(tiny)) == "third"
    assert is_sound(tiny)


# Where the migrations are ----------------------------------------------------------------------------------------------------------


def install(at: Path, name: str, revisions: tuple[str, ...] = revision.REVISIONS) -> Path:
    """A directory of migrations."""
    place = at / name
    (place / "versions").mkdir(parents=True)
    (place / "env.py").touch()
    for each in revisions:
        (place / "versions" / f"{each}_step.py").touch()
    return place


def test_where_the_migrations_are(tmp_path: Path) -> None:
    wheel = tmp_path / "site-packages"
    inside = install(wheel / "supportctl", "_migrations")
    install(wheel, "migrations", ())
    assert schema.migrations_dir(wheel / "supportctl") == inside
    # Another project's migrations lie beside the package, even with our revision's name.
    install(wheel / "other", "migrations").rename(wheel / "migrations2")
    shutil.rmtree(wheel / "migrations")
    (wheel / "migrations2").rename(wheel / "migrations")
    assert schema.migrations_dir(wheel / "supportctl") == inside

    checkout = tmp_path / "checkout"
    (checkout / "supportctl").mkdir(parents=True)
    (checkout / "pyproject.toml").touch()
    beside = install(checkout, "migrations")
    assert schema.migrations_dir(checkout / "supportctl") == beside
    install(checkout / "supportctl", "_migrations")
    assert schema.migrations_dir(checkout / "supportctl") == beside


def test_an_incomplete_copy_is_passed_over(tmp_path: Path) -> None:
    stale = install(tmp_path / "supportctl", "_migrations", ())
    with pytest.raises(RuntimeError, match="no complete migrations"):
        schema.migrations_dir(tmp_path / "supportctl")
    beside = install(tmp_path, "migrations")
    assert schema.migrations_dir(tmp_path / "supportctl") == beside
    for each in revision.REVISIONS:
        (stale / "versions" / f"{each}_step.py").touch()
    assert schema.migrations_dir(tmp_path / "supportctl") == stale


def test_this_checkout_uses_its_own() -> None:
    assert schema.migrations_dir() == ROOT / "migrations"


def test_current_creates_nothing(tmp_path: Path) -> None:
    assert schema.current(str(tmp_path / "desk.db")) is None
    assert schema.check(str(tmp_path / "desk.db")) == [f"revision: is None, the program needs {revision.HEAD}"]
    assert not (tmp_path / "desk.db").exists()


def test_upgrade_refuses_what_it_does_not_know(db_path: Path) -> None:
    with sqlite3.connect(db_path) as desk:
        desk.execute("UPDATE alembic_version SET version_num = '9999'")
    desk.close()
    with pytest.raises(StoreFault) as caught:
        schema.upgrade(str(db_path))
    assert caught.value.code == "STORE_TOO_NEW"


def test_check_finds_every_broken_promise(db_path: Path) -> None:
    with Store(str(db_path)).write() as db:
        acme = client(db).id
        ticket(db, acme, history=False)
        working = ticket(db, acme)
        session(db, working.id, seen=False)
        ended = session(db, ticket(db, acme).id, "ola")
        ended.state = "stopped"
        for number in ("FV/2026/0001", "FV/2026/0003", "FV/2026/3", "odd"):
            invoice(db, acme, number, net=20001 if number == "odd" else 20000)
        db.add(NumberSeries(series="FV", year=2026, last_number=4))
        db.add(NumberSeries(series="PRO", year=2026, last_number=0))
    desk = sqlite3.connect(db_path)
    desk.executescript(
        "DROP TRIGGER invoice_no_delete; DROP TRIGGER invoice_no_buyer;"
        "INSERT INTO contact (client_id, name, competent, happened_at, operator) VALUES (99, '', 0, 0, '')"
    )
    desk.close()
    assert schema.check(str(db_path)) == [
        "contact 1: refers to a missing client",
        "trigger invoice_no_buyer: is missing in the schema",
        "trigger invoice_no_delete: is missing in the schema",
        "contact 1: was added past the desk: no change names it",
        "ticket 1: no history",
        "invoice odd: totals are not the sum of its lines",
        "invoice odd: no series, year and number",
        "series FV/2026: 2 is missing",
        "series FV/2026: 3 was given 2 times",
        "series FV/2026: stands at 4, the last invoice is 3",
        "work session 1: runs, but not in running_session",
        "running_session of ola: work session 2 doesn't run for it",
    ]


def test_check_reads_every_page(full: Path) -> None:
    desk = sqlite3.connect(full)
    (root,) = desk.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_client_nip'").fetchone()
    desk.close()
    data = bytearray(full.read_bytes())
    data[(root - 1) * 4096 + 8 : root * 4096] = b"\0" * 4088
    full.write_bytes(data)
    assert any(line.startswith("integrity: ") for line in schema.check(str(full)))
