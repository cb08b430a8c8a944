"""The chain of proof: the same on both databases, carried on by upgrades, and no table of it forgotten."""

from __future__ import annotations

import errno
import itertools
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from supportctl.store import engine, faults, journal, proof, revision, schema
from supportctl.store.compiled import proof as entries
from supportctl.store.engine import Db, Store
from supportctl.store.journal import Author
from supportctl.store.problem import TEXTS
from supportctl.store.rawrows import Salts, differs, rows, shapes
from supportctl.store.undoing import kinds
from supportctl.wording.pl.proof import PROBLEMS
from tests.store import server
from tests.store.rows import AT, client, ticket, whole_desk

BY = Author("client edit", "ala", AT)
STEP = '''"""A column that is empty, one that isn't, and rows that a step writes itself."""

import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "later", "{head}", None, None


def upgrade() -> None:
    op.add_column("ticket", sa.Column("empty_one", sa.String(), nullable=True))
    op.add_column("client", sa.Column("rank", sa.String(), nullable=False, server_default="plain"))
    op.execute("INSERT INTO number_series (series, year, last_number) VALUES ('XX', 2020, 1)")
    op.execute("UPDATE license SET territory = 'PL' WHERE territory IS NULL")
    op.execute("DELETE FROM exchange_rate")
'''


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From a call on salts are 1, 2, 3 …"""

    def salts() -> None:
        numbers = itertools.count(1)
        monkeypatch.setattr(engine, "urandom", lambda size: next(numbers).to_bytes(size, "big"))
        monkeypatch.setattr("os.urandom", lambda size: next(numbers).to_bytes(size, "big"))

    return salts


def head_after_acts(target: str, counted: Callable[[], None]) -> tuple[int, str]:
    """The chain's last entry after the same acts."""
    store = Store(target)
    counted()
    with store.write(BY) as db:
        whole_desk(db)
    with store.write(BY) as db:
        row = ticket(db, client(db, "another").id)
    with store.write(BY) as db:
        row = db.row(type(row), _values(db, row.id))
        row.subject, row.unbilled = "Zażółć gęślą jaźń", True
    with store.read() as db:
        last = entries.last(db)
        assert last is not None
        return last.number, bytes(last.head).hex()


def _values(db: Db, number: int) -> tuple[object, ...]:
    mark = "%(id)s" if db.server else ":id"
    kind = kinds()["ticket"]
    names = ", ".join(f'"{name}"' for name in kind.COLUMNS)
    found: tuple[object, ...] = db.connection.execute(f"SELECT {names} FROM ticket WHERE id = {mark}", {"id": number}).fetchone()
    return found


@pytest.mark.skipif(server.MISSING is not None, reason=str(server.MISSING))
def test_equal_acts_give_equal_heads_in_a_file_and_on_a_server(db_path: Path, counted: Callable[[], None]) -> None:
    with server.running() as place:
        url = server.fresh(place)
        assert head_after_acts(str(db_path), counted) == head_after_acts(url, counted)
        assert schema.check(url) == []
    assert schema.check(str(db_path)) == []


def test_a_later_step_is_taken_over_and_makes_nothing_right_that_was_altered(
    db_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(str(db_path)).write(BY) as db:
        whole_desk(db)
        client(db, "second")
    with closing(sqlite3.connect(db_path, isolation_level=None)) as desk:
        desk.execute("UPDATE client SET address = 'elsewhere' WHERE id = 2")
    place = tmp_path / "migrations"
    shutil.copytree(schema.migrations_dir(), place, ignore=shutil.ignore_patterns("__pycache__"))
    (place / "versions" / "later_step.py").write_text(STEP.format(head=revision.HEAD))
    monkeypatch.setattr(schema, "migrations_dir", lambda: place)
    monkeypatch.setattr(revision, "REVISIONS", (*revision.REVISIONS, "later"))
    monkeypatch.setattr(revision, "HEAD", "later")
    assert schema.upgrade(str(db_path)) == ["later"]
    with closing(sqlite3.connect(db_path, isolation_level=None)) as desk:
        db = Db(desk, dry=True, server=False)
        assert list(proof.Proof(db).chain()) == []
        salts = Salts(db)
        altered = [(s.table, row.key) for s in shapes(db).values() for row in rows(db, s) if differs(s, row, salts)]
        told = desk.execute(
            "SELECT act, table_name FROM row_change WHERE change_set_id = (SELECT max(id) FROM change_set)"
        ).fetchall()
    assert altered == [("client", "2")]
    assert {("changed", "client"), ("added", "number_series"), ("deleted", "exchange_rate")} <= set(told)
    assert ("changed", "ticket") not in told


def test_every_table_is_in_the_chain_or_says_why_not() -> None:
    assert set(kinds()) >= set(journal.NOT_KEPT_BECAUSE)
    assert all(journal.NOT_KEPT_BECAUSE.values())


def test_every_problem_has_polish_words_with_the_same_params() -> None:
    assert PROBLEMS.keys() == TEXTS.keys()
    for code, text in TEXTS.items():
        named = {part.split("}")[0] for part in text.split("{")[1:]}
        # Where the file as a whole is meant, the sentence says so.
        place = set() if code == "file" else {"place"}
        assert {part.split("}")[0] for part in PROBLEMS[code].split("{")[1:]} == named | place, code


@pytest.mark.parametrize("code", [sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC])
def test_a_failing_disk_is_named(db_path: Path, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = code
    found = faults.fault(error, str(db_path))
    assert found is not None
    assert found.code == "STORE_IO"
    # For want of room a write fails in the same way.
    monkeypatch.setattr(faults, "_has_room", lambda shown: False)
    found = faults.fault(error, str(db_path))
    assert found is not None
    assert found.code == ("STORE_FULL" if code == sqlite3.SQLITE_IOERR_WRITE else "STORE_IO")
    assert faults.os_fault(OSError(errno.EIO, "Input/output error"), str(db_path)).code == "STORE_IO"
