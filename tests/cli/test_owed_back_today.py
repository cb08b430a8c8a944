"""Money that is owed back to a client waits in `today`, kept in the list of what is owed by whatever changes it."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FK, FV, issued, worked
from tests.cli.screen import on_screen
from tests.cli.test_owed import step_of

TO_ZERO = f"invoice correct {FV} --to-zero --reason wrong"
BACK = [(FV, "553.50", f"invoice pay {FV} --give-back")]


@pytest.fixture
def paid(cli: Cli) -> Cli:
    """FV/2026/0001 over 553.50 PLN of 17 November, paid on the 20th, where the clock stands."""
    issued(cli).ok(f"invoice pay {FV}")
    return cli


def back(desk: Cli) -> list[tuple[str, str, str]]:
    """(number, amount, command) of what today shows as owed back; the list of invoices knows the same, and the check finds nothing."""
    rows = [row for row in desk.ask("today").data if row["section"] == "owed-back"]
    found = [(row["id"], row["amounts"][0]["amount"], row["next"]) for row in rows]
    listed = [(row["number"], row["to_give_back"]["amount"]) for row in desk.ask("invoice list").data if row.get("to_give_back")]
    assert [each[:2] for each in found] == listed
    assert desk.ask("db check").data["ok"]
    return found


def test_from_the_correction_until_it_is_given_back(paid: Cli) -> None:
    assert back(paid) == []
    paid.now("2026-11-23T10:00")
    paid.ok(TO_ZERO)
    assert back(paid) == BACK
    (row,) = (row for row in paid.ask("today").data if row["section"] == "owed-back")
    assert (row["at"], row["client"]) == ("2026-11-23", "pracownia")
    paid.ok(row["next"])
    assert back(paid) == []
    paid.ok(f"invoice unpay {FV}")
    assert back(paid) == BACK


def test_what_is_left_of_it_counts(paid: Cli) -> None:
    paid.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason less")
    assert back(paid) == [(FV, "184.50", f"invoice pay {FV} --give-back")]
    paid.ok(f"invoice pay {FV} --give-back --amount 100")
    assert back(paid) == [(FV, "84.50", f"invoice pay {FV} --give-back")]
    paid.ok(f"invoice correct {FV} --line 1 --quantity 3 --reason more")
    assert back(paid) == []
    assert [row["amounts"][0]["amount"] for row in paid.ask("today").data if row["section"] == "unpaid"] == ["100.00"]


def test_undo_and_redo(paid: Cli) -> None:
    paid.ok(TO_ZERO)
    paid.ok(f"invoice pay {FV} --give-back")
    paid.ok("undo")
    assert back(paid) == BACK
    paid.ok("redo")
    assert back(paid) == []


def test_an_annulled_correction_takes_it_back(paid: Cli) -> None:
    paid.ok(TO_ZERO.replace("--to-zero", "--line 1 --quantity 2"))
    assert len(back(paid)) == 1
    paid.ok(f"invoice annul {FK} --reason mistyped")
    assert back(paid) == []


def test_a_client_that_was_merged_is_told_by_what_it_is_now(paid: Cli) -> None:
    paid.ok(TO_ZERO)
    paid.ok("client merge pracownia --into zielinski --reason 'Jan took it over'")
    assert back(paid) == BACK
    assert [row["client"] for row in paid.ask("today").data if row["section"] == "owed-back"] == ["zielinski"]
    paid.ok("undo")
    assert [row["client"] for row in paid.ask("today").data if row["section"] == "owed-back"] == ["pracownia"]


def test_more_than_the_invoice_came_in_for_the_proforma(cli: Cli) -> None:
    """No correction is behind it: it is owed since the payment."""
    worked(cli)
    cli.now("2026-11-18T10:00")
    cli.ok("invoice proforma --ticket 1")
    cli.ok("invoice pay PF/2026/0001 --on 2026-11-18")
    cli.ok("session amend 1 --start 2026-11-17T10:00 --stop 2026-11-17T11:30 --reason mistyped")
    cli.ok("invoice issue --ticket 1 --at 2026-11-18T10:00")
    assert back(cli) == [(FV, "184.50", f"invoice pay {FV} --give-back")]
    assert [row["at"] for row in cli.ask("today").data if row["section"] == "owed-back"] == ["2026-11-18"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE owed_document SET rest = -55349", "isn't what is left to pay"),
        ("UPDATE owed_document SET due_on = '2026-12-02'", "isn't what is left to pay"),
        ("DELETE FROM owed_document", "isn't in owed_document"),
        ("INSERT INTO owed_document VALUES (2, '2026-12-01', -1)", "nothing is left to pay"),
    ],
)
def test_the_check_finds_an_altered_row(paid: Cli, change: str, said: str) -> None:
    paid.ok(TO_ZERO)
    with sqlite3.connect(paid.db) as db:
        db.execute(change)
    found = paid("db check")
    assert (found.code, said in found.out) == (6, True), found
    paid.env("SUPPORTCTL_LANG", "pl")
    assert "owed_document" in paid("db check").out


def test_an_upgraded_desk_knows_it(paid: Cli) -> None:
    paid.ok(TO_ZERO)
    with sqlite3.connect(paid.db) as db:
        before = db.execute("SELECT * FROM owed_document").fetchall()
        db.execute("DELETE FROM owed_document")
        db.execute(step_of("0020")._OWED)
        assert db.execute("SELECT * FROM owed_document").fetchall() == before == [(1, "2026-12-01", -55350)]


@pytest.mark.parametrize(("lang", "heading"), [("en", "REPAY"), ("pl", "ZWROT")])
@pytest.mark.parametrize("columns", [120, 80, 60])
def test_its_line(paid: Cli, lang: str, heading: str, columns: int) -> None:
    paid.env("SUPPORTCTL_LANG", lang)
    paid.ok(TO_ZERO)
    lines = [line for line in on_screen("today", columns)[1] if line.startswith(heading)]
    (line,) = lines if columns > 60 else lines or [each for each in on_screen("today", columns)[1] if FV in each]
    assert FV in line
    assert re.search(r"553[.,]50", line)
    assert len(line) <= columns
    assert ("invoice pay" in line, line.endswith("--give-back")) == (columns >= 80, columns >= 120)


def test_of_many_five_are_shown_and_the_rest_is_counted(paid: Cli) -> None:
    paid.ok(TO_ZERO)
    with sqlite3.connect(paid.db) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(invoice)")][1:]
        names = ", ".join(columns)
        for n in range(100, 107):
            given = ", ".join(f"'FV/2026/0{n}'" if name == "number" else name for name in columns)
            db.execute(f"INSERT INTO invoice (id, {names}) SELECT {n}, {given} FROM invoice WHERE id = 1")
            db.execute("INSERT INTO owed_document VALUES (?, '2026-12-01', -1)", (n,))
    shown = on_screen("today", 80)[1]
    assert len([line for line in shown if "invoice pay" in line]) == 5
    assert any("3 more" in line and "today --all" in line for line in shown)
