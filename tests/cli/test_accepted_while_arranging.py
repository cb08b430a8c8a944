"""Remote help is accepted while it is arranged: on the day of each arrangement, before or after it, and before the start (terms.6)."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.test_bitservice import ACCEPT, START, desk

__all__ = ["desk"]

SCHEDULE = "session schedule 1 --when 2026-11-17T10:00"
ACCEPTED = "--accepted 'Jan Kot, by phone'"


@pytest.mark.clause("bitservice-remote", "terms.6")
@pytest.mark.parametrize(
    ("at", "counts"),
    [
        ("2026-11-15T23:59:59", False),
        ("2026-11-16T00:00", True),
        ("2026-11-16T09:10", True),
        ("2026-11-16T23:59:59", True),
        ("2026-11-17T00:00", False),
    ],
)
def test_an_acceptance_counts_on_the_warsaw_day_of_the_arrangement(desk: Cli, at: str, counts: bool) -> None:
    desk.ok(f"{ACCEPT} --at {at}")
    desk.ok(f"{SCHEDULE} --at 2026-11-16T09:10")
    assert desk.ask(f"{START} --dry-run").clauses == ([] if counts else ["terms.6"])


@pytest.mark.clause("bitservice-remote", "terms.6")
def test_a_move_is_another_arrangement(desk: Cli) -> None:
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:05")
    desk.ok(f"{SCHEDULE} --at 2026-11-16T09:10")
    desk.ok(f"{SCHEDULE} --at 2026-11-17T09:10")
    desk.refuses(START, 4, "terms.6")
    # The same versions are accepted again, for this arrangement.
    desk.ok(f"{ACCEPT} --at 2026-11-17T09:20")
    desk.ok(START)


@pytest.mark.clause("bitservice-remote", "terms.6")
def test_a_booking_without_an_acceptance_says_so(desk: Cli) -> None:
    said = desk(f"{SCHEDULE} --at 2026-11-16T09:10").err
    for words in ("regulation", "price", "terms.6", "client accept pracownia", "--accepted"):
        assert words in said
    polish = desk(f"--lang pl {SCHEDULE} --at 2026-11-16T09:20").err
    for words in ("regulamin", "cennik", "terms.6", "client accept pracownia", "--accepted"):
        assert words in polish
    desk.ok("client accept pracownia --regulation bitservice-remote --at 2026-11-16T09:25")
    half = desk(f"{SCHEDULE} --at 2026-11-16T09:30").err
    assert "price list" in half
    desk.ok(f"{ACCEPT} --at 2026-11-16T09:35")
    assert "terms.6" not in desk(f"{SCHEDULE} --at 2026-11-16T09:40").err


@pytest.mark.clause("bitservice-remote", "terms.6")
def test_accepted_at_the_booking(desk: Cli) -> None:
    booked = desk(f"{SCHEDULE} {ACCEPTED} --at 2026-11-16T09:10")
    assert booked.code == 0
    assert "terms.6" not in booked.err
    stored = desk.rows("SELECT document, clause, accepted_on FROM acceptance WHERE regulation = 'bitservice-remote' ORDER BY id")
    assert [tuple(row) for row in stored] == [("regulation", "terms.6", "2026-11-16"), ("price-list", "terms.6", "2026-11-16")]
    assert "Jan Kot, by phone" in desk.ok("ticket show 1").out
    desk.ok(START)


def test_what_isnt_said_and_what_cant_be_accepted(desk: Cli) -> None:
    desk.refuses(f"{SCHEDULE} --accepted ' ' --at 2026-11-16T09:10", 2)
    assert desk.ask("session appointments").data == []


def test_no_price_list_nothing_to_accept(cli: Cli) -> None:
    cli.now("2026-11-20T12:00")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject 'Printer is silent' --at 2026-11-16T09:00")
    cli.refuses(f"{SCHEDULE} {ACCEPTED} --at 2026-11-16T09:10", 7)
    assert cli.ask("session appointments").data == []
    assert "price list" in cli(f"{SCHEDULE} --at 2026-11-16T09:10").err


def test_undo_takes_the_acceptance_back_with_the_booking(desk: Cli) -> None:
    desk.ok(f"{SCHEDULE} {ACCEPTED} --at 2026-11-16T09:10")
    desk.ok("undo")
    desk.ok(f"{SCHEDULE} --at 2026-11-16T09:10")
    desk.refuses(START, 4, "terms.6")
