"""`outage add`, `end`, `list`: when the KSeF was out is on record once, and the terms of documents follow from it."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once

SOURCE = "--source 'BIP MF'"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 of Tuesday, 17 November, which belongs into the KSeF by the 18th; the clock stands on the 25th."""
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --name Szkolenie --unit szt.")
    cli.ok("invoice advance --client pracownia --item szkolenie --paid 12300")
    cli.now("2026-11-25T12:00")
    return cli


def due(desk: Cli) -> str | None:
    """The term of the document, which the list, the document and its export say alike."""
    (row,) = desk.ask("invoice ksef-status").data
    assert row["ksef_due"] == desk.ask("invoice print FV/2026/0001").data["ksef_due"]
    found: str | None = row["ksef_due"]
    return found


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("--kind unavailability --from 2026-11-17 --ended 2026-11-20", "2026-11-23"),
        ("--kind failure --from 2026-11-17 --ended 2026-11-20", "2026-12-01"),
        # It began on the last day of the term, and on the day after it.
        ("--kind failure --from 2026-11-18 --ended 2026-11-20", "2026-12-01"),
        ("--kind failure --from 2026-11-19 --ended 2026-11-20", "2026-11-18"),
        # It ended on the day of issue, and on the day before.
        ("--kind failure --from 2026-11-16 --ended 2026-11-17", "2026-11-26"),
        ("--kind failure --from 2026-11-16 --ended 2026-11-16", "2026-11-18"),
    ],
)
def test_terms_count_from_the_end_of_an_outage(desk: Cli, line: str, last: str) -> None:
    assert due(desk) == "2026-11-18"
    desk.ok(f"outage add {line} {SOURCE}")
    assert due(desk) == last


def test_no_term_runs_while_it_lasts_and_it_runs_from_the_end(desk: Cli) -> None:
    assert desk.ok(f"outage add --kind failure --from 2026-11-18 {SOURCE} -q").out == "1\n"
    assert due(desk) is None
    assert "supportctl outage end 1 --on DATE" in desk.ok("invoice ksef-status").err
    assert desk.ask("invoice ksef-status").data[0]["days_late"] == 0
    said = desk.ask("outage end 1 --on 2026-11-20").data
    assert (said["began_on"], said["ended_on"], said["source"]) == ("2026-11-18", "2026-11-20", "BIP MF")
    assert due(desk) == "2026-12-01"
    assert "outage end" not in desk.ok("invoice ksef-status").err


def test_what_is_issued_in_it_says_its_term(desk: Cli) -> None:
    """An unavailability is announced beforehand, so it may lie ahead."""
    desk.ok(f"outage add --kind unavailability --from 2026-11-25 --ended 2026-11-27 {SOURCE}")
    said = desk.ok("invoice advance --client pracownia --item szkolenie --paid 123").err
    assert "FV/2026/0002 goes to the KSeF by 2026-11-30" in said


def test_it_is_taken_back_and_given_back(desk: Cli) -> None:
    desk.ok(f"outage add --kind failure --from 2026-11-17 {SOURCE}")
    desk.ok("outage end 1 --on 2026-11-20")
    desk.ok("undo")
    assert due(desk) is None
    desk.ok("undo")
    assert (due(desk), desk.ask("outage list").data) == ("2026-11-18", [])
    desk.refuses("outage end 1 --on 2026-11-20", 3)
    desk.ok("redo")
    desk.ok("redo")
    assert due(desk) == "2026-12-01"
    assert desk.ask("db check").data["ok"] is True


def test_the_books_the_journal_and_exports_have_it(desk: Cli) -> None:
    desk.ok(f"outage add --kind failure --from 2026-11-17 --ended 2026-11-20 {SOURCE}")
    (booked,) = desk.rows("SELECT change FROM audit_entry WHERE entity = 'outage'")
    assert json.loads(booked[0]) == {"kind": "failure", "began_on": "2026-11-17", "ended_on": "2026-11-20"}
    assert desk.rows("SELECT count(*) FROM row_change WHERE table_name = 'ksef_outage'") == [(1,)]
    assert "failure" in desk.ok("export outages").out
    with closing(sqlite3.connect(desk.db)) as file, file:
        file.execute("UPDATE ksef_outage SET ended_on = '2026-11-19'")
    assert desk.ask("db check").json["exit_code"] == 6


