"""Invoices and jobs: faults that were once found, each a test of what is right."""

from __future__ import annotations

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk

FV = "FV/2026/0001"


@pytest.fixture
@once
def issued(desk: Desk) -> Desk:
    """FV/2026/0001 of 17 November over two hours, 492.00; it is the 20th."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T11:20")
    desk.ok(f"ticket close 1 --outcome solved -m Done --client-confirmed --at {DAY}T12:00")
    desk.ok("invoice issue --ticket 1")
    desk.now("2026-11-20T10:00")
    return desk


# Documents --------------------------------------------------------------------------------------------------------------------


def test_an_issued_invoice_is_corrected(issued: Desk) -> None:
    """D12: by a document of its own, whose figures are the difference."""
    made = issued.ask(f"invoice correct {FV} --line 1 --quantity 1 --reason 'One hour less'")
    assert made.code == 0
    assert (made.data["corrects"], made.data["gross"]["amount"]) == (FV, "-246.00")


def test_what_is_unpaid_is_listed_and_paid(issued: Desk) -> None:
    """D12: in parts, and what is overdue by itself."""
    assert [row["number"] for row in issued.ask("invoice list --unpaid").data] == [FV]
    issued.ok(f"invoice pay {FV} --amount 100")
    (left,) = issued.ask("invoice list --unpaid").data
    assert left["unpaid"]["amount"] == "392.00"
    issued.now("2026-12-02T10:00")
    assert [row["number"] for row in issued.ask("invoice list --overdue").data] == [FV]
    issued.ok(f"invoice pay {FV}")
    for option in ("--unpaid", "--overdue"):
        assert issued.ask(f"invoice list {option}").data == []


def test_an_invoice_that_its_proforma_paid_asks_for_nothing(desk: Desk) -> None:
    """D12: the bundle was paid before it was invoiced."""
    desk.ok("price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01")
    desk.ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2 --at 2026-11-02T09:00"
    )
    desk.ok("bundle submit 1 --channel email --confirm signature,form,application,statement --at 2026-11-02T09:30")
    desk.ok("bundle qualify 1 --channel email --at 2026-11-02T10:00")
    desk.ok("bundle pay 1 --at 2026-11-09T08:00")
    (to_pay,) = [row for row in desk.said(f"invoice print {FV}").splitlines() if row.startswith(("To pay:", "Left to pay:"))]
    assert to_pay.endswith(" 0.00 PLN")


@pytest.mark.parametrize(("more", "said"), [("--country DE --nip DE136695976", "VIES"), ("--country US", "np I")])
def test_how_a_buyer_abroad_is_invoiced_is_said_when_it_is_added_and_done(desk: Desk, more: str, said: str) -> None:
    """D13."""
    found = desk.ok(f"client add 'Firma Abroad' --email a@firma.example --phone 602222222 --address Street --key abroad {more}")
    assert said in found.err
    desk.ok("client set-contact abroad --name 'Eva Low' --competent --at 2026-11-02T08:00")
    desk.ok(
        "license add --client abroad --product sketchup-pro --serial AB-1 --kind perpetual-single --version 2021"
        " --maintenance-until 2020-11-30"
    )
    desk.ok(f"hours buy --license AB-1 --hours 1 --phone 602222222 --client abroad --at {DAY}T09:00")
    desk.ok(f"ticket open --client abroad --license AB-1 --subject S --description D --serial AB-1 --at {DAY}T09:05")
    desk.ok(f"ticket triage 1 --diagnosable --at {DAY}T09:05")
    desk.ok(f"session start 1 --confirm backup,present,internet --phone 602222222 --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:20")
    desk.ok(f"ticket close 1 --outcome solved -m Done --at {DAY}T11:00")
    made = desk.ask("invoice issue --ticket 1")
    assert (made.code, made.data["vat"]["amount"]) == (0, "0.00")


def test_a_buyer_that_cant_be_invoiced_isnt_added(desk: Desk) -> None:
    """D13: a consumer abroad."""
    assert desk("client add 'Eva Low' --consumer --country DE --address Street --key eva").code == 4


# Jobs -------------------------------------------------------------------------------------------------------------------------


def test_jobs_are_silent_when_nothing_is_due(desk: Desk) -> None:
    """D4."""
    found = desk.ok("cron run")
    assert (found.out, found.err) == ("", "")
    assert desk.ask("cron run").data == []


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_jobs_did_is_told_with_whose_it_is(desk: Desk, lang: str) -> None:
    """D4: the ticket's subject, the client, until when."""
    desk.open()
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T10:20")
    desk.now("2026-11-18T10:20:01")
    (line,) = desk.said("cron run", lang).splitlines()
    assert [part for part in ("#1", "Crash", "pracownia", "10:20") if part not in line] == []


@pytest.mark.parametrize("line", ["ticket list", "cron run", "doctor", "batch lines", "client add N --consumer --address A"])
def test_a_mistyped_path_makes_no_desk(desk: Desk, line: str) -> None:
    """D5."""
    slip = desk.db.parent / "dekt.db"
    desk.env("SUPPORTCTL_DB", str(slip))
    lines = desk.db.parent / "lines"
    lines.write_text("ticket list\n")
    found = desk(line.replace("lines", str(lines)))
    assert found.code == 6
    assert "supportctl init --db" in found.err + found.out
    assert not slip.exists()
