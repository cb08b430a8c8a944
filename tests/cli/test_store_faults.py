"""The store can't serve now: exit 6, one line, nothing written; a reader is served where it can be."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.cli.cli import PROGRAM, Cli, Result, one_clear_line, words

ADD = "client add Nowa --consumer --address 'ul. Nowa 1'"
NOBODY = 65534
# Holds the writer's lock until its stdin ends.
HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def refused(cli: Cli, line: str, code: str) -> None:
    """Exit 6 and one line; `code` in the JSON."""
    found = cli(line)
    assert found.code == 6, found
    one_clear_line(found)
    asked = cli.ask(line)
    assert (asked.code, asked.error) == (6, code)


def test_locked_by_another_process(cli: Cli) -> None:
    cli.env("SUPPORTCTL_BUSY_MS", "100")
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(cli.db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    before = cli.dump()
    refused(cli, ADD, "STORE_LOCKED")
    assert cli.process(ADD).code == 6
    # A reader isn't kept out.
    assert cli.ok("client list -o ids").out == "pracownia\nzielinski\n"
    assert cli.dump() == before
    holder.communicate("")
    cli.ok(ADD)


def test_full(cli: Cli) -> None:
    before = cli.dump()
    found = cli.shell(f"trap '' XFSZ; ulimit -f 8; $S {ADD} 2>&1 >/dev/null")
    assert found.code == 6
    assert len(found.out.splitlines()) == 1
    assert "no room" in found.out
    assert cli.dump() == before
    cli.ok(ADD)


def test_no_room_for_a_new_database(cli: Cli, tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    found = cli.shell(f"trap '' XFSZ; ulimit -f 8; $S --db {place}/desk.db client list")
    assert (found.code, found.out, len(found.err.splitlines())) == (6, "", 1)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("line", ["client list", ADD])
def test_damaged(cli: Cli, line: str) -> None:
    for content in (b"this is no database" * 500, cli.db.read_bytes()[:4096] + os.urandom(8192)):
        cli.db.write_bytes(content)
        for left in ("-wal", "-shm"):
            Path(f"{cli.db}{left}").unlink(missing_ok=True)
        refused(cli, line, "STORE_DAMAGED")
        assert cli.db.read_bytes() == content
        checked = cli.ask("db check")
        assert checked.code == 6


def test_another_programs_database(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()
    before = other.read_bytes()
    refused(cli, f"--db {other} {ADD}", "STORE_DAMAGED")
    assert other.read_bytes() == before


def test_of_a_later_release(cli: Cli) -> None:
    connection = sqlite3.connect(cli.db)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    before = cli.dump()
    for line in ("client list", ADD, "session status", "db upgrade"):
        refused(cli, line, "STORE_TOO_NEW")
    assert cli.dump() == before


@pytest.mark.parametrize("line", ["client list", ADD, "session status", "db check", "db upgrade"])
def test_a_directory(cli: Cli, tmp_path: Path, line: str) -> None:
    refused(cli, f"--db {tmp_path} {line}", "STORE_IS_DIRECTORY")


def test_below_a_file_and_a_scheme_without_a_driver(cli: Cli) -> None:
    refused(cli, f"--db {cli.db}/desk.db client list", "STORE_UNREACHABLE")
    assert cli.ask(f"--db mysql://u:secret@host/x {ADD}").error == "STORE_NO_DRIVER"
    assert "secret" not in cli(f"--db mysql://u:secret@host/x {ADD}").err


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("setpriv"), reason="needs root, to be somebody else")
def test_read_only(cli: Cli) -> None:
    # pytest's own directories are closed to others.
    place = Path(tempfile.mkdtemp(prefix="supportctl-test-"))
    place.chmod(0o755)
    try:
        db = place / "desk.db"
        shutil.copyfile(cli.db, db)
        db.chmod(0o644)
        before = db.read_bytes()

        def nobody(line: str) -> Result:
            done = subprocess.run(
                ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *PROGRAM, "--db", str(db), *words(line)],
                capture_output=True,
                text=True,
                check=False,
                env=os.environ | {"HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"},
                cwd="/",
            )
            return Result(done.returncode, done.stdout, done.stderr)

        probe = nobody("--version")
        if probe.code != 0:
            pytest.skip("the program can't be read by another user here")
        one_clear_line(nobody(ADD))
        assert nobody(ADD).code == 6
        assert nobody(f"{ADD} --json").error == "STORE_READ_ONLY"
        assert nobody("client list -o ids").out == "pracownia\nzielinski\n"
        assert db.read_bytes() == before
    finally:
        shutil.rmtree(place)


def test_db_path_and_check(cli: Cli) -> None:
    assert str(cli.db) in cli.ok("db path").out
    checked = cli.ask("db check")
    assert (checked.code, checked.data["ok"], checked.data["problems"]) == (0, True, [])
    assert cli.ok("db upgrade").err == "note: There was nothing to do.\n"
