"""ids, csv, ndjson, quiet."""

from __future__ import annotations

import csv
import io
import json

import pytest

from supportctl.regulations import FOLDERS
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Two tickets."""
    cli.ticket()
    cli.ok(
        "ticket open --client pracownia --license SKP-0001 --subject '=cmd, \"quoted\"' --description D --serial SKP-0001"
        " --at 2026-11-17T09:20"
    )
    return cli


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        ("ticket list", "2\n1\n"),
        ("ticket show 1", "1\n"),
        ("client list", "pracownia\nzielinski\n"),
        ("license list", "SKP-0001\n"),
        ("hours list", "1\n"),
        ("session list", ""),
        ("regulation list", "".join(f"{slug}\n" for slug in FOLDERS)),
    ],
)
def test_ids(desk: Cli, line: str, ids: str) -> None:
    assert desk.ok(f"{line} -o ids").out == ids


def test_csv_has_money_in_two_columns_and_quotes_what_a_spreadsheet_would_run(desk: Cli) -> None:
    (row,) = csv.DictReader(io.StringIO(desk.ok("hours list -o csv").out))
    assert (row["price"], row["price_currency"], row["hours"]) == ("200.00", "PLN", "3")
    rows = list(csv.DictReader(io.StringIO(desk.ok("ticket list -o csv").out)))
    assert [row["id"] for row in rows] == ["2", "1"]
    assert rows[0]["subject"] == '\'=cmd, "quoted"'
    assert rows[0]["outcome"] == ""


def test_ndjson_is_one_row_a_line_without_the_envelope(desk: Cli) -> None:
    lines = desk.ok("ticket list -o ndjson").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [2, 1]
    assert lines == [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in desk.ask("ticket list").data]


def test_quiet_prints_only_the_id(desk: Cli) -> None:
    bought = desk.ok("hours buy --client pracownia --hours 1 --phone 601234567 -q")
    assert (bought.out, bought.err) == ("2\n", "")
    started = desk.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00 --quiet")
    assert (started.out, started.err) == ("1\n", "")
    failed = desk("client show nobody --quiet")
    assert (failed.code, failed.out, len(failed.err.splitlines())) == (3, "", 1)


def test_what_isnt_an_answer_goes_to_stderr(desk: Cli) -> None:
    for form in ("table", "csv", "ids", "ndjson"):
        found = desk(f"client show nobody -o {form}")
        assert (found.code, found.out, len(found.err.splitlines())) == (3, "", 1)


def test_piped_lists_are_whole_and_a_limit_cuts_them(desk: Cli) -> None:
    for _ in range(60):
        desk.ok("ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001")
    assert len(desk.ok("ticket list -o ids").out.splitlines()) == 62
    assert len(desk.ask("ticket list").data) == 62
    assert desk.ok("ticket list -o ids --limit 2").out == "62\n61\n"
