"""Corrections, annulment and payments on a server as in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.invoicing import FK, FV, minor, sums
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


def test_issue_correct_pay_and_annul(server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    url = fresh(server)
    Counter(url).furnish()
    desk = Cli(Path("nowhere"), monkeypatch, capsys)
    desk.env("SUPPORTCTL_DB", url)
    desk.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05")
    desk.ok(f"{OPEN} --at 2026-11-17T09:05")
    desk.ok("ticket triage 1 --diagnosable --at 2026-11-17T09:10")
    desk.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    desk.ok("session stop --at 2026-11-17T12:30")
    assert sums(desk.ask("invoice issue --ticket 1").data) == ["600.00", "138.00", "738.00"]
    assert [minor(row, "unpaid") for row in desk.ask("invoice list --unpaid").data] == [["738.00"]]
    desk.ok(f"invoice pay {FV}")
    assert sums(desk.ask(f"invoice correct {FV} --line 1 --quantity 2 --reason x").data) == ["-200.00", "-46.00", "-246.00"]
    desk.ok(f"invoice pay {FV} --give-back")
    data = desk.ask(f"invoice print {FV}").data
    assert (data["corrected_by"], minor(data, "paid", "unpaid")) == ([FK], ["492.00", "0.00"])
    desk.ok(f"invoice annul {FK} --reason x")
    assert [(row["number"], minor(row, "unpaid")) for row in desk.ask("invoice list --unpaid").data] == [(FV, ["246.00"])]
    assert desk.ask(f"invoice correct {FV} --to-zero --rebill --reason x").data["number"] == "FK/2026/0002"
    assert desk.ask("invoice issue --ticket 1").data["number"] == "FV/2026/0002"
    assert [row["state"] for row in desk.ask("invoice check-series").data] == ["sound", "sound"]
    assert desk.ask("db check").data["ok"] is True


def test_a_final_invoice_and_the_revenue(
    server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a server adds up are whole numbers, as in a file."""
    url = fresh(server)
    Counter(url).furnish()
    desk = Cli(Path("nowhere"), monkeypatch, capsys)
    desk.env("SUPPORTCTL_DB", url)
    desk.ok("price set setup 1000 --currency PLN --from 2026-01-01 --name Setup --unit szt.")
    desk.ok("invoice advance --client pracownia --item setup --paid 123")
    assert sums(desk.ask("invoice final --client pracownia --item setup").data) == ["900.00", "207.00", "1107.00"]
    (row,) = desk.ask("report revenue --month 2026-11 --by client").data
    assert (row["net"], row["gross"]) == ({"amount": "1000.00", "currency": "PLN"}, {"amount": "1230.00", "currency": "PLN"})
    assert desk.ask("db check").data["ok"] is True
