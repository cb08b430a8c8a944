"""A furnished desk behind the front door."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.desk.counter import Counter


@pytest.fixture(scope="session")
def furnished_db(template_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seller, price of 200 PLN from 2020-12-01, a company with a contact person and a licence whose maintenance ended, and
    a consumer; made once."""
    path = tmp_path_factory.mktemp("furnished") / "desk.db"
    shutil.copyfile(template_db, path)
    desk = Counter(str(path)).furnish()
    desk.client(
        key="zielinski",
        name="Jan Zieliński",
        nip=None,
        consumer=True,
        email="jan@zielinski.example",
        phone="605111222",
        address="ul. Polna 2, 61-001 Poznań",
    )
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def cli(furnished_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The furnished desk of this test's own."""
    path = tmp_path / "desk.db"
    shutil.copyfile(furnished_db, path)
    path.chmod(0o600)
    return Cli(path, monkeypatch, capsys)


@pytest.fixture
def empty(db_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A new desk: tables and catalogue, no seller, no price."""
    return Cli(db_path, monkeypatch, capsys)
