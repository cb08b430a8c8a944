"""What is to be paid, in `today`: documents of every kind, kept in a list of their own by whatever changes what is left."""

from __future__ import annotations

import importlib.util
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import supportctl
from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued, worked
from tests.cli.once import once
from tests.cli.screen import on_screen


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 over 553.50 PLN of 17 November, due on 1 December; the clock stands on the 20th."""
    return issued(cli)


def owed(desk: Cli) -> dict[str, tuple[str, str]]:
    """What today shows as unpaid: day and amount, by number; the list of invoices knows the same, and the check finds nothing."""
    rows = [row for row in desk.ask("today").data if row["section"] == "unpaid"]
    found: dict[str, tuple[str, str]] = {row["id"]: (row["at"], row["amounts"][0]["amount"]) for row in rows}
    listed: dict[str, Any] = {row["number"]: row["unpaid"]["amount"] for row in desk.ask("invoice list --unpaid").data}
    assert {number: amount for number, (_, amount) in found.items()} == listed
    assert desk.ask("db check").data["ok"]
    return found


WHOLE = {FV: ("2026-12-01", "553.50")}


def test_an_invoice_until_it_is_paid(desk: Cli) -> None:
    assert owed(desk) == WHOLE
    assert [row["next"] for row in desk.ask("today").data if row["section"] == "unpaid"] == [f"invoice pay {FV}"]
    desk.ok(f"invoice pay {FV} --amount 53.50")
    assert owed(desk) == {FV: ("2026-12-01", "500.00")}
    desk.ok(f"invoice pay {FV}")
    assert owed(desk) == {}


def test_undo_redo_and_unpay(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    desk.ok("undo")
    assert owed(desk) == WHOLE
    desk.ok("redo")
    assert owed(desk) == {}
    desk.ok(f"invoice unpay {FV}")
    assert owed(desk) == WHOLE


@pytest.mark.parametrize("line", [f"invoice correct {FV} --to-zero --reason wrong", f"invoice annul {FV} --reason twice"])
def test_what_takes_all_of_it_back(desk: Cli, line: str) -> None:
    desk.ok(line)
    assert owed(desk) == {}


def test_a_correction_that_raises_a_paid_one_is_due_by_its_own_day(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    desk.now("2026-12-08T10:00")
    desk.ok(f"invoice correct {FV} --line 1 --quantity 4 --reason more")
    assert owed(desk) == {FV: ("2026-12-22", "184.50")}


def test_a_proforma_waits_too(cli: Cli) -> None:
    worked(cli)
    cli.ok("invoice proforma --ticket 1 --at 2026-11-17T17:00")
    cli.now("2026-11-20T10:00")
    assert owed(cli) == {"PF/2026/0001": ("2026-12-01", "553.50")}


@pytest.mark.parametrize(("now", "late"), [("2026-12-01", ""), ("2026-12-02", "late")])
def test_overdue_is_said(desk: Cli, now: str, late: str) -> None:
    desk.now(f"{now}T10:00")
    shown = " ".join(on_screen("today", 200)[1])
    assert FV in shown
    assert ("days late: 1" in shown or "1 days" in shown or "overdue" in shown.lower()) is bool(late)


def test_an_erasure_makes_nothing_of_a_paid_one(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    desk.ok("client erase pracownia --yes")
    assert owed(desk) == {}


def step_of(revision: str) -> Any:
    """The module of a step of the schema."""
    (path,) = (Path(supportctl.__file__).parent.parent / "migrations" / "versions").glob(f"{revision}_*.py")
    spec = importlib.util.spec_from_file_location("step", path)
    assert spec is not None
    assert spec.loader is not None
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    return step


def test_an_upgraded_desk_knows_them(desk: Cli) -> None:
    """As the step of the schema fills the list."""
    with sqlite3.connect(desk.db) as db:
        before = db.execute("SELECT * FROM owed_document").fetchall()
        db.execute("DELETE FROM owed_document")
        db.execute(step_of("0020")._OWED)
        assert db.execute("SELECT * FROM owed_document").fetchall() == before != []


def test_the_check_finds_a_row_that_is_missing_or_too_many(desk: Cli) -> None:
    with sqlite3.connect(desk.db) as db:
        db.execute("DELETE FROM owed_document")
    assert "isn't in owed_document" in desk("db check").out
    desk.ok(f"invoice pay {FV}")
    with sqlite3.connect(desk.db) as db:
        db.execute("INSERT INTO owed_document VALUES (1, '2026-12-01', 1)")
    assert "nothing is left to pay" in desk("db check").out


def test_hooks_that_failed_are_told(cli: Cli) -> None:
    with sqlite3.connect(cli.db) as db:
        db.execute(
            "INSERT INTO hook_call (event, hook, source, kind, record_id, state, attempts, recorded_at)"
            " VALUES ('ticket-open', 'x', 'command', 'ticket', 1, 'failed', 7, 0)"
        )
    assert [(row["section"], row["how_many"], row["next"]) for row in cli.ask("today").data] == [("failed-hooks", 1, "hook list")]
    assert "hooks that failed: 1" in " ".join(on_screen("today", 80)[1])
    assert "skrypty zakończone błędem: 1" in " ".join(on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1])
