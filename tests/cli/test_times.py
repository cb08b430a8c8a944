"""Times and dates as people type them, on the command line: every form, what asks back, and a bare time of something begun."""

from __future__ import annotations

import io
import shlex
import sys

import pytest

from supportctl.cli.context import Door
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.test_bitservice import OPEN as REMOTE


# The clock stands at 2026-11-17T18:00, a Tuesday.
@pytest.mark.parametrize(
    ("at", "when"),
    [
        ("9:05", "2026-11-17T09:05:00+01:00"),
        ("09:05", "2026-11-17T09:05:00+01:00"),
        ("2026-11-16 09:05", "2026-11-16T09:05:00+01:00"),
        ("2026-11-16T09:05:30+01:00", "2026-11-16T09:05:30+01:00"),
        ("16.11.2026 9:05", "2026-11-16T09:05:00+01:00"),
        ("today 9:05", "2026-11-17T09:05:00+01:00"),
        ("wczoraj 9:05", "2026-11-16T09:05:00+01:00"),
        ("-30m", "2026-11-17T17:30:00+01:00"),
        ("-1h30m", "2026-11-17T16:30:00+01:00"),
        ("tue 18:00", "2026-11-17T18:00:00+01:00"),
        ("pn 9:05", "2026-11-16T09:05:00+01:00"),
    ],
)
def test_at_takes_what_people_type(cli: Cli, at: str, when: str) -> None:
    cli.ok([*shlex.split(OPEN), "--at", at])
    assert cli.ask("ticket show 1").data["opened_at"] == when


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("03/04/2026 9:05", "2026-03-04, 2026-04-03"),
        ("t 9:05", "tuesday, thursday"),
        ("32.11 9:05", "32.11 9:05"),
        ("2026-03-29 2:30", "2026-03-29 2:30"),
        ("25.10.2026 2:30", "2026-10-25T02:30:00+02:00, 2026-10-25T02:30:00+01:00"),
        ("jutro 10:00", "jutro 10:00"),
        ("yesterday", "yesterday"),
        ("-30", "-30"),
        ("tue 18:00 tomorrow", "tue 18:00 tomorrow"),
    ],
)
def test_at_that_cant_be_read_or_could_be_two(cli: Cli, lang: str, at: str, said: str) -> None:
    cli.ticket()
    cli.env("SUPPORTCTL_LANG", lang)
    cli.refuses(["ticket", "note", "1", "-m", "x", "--at", at], 2, said)


@pytest.mark.parametrize(
    ("when", "starts"),
    [
        ("tue 19:00", "2026-11-17T19:00:00+01:00"),
        ("wt 9:00", "2026-11-24T09:00:00+01:00"),
        ("jutro 10:00", "2026-11-18T10:00:00+01:00"),
        ("1.12.2026 9:00", "2026-12-01T09:00:00+01:00"),
        ("1.12 9:00", "2026-12-01T09:00:00+01:00"),
    ],
)
def test_what_lies_ahead_is_the_next_one(cli: Cli, when: str, starts: str) -> None:
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2026-01-01 --name Diagnoza --unit szt.")
    cli.ok(REMOTE)
    cli.ok(["session", "schedule", "1", "--when", when])
    assert cli.ask("session appointments").data[0]["starts_at"] == starts


