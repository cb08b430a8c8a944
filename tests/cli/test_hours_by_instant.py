"""Hours bought go to the work that begins first, over all tickets that aren't invoiced yet, whatever was recorded first (§1.9)."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY = "2026-11-17"
pytestmark = pytest.mark.clause("progrupa-support", "§1.9")


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Two hours bought; two tickets of the same licence, triaged."""
    for hours in ("2", None):
        cli.ticket(hours, f"{DAY}T09:00")
    return cli


def work(desk: Cli, ticket: int, begin: str, end: str) -> tuple[Any, Any]:
    """A session by an operator of the ticket's own: what start and stop say."""
    desk.env("SUPPORTCTL_OPERATOR", f"operator-{ticket}")
    started = desk.ok(f"session start {ticket} {CONFIRMED} --at {DAY}T{begin} --json")
    return started, desk.ok(f"session stop --at {DAY}T{end} --json")


def billable(desk: Cli, *tickets: int) -> list[str]:
    """The hours that an invoice of each ticket would bill."""
    found = [desk.ask(f"invoice issue --ticket {ticket} --dry-run --at {DAY}T16:00") for ticket in tickets]
    return [sum_of(f) for f in found]


def sum_of(found: Any) -> str:
    return "0" if found.code else str(sum(int(line["quantity"]) for line in found.data["lines"]))


ONE = (1, "10:00", "11:05")
TWO = (2, "10:10", "10:40")


@pytest.mark.parametrize("order", [(ONE, TWO), (TWO, ONE)])
def test_each_gets_an_hour_in_either_order_of_recording(desk: Cli, order: tuple[tuple[int, str, str], ...]) -> None:
    for session in order:
        work(desk, *session)
    assert billable(desk, 1, 2) == ["1", "1"]


@pytest.mark.parametrize(
    ("second_begins", "hours"),
    [("10:59:59", ["1", "1"]), ("11:00", ["2", None]), ("11:00:01", ["2", None])],
)
def test_the_boundary_is_the_instant_at_which_the_next_hour_begins(
    desk: Cli, second_begins: str, hours: list[str | None]
) -> None:
    """At 11:00:00 sharp the hour of the ticket with the lower number comes first, and none is left."""
    work(desk, *ONE)
    desk.env("SUPPORTCTL_OPERATOR", "operator-2")
    line = f"session start 2 {CONFIRMED} --at {DAY}T{second_begins}"
    if hours[1] is None:
        desk.refuses(line, 4, "§1.3")
        assert billable(desk, 1) == hours[:1]
    else:
        work(desk, 2, second_begins, "11:30")
        assert billable(desk, 1, 2) == hours


def test_the_act_names_the_other_ticket_in_its_answer_and_in_that_tickets_history(desk: Cli) -> None:
    work(desk, *ONE)
    desk.env("SUPPORTCTL_OPERATOR", "operator-2")
    told = desk.ok(f"session start 2 {CONFIRMED} --at {DAY}T10:10")
    assert "ticket 1 had 2 h covered, and has 1 h now (§1.9)" in told.err
    moved = [e for e in desk.ask("ticket show 1").data["history"] if e["kind"] == "hours-moved"]
    assert [(e["actor"], e["clauses"], e["minutes_before"], e["minutes_now"]) for e in moved] == [
        ("operator-2", ["§1.9"], 120, 60)
    ]
    assert all(d["same"] for t in (1, 2) for d in desk.ask(f"ticket why {t}").data["decisions"])
    desk.env("SUPPORTCTL_LANG", "pl")
    shown = desk.ok("ticket show 1").out
    assert "zmiana pokrytych godzin" in shown
    assert "minutes_" not in shown
    # Cancelled, the later one gives the hour back, and says so.
    desk.ok(f"session stop --at {DAY}T10:40")
    back = desk.ok(f"session cancel 2 --reason 'Wrong ticket' --at {DAY}T11:30")
    assert "Pokryte godziny zgłoszenia 1: przedtem 1 h, teraz 2 h (§1.9)." in back.err
    assert billable(desk, 1) == ["2"]


def test_a_dry_run_moves_nothing(desk: Cli) -> None:
    work(desk, *ONE)
    before = desk.dump()
    desk.env("SUPPORTCTL_OPERATOR", "operator-2")
    desk.ok(f"session start 2 {CONFIRMED} --at {DAY}T10:10 --dry-run")
    assert desk.dump() == before


def test_what_was_invoiced_stays(desk: Cli) -> None:
    work(desk, *ONE)
    desk.ok(f"ticket close 1 --outcome solved --at {DAY}T11:10")
    desk.ok(f"invoice issue --ticket 1 --at {DAY}T11:15")
    desk.env("SUPPORTCTL_OPERATOR", "operator-2")
    desk.refuses(f"session start 2 {CONFIRMED} --at {DAY}T10:10", 4, "§1.3")


@pytest.mark.clause("progrupa-support", "§4.3")
def test_a_start_that_was_allowed_stays_allowed(cli: Cli) -> None:
    for hours in ("1", None):
        cli.ticket(hours, f"{DAY}T09:00")
    work(cli, 1, "10:30", "11:00")
    _, stopped = work(cli, 2, "10:00", "10:20")
    assert stopped.data["hours_billable"] == "1"
    assert billable(cli, 1, 2) == ["0", "1"]
    # Its hour went to the other, and its end can be put right all the same.
    amended = cli.ok(f"session amend 1 --stop {DAY}T10:50 --reason typo --at {DAY}T11:30 --json")
    assert (amended.data["elapsed_seconds"], amended.data["hours_billable"], amended.data["unbilled_seconds"]) == (
        1200,
        "0",
        1200,
    )
    assert all(d["same"] for t in (1, 2) for d in cli.ask(f"ticket why {t}").data["decisions"])


def test_a_purchase_recorded_late_covers_what_began_after_it(desk: Cli) -> None:
    work(desk, 1, "10:00", "12:30")
    assert billable(desk, 1) == ["2"]
    told = desk.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at {DAY}T11:59:59")
    assert "ticket 1 had 2 h covered, and has 3 h now" in told.err
    assert billable(desk, 1) == ["3"]


SESSIONS = [(1, "10:00", "11:05"), (2, "10:10", "11:20"), (3, "10:20", "10:30"), (4, "11:15", "12:30")]


@pytest.mark.parametrize("order", list(itertools.permutations(SESSIONS)))
def test_any_order_of_recording_gives_the_same_hours(cli: Cli, order: tuple[tuple[int, str, str], ...]) -> None:
    """5 hours for the units of 10:00, 10:10, 10:20, 11:00, 11:10 | 11:15, 12:15: as long as each start finds an hour."""
    for hours in ("5", None, None, None):
        cli.ticket(hours, f"{DAY}T09:00")
    refused = []
    for number, begin, end in order:
        cli.env("SUPPORTCTL_OPERATOR", f"operator-{number}")
        if cli(f"session start {number} {CONFIRMED} --at {DAY}T{begin}").code:
            refused.append(number)
        else:
            cli.ok(f"session stop --at {DAY}T{end}")
    # The fourth finds nothing where all the others were recorded before it; else it was allowed, and is left without an hour.
    assert set(refused) <= {4}
    assert billable(cli, 1, 2, 3, 4) == ["2", "2", "1", "0"]
