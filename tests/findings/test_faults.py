"""Damage, attacks and failing machines: faults that were once found, each a test of what is right."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk


@pytest.fixture
@once
def lived(desk: Desk) -> Desk:
    """A desk with a ticket that was worked on, noted, closed and invoiced."""
    desk.open()
    desk.ok("ticket note 1 -m 'The driver is of 2019'")
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T11:20")
    desk.ok("ticket close 1 --outcome solved -m Done --client-confirmed")
    desk.ok("invoice issue --ticket 1")
    return desk


def tamper(path: Path, script: str) -> None:
    """As somebody with a shell of SQLite would: the triggers are taken away and put back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        kept = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in kept:
            file.execute(f"DROP TRIGGER {name}")
        file.executescript(script)
        for _, sql in kept:
            file.execute(sql)


ALTERED = {
    "an audit entry": "UPDATE audit_entry SET operator = 'nikt' WHERE id = 3",
    "an audit entry deleted": "DELETE FROM audit_entry WHERE id = 3",
    "the last audit entry": "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
    "the history": "UPDATE ticket_event SET actor = 'nikt' WHERE id = 2",
    "a decision's facts": "UPDATE decision SET facts = '{}' WHERE id = 2",
    "a message": "UPDATE message SET body = body || '!' WHERE id = 1",
    "an invoice and its line": "UPDATE invoice SET net = net + 100, gross = gross + 100;"
    " UPDATE invoice_line SET net = net + 100, gross = gross + 100",
    "a session's length": "UPDATE work_session SET stopped_at = stopped_at + 3600 WHERE id = 1",
    "hours bought": "UPDATE hours_grant SET minutes = minutes + 600 WHERE id = 1",
    "a price": "UPDATE price SET amount = amount * 2 WHERE id = 1",
    "a ticket's state": "UPDATE ticket SET status = 'new' WHERE id = 1",
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_past_the_program_is_found(lived: Desk, what: str) -> None:
    """T1."""
    assert lived("db check").code == 0
    tamper(lived.db, ALTERED[what])
    assert lived("db check").code == 6


def test_why_that_differs_is_damage(lived: Desk) -> None:
    """T1."""
    tamper(lived.db, "UPDATE decision SET outcome = 1 - outcome WHERE question = 'start_session'")
    assert lived("ticket why 1").code == 6


@pytest.mark.parametrize("line", ["ticket show", "client show", "license show", "session show", "invoice print"])
def test_a_reference_that_is_far_too_long_is_refused_early_and_cut(desk: Desk, line: str) -> None:
    """T2: 50 000 bytes typed, and three million from stdin."""
    found = desk([*line.split(), "x" * 50_000])
    assert (found.code, len(found.err) < 1_000) == (2, True), found.err[:500]
    if line != "invoice print":
        piped = desk.process([*line.split(), "-"], stdin="x" * 3_000_000)
        assert (piped.code, len(piped.err) < 2_000) == (2, True), piped.err[:500]


DAMAGED = {
    "text in an instant": "UPDATE ticket SET opened_at = 'yesterday' WHERE id = 1",
    "bad UTF-8": "UPDATE ticket SET subject = CAST(x'c328' AS TEXT) WHERE id = 1",
    "broken JSON": "UPDATE ticket_event SET data = '{' WHERE id = 2",
    "a column that is gone": "ALTER TABLE message DROP COLUMN complaint",
}


@pytest.mark.parametrize("what", DAMAGED)
def test_damage_is_no_bug_and_the_check_finds_it(lived: Desk, what: str) -> None:
    """T3."""
    tamper(lived.db, DAMAGED[what])
    assert lived("ticket show 1").code == 6
    assert lived("db check").code == 6


def test_no_log_tells_of_people_or_is_read_by_others(desk: Desk) -> None:
    """T5: parameters of a statement that failed were kept in a file for everybody."""
    tamper(desk.db, "ALTER TABLE client DROP COLUMN address")
    old = os.umask(0o022)
    try:
        desk.process("client add 'Jan Tajny' --consumer --address 'ul. Nowa 1' --phone 605999888")
    finally:
        os.umask(old)
    logs = [path for path in Path(os.environ["HOME"]).rglob("*.log") if path.is_file()]
    assert [path for path in logs if "Tajny" in path.read_text() or "605999888" in path.read_text()] == []
    assert [path for path in logs if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


def test_a_demo_that_fails_says_so_once_and_in_its_envelope(desk: Desk) -> None:
    """T6."""
    found = desk("demo --keep /proc/x -o json")
    assert (found.code, found.json["status"], found.json["exit_code"]) == (6, "error", 6)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("a file system can't be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_read_from(desk: Desk, small_disk: Path) -> None:
    """T8: the files that a reader of such a database needs can't be made; it is read as it stands, and nothing is written."""
    path = small_disk / "desk.db"
    with closing(sqlite3.connect(desk.db)) as source, closing(sqlite3.connect(path)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=WAL")
    with (small_disk / "fill").open("wb", buffering=0) as fill, suppress(OSError):
        while fill.write(b"x" * 4096):
            pass
    desk.env("SUPPORTCTL_DB", str(path))
    before = desk.ok("client list -o ids").out
    assert "pracownia" in before
    desk.ok("db check")
    assert desk("client add Druga --consumer --address 'ul. Nowa 2'").code == 6
    assert desk.ok("client list -o ids").out == before


def test_what_a_killed_creation_left_is_removed_by_the_next_one(desk: Desk) -> None:
    """T9."""
    left = desk.db.parent / ".new.db.abcd1234.new"
    left.touch()
    os.utime(left, (0, 0))
    desk.env("SUPPORTCTL_DB", str(desk.db.parent / "new.db"))
    line = 'init --name Desk --nip 5265877635 --address "ul. Prosta 1" --bank-account PL61109010140000071219812874 --email b@desk.example'
    desk.ok(line)
    assert not left.exists()


def test_an_upgrade_that_would_be_says_would(desk: Desk) -> None:
    """T10: of a file that isn't there."""
    desk.env("SUPPORTCTL_DB", str(desk.db.parent / "nowhere.db"))
    assert "was upgraded" not in desk.said("db upgrade --dry-run")
    assert not (desk.db.parent / "nowhere.db").exists()


def test_a_server_that_cant_be_reached_isnt_there(desk: Desk) -> None:
    """T10."""
    assert desk.ask("--db postgresql://desk@127.0.0.1:1/x db path").data["exists"] is not True


def test_a_file_that_others_may_read_is_noticed(desk: Desk) -> None:
    """T12."""
    desk.db.chmod(0o666)
    found = desk("doctor")
    assert found.code == 6
    assert "0666" in found.out + found.err


@pytest.mark.parametrize("url", ["postgresql://desk:hush@127.0.0.1:1/x", "postgresql://127.0.0.1:1/x?user=desk&password=hush"])
def test_a_password_in_the_arguments_is_refused_and_not_shown(desk: Desk, url: str) -> None:
    """T12."""
    found = desk(["--db", url, "client", "list"])
    assert found.code == 2
    assert "hush" not in found.out + found.err


def test_what_is_made_is_for_its_owner_alone(desk: Desk) -> None:
    """T12: whatever the umask that a shell or cron passes on; copies, views."""
    place = desk.db.parent / "made"
    place.mkdir()
    assert (
        desk.shell(f"umask 0; $S db backup --dir {place} -q && XDG_CONFIG_HOME={place} $S ticket list --open --save mine").code
        == 0
    )
    files = [path for path in place.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert [str(path) for path in files if path.stat().st_mode & 0o077] == []


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_becomes_of_serials_is_said_at_an_erasure(desk: Desk, lang: str) -> None:
    """T12."""
    assert "SKP-0001" in desk.said("client erase pracownia --yes", lang)
