"""`invoice remind`: a letter that sets an extra term, and what it is worth under a promotion (IX.1.1)."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.once import once
from tests.cli.selling import active, priced
from tests.cli.test_settlement import training


@pytest.fixture
@once
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


def test_the_forms_in_polish(desk: Cli) -> None:
    """What is typed stands with what it is called, and either is taken."""
    desk.env("SUPPORTCTL_LANG", "pl")
    line = f"invoice remind {FV} --term 2026-12-20 --form"
    desk.refuses(f"{line} fax", 2, "Do wyboru: paper (papier), qualified (podpis kwalifikowany)")
    assert desk.ask(f"{line} 'podpis kwalifikowany'").data["form"] == "qualified-signature"


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


# Under a promotion (IX.1.1) ----------------------------------------------------------------------------------------------------------

GROUND = "bundle breach 1 --ground unpaid-after-demand"


@pytest.fixture
def unpaid(cli: Cli) -> tuple[Cli, str]:
    """A bundle whose training proforma is overdue since 2025-04-15, and its number."""
    priced(cli)
    active(cli)
    return cli, training(cli)


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
@pytest.mark.parametrize("form", ["paper", "qualified"])
def test_a_delivered_letter_whose_term_lapsed_is_a_ground(unpaid: tuple[Cli, str], form: str) -> None:
    desk, number = unpaid
    letter = f"invoice remind {number} --term 2025-05-31 --form {form}"
    told = desk.ok(f"{letter} --at 2025-05-20T09:00")
    assert "once it was delivered" in told.err
    desk.refuses(f"{GROUND} --at 2025-06-03T09:00", 4, "IX.1.1")
    delivered = desk.ask(f"{letter} --delivered-on 2025-05-22 --at 2025-05-23T09:00").data
    assert (delivered["letter_on"], delivered["delivered_on"], delivered["bundle"]) == ("2025-05-20", "2025-05-22", 1)
    # The 31st is a Saturday: the term runs through Monday, 2 June.
    desk.refuses(f"{GROUND} --at 2025-06-02T23:59", 4, "IX.1.1")
    desk.ok(f"{GROUND} --at 2025-06-03T00:00")


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
def test_a_term_that_ends_with_the_delivery_is_none(unpaid: tuple[Cli, str]) -> None:
    desk, number = unpaid
    letter = f"invoice remind {number} --form paper --at 2025-05-23T09:00"
    desk.refuses(f"{letter} --term 2025-05-22 --delivered-on 2025-05-22", 2, "gives no time")
    desk.ok(f"{letter} --term 2025-05-23 --delivered-on 2025-05-22")
    assert desk.rows("SELECT form, sent_on, term FROM bundle_demand") == [("paper", "2025-05-22", "2025-05-23")]


@pytest.mark.clause("solidexpert-bundles", "IX.1.1")
def test_a_letter_under_a_promotion_says_what_follows(unpaid: tuple[Cli, str]) -> None:
    desk, number = unpaid
    desk.env("SUPPORTCTL_LANG", "pl")
    desk.ok(f"invoice remind {number} --term 2025-05-31 --form qualified --at 2025-05-20T09:00")
    printed = desk.ok(f"invoice print {number} --reminder").out
    assert "rażącym naruszeniem regulaminu promocji (IX.1.1)" in printed
    assert "kwalifikowany podpis elektroniczny" in printed