def test_ends_of_validity_lie_ahead_and_other_days_dont(cli: Cli) -> None:
    cli.ok("license edit SKP-0001 --maintenance-until 18.11 --support-ordered 18.11")
    shown = cli.ask("license show SKP-0001").data
    assert (shown["maintenance_until"], shown["support_ordered"]) == ("2026-11-18", "2025-11-18")
    cli.ok("license edit SKP-0001 --maintenance-until 17.11 --support-ordered wczoraj")
    shown = cli.ask("license show SKP-0001").data
    assert (shown["maintenance_until"], shown["support_ordered"]) == ("2026-11-17", "2026-11-16")


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    ("day", "said"), [("03/04/2026", "2026-03-04, 2026-04-03"), ("30.13", "30.13"), ("s", "sunday"), ("9:05", "9:05")]
)
def test_a_date_that_cant_be_read_or_could_be_two(cli: Cli, lang: str, day: str, said: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.refuses(f"license edit SKP-0001 --maintenance-until {day}", 2, said)


def test_a_clock_that_stands_is_absolute(cli: Cli) -> None:
    for now in ("today 9:05", "-30m", "9:05", "mon 9:05"):
        cli.now(now)
        found = cli("client list")
        assert (found.code, "SUPPORTCTL_NOW" in found.err) == (2, True), found


# A bare time of something begun ----------------------------------------------------------------------------------------------


def begun(cli: Cli, at: str, now: str) -> Cli:
    """A session that began then, and the clock now."""
    cli.ticket(hours="40", at="2026-11-12T09:00")
    cli.ok(f"session start 1 {CONFIRMED} --at {at}")
    cli.now(now)
    return cli


def test_a_bare_time_that_fits_yesterday_alone_is_yesterdays(cli: Cli) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T08:00")
    assert cli.ask("session stop --at 16:30").data["elapsed_seconds"] == 6.5 * 3600


def test_a_bare_time_that_fits_today_alone_is_todays(cli: Cli) -> None:
    begun(cli, "2026-11-16T16:45", "2026-11-17T18:00")
    assert cli.ask("session stop 1 --at 9:30").data["stopped_at"] == "2026-11-17T09:30:00+01:00"


@pytest.mark.parametrize(
    ("lang", "verb"), [("en", "session stop"), ("pl", "session stop 1"), ("en", "ticket refuse 1 --reason terms-breached")]
)
def test_a_bare_time_that_fits_both_days_names_both(cli: Cli, lang: str, verb: str) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T18:00")
    cli.env("SUPPORTCTL_LANG", lang)
    cli.refuses(f"{verb} --at 16:30", 2, "--at", "2026-11-16T16:30:00+01:00, 2026-11-17T16:30:00+01:00")


def test_a_bare_time_that_fits_neither_day(cli: Cli) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T08:00")
    for lang in ("en", "pl"):
        cli.env("SUPPORTCTL_LANG", lang)
        cli.refuses("session stop --at 9:30", 2, "9:30", "2026-11-16 10:00", "2026-11-17 08:00")


def test_what_began_today_takes_the_time_as_typed(cli: Cli) -> None:
    begun(cli, "2026-11-17T10:00", "2026-11-17T18:00")
    cli.refuses("session stop --at 9:30", 5)
    cli.refuses("session stop --at 18:01", 2, "18:01")
    assert cli.ask("session stop --at 10:30").data["elapsed_seconds"] == 1800


def test_a_stop_without_a_session_says_so_whatever_the_time(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("session stop --at 9:30", 3)
    cli.refuses("session stop --at 24:30", 2, "24:30")


def test_the_clients_answer_is_of_the_running_session_or_of_today(cli: Cli) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T12:00")
    cli.refuses("session extend 1 --declined --at 10:30", 2, "2026-11-16T10:30", "2026-11-17T10:30")
    cli.ok("session extend 1 --declined --at 16:30")
    assert cli.ask("ticket show 1").data["history"][-1]["at"] == "2026-11-16T16:30:00+01:00"
    cli.ok("session stop --at 16:45")
    cli.refuses("session extend 1 --declined --at 16:50", 2, "16:50")
    cli.ok("session extend 1 --declined --at 11:00")
    assert cli.ask("ticket show 1").data["history"][-1]["at"] == "2026-11-17T11:00:00+01:00"


def test_the_times_of_an_amendment_are_of_the_sessions_day(cli: Cli) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T18:00")
    cli.ok("session stop --at 2026-11-16T16:00")
    shown = cli.ask("session amend 1 --start 9:45 --reason m").data
    assert (shown["started_at"], shown["stopped_at"]) == ("2026-11-16T09:45:00+01:00", "2026-11-16T16:00:00+01:00")
    cli.refuses("session amend 1 --stop 15:00 --reason m", 2, "--stop", "2026-11-16T15:00", "2026-11-17T15:00")
    cli.now("2026-11-17T12:00")
    shown = cli.ask("session amend 1 --start 10:15 --stop 15:00 --reason m").data
    assert (shown["started_at"], shown["stopped_at"]) == ("2026-11-16T10:15:00+01:00", "2026-11-16T15:00:00+01:00")


@pytest.mark.parametrize(
    ("typed", "code", "stopped"),
    [("1\n", 0, "2026-11-16T16:30:00+01:00"), ("x\n3\n2\n", 0, "2026-11-17T16:30:00+01:00"), ("", 2, None), ("x\n\n", 2, None)],
)
def test_on_a_terminal_it_asks(cli: Cli, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, stopped: str | None) -> None:
    begun(cli, "2026-11-16T10:00", "2026-11-17T18:00")
    monkeypatch.setattr(Door, "interactive", True)
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    found = cli("session stop --at 16:30 --json")
    assert found.code == code, found
    assert found.err.startswith("16:30 could be 1: 2026-11-16 16:30, 2: 2026-11-17 16:30. Which number? "), found
    assert cli.rows("SELECT state FROM work_session") == [("stopped",) if stopped else ("running",)] or stopped
    if stopped:
        assert found.data["stopped_at"] == stopped


def test_a_day_that_its_month_does_not_have_is_named(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("ticket list --since 31.2", 2, "February has no 31st.")
    cli.refuses("ticket list --since 29.2.2026", 2, "February 2026 has no 29th.")
    cli.refuses(["ticket", "note", "1", "-m", "x", "--at", "31.11. 9:00"], 2, "November has no 31st.")
    cli.refuses("ticket list --since 32.12.", 2, '"32.12." isn\'t a day. Write it as')
    cli.env("SUPPORTCTL_LANG", "pl")
    cli.refuses("ticket list --since 31.2.2026", 2, "Luty nie ma dnia 31.")
    cli.refuses("ticket list --since 32.12.", 2, "Nieprawidłowa data: „32.12.”. Format")


def test_the_full_stop_after_a_month_is_read(cli: Cli) -> None:
    cli.ticket()
    cli.ok(["ticket", "note", "1", "-m", "x", "--at", "17.11. 14:50"])
    assert cli.ask("ticket show 1").data["history"][-1]["at"] == "2026-11-17T14:50:00+01:00"
    assert len(cli.ask("ticket list --since 17.11.").data) == 1
