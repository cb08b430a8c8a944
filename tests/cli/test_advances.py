"""Proformas, advances and the final invoices that they lower."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once

SUMS = ("net", "vat", "gross")


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """A price of 1 000.00 PLN net."""
    cli.ok("price set wdrozenie 1000 --currency PLN --from 2026-01-01 --name Wdrożenie --unit usł.")
    return cli


def advance(cli: Cli, paid: str = "123", line: str = "") -> Any:
    return cli.ask(f"invoice advance --client pracownia --item wdrozenie --paid {paid} {line}").data


def final(cli: Cli, line: str = "") -> Any:
    return cli.ask(f"invoice final --client pracownia --item wdrozenie {line}").data


def sums(found: Any) -> list[str]:
    return [found[name]["amount"] for name in SUMS]


@pytest.mark.clause("vat-invoices", "art. 106f ust. 1 pkt 3")
@pytest.mark.parametrize(
    ("paid", "expected"),
    [("123.00", ["100.00", "23.00", "123.00"]), ("0,01", ["0.01", "0.00", "0.01"]), ("99.99", ["81.29", "18.70", "99.99"])],
)
def test_the_tax_of_an_advance_is_in_what_was_paid(desk: Cli, paid: str, expected: list[str]) -> None:
    found = advance(desk, paid)
    assert (found["kind"], found["number"], sums(found)) == ("advance", "FV/2026/0001", expected)
    assert found["lines"][0]["name"] == "Zaliczka: Wdrożenie"
    assert (found["unpaid"]["amount"], found["paid_on"]) == ("0.00", "2026-11-17")
    assert desk.ask("invoice list --unpaid").data == []


@pytest.mark.clause("vat-invoices", "art. 106f ust. 3")
def test_the_final_invoice_is_lowered_by_it_and_names_it(desk: Cli) -> None:
    advance(desk)
    found = final(desk)
    assert (found["kind"], found["number"], sums(found)) == ("final", "FV/2026/0002", ["900.00", "207.00", "1107.00"])
    assert [(line["name"], line["gross"]["amount"]) for line in found["lines"]] == [
        ("Wdrożenie", "1230.00"), ("Zaliczka z faktury FV/2026/0001 (17.11.2026)", "-123.00"),
    ]  # fmt: skip
    assert found["unpaid"]["amount"] == "1107.00"
    printed = desk.ok("invoice print FV/2026/0002").out
    for part in ("Final invoice FV/2026/0002", "FV/2026/0001", "1\u00a0107.00"):
        assert part in printed
    desk.env("SUPPORTCTL_LANG", "pl")
    assert "Faktura końcowa FV/2026/0002" in desk.ok("invoice print FV/2026/0002").out
    assert "Faktura zaliczkowa FV/2026/0001" in desk.ok("invoice print FV/2026/0001").out


def test_an_advance_counts_once(desk: Cli) -> None:
    advance(desk)
    final(desk)
    desk.refuses("invoice final --client pracownia --item wdrozenie", 5, "wdrozenie", "PLN")
    advance(desk, "246")
    advance(desk, "61.50")
    assert sums(final(desk, "--quantity 2")) == ["1750.00", "402.50", "2152.50"]


@pytest.mark.clause("vat-invoices", "art. 106f ust. 3")
@pytest.mark.parametrize(("paid", "code"), [("1229.99", 0), ("1230", 4), ("1231", 4)])
def test_advances_that_cover_everything_leave_no_final_invoice(desk: Cli, paid: str, code: int) -> None:
    advance(desk, paid)
    if code:
        desk.refuses("invoice final --client pracownia --item wdrozenie", 4, "art. 106f ust. 3")
    else:
        assert sums(final(desk))[2] == "0.01"


def test_what_stands_of_a_corrected_advance(desk: Cli) -> None:
    number = advance(desk)["number"]
    desk.ok(f"invoice correct {number} --line 1 --unit-gross 61.50 --reason R")
    assert sums(final(desk)) == ["950.00", "218.50", "1168.50"]


def test_an_annulled_final_invoice_counts_no_advance(desk: Cli) -> None:
    advance(desk)
    number = final(desk)["number"]
    desk.ok(f"invoice annul {number} --reason R")
    again = final(desk)
    assert sums(again) == ["900.00", "207.00", "1107.00"]
    desk.ok(f"invoice correct {again['number']} --to-zero --rebill --reason R")
    assert sums(final(desk)) == ["900.00", "207.00", "1107.00"]


def test_both_are_in_the_register(desk: Cli) -> None:
    advance(desk, "123", "--on 2026-11-16")
    final(desk)
    rows = desk.ask("register export --month 2026-11").data
    assert [(row["kind"], row["tax_point"], sums(row)) for row in rows] == [
        ("advance", "2026-11-16", ["100.00", "23.00", "123.00"]), ("final", "2026-11-17", ["900.00", "207.00", "1107.00"]),
    ]  # fmt: skip


def test_a_firm_elsewhere_pays_no_vat_with_either(desk: Cli) -> None:
    desk.ok("client add Kunde --address Berlin --email k@kunde.example --key kunde --country DE --vat-number DE136695976")
    first = desk.ask("invoice advance --client kunde --item wdrozenie --paid 100").data
    assert (sums(first), first["lines"][0]["vat_rate"]) == (["100.00", "0.00", "100.00"], "np II")
    assert sums(desk.ask("invoice final --client kunde --item wdrozenie").data) == ["900.00", "0.00", "900.00"]


def test_in_euro_by_the_rate_of_the_day_before_the_payment(desk: Cli) -> None:
    desk.ok("price set wdrozenie 1000 --currency EUR --from 2026-11-10")
    desk.refuses("invoice advance --client pracownia --item wdrozenie --paid 123 --on 2026-11-16", 7, "2026-11-13")
    desk.ok("rate set EUR 4.2274 --table 220/A/NBP/2026 --on 2026-11-13")
    found = advance(desk, "123", "--on 2026-11-16")
    assert found["exchange"]["vat_pln"] == "97.23"


def test_bad_input(desk: Cli) -> None:
    desk.refuses("invoice advance --client pracownia --item wdrozenie --paid 0", 2, "0")
    desk.refuses("invoice advance --client pracownia --item wdrozenie --paid -5", 2)
    desk.refuses("invoice advance --client pracownia --item nothing --paid 5", 7, "nothing")
    desk.refuses("invoice advance --client nobody --item wdrozenie --paid 5", 3, "nobody")
    desk.refuses("invoice advance --client pracownia --item wdrozenie --paid 5 --on 2026-11-18", 2, "2026-11-18")
    desk.refuses("invoice final --client pracownia --item wdrozenie", 5, "advance")
    advance(desk)
    for quantity in ("0", "-1", "many", "1.23456"):
        desk.refuses(["invoice", "final", "--client", "pracownia", "--item", "wdrozenie", f"--quantity={quantity}"], 2, quantity)


def test_a_dry_run_writes_nothing(desk: Cli) -> None:
    before = desk.dump()
    assert sums(advance(desk, "123", "--dry-run")) == ["100.00", "23.00", "123.00"]
    assert desk.dump() == before
    advance(desk)
    before = desk.dump()
    assert sums(final(desk, "--dry-run")) == ["900.00", "207.00", "1107.00"]
    assert desk.dump() == before


# Proformas ---------------------------------------------------------------------------------------------------------------------


def test_a_proforma_bills_nothing(cli: Cli) -> None:
    cli.ticket(at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    found = cli.ask("invoice proforma --ticket 1").data
    assert (found["kind"], found["number"], found["gross"]["amount"]) == ("proforma", "PF/2026/0001", "492.00")
    assert cli.ask("ticket show 1").data["unbilled"] is True
    assert cli.ask("register export --month 2026-11").data == []
    assert "Proforma PF/2026/0001" in cli.ok("invoice print PF/2026/0001").out
    assert cli.ask("invoice issue --ticket 1").data["number"] == "FV/2026/0001"
    cli.refuses("invoice proforma --ticket 1", 5)


def test_a_proforma_of_a_client_and_of_one_currency(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --hours 2 --phone 601234567 --license SKP-0001 --prepaid --at 2026-11-17T09:00")
    assert cli.ask("invoice proforma --client pracownia --currency PLN").data["net"]["amount"] == "400.00"
    cli.refuses("invoice proforma --client pracownia --currency EUR", 5, "EUR")
    cli.refuses("invoice proforma", 2, "--ticket")
    assert cli.ask("invoice issue --client pracownia").data["net"]["amount"] == "400.00"


def test_an_advance_is_taxed_as_its_item(cli: Cli) -> None:
    cli.ok("price set szkolenie 100 --currency PLN --from 2026-01-01 --vat zw --exempt-basis 'art. 43 ust. 1 pkt 29'")
    found = cli.ask("invoice advance --client pracownia --item szkolenie --paid 50").data
    assert (sums(found), found["annotations"][0]["words"]) == (["50.00", "0.00", "50.00"], "art. 43 ust. 1 pkt 29")
    last = cli.ask("invoice final --client pracownia --item szkolenie").data
    assert (sums(last), last["annotations"][0]["code"]) == (["50.00", "0.00", "50.00"], "exempt")
    cli.ok("price set serwer 20000 --currency PLN --from 2026-01-01 --annex-15")
    assert "annotations" not in cli.ask("invoice advance --client pracownia --item serwer --paid 15000").data
    found = cli.ask("invoice advance --client pracownia --item serwer --paid 15000.01").data
    assert found["annotations"][0]["words"] == "mechanizm podzielonej płatności"


def test_an_advance_is_printed_as_paid(desk: Cli) -> None:
    advance(desk)
    printed = desk.ok("invoice print FV/2026/0001").out
    assert "123.00\u00a0PLN, on 2026-11-17" in printed
    assert " 0.00\u00a0PLN" in printed


def test_an_invoice_after_a_paid_proforma_is_paid_by_it(cli: Cli) -> None:
    cli.ticket(at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T11:30")
    cli.ok("invoice proforma --ticket 1")
    cli.ok("invoice pay PF/2026/0001")
    assert cli.ask("invoice issue --ticket 1 --dry-run").data["paid_by"] == "PF/2026/0001"
    found = cli.ask("invoice issue --ticket 1").data
    assert (found["paid_by"], found["unpaid"]["amount"], found["paid_on"]) == ("PF/2026/0001", "0.00", "2026-11-17")
    assert "PF/2026/0001" in cli.ok("invoice print FV/2026/0001").out
    assert cli.ask("invoice list --unpaid").data == []
    cli.refuses("invoice unpay PF/2026/0001", 5, "FV/2026/0001")


def test_a_final_invoice_corrected_to_zero_for_good_still_counts_its_advances(desk: Cli) -> None:
    """Nothing of it is billed anew, so nothing is deducted a second time."""
    advance(desk)
    found = final(desk)
    desk.ok(f"invoice correct {found['number']} --to-zero --reason R")
    desk.refuses("invoice final --client pracownia --item wdrozenie", 5)
    desk.ok("invoice annul FK/2026/0001 --reason R")
    desk.refuses("invoice final --client pracownia --item wdrozenie", 5)
