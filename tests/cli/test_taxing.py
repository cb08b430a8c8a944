"""How a document is taxed, and what the VAT act wants said on it: the facts of the issue, through the command."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.test_statutes import charged


def billed(cli: Cli, price: str, *, client: str = "pracownia", line: str = "", day: str = "2026-11-16") -> Any:
    """The invoice of one diagnosis at that price."""
    cli.ok(f"price set bitservice-diagnosis {price} --from 2020-01-01")
    charged(cli, day, client)
    return cli.ask(f"invoice issue --ticket 1 --at 2026-11-17T12:00 {line}").data


def buyer(cli: Cli, line: str) -> None:
    cli.ok(f"client add 'Kunde GmbH' --address 'Hauptstr. 1, Berlin' --email k@kunde.example --key kunde {line}")


def sums(found: Any) -> tuple[str, str, str]:
    return tuple(found[name]["amount"] for name in ("net", "vat", "gross"))


# Firms outside Poland ----------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 28b ust. 1", "art. 106e ust. 1 pkt 18", "art. 106e ust. 1 pkt 24")
def test_a_firm_of_the_union_accounts_for_the_tax(cli: Cli) -> None:
    buyer(cli, "--country DE --vat-number DE136695976")
    found = billed(cli, "100 --currency PLN", client="kunde")
    (line,) = found["lines"]
    assert (sums(found), line["vat_rate"]) == (("100.00", "0.00", "100.00"), "np II")
    assert {"regulation": "vat-invoices", "clause": "art. 28b ust. 1"} in line["clauses"]
    (said,) = found["annotations"]
    assert (said["code"], said["words"]) == ("reverse-charge", "odwrotne obciążenie")
    printed = cli.ok(f"invoice print {found['number']}").out
    for part in ("EU VAT no.: PL5265877635", "EU VAT no.: DE136695976", "Reverse charge (odwrotne obciążenie)", "np II"):
        assert part in printed
    cli.env("SUPPORTCTL_LANG", "pl")
    printed = cli.ok(f"invoice print {found['number']}").out
    for part in ("Nr VAT UE: PL5265877635", "Nr VAT UE: DE136695976", "Odwrotne obciążenie"):
        assert part in printed
    assert "NIP:" not in printed
    why = cli.ask(f"invoice why {found['number']}").data["decisions"]
    assert {"place_of_supply", "reverse_charge"} <= {decision["question"] for decision in why}
    assert all(decision["same"] for decision in why)


@pytest.mark.clause("vat-invoices", "art. 28b ust. 1")
@pytest.mark.parametrize("country", ["US", "GB"])
def test_a_firm_outside_the_union_is_taxed_where_it_is(cli: Cli, country: str) -> None:
    buyer(cli, f"--country {country} --vat-number 36-3512345")
    found = billed(cli, "100 --currency PLN", client="kunde")
    assert (sums(found), found["lines"][0]["vat_rate"]) == (("100.00", "0.00", "100.00"), "np I")
    assert "annotations" not in found
    printed = cli.ok(f"invoice print {found['number']}").out
    assert "Tax no.: 36-3512345" in printed
    assert "odwrotne" not in printed


def test_of_a_gross_price_a_firm_elsewhere_pays_the_net(cli: Cli) -> None:
    buyer(cli, "--country DE --vat-number DE136695976")
    found = billed(cli, "123 --currency PLN --gross", client="kunde")
    assert sums(found) == ("100.00", "0.00", "100.00")
    assert "unit_gross" not in found["lines"][0]


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 24")
def test_without_the_number_there_is_no_invoice(cli: Cli) -> None:
    buyer(cli, "--country DE")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    charged(cli, "2026-11-16", "kunde")
    cli.refuses("invoice issue --ticket 1", 4, "art. 106e ust. 1 pkt 24", "DE")
    cli.ok("client edit kunde --vat-number DE136695976")
    cli.ok("invoice issue --ticket 1")


@pytest.mark.clause("vat-invoices", "art. 28c ust. 1")
def test_a_consumer_elsewhere_of_an_earlier_release_is_refused_at_the_invoice(cli: Cli) -> None:
    cli.ok("client add Jan --consumer --address A --email j@jan.example --key jan")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    charged(cli, "2026-11-16", "jan")
    import sqlite3

    with sqlite3.connect(cli.db) as desk:
        desk.execute("UPDATE client SET country = 'CZ' WHERE key = 'jan'")
    desk.close()
    cli.refuses("invoice issue --ticket 1", 4, "art. 28c ust. 1", "CZ")


# Exempt ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 43 ust. 1", "art. 106e ust. 1 pkt 19")
def test_an_exempt_item_names_its_provision(cli: Cli) -> None:
    found = billed(cli, "100 --currency PLN --vat zw --exempt-basis 'art. 43 ust. 1 pkt 29 ustawy o VAT'")
    assert (sums(found), found["lines"][0]["vat_rate"]) == (("100.00", "0.00", "100.00"), "zw")
    assert [(said["code"], said["words"]) for said in found["annotations"]] == [("exempt", "art. 43 ust. 1 pkt 29 ustawy o VAT")]
    assert "Exempt from VAT by art. 43 ust. 1 pkt 29 ustawy o VAT" in cli.ok(f"invoice print {found['number']}").out
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "Podstawa zwolnienia z VAT: art. 43" in cli.ok(f"invoice print {found['number']}").out


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 19")
def test_without_its_provision_there_is_no_exempt_price(cli: Cli) -> None:
    cli.refuses("price set szkolenie 100 --currency PLN --from 2026-01-01 --vat zw", 4, "art. 106e ust. 1 pkt 19")
    cli.refuses("price set szkolenie 100 --currency PLN --from 2026-01-01 --exempt-basis 'art. 43'", 2, "--exempt-basis", "zw")
    cli.refuses("price set szkolenie 100 --currency PLN --from 2026-01-01 --vat zw --exempt-basis ' '", 2, "exempt-basis")
    made = cli.ask("price set szkolenie 100 --currency PLN --from 2026-01-01 --vat zw --exempt-basis 'art. 43'").data
    assert (made["vat_rate"], made["exempt_basis"]) == ("zw", "art. 43")


# Split payment -----------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 18a")
@pytest.mark.parametrize(
    ("net", "gross", "flag", "noted"),
    [
        ("12195.12", "15000.00", "--annex-15", False),
        ("12195.13", "15000.01", "--annex-15", True),
        ("12195.13", "15000.01", "", False),
    ],
)
def test_the_split_payment_is_named(cli: Cli, net: str, gross: str, flag: str, noted: bool) -> None:
    found = billed(cli, f"{net} --currency PLN {flag}")
    assert found["gross"]["amount"] == gross
    assert [said["words"] for said in found.get("annotations", [])] == ["mechanizm podzielonej płatności"] * noted
    cli.env("SUPPORTCTL_LANG", "pl")
    assert ("Mechanizm podzielonej płatności" in cli.ok(f"invoice print {found['number']}").out) is noted


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 18a")
def test_a_consumers_payment_is_not_split(cli: Cli) -> None:
    assert "annotations" not in billed(cli, "20000 --currency PLN --annex-15", client="zielinski")


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 18a")
@pytest.mark.parametrize(("rate", "noted"), [("4.0650", False), ("4.0651", True)])
def test_in_euro_the_split_payment_goes_by_what_it_is_in_zloty(cli: Cli, rate: str, noted: bool) -> None:
    cli.ok(f"rate set EUR {rate} --table 220/A/NBP/2026 --on 2026-11-13")
    found = billed(cli, "3000 --currency EUR --annex-15")  # 3 690.00 EUR
    assert ("annotations" in found) is noted


# Euro --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 31a ust. 1")
def test_euro_with_the_vat_in_zloty(cli: Cli) -> None:
    cli.ok("rate set EUR 4.2274 --table 220/A/NBP/2026 --on 2026-11-13")
    found = billed(cli, "100 --currency EUR")
    assert (found["vat"]["amount"], found["exchange"]) == (
        "23.00", {"rate": "4.2274", "table": "220/A/NBP/2026", "on": "2026-11-13", "vat_pln": "97.23"},
    )  # fmt: skip
    printed = cli.ok(f"invoice print {found['number']}").out
    assert "97.23\u00a0PLN" in printed
    assert "220/A/NBP/2026" in printed
    assert "2026-11-13" in printed


def test_a_missing_rate_is_a_gap_though_an_older_one_is_on_record(cli: Cli) -> None:
    cli.ok("rate set EUR 4.2200 --table 219/A/NBP/2026 --on 2026-11-12")
    cli.ok("price set bitservice-diagnosis 100 --currency EUR --from 2020-01-01")
    charged(cli, "2026-11-16")
    cli.refuses("invoice issue --ticket 1", 7, "2026-11-13")
