"""One figure for one thing: hours left and money to be invoiced are the same in every view while a session runs."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once
from tests.cli.screen import on_screen

DAY = "2026-11-17"
pytestmark = pytest.mark.clause("progrupa-support", "§1.9")


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Three hours bought; a session of ticket 1 runs since 10:00; ticket 2 waits."""
    for hours in ("3", None):
        cli.ticket(hours, f"{DAY}T09:00")
    cli.now(f"{DAY}T10:00")
    cli.ok(f"session start 1 {CONFIRMED}")
    return cli


def page(line: str) -> str:
    """What a terminal shows of it, in one line of words."""
    code, shown = on_screen(line, 200)
    assert code == 0
    return " ".join(" ".join(shown).replace("\u00a0", " ").split())


@pytest.mark.parametrize(
    ("clock", "begun", "left"),
    [("10:00", 1, 2), ("10:59:59", 1, 2), ("11:00", 1, 2), ("11:00:01", 2, 1), ("12:00:01", 3, 0), ("13:30", 3, 0)],
)
def test_hours_left_are_the_same_everywhere(desk: Cli, clock: str, begun: int, left: int) -> None:
    desk.now(f"{DAY}T{clock}")
    status = desk.ask("session status").data
    assert status["hours_left"] == str(left)
    (bought,) = desk.ask("hours list").data
    assert (bought["hours"], bought["hours_left"]) == ("3", str(left))
    started = int(status["started_hours"])
    shown = page("ticket show 1")
    assert f"Hours: 3 bought · {started} begun, {left} left" in shown
    assert f"To invoice {begun * 200}.00 PLN" in shown
    assert f"MONEY {begun * 200}.00 PLN" in page("today")
    client = page("client show pracownia")
    assert (f"Hours {left} of 3 h left" in client) is (left > 0)
    assert f"to invoice {begun * 200}.00 PLN net" in client


def test_a_start_says_the_hours_that_have_not_begun(desk: Cli) -> None:
    desk.now(f"{DAY}T10:30")
    desk.ok("session stop --at 10:20")
    assert "; 2 h left" in page(f"session start 1 {CONFIRMED}")


def test_time_covered_is_called_so(desk: Cli) -> None:
    """Of the hour under way and of those that didn't begin: no figure of hours left."""
    desk.now(f"{DAY}T10:20")
    assert "covered 2 h 40 min" in page("today")
    assert desk.ok("session status --format {left}").out.strip() == "2:40"
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "pokryte 2 h 40 min" in page("today")


def test_what_other_tickets_took_is_told_apart(desk: Cli) -> None:
    """Ticket 2 draws on the same purchase: bought is what the list of purchases says, on either page."""
    desk.now(f"{DAY}T11:00")
    desk.ok("session stop --at 10:30")
    desk.env("SUPPORTCTL_OPERATOR", "ewa")
    desk.ok(f"session start 2 {CONFIRMED}")
    assert "Hours: 3 bought · 1 on other tickets · 1 begun, 1 left" in page("ticket show 1")
    assert "Hours: 3 bought · 1 on other tickets · 1 begun, 1 left" in page("ticket show 2")
    desk.now(f"{DAY}T12:30")
    assert "Hours: 3 bought · 2 on other tickets · 1 begun, 0 left" in page("ticket show 1")
    assert "Hours: 3 bought · 1 on other tickets · 2 begun, 0 left" in page("ticket show 2")
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "Godziny: kupione 3 · w innych zgłoszeniach 2 · rozpoczęte 1, pozostałe 0" in page("ticket show 1")
    (bought,) = desk.ask("hours list").data
    assert bought["hours_left"] == "0"


def test_help_says_which_is_which(cli: Cli) -> None:
    assert "time covered includes the rest" in " ".join(cli.ok("session status --help").out.split())
    assert "pokryty czas obejmuje też resztę" in " ".join(cli.ok("session status --help --lang pl").out.split())
