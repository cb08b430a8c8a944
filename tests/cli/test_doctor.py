"""`doctor`: each thing that it looks at, well and not."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.cli.cli import Cli, Result
from tests.cli.once import once

NAMES = ["store", "jobs", "series", "outbox", "clock", "permissions", "disk"]


def found(cli: Cli) -> tuple[int, dict[str, tuple[bool, str]]]:
    """(exit code, {name: (ok, detail)})."""
    asked = cli.ask("doctor")
    return asked.code, {check["name"]: (check["ok"], check["detail"]) for check in asked.data["checks"]}


@pytest.fixture
@once
def well(cli: Cli) -> Cli:
    """A desk at the machine's own clock."""
    os.environ.pop("SUPPORTCTL_NOW", None)
    return cli


def test_all_is_well(well: Cli) -> None:
    code, checks = found(well)
    assert (code, list(checks)) == (0, NAMES)
    assert all(ok for ok, _ in checks.values())
    before = well.dump()
    assert well.ok("doctor --lang pl").err == ""
    assert well.dump() == before


def only(checks: dict[str, tuple[bool, str]]) -> list[str]:
    return [name for name, (ok, _) in checks.items() if not ok]


def test_a_clock_that_is_frozen_ahead_or_behind_what_is_on_record(cli: Cli) -> None:
    cli.now("2190-01-01T10:00")
    code, checks = found(cli)
    assert (code, only(checks)) == (6, ["clock"])
    assert "ahead" in checks["clock"][1]
    cli.now("2026-11-17T10:00")
    cli.ok("client edit pracownia --address Y")
    cli.now("2026-11-17T09:57:59")
    code, checks = found(cli)
    assert (code, only(checks)) == (6, ["clock"])
    assert "before the last entry" in checks["clock"][1]


def test_jobs_that_cron_no_longer_runs(cli: Cli) -> None:
    cli.ok("cron run")
    assert "cron ran the jobs" in found(cli)[1]["jobs"][1]
    cli.now("2026-11-17T19:00:01")
    code, checks = found(cli)
    assert code == 6
    assert "(15, the first since" in checks["jobs"][1]
    rows = [row for row in cli.ask("today").data if row["section"] == "late-jobs"]
    assert [(row["how_many"], row["next"]) for row in rows] == [(15, "cron run")]
    cli.ok("cron run")
    assert [row for row in cli.ask("today").data if row["section"] == "late-jobs"] == []


def test_jobs_that_fail(cli: Cli, tmp_path: Path) -> None:
    """cron ran them, and all seemed well although there was no backup for days."""
    place = tmp_path / "backups"
    place.write_text("a file, where a directory is wanted")
    cli.env("SUPPORTCTL_BACKUP_DIR", str(place))
    assert cli("cron run").code == 2
    code, checks = found(cli)
    assert (code, checks["jobs"][0]) == (6, False)
    assert "the last run failed" in checks["jobs"][1]
    command = checks["jobs"][1].partition("supportctl ")[2]
    assert command == "cron run backup"
    assert cli(command).code == 2
    place.unlink()
    place.mkdir()
    cli.ok(command)
    assert found(cli)[1]["jobs"][0]


def test_a_document_of_a_later_day(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    cli.now("2026-12-01T10:00")
    cli.ok("invoice issue --ticket 1")
    cli.now("2026-11-30T10:00")
    code, checks = found(cli)
    assert code == 6
    assert (checks["series"][0], "FV/2026/0001" in checks["series"][1]) == (False, True)


@pytest.mark.parametrize(("mode", "ok"), [(0o600, True), (0o640, False), (0o604, False), (0o666, False)])
def test_a_file_that_others_may_read(well: Cli, mode: int, ok: bool) -> None:
    well.db.chmod(mode)
    code, checks = found(well)
    assert (code, checks["permissions"][0]) == ((0, True) if ok else (6, False))


def test_a_desk_that_is_newer_damaged_or_no_desk(well: Cli) -> None:
    with sqlite3.connect(well.db) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    code, checks = found(well)
    assert (code, only(checks)) == (6, ["store"])
    assert "9999" in checks["store"][1]
    well.db.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    code, checks = found(well)
    assert (code, only(checks)) == (6, ["store"])


def test_a_full_disk(well: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import shutil

    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=50 * 1024 * 1024))
    code, checks = found(well)
    assert (code, only(checks)) == (6, ["disk"])
    assert "50 MiB" in checks["disk"][1]


def test_what_isnt_well_is_said_in_one_line_each_in_both_languages(cli: Cli) -> None:
    cli.db.chmod(0o666)
    cli.now("2190-01-01T10:00")
    for lang, words in (("en", ("clock", "permissions")), ("pl", ("zegar", "uprawnienia"))):
        told: Result = cli(f"doctor -q --lang {lang}")
        assert (told.out, [line.split(": ")[1] for line in told.err.splitlines()]) == ("", list(words))
        told = cli(f"doctor --lang {lang}")
        assert (told.err, [line.split(": ")[0] for line in told.out.splitlines() if line.startswith("✗")]) == (
            "",
            [f"✗ {word}" for word in words],
        )


def test_what_is_made_is_for_its_owner_alone(cli: Cli) -> None:
    found = cli.shell(
        f"umask 022; $S --db {cli.db.parent}/new.db init --name D --nip 5265877635 --address X -q"
        " --bank-account PL61109010140000071219812874 --email b@desk.example"
        f"; $S --db {cli.db.parent}/new.db db backup -q --json"
    )
    assert found.code == 0, found
    modes = {path.name: path.stat().st_mode & 0o077 for path in cli.db.parent.rglob("new*")}
    assert set(modes.values()) == {0}, modes
