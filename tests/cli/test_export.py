"""Lists written out, and brought in again into a new desk: the same desk."""

from __future__ import annotations

import csv
import io
import json
import stat
from pathlib import Path

import pytest

from supportctl.desk.bulk import exporting
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

NOUNS = ("clients", "contacts", "products", "licenses", "tickets", "sessions", "prices", "rates")
# What a spreadsheet would run, what looks like it, and what holds separators.
SUBJECTS = ("=HYPERLINK(1)", "+48 601", "-5", "@x", "'=1", "''", "'a", "a;b,c", 'say "x"', "0012", "Żółw, 1,5")


@pytest.fixture
@once
def full(cli: Cli) -> Cli:
    """A desk with one of nearly everything that can be brought in."""
    cli.ok("client add 'Same NIP' --nip 1234563218 --address '=A1' --key twin --same-nip-as pracownia")
    cli.ok(
        "license add --client twin --product v-ray --serial 000123456789 --kind perpetual-single --version 6 --no-commercial --maintenance-until 2027-01-01"
    )
    cli.ok(
        "product add render-box --name 'Render=Box' --vendor Kubus --regulation progrupa-support --not-offered --editions Pro,Std"
    )
    cli.ok("client set-contact zielinski --name 'Maria Nowa' --email m@p.pl --at 2026-11-16T08:00")
    cli.ok("product set-version render-box --newest 3.1 --oldest-supported 2 --from 2025-01-01")
    cli.ok("product set-version render-box --newest 4 --from 2026-01-01")
    cli.ok("product set-version render-box --newest 4.1 --from 2026-01-01")
    cli.ok("product set-version v-ray --newest 7 --from 2026-01-01")
    cli.ok("license add --client twin --product render-box --serial 00420042004200 --kind perpetual-single --version 3")
    cli.ok("price set course 100 --currency PLN --from 2026-01-01 --vat zw --exempt-basis 'art. 43 ust. 1 pkt 29'")
    cli.ok("price set parts 100 --currency PLN --from 2026-01-01 --annex-15")
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
    cli.ok('ticket close 1 --outcome solved -m Done --client-confirmed --at "2026-11-17 10:00"')
    return cli


@pytest.mark.parametrize(("form", "ending"), [("csv", "csv"), ("ndjson", "jsonl")])
def test_an_import_of_the_export_gives_the_same_desk(full: Cli, tmp_path: Path, form: str, ending: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    full.ok(f"export all --dir {first} -o {form}")
    db = tmp_path / "new.db"
    for noun in NOUNS:
        found = full.ask(f"import {noun} {first / noun}.{ending} --db {db}")
        assert (found.code, found.data["failed"]) == (0, []), found
        assert (found.data["unchanged"] > 0) is (noun == "products")  # the shipped catalogue is there already
        assert full.ask(f"import {noun} {first / noun}.{ending} --db {db}").data["made"] == 0
    full.ok(f"export all --dir {second} -o {form} --db {db}")
    for noun in NOUNS:
        brought, was = (place / f"{noun}.{ending}" for place in (second, first))
        assert brought.read_text(encoding="utf-8") == was.read_text(encoding="utf-8"), noun
    # A row of each at least, so that the comparison says something.
    assert all(len((first / f"{noun}.{ending}").read_text().splitlines()) > (ending == "csv") for noun in NOUNS)
    assert full.ask(f"db check --db {db}").data["ok"]


# Columns that no file brings, and why: numbers that the desk gives, states that it works out, who recorded it here and when, what an
# act of the desk left behind (a merge, an undo, an override, the contact that was asked), what `--to-bill` decides.
NOT_BROUGHT = {
    "client": {"id", "undone", "merged_into"},
    "contact": {"id", "client_id", "operator", "undone"},
    "product": {"id", "undone"},
    "product_version": {"id", "product_id", "undone"},
    "license": {"id", "client_id", "product_id", "undone"},
    "ticket": {"client_id", "license_id", "product_id", "recurrence_over", "unbilled", "undone"},
    "work_session": {
        "ticket_id", "contact", "override_reason", "regulation", "law_version", "unit_minutes", "free", "past_closing", "undone",
    },
    "price": {"id", "recorded_at", "operator", "undone"},
    "exchange_rate": {"recorded_at", "operator"},
}  # fmt: skip
RENAMED = {
    "happened_at": "named_at",
    "valid_from": "from",
    "amount": "price",
    "currency": "price_currency",
    "newest": "newest_version",
    "published_on": "on",
}


def test_every_column_is_in_the_files_or_has_a_reason_not_to_be(cli: Cli) -> None:
    """A new column of these tables fails here until it is exported and brought in, or named above."""
    tables = {
        "clients": ("client",),
        "contacts": ("contact",),
        "products": ("product", "product_version"),
        "licenses": ("license",),
        "tickets": ("ticket",),
    }
    tables |= {"sessions": ("work_session",), "prices": ("price",), "rates": ("exchange_rate",)}
    for noun, names in tables.items():
        listed = exporting.columns_of(noun)
        for name in names:
            columns = {row[1] for row in cli.rows(f"PRAGMA table_info({name})")}
            there = {column for column in columns if {column, RENAMED.get(column), column.removesuffix("_number")} & set(listed)}
            assert columns - there == NOT_BROUGHT[name], name


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
    assert full.ok("export invoices").out.startswith("id,number,kind,client,")
    assert full.ok("export invoices").out.count("\n") == 1


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
