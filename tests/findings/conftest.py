"""A furnished desk that the program under test made itself, by its command lines."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from tests.cli.cli import PROGRAM, words
from tests.findings.desk import Desk

FURNISHED = (
    'init --name "Desk Sp. z o.o." --nip 5265877635 --address "ul. Prosta 1, 00-001 Warszawa"'
    " --bank-account PL61109010140000071219812874 --email biuro@desk.example --payment-days 14",
    "price set progrupa-support-hour 200 --currency PLN --from 2020-12-01",
    'client add "Pracownia Architektury" --nip 1234563218 --email p@pracownia.example --phone "+48 601 234 567"'
    ' --address "ul. Długa 5, 30-001 Kraków" --key pracownia',
    'client set-contact pracownia --name "Anna Nowak" --competent',
    "license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021"
    " --maintenance-until 2020-11-30",
    'client add "Jan Zieliński" --consumer --email jan@zielinski.example --phone 605111222'
    ' --address "ul. Polna 2, 61-001 Poznań" --key zielinski',
)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seller, a price, a company with a contact person and a licence whose maintenance ended, and a consumer."""
    home = tmp_path_factory.mktemp("made")
    path = home / "desk.db"
    given = {"DB": str(path), "OPERATOR": "anna", "LANG": "en", "NOW": "2020-12-01T08:00"}
    env = {name: value for name, value in os.environ.items() if not name.startswith("SUPPORTCTL_")}
    env |= {"HOME": str(home)} | {f"SUPPORTCTL_{name}": value for name, value in given.items()}
    for line in FURNISHED:
        subprocess.run([*PROGRAM, *words(line)], env=env, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The furnished desk of this test's own; the clock stands at 18:00 on Tuesday 17 November 2026."""
    path = tmp_path / "desk.db"
    shutil.copyfile(furnished, path)
    path.chmod(0o600)
    return Desk(path, monkeypatch, capsys)
