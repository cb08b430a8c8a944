"""`invoice remind`: a letter that sets an extra term, and what it is worth under a promotion (IX.1.1)."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """FV/2026/0001, due on Tuesday 1 December 2026."""
    found = issued(cli)
    found.now("2026-12-02T10:00")
    return found


def test_a_letter_is_written_and_printed(desk: Cli) -> None:
    data = desk.ask(f"invoice remind {FV} --term 2026-12-12 --form paper").data
    assert (data["letter_on"], data["term"], data["lapses_after"]) == ("2026-12-02", "2026-12-12", "2026-12-14")
    assert (data["form"], data["unpaid"]["amount"], data["bundle"]) == ("paper", "553.50", None)
    desk.env("SUPPORTCTL_LANG", "pl")
    printed = desk.ok(f"invoice print {FV} --reminder").out
    assert "WEZWANIE DO ZAPŁATY" in printed
    assert "do dnia 12.12.2026 na rachunek PL" in printed
    assert "553,50\u00a0PLN" in printed
    assert "IX.1.1" not in printed


def test_only_what_is_overdue_is_demanded(desk: Cli) -> None:
    desk.now("2026-12-01T23:59")
    desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form paper", 5, "isn't overdue")
    desk.now("2026-12-02T00:00")
    desk.ok(f"invoice remind {FV} --term 2026-12-20 --form paper")


def test_the_term_gives_time(desk: Cli) -> None:
    desk.refuses(f"invoice remind {FV} --term 2026-12-02 --form paper", 2, "gives no time")
    desk.ok(f"invoice remind {FV} --term 2026-12-03 --form qualified")


def test_bad_input(desk: Cli) -> None:
    desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form email", 2, "email")
    desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form paper --delivered-on 2026-12-03", 2, "2026-12-03")
    desk.refuses("invoice remind FV/2026/0009 --term 2026-12-20 --form paper", 3, "FV/2026/0009")
    desk.refuses(f"invoice print {FV} --reminder", 3, FV)
    desk.ok(f"invoice pay {FV}")
    desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form paper", 5, "was paid")


def test_what_was_annulled_is_not_demanded(desk: Cli) -> None:
    desk.ok(f"invoice annul {FV} --reason x")
    desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form paper", 5, "annulled")


def test_its_delivery_is_recorded_with_it(desk: Cli) -> None:
    line = f"invoice remind {FV} --term 2026-12-20 --form paper"
    desk.ok(line)
    desk.now("2026-12-05T10:00")
    data = desk.ask(f"{line} --delivered-on 2026-12-04").data
    assert (data["letter_on"], data["delivered_on"]) == ("2026-12-02", "2026-12-04")
    assert desk.rows("SELECT count(*) FROM reminder") == [(1,)]
    desk.ok("undo")
    assert desk.ask(f"invoice print {FV} --reminder").data["delivered_on"] is None
