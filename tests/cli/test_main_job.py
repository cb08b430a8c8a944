"""The main job, as an operator types it, and the figures that it must come to."""

from __future__ import annotations

import re
import shlex
from importlib.util import find_spec
from pathlib import Path

import pytest

from supportctl.cli.demo import STEPS
from tests.cli.cli import CONFIRMED, OPEN, Cli

SCRIPT = (
    "hours buy --client pracownia --license SKP-0001 --hours 3 --phone '+48 601 234 567' --at 2026-11-17T09:00",
    f"{OPEN} --at 2026-11-17T09:05",
    "ticket triage 1 --diagnosable --at 2026-11-17T09:10",
    f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
    "session stop --at 2026-11-17T11:01",
    f"session start 1 {CONFIRMED} --at 2026-11-17T13:00",
    "session stop --at 2026-11-17T14:00",
    'ticket close 1 --outcome solved -m "Export works after the driver update" --at 2026-11-17T14:05',
    "invoice issue --ticket 1 --at 2026-11-17T14:10",
)


def test_the_invoice_of_the_main_job(cli: Cli) -> None:
    cli.play(SCRIPT)
    printed = cli.ok("invoice print FV/2026/0001")
    assert "VAT invoice FV/2026/0001" in printed.out
    (line,) = [row.split() for row in printed.out.splitlines() if row.startswith("  1  ")]
    assert line[-7:] == ["3", "h", "200.00", "600.00", "23%", "138.00", "738.00"]
    (polish,) = [row for row in cli.ok("--lang pl invoice print 1").out.splitlines() if row.startswith("  1  ")]
    assert polish.split()[-7:] == ["3", "godz.", "200,00", "600,00", "23%", "138,00", "738,00"]
    assert "Total  600.00  138.00  738.00" in printed.out
    assert "Priced by: §1.9, §4.3, §4.4 (progrupa-support)" in printed.out
    data = cli.ask("invoice print FV/2026/0001").data
    assert (data["net"]["amount"], data["vat"]["amount"], data["gross"]["amount"]) == ("600.00", "138.00", "738.00")
    assert [c["clause"] for c in data["lines"][0]["clauses"]] == ["§1.9", "§4.3", "§4.4"]
    assert data["due_on"] == "2026-12-01"
    assert "\x1b" not in printed.out


def test_the_demo_works_off_a_terminal_and_ends_with_that_invoice_corrected_and_paid(cli: Cli) -> None:
    before = cli.dump()
    played = cli.process("demo")
    assert played.code == 0
    assert "\x1b" not in played.out + played.err
    assert "Traceback" not in played.err
    for _, commands in STEPS:
        for command in commands:
            assert f"$ supportctl {command}\n" in played.out
    issued = played.out.partition("$ supportctl invoice print")[2].partition("$ ")[0]
    assert "Total  600.00  138.00  738.00" in issued
    assert "§1.9, §4.3, §4.4" in issued
    corrected = played.out.partition("$ supportctl invoice print FK/2026/0001")[2].partition("$ ")[0]
    assert "difference  −200.00  −46.00  −246.00" in corrected
    paid = played.out.partition("$ supportctl invoice pay")[2]
    assert re.search(r"After corrections: +492\.00.PLN\nPaid: +492\.00.PLN\nLeft to pay: +0\.00.PLN", paid)
    assert "✗  §4.2" in played.out  # a dry run is a question: its no is an answer
    assert cli.dump() == before


def test_the_demo_in_polish_keeps_its_desk_when_asked(cli: Cli, tmp_path: object) -> None:
    kept = f"{tmp_path}/kept.db"
    played = cli.process(["--lang", "pl", "demo", "--keep", kept])
    assert played.code == 0
    assert "Faktura VAT FV/2026/0001" in played.out
    assert "VAT invoice" not in played.out
    assert "Awaria przy eksporcie" in played.out
    assert not re.search(r"Crash|export\b|driver", played.out)
    assert cli(f"--db {kept} invoice list -o ids").out == "FK/2026/0001\nFV/2026/0001\n"
    if find_spec("typst") is not None:
        assert Path(f"{tmp_path}/kept-FV-2026-0001.pdf").read_bytes().startswith(b"%PDF")
        assert f"{tmp_path}/kept-FV-2026-0001.pdf" in played.out
    again = cli(f"demo --keep {kept}")
    assert (again.code, len(again.err.splitlines())) == (5, 1)


