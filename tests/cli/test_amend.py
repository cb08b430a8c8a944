"""session amend and cancel: what a correction may not move, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.crons import cron
from tests.cli.once import once

DAY, NEXT = "2026-11-17", "2026-11-18"
MORE = f"session start 1 {CONFIRMED} --at"


@pytest.fixture
@once
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


# What a correction does to the hours ------------------------------------------------------------------------------------------


def started(desk: Cli, number: int) -> str:
    found: str = desk.ask(f"session show {number}").data["started_hours"]
    return found


@pytest.fixture
@once
def one_hour(cli: Cli) -> Cli:
    """One hour bought, a ticket triaged, ten minutes worked at 10:00."""
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T08:30")
    cli.ticket(None)
    cli.work(f"{DAY}T10:00", f"{DAY}T10:10")
    return cli


@pytest.mark.clause("progrupa-support", "§1.9", "§2.10")
def test_a_session_after_the_24_hours_begins_its_hour_when_the_one_between_is_cancelled(one_hour: Cli) -> None:
    one_hour.ok("hours buy --client pracownia --hours 1 --phone 601234567 --at 2026-11-20T09:00")
    one_hour.work("2026-11-20T10:00", "2026-11-20T10:10")
    one_hour.work("2026-11-20T11:00", "2026-11-20T11:10")
    assert started(one_hour, 3) == "2"
    one_hour.ok("session cancel 2 --reason x --at 2026-11-20T11:15")
    assert started(one_hour, 3) == "2"
    assert one_hour.ask("invoice issue --ticket 1 --at 2026-11-20T11:20").data["net"]["amount"] == "400.00"


@pytest.mark.clause("progrupa-support", "§1.9", "§2.10")
def test_a_correction_puts_the_next_session_in_time_or_out_of_it(one_hour: Cli) -> None:
    one_hour.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {NEXT}T09:00")
    one_hour.work(f"{NEXT}T10:11", f"{NEXT}T10:20")
    assert started(one_hour, 2) == "2"
    one_hour.ok(f"session amend 1 --stop {DAY}T10:11 --reason typo --at {NEXT}T10:30")
    assert started(one_hour, 2) == "1"
    one_hour.ok(f"session amend 1 --stop {DAY}T10:10:59 --reason typo --at {NEXT}T10:31")
    assert started(one_hour, 2) == "2"


@pytest.mark.clause("progrupa-support", "§3.4", "§3.6")
def test_the_number_counts_as_it_stood_at_the_start_as_corrected(desk: Cli) -> None:
    desk.ok(f'client change-phone pracownia --name "Anna Nowak" --mail m1 --old 601234567 --new 602000000 --at {DAY}T11:00')
    desk.ok(f"{MORE.replace('601234567', '602000000')} {DAY}T12:00")
    desk.ok(f"session stop --at {DAY}T12:30")
    amend = f"session amend 1 --reason typo --at {DAY}T13:00 --stop {DAY}T12:30 --start"
    desk.refuses(f"{amend} {DAY}T10:59", 4, "§3.4", "§3.6")
    desk.ok(f"{amend} {DAY}T11:00")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_closed_ticket_keeps_its_window_and_cron_finds_it_again(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T12:00")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T12:05")
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T12:10")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T12:20")
    desk.ok(f"session amend 1 --stop {DAY}T11:58 --reason typo --at {NEXT}T11:30")
    assert desk.ask("ticket show 1").data["recurrence_until"] == f"{NEXT}T11:58:00+01:00"
    assert cron(desk, f"--at {NEXT}T12:00").ids("window-closed", "window-over") == [1]


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_window_that_a_correction_opens_again_is_marked_again(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T12:00")
    assert cron(desk, f"--at {NEXT}T12:00:01").ids("window-closed", "window-over") == [1]
    desk.ok(f"session amend 1 --stop {DAY}T13:10 --reason typo --at {NEXT}T12:30")
    assert cron(desk, f"--at {NEXT}T13:10").ids("window-closed", "window-over") == []
    assert cron(desk, f"--at {NEXT}T13:10:01").ids("window-closed", "window-over") == [1]
