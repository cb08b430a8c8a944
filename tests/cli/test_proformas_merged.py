"""Proformas of a client that is merged into another: an invoice of the one that both are now bills them too."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.invoicing import FV
from tests.cli.test_client_mending import ADD, LICENSE
from tests.cli.test_owed import step_of

PF = "PF/2026/0001"
MERGE = "client merge druga --into pracownia"


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """A proforma over an hour of a ticket of the client druga, another record of pracownia."""
    cli.now("2026-11-17T16:00")
    cli.ok(f"{ADD} --at 2026-01-02T10:00")
    cli.ok(f"{LICENSE} --client druga --serial SKP-0002 --at 2026-01-02T10:00")
    cli.ok("hours buy --client druga --hours 2 --phone 602000111 --license SKP-0002 --at 2026-11-17T08:00")
    cli.ok("ticket open --client druga --license SKP-0002 --subject Old --description D --serial SKP-0002 --at 2026-11-17T08:30")
    cli.ok("ticket triage 1 --diagnosable --at 2026-11-17T08:40")
    cli.ok("client set-contact druga --name Anna --competent --at 2026-01-02T10:00")
    cli.ok(f"session start 1 {CONFIRMED.replace('601234567', '602000111')} --at 2026-11-17T10:00")
    cli.ok("session stop --at 2026-11-17T10:30")
    cli.ok("invoice proforma --ticket 1")
    return cli


def unpaid(desk: Cli) -> list[tuple[str, str]]:
    """(number, client) of what waits for payment: in `today`, in the list of documents and in the rows kept, where nothing is wrong."""
    found = [(row["id"], row["client"]) for row in desk.ask("today").data if row["section"] == "unpaid"]
    assert sorted(found) == sorted((row["number"], row["client"]) for row in desk.ask("invoice list --unpaid").data)
    assert desk.ask("db check").data["ok"]
    with sqlite3.connect(desk.db) as db:
        before = db.execute("SELECT * FROM owed_document").fetchall()
        db.execute("DELETE FROM owed_document")
        db.execute(step_of("0020")._OWED)
        assert db.execute("SELECT * FROM owed_document").fetchall() == before
    return found


def test_the_list_names_who_the_client_is_now(desk: Cli) -> None:
    assert unpaid(desk) == [(PF, "druga")]
    desk.ok(MERGE)
    assert unpaid(desk) == [(PF, "pracownia")]
    assert [row["number"] for row in desk.ask("client show pracownia").data["unpaid"]] == [PF]
    desk.ok("undo")
    assert unpaid(desk) == [(PF, "druga")]
    desk.ok("redo")
    assert unpaid(desk) == [(PF, "pracownia")]


def test_the_invoice_of_the_other_bills_it(desk: Cli) -> None:
    desk.ok(MERGE)
    desk.ok("invoice issue --client pracownia")
    assert unpaid(desk) == [(FV, "pracownia")]
    assert FV in desk.refuses(f"invoice pay {PF}", 5, PF).err
    desk.ok(f"invoice annul {FV} --reason mistyped")
    assert unpaid(desk) == [(PF, "pracownia")]


def test_what_the_invoice_bills_stays_billed_once_the_merge_is_taken_back(desk: Cli) -> None:
    """It names the same ticket, whoever it was issued to; void it bills nothing."""
    desk.ok(MERGE)
    desk.ok("invoice issue --client pracownia --at 2026-11-17T16:00")
    taken = desk("undo")
    if taken.code:  # what was numbered stands in the way
        assert taken.code == 5
        return
    assert unpaid(desk) == [(FV, "pracownia")]
    desk.ok(f"invoice annul {FV} --reason mistyped")
    assert unpaid(desk) == [(PF, "druga")]


def test_hours_bought_in_advance_are_billed_by_their_purchase(cli: Cli) -> None:
    """No ticket tells them apart: an invoice of the other client before the merge bills nothing of these."""
    cli.now("2026-11-17T16:00")
    cli.ok(f"{ADD} --at 2026-01-02T10:00")
    cli.ok(f"{LICENSE} --client druga --serial SKP-0002 --at 2026-01-02T10:00")
    cli.ok("hours buy --client druga --hours 2 --phone 602000111 --license SKP-0002 --prepaid --at 2026-11-17T08:00")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --prepaid --at 2026-11-17T08:00")
    cli.ok("invoice proforma --client druga")
    cli.ok("invoice issue --client pracownia")
    cli.ok(MERGE)
    assert unpaid(cli) == [(PF, "pracownia"), (FV, "pracownia")]
    cli.ok("invoice issue --client pracownia")
    assert unpaid(cli) == [(FV, "pracownia"), ("FV/2026/0002", "pracownia")]
    cli.ok("invoice annul FV/2026/0002 --reason mistyped")
    assert unpaid(cli) == [(PF, "pracownia"), (FV, "pracownia")]
