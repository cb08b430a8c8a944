"""What is owed is told in the same way wherever it is: `today`, cron, lists, the client's page; and the letters of a client."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import Cli
from tests.cli.crons import cron
from tests.cli.invoicing import FV, issued, worked
from tests.cli.once import once
from tests.cli.screen import on_screen
from tests.cli.test_owed import step_of
from tests.cli.test_paid_by_proforma import PF


def today(cli: Cli) -> list[tuple[str, str]]:
    """The unpaid documents of `today`, with what is left."""
    return [(row["id"], row["amounts"][0]["amount"]) for row in cli.ask("today").data if row["section"] == "unpaid"]


def listed(cli: Cli, option: str) -> list[tuple[str, str]]:
    return [(row["number"], row["unpaid"]["amount"]) for row in cli.ask(f"invoice list --{option}").data]


def warned(cli: Cli) -> list[str]:
    """The documents that cron warns of."""
    found = cron(cli)
    return [row["id"] for job in ("invoice-due", "invoice-overdue") for row in found.get(job, [])]


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 over 553.50, due on Tuesday 1 December."""
    return issued(cli)


def test_on_both_sides_of_the_day(desk: Cli) -> None:
    desk.now("2026-12-01T10:00")
    assert (today(desk), listed(desk, "unpaid"), listed(desk, "overdue")) == ([(FV, "553.50")], [(FV, "553.50")], [])
    desk.now("2026-12-02T10:00")
    assert (today(desk), listed(desk, "overdue"), warned(desk)) == ([(FV, "553.50")], [(FV, "553.50")], [FV])
    desk.ok(f"invoice pay {FV}")
    assert (today(desk), listed(desk, "unpaid"), warned(desk)) == ([], [], [])


@pytest.mark.parametrize(
    ("act", "left"),
    [
        (f"invoice correct {FV} --line 1 --quantity 2 --reason x", [(FV, "369.00")]),
        (f"invoice correct {FV} --line 1 --quantity 4 --reason x", [(FV, "738.00")]),
        (f"invoice correct {FV} --to-zero --reason x", []),
        (f"invoice annul {FV} --reason x", []),
        (f"invoice pay {FV} --amount 500", [(FV, "53.50")]),
    ],
)
def test_what_stands_counts(desk: Cli, act: str, left: list[tuple[str, str]]) -> None:
    desk.ok(act)
    desk.now("2026-12-08T10:00")
    assert (today(desk), listed(desk, "overdue"), warned(desk)) == (left, left, [number for number, _ in left])
    assert [row["number"] for row in desk.ask("client show pracownia").data["unpaid"]] == [number for number, _ in left]


def test_each_kind(cli: Cli) -> None:
    """An advance is paid by what it is about, a correction's difference is at the original, a proforma waits until it is invoiced."""
    worked(cli)
    cli.ok("price set setup 1000 --currency PLN --from 2026-01-01 --name Setup --unit szt.")
    cli.now("2026-11-18T10:00")
    cli.ok("invoice proforma --ticket 1")
    cli.ok("invoice advance --client pracownia --item setup --paid 123")
    cli.ok("invoice final --client pracownia --item setup")
    cli.ok("invoice correct FV/2026/0002 --line 1 --quantity 2 --reason x")
    cli.now("2026-12-10T10:00")
    left = [(PF, "553.50"), ("FV/2026/0002", "2337.00")]
    assert today(cli) == left
    assert sorted(listed(cli, "unpaid")) == sorted(listed(cli, "overdue")) == sorted(left)
    assert sorted(warned(cli)) == sorted(number for number, _ in left)
    for kind, expected in (("proforma", [PF]), ("final", ["FV/2026/0002"]), ("advance", []), ("correction", []), ("vat", [])):
        assert [row["number"] for row in cli.ask(f"invoice list --unpaid --kind {kind}").data] == expected, kind
    cli.ok("invoice issue --ticket 1")
    assert today(cli) == [("FV/2026/0002", "2337.00"), ("FV/2026/0003", "553.50")]


def test_a_proforma_that_paid_for_its_invoice_is_said_to_be_paid(cli: Cli) -> None:
    worked(cli)
    cli.now("2026-11-18T10:00")
    cli.ok("invoice proforma --ticket 1")
    cli.ok(f"invoice pay {PF}")
    cli.ok("invoice issue --ticket 1")
    cli.now("2027-01-10T10:00")
    assert (today(cli), listed(cli, "unpaid"), listed(cli, "overdue"), warned(cli)) == ([], [], [], [])
    for number in (PF, FV):
        data = cli.ask(f"invoice print {number}").data
        assert (data["unpaid"]["amount"], data["paid_on"]) == ("0.00", "2026-11-18"), number


def test_an_upgraded_desk_knows_which_proformas_were_followed(cli: Cli) -> None:
    """As the step of the schema fills the list."""
    worked(cli)
    cli.now("2026-11-18T10:00")
    cli.ok("invoice proforma --ticket 1")
    cli.ok("invoice issue --ticket 1")
    with sqlite3.connect(cli.db) as db:
        assert db.execute("SELECT id FROM owed_document").fetchall() == [(2,)]
        db.execute("DELETE FROM owed_document")
        db.execute(step_of("0020")._OWED)
        assert db.execute("SELECT id FROM owed_document").fetchall() == [(2,)]
    db.close()
    cli.ok("invoice annul FV/2026/0001 --reason x")
    assert cli.rows("SELECT id FROM owed_document") == [(1,)]
    assert cli.ask("db check").data["ok"]


# Letters -------------------------------------------------------------------------------------------------------------------------


def test_a_client_with_its_letters(desk: Cli) -> None:
    assert desk.ask("client show pracownia").data["letters"] == []
    desk.ok(f"invoice send {FV} --to a@b.example,c@d.example")
    letters = desk.ask("client show pracownia").data["letters"]
    assert [(row["id"], row["recipient"], row["state"], row["number"]) for row in letters] == [
        (2, "c@d.example", "queued", FV), (1, "a@b.example", "queued", FV),
    ]  # fmt: skip
    assert "letters" in desk.ask("client show zielinski").data
    shown = " ".join("".join(on_screen("client show pracownia", 120)[1]).split())
    assert f"Letters 2. Faktura VAT {FV}, Desk Sp. z o.o. · c@d.example · queued" in shown