def test_the_demo_ends_with_a_pdf_where_the_extra_is_installed(cli: Cli, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="the extra pdf isn't installed: pip install 'supportctl[pdf]'")
    last = cli.process("demo --json").data[-1]
    assert last["exit_code"] == 0
    path = last["command"].rpartition(" ")[2]
    assert path in last["output"]
    assert Path(path).is_relative_to(tmp_path)
    assert Path(path).read_bytes().startswith(b"%PDF")
    assert not list(Path(path).parent.glob("*.db"))


def test_every_step_of_the_demo_is_one_command_line() -> None:
    assert all(shlex.split(command) for _, commands in STEPS for command in commands)


@pytest.mark.parametrize(
    ("bought", "sessions", "started", "billed", "unbilled"),
    [
        ("3", [("10:00", "11:01"), ("13:00", "13:59")], "2", "2", 0),  # 61 + 59 minutes
        ("3", [("10:00", "10:00")], "1", "1", 0),  # 0 seconds
        ("3", [("10:00", "10:00:01")], "1", "1", 0),
        ("3", [("10:00", "11:00")], "1", "1", 0),
        ("3", [("10:00", "11:00:01")], "2", "2", 0),
        ("1", [("10:00", "11:01")], "2", "1", 60),  # 61 minutes, one hour bought, no consent
    ],
)
def test_started_hours(cli: Cli, bought: str, sessions: list[tuple[str, str]], started: str, billed: str, unbilled: int) -> None:
    cli.ticket(bought)
    for begin, end in sessions:
        data = cli.work(f"2026-11-17T{begin}", f"2026-11-17T{end}").data
    assert (data["started_hours"], data["hours_billable"], data["unbilled_seconds"]) == (started, billed, unbilled)
    invoice = cli.ask("invoice issue --ticket 1 --at 2026-11-17T15:00").data
    assert [line["quantity"] for line in invoice["lines"]] == [billed]
    assert invoice["net"] == {"amount": f"{200 * int(billed)}.00", "currency": "PLN"}


def test_unbilled_work_is_said_at_the_stop(cli: Cli) -> None:
    cli.ticket("1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    stopped = cli.ok("session stop --at 2026-11-17T11:01")
    assert stopped.err == "note: 1 min of work is covered by no hours, and isn't billed.\n"


def test_consent_recorded_before_the_hour_begins_is_billed_and_consent_after_it_is_not(cli: Cli) -> None:
    cli.ticket("1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok('session extend 1 --hours 1 --consent "Anna Nowak, phone" --at 2026-11-17T10:50')
    stopped = cli.ok("session stop --at 2026-11-17T11:01 --json").data
    assert (stopped["started_hours"], stopped["hours_billable"], stopped["unbilled_seconds"]) == ("2", "2", 0)
    assert cli.ask("invoice issue --ticket 1 --at 2026-11-17T12:00").data["net"]["amount"] == "400.00"

    cli.ticket(None, at="2026-11-17T12:05")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-17T12:06")
    cli.ok(f"session start 2 {CONFIRMED} --at 2026-11-17T12:10")
    cli.ok('session extend 2 --hours 1 --consent "Anna Nowak, phone" --at 2026-11-17T13:20')
    late = cli.ok("session stop --at 2026-11-17T13:30 --json").data
    assert (late["started_hours"], late["hours_billable"], late["unbilled_seconds"]) == ("2", "1", 1200)
    assert cli.ask("invoice issue --ticket 2 --at 2026-11-17T14:00").data["net"]["amount"] == "200.00"


def test_a_declined_extension_is_kept_and_stops_the_next_start(cli: Cli) -> None:
    cli.ticket("1")
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    cli.ok("session extend 1 --declined --at 2026-11-17T11:05")
    refused = cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T11:10")
    assert (refused.code, refused.clauses) == (4, ["§4.3"])
    cli.ok('session extend 1 --hours 1 --consent "Anna Nowak, mail" --at 2026-11-17T11:15')
    assert cli.ask(f"session start 1 {CONFIRMED} --at 2026-11-17T11:20").code == 0