def test_bad_input_is_refused(desk: Cli) -> None:
    add = "outage add --kind failure --from 2026-11-17"
    desk.refuses(f"outage add --kind weather --from 2026-11-17 {SOURCE}", 2, "unavailability, failure")
    desk.refuses(f"{add} --source ' '", 2)
    desk.refuses(f"{add}", 2, "--source")
    desk.refuses(f"{add} --ended 2026-11-16 {SOURCE}", 2, "2026-11-16")
    desk.refuses(f"outage add --kind failure --from 2026-11-26 {SOURCE}", 2, "2026-11-26")
    desk.refuses(f"{add} --ended 2026-11-26 {SOURCE}", 2, "2026-11-26")
    desk.refuses("outage end 7 --on 2026-11-20", 3, "7")
    assert desk.rows("SELECT count(*) FROM ksef_outage") == [(0,)]
    desk.ok(f"{add} {SOURCE}")
    desk.refuses(f"outage add --kind failure --from 2026-11-20 {SOURCE}", 5, "outage list")
    desk.refuses("outage end 1 --on 2026-11-16", 2, "2026-11-17")
    desk.refuses("outage end 1 --on 2026-11-26", 2, "2026-11-26")
    desk.ok("outage end 1 --on 2026-11-20")
    desk.refuses("outage end 1 --on 2026-11-20", 5, "2026-11-20")
    # One that ended the day before another begins is another one.
    desk.ok(f"outage add --kind failure --from 2026-11-21 {SOURCE}")
    desk.refuses(f"outage add --kind failure --from 2026-11-10 --ended 2026-11-17 {SOURCE}", 5)
    desk.ok(f"outage add --kind failure --from 2026-11-10 --ended 2026-11-16 {SOURCE}")


def test_a_dry_run_writes_nothing_and_a_key_makes_one(desk: Cli) -> None:
    line = f"outage add --kind failure --from 2026-11-17 {SOURCE}"
    assert desk.ask(f"{line} --dry-run").data["id"] is None
    assert desk.rows("SELECT count(*) FROM ksef_outage") == [(0,)]
    one = desk.ask(f"{line} --idempotency-key a").data
    assert desk.ask(f"{line} --idempotency-key a").data == one
    assert desk.rows("SELECT count(*) FROM ksef_outage") == [(1,)]


KILLED = """
import os, signal, sys
from supportctl.desk.outage import recording
recording._data = lambda row: os.kill(os.getpid(), signal.SIGKILL)
from supportctl.cli.main import run
run(sys.argv[1:])
"""


def test_a_kill_leaves_nothing(desk: Cli) -> None:
    line = ["outage", "add", "--kind", "failure", "--from", "2026-11-17", "--source", "BIP"]
    done = subprocess.run([sys.executable, "-c", KILLED, *line], capture_output=True, check=False)
    assert done.returncode == -9, done
    assert desk.rows("SELECT count(*) FROM ksef_outage") == [(0,)]
    assert desk.ask("db check").data["ok"] is True


def test_it_is_said_in_both_languages(desk: Cli) -> None:
    desk.ok(f"outage add --kind failure --from 2026-11-17 {SOURCE}")
    assert "failure" in desk.ok("outage list").out
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "awaria" in desk.ok("outage list").out
    assert "terminy jeszcze nie biegną" in desk.ok("invoice ksef-status").err
    desk.refuses("outage end 1 --on 2026-11-16", 2, "Przerwa w działaniu KSeF od 2026-11-17 nie mogła się skończyć 2026-11-16")
