"""--dry-run: the same checks, answers and exit codes, and nothing written."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A ticket with a stopped session, and another that waits."""
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.ticket(None, at="2026-11-17T11:30")
    return cli


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("hours buy --client pracownia --hours 1 --phone 601234567", 0),
        ("hours buy --client pracownia --hours 1 --phone 605111222", 4),
        ("hours cancel 1 --reason typo", 5),
        ("price set progrupa-support-hour 250 --currency PLN --from 2027-01-01", 0),
        (f"session start 2 {CONFIRMED} --at 2026-11-17T12:00", 0),
        (f"session start 2 {CONFIRMED} --at 2026-11-17T17:00", 4),
        (f"session start 77 {CONFIRMED}", 3),
        ("session stop", 3),
        ("ticket close 1 --outcome solved", 0),
        ("ticket close 1 --outcome great", 2),
        ("invoice issue --ticket 1", 0),
        ("invoice issue --client pracownia", 0),
        ("invoice issue --ticket 2", 5),
        ("cron run", 0),
        ("db upgrade", 0),
    ],
)
def test_nothing_is_written_and_the_exit_code_is_the_real_one(desk: Cli, line: str, code: int) -> None:
    before = desk.dump()
    dry = desk.ask(f"{line} --dry-run")
    assert (dry.code, dry.json["dry_run"]) == (code, True)
    assert desk.dump() == before
    assert desk(line).code == code


def test_a_dry_invoice_has_no_number_and_the_sums(desk: Cli) -> None:
    dry = desk.ask("invoice issue --ticket 1 --dry-run")
    assert (dry.data["number"], dry.data["gross"]["amount"]) == (None, "492.00")
    assert desk.ok("invoice issue --ticket 1 -q").out == "FV/2026/0001\n"


def test_a_dry_start_says_yes_or_no_on_stdout(desk: Cli) -> None:
    no = desk(f"session start 2 {CONFIRMED} --at 2026-11-17T17:00 --dry-run")
    assert (no.code, no.err) == (4, "")
    assert no.out.startswith("No: ") or no.out.startswith("Not allowed: ")
    yes = desk(f"session start 2 {CONFIRMED} --at 2026-11-17T12:00 --dry-run")
    assert (yes.code, "Allowed by §1.3" in yes.out) == (0, True)
