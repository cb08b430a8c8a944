"""Money that is owed back to a client is seen in the list of invoices."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.once import once
from tests.cli.screen import on_screen


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 over 553.50 PLN of 17 November, due on 1 December; the clock stands on the 20th."""
    return issued(cli)


def owed_back(desk: Cli) -> list[tuple[str, str]]:
    """(number, amount) of what the list shows as owed back."""
    rows = [row for row in desk.ask("invoice list").data if row.get("to_give_back")]
    return [(row["number"], row["to_give_back"]["amount"]) for row in rows]


def test_until_it_is_given_back_and_again_once_that_is_taken_back(desk: Cli) -> None:
    desk.ok(f"invoice pay {FV}")
    assert owed_back(desk) == []
    desk.ok(f"invoice correct {FV} --to-zero --reason wrong")
    expected = [(FV, "553.50")]
    assert owed_back(desk) == expected
    desk.ok(f"invoice pay {FV} --give-back")
    assert owed_back(desk) == []
    desk.ok(f"invoice unpay {FV}")
    assert owed_back(desk) == expected


@pytest.mark.parametrize(("lang", "heading"), [("en", "BACK"), ("pl", "ZWROT")])
def test_the_list_of_invoices_has_a_column_for_it_only_then(desk: Cli, lang: str, heading: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    desk.ok(f"invoice pay {FV}")
    assert heading not in "\n".join(on_screen("invoice list", 100)[1])
    desk.ok(f"invoice correct {FV} --to-zero --reason wrong")
    head, *rows = on_screen("invoice list", 100)[1]
    assert heading in head
    assert any("553" in row[head.index(heading) - 8 :] for row in rows)


@pytest.mark.parametrize(("lang", "heading"), [("en", "UNPAID"), ("pl", "ZAPŁATA")])
def test_an_unpaid_one_says_how_much_and_whose_at_80_columns(desk: Cli, lang: str, heading: str) -> None:
    desk.env("SUPPORTCTL_LANG", lang)
    (line,) = [line for line in on_screen("today", 80)[1] if heading in line]
    assert "PLN · pracownia" in line
    assert "invoice pay" in line


def test_one_that_is_late_is_demanded_once_then_paid(desk: Cli) -> None:
    def following() -> list[str]:
        return [row["next"] for row in desk.ask("today").data if row["section"] == "unpaid"]

    desk.now("2026-12-01T10:00")
    assert following() == [f"invoice pay {FV}"]
    desk.now("2026-12-02T10:00")
    assert following() == [f"invoice remind {FV}"]
    desk.ok(f"invoice remind {FV} --term 2026-12-20 --form paper")
    assert following() == [f"invoice pay {FV}"]
