"""By when what is left of a corrected invoice is to be paid: one answer, wherever it is asked."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued

OWN, RAISED = "2026-12-01", "2026-12-04"


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 over 553.50 (three hours), due on 1 December; it is the 20th, and a correction is due on 4 December."""
    return issued(cli)


def due(cli: Cli) -> set[str]:
    """The days that everything which knows of the document names for what is left of it."""
    (waiting,) = (row for row in cli.ask("today --all").data if row["section"] == "unpaid")
    (listed,) = cli.ask("invoice list --unpaid").data
    (whole,) = (row for row in cli.ask("invoice list").data if row["number"] == FV)
    (held,) = cli.ask("client show pracownia").data["unpaid"]
    paid = cli.ask(f"invoice pay {FV} --amount 0.01 --dry-run").data
    return {row["due_on"] for row in (listed, whole, held, paid)} | {waiting["at"]}


def correct(cli: Cli, *quantities: str) -> None:
    for quantity in quantities:
        cli.ok(f"invoice correct {FV} --line 1 --quantity {quantity} --reason x")


@pytest.mark.parametrize(
    ("quantities", "days"),
    [
        (("2",), {OWN}),
        (("4",), {OWN}),
        (("4", "2"), {OWN}),
        (("4", "3"), {OWN}),
        (("2", "1"), {OWN}),
        (("2", "4"), {OWN}),
    ],
)
def test_of_an_invoice_that_isnt_paid_its_own_day_stands(desk: Cli, quantities: tuple[str, ...], days: set[str]) -> None:
    correct(desk, *quantities)
    assert due(desk) == days


@pytest.mark.parametrize(
    ("quantities", "paid", "day"),
    [
        (("4",), "553.48", OWN),
        (("4",), "553.50", RAISED),
        (("2", "3"), "368.98", OWN),
        (("2", "3"), "369", RAISED),
        (("4", "2"), "368.98", OWN),
        (("5", "4"), "553.50", RAISED),
    ],
)
def test_what_was_raised_has_the_day_of_the_correction_once_the_rest_is_paid(
    desk: Cli, quantities: tuple[str, ...], paid: str, day: str
) -> None:
    correct(desk, *quantities)
    desk.ok(f"invoice pay {FV} --amount {paid}")
    assert due(desk) == {day}


def test_the_second_of_two_that_raised_has_its_own_day(desk: Cli) -> None:
    correct(desk, "4")
    desk.now("2026-11-23T10:00")
    correct(desk, "5")
    desk.ok(f"invoice pay {FV} --amount 738")
    assert due(desk) == {"2026-12-07"}


def test_cron_and_a_demand_name_the_same_day(desk: Cli) -> None:
    correct(desk, "4", "2")
    desk.now("2026-12-03T10:00")
    found = desk.ask("cron run invoices --dry-run").data
    (warned,) = [item for job in found for item in job["warned"]]
    assert (warned["what"], warned["at"]) == ("invoice-overdue", OWN)
    assert desk.ask(f"invoice remind {FV} --term 2026-12-20 --form paper").data["due_on"] == OWN


def test_a_demand_of_what_was_raised_waits_for_its_day(desk: Cli) -> None:
    correct(desk, "4")
    desk.ok(f"invoice pay {FV} --amount 553.50")
    desk.now("2026-12-03T10:00")
    assert RAISED in desk.refuses(f"invoice remind {FV} --term 2026-12-20 --form paper", 5).err
    desk.now("2026-12-08T10:00")
    assert desk.ask(f"invoice remind {FV} --term 2026-12-20 --form paper").data["due_on"] == RAISED


def test_the_document_itself_keeps_the_day_that_it_was_issued_with(desk: Cli) -> None:
    correct(desk, "4")
    desk.ok(f"invoice pay {FV} --amount 553.50")
    assert desk.ask(f"invoice print {FV}").data["due_on"] == OWN
