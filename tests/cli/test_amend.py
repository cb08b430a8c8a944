"""session amend and cancel: what a correction may not move, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli

DAY, NEXT = "2026-11-17", "2026-11-18"
MORE = f"session start 1 {CONFIRMED} --at"


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """Five hours bought, a ticket triaged at 09:10."""
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 5 --phone 601234567 --at {DAY}T08:30")
    cli.ticket(None)
    return cli


@pytest.mark.clause("progrupa-support", "§1.9")
def test_nothing_is_moved_to_before_an_hour_that_was_invoiced(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:35")
    desk.ok(f"invoice issue --ticket 1 --at {DAY}T10:40")
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T11:00")
    desk.work(f"{DAY}T13:00", f"{DAY}T13:20")
    amend = f"session amend 2 --reason typo --at {DAY}T14:00"
    assert desk.ask(f"{amend} --start {DAY}T09:15 --stop {DAY}T09:30").error == "ALREADY_INVOICED"
    assert desk.ask(f"{amend} --start {DAY}T10:00 --stop {DAY}T10:30").error == "ALREADY_INVOICED"
    assert desk.ask(f"invoice issue --ticket 1 --at {DAY}T14:10").error == "NOTHING_TO_BILL"
    desk.ok(f"{amend} --start {DAY}T13:05 --stop {DAY}T13:20")


def test_work_after_a_reopening_is_not_moved_to_before_it(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:35")
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T14:00")
    desk.work(f"{DAY}T14:10", f"{DAY}T14:20")
    desk.refuses(f"session amend 2 --start {DAY}T12:00 --stop {DAY}T12:30 --reason x --at {DAY}T15:00", 5, "14:00")
    desk.refuses(f"session amend 1 --stop {DAY}T10:36 --reason x --at {DAY}T15:00", 5, "10:35")
    desk.ok(f"session amend 1 --stop {DAY}T10:35 --reason x --at {DAY}T15:00")
    desk.ok(f"session amend 2 --start {DAY}T14:00 --reason x --at {DAY}T15:01")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_ticket_that_was_reopened_in_time_stays_so_when_the_session_before_is_corrected(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T12:00")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T12:05")
    desk.ok(f"ticket reopen 1 --reason again --at {NEXT}T11:00")
    desk.ok(f"session amend 1 --stop {DAY}T11:58 --reason typo --at {NEXT}T11:30")
    assert desk.ask("ticket show 1").data["recurrence_until"] is None
    desk.ok(f"{MORE} {NEXT}T13:00")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_ticket_that_was_reopened_in_time_stays_so_when_the_session_after_is_cancelled(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T11:00")
    desk.ok(f"ticket reopen 1 --reason again --at {NEXT}T10:30")
    desk.work(f"{NEXT}T13:00", f"{NEXT}T13:10")
    desk.ok(f"session cancel 2 --reason x --at {NEXT}T13:15")
    desk.ok(f"{MORE} {NEXT}T13:20")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_no_window_begins_while_work_goes_on(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T11:00")
    desk.ok(f"{MORE} {DAY}T12:00")
    desk.ok(f"session amend 1 --stop {DAY}T10:50 --reason x --at {DAY}T12:05")
    assert desk.ask("ticket show 1").data["recurrence_until"] is None
    desk.ok(f"session stop --at {DAY}T12:10")
    assert desk.ask("ticket show 1").data["recurrence_until"] == f"{NEXT}T12:10:00+01:00"


def test_nothing_is_closed_or_invoiced_before_the_work_as_amended(desk: Cli) -> None:
    desk.work(f"{DAY}T16:30", f"{DAY}T17:00")
    desk.ok(f"session amend 1 --stop {NEXT}T00:30 --reason x --at {NEXT}T09:00")
    desk.refuses(f"ticket close 1 --outcome solved -m ok --at {DAY}T17:05", 5, NEXT)
    desk.refuses(f"invoice issue --ticket 1 --at {DAY}T17:10", 5, NEXT)
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {NEXT}T00:30")
    desk.ok(f"invoice issue --ticket 1 --at {NEXT}T00:31")
