"""The sessions behind an invoice: time worked, time billed, consent, who."""

from __future__ import annotations

from typing import Any

from tests.cli.cli import CONFIRMED, Cli


def rows(cli: Cli, number: str = "FV/2026/0001") -> Any:
    return cli.ask(f"invoice annex {number}").data


def test_sessions_with_their_real_and_their_billed_time(cli: Cli) -> None:
    cli.ticket(hours="2", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.work("2026-11-17T12:00", "2026-11-17T12:20")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T13:00 --operator ewa")
    cli.ok("session extend 1 --hours 1 --consent 'Jan Kowalski, by phone' --at 2026-11-17T13:05")
    cli.ok("session stop 1 --at 2026-11-17T13:40 --operator ewa")
    cli.ok("invoice issue --ticket 1")
    found = rows(cli)
    assert [(row["operator"], row["elapsed_seconds"], row["billed"], row["consent"]) for row in found["sessions"]] == [
        ("anna", 5400, "2", None), ("anna", 1200, "0", None), ("ewa", 2400, "1", "Jan Kowalski, by phone"),
    ]  # fmt: skip
    assert (found["elapsed_seconds"], found["billed"], found["prepaid"]) == (9000, "3", "0")
    shown = cli.ok("invoice annex FV/2026/0001").out
    for part in ("Annex to FV/2026/0001", "Jan Kowalski, by phone", "ewa", "3 h"):
        assert part in shown
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "Załącznik: sesje na fakturze FV/2026/0001" in cli.ok("invoice annex FV/2026/0001").out


def test_a_second_invoice_has_the_sessions_since_the_first(cli: Cli) -> None:
    cli.ticket(hours="3", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T11:00")
    cli.work("2026-11-17T12:00", "2026-11-17T13:15")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T14:00")
    assert [row["session"] for row in rows(cli)["sessions"]] == [1]
    second = rows(cli, "FV/2026/0002")
    assert [row["session"] for row in second["sessions"]] == [2]
    cli.ok("invoice annul FV/2026/0002 --reason R")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T15:00")
    assert [row["session"] for row in rows(cli, "FV/2026/0003")["sessions"]] == [2]
    assert rows(cli, "FV/2026/0003")["billed"] == second["billed"]


def test_prepaid_hours_are_told_apart(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --prepaid --at 2026-11-17T09:00")
    cli.ticket(hours="1", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.ok("invoice issue --ticket 1")
    found = rows(cli)
    assert (found["billed"], found["prepaid"]) == ("1", "1")
    assert "prepaid" in cli.ok("invoice annex FV/2026/0001").out


def test_a_document_without_work_has_no_sessions(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --prepaid --at 2026-11-17T09:00")
    cli.ok("invoice issue --client pracownia")
    assert rows(cli)["sessions"] == []
    cli.ok("invoice annex FV/2026/0001")
    cli.refuses("invoice annex FV/2026/0009", 3, "FV/2026/0009")
