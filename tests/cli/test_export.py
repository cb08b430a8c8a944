"""Lists written out, and brought in again into a new desk: the same desk."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, Cli

NOUNS = ("clients", "licenses", "tickets", "sessions", "prices", "rates")
# What a spreadsheet would run, what looks like it, and what holds separators.
SUBJECTS = ("=HYPERLINK(1)", "+48 601", "-5", "@x", "'=1", "''", "'a", "a;b,c", 'say "x"', "0012", "Żółw, 1,5")


@pytest.fixture
def full(cli: Cli) -> Cli:
    """A desk with one of nearly everything that can be brought in."""
    cli.ok("client add 'Same NIP' --nip 1234563218 --address '=A1' --key twin --same-nip-as pracownia")
    cli.ok(
        "license add --client twin --product v-ray --serial 000123456789 --kind perpetual-single --version 6 --no-commercial --maintenance-until 2027-01-01"
    )
    cli.ok("rate set EUR 4.25 --table 222/A/NBP/2026 --on 2026-11-16")
    cli.ok("price set progrupa-support-hour 250,5 --currency PLN --from 2027-01-01 --name '=SUM(A1)'")
    cli.ticket(at="2026-11-16T09:05")
    cli.work("2026-11-16T10:00", "2026-11-16T10:30")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-16T11:00")
    cli.ok("session stop --reason client-absent --at 2026-11-16T11:10")
    cli.ok("session cancel 2 --reason twice")
    for subject in SUBJECTS:
        cli.ok(
            [
                "ticket",
                "open",
                "--client",
                "pracownia",
                "--product",
                "v-ray",
                "--subject",
                subject,
                "--description",
                "D",
                "--serial",
                "V",
            ]
        )
    cli.ok("ticket edit 2 --tag +b,+a --priority high")
    cli.ok("ticket assign 3 --to ewa")
    cli.ok("ticket refuse 4 --reason other -m x")
    cli.ok("ticket wait 5 --until 'mon 9:00' --reason '=later'")
    cli.ok("ticket merge 7 --into 6")
    cli.ok("undo")
    cli.ok("ticket merge 7 --into 8")
    cli.ok('ticket close 1 --outcome solved -m Done --client-confirmed --at "2026-11-17 12:00"')
    return cli


@pytest.mark.parametrize(("form", "ending"), [("csv", "csv"), ("ndjson", "jsonl")])
def test_an_import_of_the_export_gives_the_same_desk(full: Cli, tmp_path: Path, form: str, ending: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    full.ok(f"export all --dir {first} -o {form}")
    db = tmp_path / "new.db"
    for noun in NOUNS:
        found = full.ask(f"import {noun} {first / noun}.{ending} --db {db}")
        assert (found.code, found.data["failed"], found.data["unchanged"]) == (0, [], 0), found
        assert full.ask(f"import {noun} {first / noun}.{ending} --db {db}").data["made"] == 0
    full.ok(f"export all --dir {second} -o {form} --db {db}")
    for noun in NOUNS:
        brought, was = (place / f"{noun}.{ending}" for place in (second, first))
        assert brought.read_text(encoding="utf-8") == was.read_text(encoding="utf-8"), noun
    # A row of each at least, so that the comparison says something.
    assert all(len((first / f"{noun}.{ending}").read_text().splitlines()) > (ending == "csv") for noun in NOUNS)
    assert full.ask(f"db check --db {db}").data["ok"]


def test_no_cell_is_run_by_a_spreadsheet(full: Cli) -> None:
    rows = list(csv.DictReader(io.StringIO(full.ok("export tickets").out)))
    subjects = {row["subject"] for row in rows}
    assert {"'=HYPERLINK(1)", "'+48 601", "-5", "'@x", "''=1", "''", "'a", "0012"} <= subjects
    assert not [cell for row in rows for cell in row.values() if cell[:1] in ("=", "@", "\t", "\r")]


def test_files_are_whole_and_for_the_operator_alone(full: Cli, tmp_path: Path) -> None:
    written = full.ask(f"export all --dir {tmp_path / 'out'}").data
    assert [row["noun"] for row in written][: len(NOUNS)] == list(NOUNS)
    for row in written:
        path = Path(row["file"])
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with path.open(encoding="utf-8", newline="") as file:
            assert max(0, len(list(csv.reader(file))) - 1) == row["rows"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(Path(row["file"]).name for row in written)
    assert {row["noun"]: row["rows"] for row in written}["hours"] == 1


def test_to_stdout(full: Cli) -> None:
    assert full.ok("export rates").out == "currency,on,rate,table\nEUR,2026-11-16,4.2500,222/A/NBP/2026\n"
    (line,) = full.ok("export rates -o ndjson").out.splitlines()
    assert json.loads(line) == {"currency": "EUR", "on": "2026-11-16", "rate": "4.2500", "table": "222/A/NBP/2026"}
    assert full.ask("export rates").data == [json.loads(line)]
    assert full.ok("export invoices").out == "\n"


def test_an_erased_client_is_left_out(cli: Cli) -> None:
    cli.ok("client erase zielinski --yes")
    assert [row["key"] for row in cli.ask("export clients").data] == ["pracownia"]


def test_bad_input(cli: Cli, tmp_path: Path) -> None:
    cli.refuses("export all", 2, "--dir")
    cli.refuses("export colours", 2, "colours", "clients")
    (tmp_path / "file").write_text("")
    cli.refuses(f"export clients --dir {tmp_path / 'file'}", 2, "file")
    if Path("/proc/version").exists():
        cli.refuses("export clients --dir /proc/none", 2, "/proc/none")
