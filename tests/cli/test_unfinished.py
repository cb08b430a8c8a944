"""The 24 hours of §2.10 run from a session that finished, or from the close; where the client denies that it is solved, they don't."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.crons import cron

DAY, NEXT, LATER = "2026-11-16", "2026-11-17", "2026-11-18"


def worked(cli: Cli, reason: str) -> Cli:
    """Two hours bought, half an hour worked until 10:30 on Monday."""
    cli.now("2026-11-20T12:00")
    cli.ticket("2", at=f"{DAY}T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f"session stop --reason {reason} --at {DAY}T10:30")
    return cli


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(
    ("reason", "until"),
    [
        ("done", f"{NEXT}T10:30:00+01:00"),
        ("client-ended", f"{NEXT}T10:30:00+01:00"),
        ("connection-lost", None),
        ("client-absent", None),
        ("hours-used", None),
    ],
)
def test_the_window_opens_with_a_session_that_finished(cli: Cli, reason: str, until: str | None) -> None:
    desk = worked(cli, reason)
    assert desk.ask("ticket show 1").data["recurrence_until"] == until
    start = f"session start 1 {CONFIRMED} --at {LATER}T10:00"
    if until is None:
        desk.ok(start)  # on the hours that are left
    else:
        desk.refuses(start, 4, "§2.10")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_one_that_was_broken_off_goes_on_in_the_hour_begun(cli: Cli) -> None:
    desk = worked(cli, "connection-lost")
    desk.ok(f"session start 1 {CONFIRMED} --at {LATER}T10:00")
    desk.ok(f"session stop --at {LATER}T10:30")
    assert desk.ask("invoice issue --ticket 1 --dry-run").data["lines"][0]["quantity"] == "1"


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(("received", "code"), [(f"{LATER}T09:00", 0), (f"{LATER}T09:00:01", 4)])
def test_closed_after_that_the_window_runs_from_the_close(cli: Cli, received: str, code: int) -> None:
    desk = worked(cli, "connection-lost")
    desk.ok(f"ticket close 1 --outcome unsolved -m 'Sorry' --at {NEXT}T09:00")
    asked = desk.ask(f"ticket reopen 1 --reason back --received-at {received} --at {LATER}T10:00")
    assert (asked.code, asked.clauses) == (code, ["§2.10"] if code else [])


@pytest.mark.clause("progrupa-support", "§2.10", "§2.9")
def test_denied_at_the_close_it_is_reopened_without_an_email_and_without_a_purchase(cli: Cli) -> None:
    desk = worked(cli, "done")
    desk.ok(f"ticket close 1 --outcome unsolved -m 'Sorry' --client-denied --at {DAY}T11:00")
    assert desk.ask("ticket show 1").data["recurrence_until"] is None
    desk.ok(f"ticket reopen 1 --reason again --channel phone --at {LATER}T09:30")
    desk.ok(f"session start 1 {CONFIRMED} --at {LATER}T10:00")
    desk.ok(f"session stop --at {LATER}T10:30")
    assert desk.ask("ticket show 1").data["recurrence_until"] == "2026-11-19T10:30:00+01:00"
    assert all(d["same"] for d in desk.ask("ticket why 1").data["decisions"])


@pytest.mark.clause("progrupa-support", "§2.10")
def test_that_it_waits_to_be_continued_is_said(cli: Cli) -> None:
    cli.now("2026-11-20T12:00")
    cli.ticket("2", at=f"{DAY}T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    found = cli(f"session stop --reason connection-lost --at {DAY}T10:30")
    assert "waits to be continued" in found.err
    assert cron(cli, f"--at {LATER}T12:00").ids("window-closed", "window-over") == []
