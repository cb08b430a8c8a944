"""Buyers: who can be invoiced, how, and what is said of it when a client is added."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli

AT = "--address 'Hauptstr. 1' --email k@kunde.example"


@pytest.mark.clause("vat-invoices", "art. 106e ust. 1 pkt 24")
@pytest.mark.parametrize(
    ("country", "typed", "stored"),
    [
        ("DE", "DE136695976", "DE136695976"),
        ("DE", "136 695 976", "DE136695976"),
        ("de", "de136695976", "DE136695976"),
        ("GR", "EL094259216", "EL094259216"),
        ("GR", "094259216", "EL094259216"),
        ("AT", "ATU13585627", "ATU13585627"),
        ("US", "36-3512345", "36-3512345"),
        ("GB", "GB123", "GB123"),
        ("PL", "PL 526-587-76-35", "5265877635"),
    ],
)
@pytest.mark.parametrize("option", ["--vat-number", "--nip"])
def test_a_firm_goes_by_the_number_of_its_country(empty: Cli, country: str, typed: str, stored: str, option: str) -> None:
    assert empty.ask(f"client add Kunde {AT} --country {country} {option} '{typed}'").data["nip"] == stored


@pytest.mark.parametrize(
    ("country", "typed", "said"),
    [
        ("DE", "DE136695977", "begins with DE"),
        ("DE", "ATU13585627", "EU VAT number of DE"),
        ("GR", "GR094259217", "EL"),
        ("FR", "FR", "FR"),
        ("DE", "DE" + "1" * 400, "DE"),
        ("PL", "5265877634", "NIP"),
    ],
)
def test_a_number_that_cant_be_right(empty: Cli, country: str, typed: str, said: str) -> None:
    empty.refuses(f"client add Kunde {AT} --country {country} --vat-number '{typed}'", 2, said)


def test_a_number_stands_once(empty: Cli) -> None:
    empty.refuses(f"client add Kunde {AT} --country DE --vat-number DE136695976 --nip DE136695976", 2, "--nip", "--vat-number")
    empty.refuses(f"client add Kunde {AT} --consumer --vat-number DE136695976", 2, "--consumer")
    empty.ok(f"client add Kunde {AT} --country DE --vat-number DE136695976")
    empty.refuses(f"client add Anderer {AT} --country DE --nip 136695976", 5, "kunde")


@pytest.mark.clause("vat-invoices", "art. 28c ust. 1")
@pytest.mark.parametrize("country", ["DE", "US"])
def test_a_consumer_in_another_country_is_refused_at_once(empty: Cli, country: str) -> None:
    found = empty.refuses(f"client add Jan {AT} --country {country} --consumer", 4, country, "art. 28c ust. 1")
    assert "consumer" in found.err
    empty.env("SUPPORTCTL_LANG", "pl")
    assert "konsument" in empty(f"client add Jan {AT} --country {country} --consumer").err
    empty.env("SUPPORTCTL_LANG", "en")
    empty.ok(f"client add Jan {AT} --consumer")


@pytest.mark.clause("vat-invoices", "art. 28b ust. 1")
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("--country DE --vat-number DE136695976", ("DE136695976", "VIES", "odwrotne obciążenie")),
        ("--country DE", ("can't be invoiced yet", "--vat-number")),
        ("--country US", ("np I", "US")),
        ("--country GB --vat-number 123", ("np I", "GB")),
    ],
)
def test_it_is_said_how_a_firm_elsewhere_will_be_invoiced(empty: Cli, line: str, said: tuple[str, ...]) -> None:
    err = empty.ok(f"client add Kunde {AT} --key kunde {line}").err
    assert len(err.splitlines()) == 1
    for part in ("kunde", *said):
        assert part in err


def test_of_a_firm_or_consumer_in_poland_nothing_is_said(empty: Cli) -> None:
    assert empty.ok(f"client add Firma {AT} --nip 5265877635").err == ""
    assert empty.ok(f"client add Jan {AT} --consumer").err == ""


def test_a_firm_gets_its_number_later(empty: Cli) -> None:
    empty.ok(f"client add Kunde {AT} --country DE --key kunde")
    empty.refuses("client edit kunde --vat-number DE136695977", 2, "DE136695977")
    assert "VIES" in empty.ok("client edit kunde --vat-number 136695976").err
    assert empty.ask("client show kunde").data["nip"] == "DE136695976"
    empty.refuses("client edit kunde --vat-number ATU13585627", 2, "DE")
    empty.refuses("client edit kunde --vat-number DE811569869", 5, "DE136695976")
    empty.ok("undo")
    assert empty.ask("client show kunde").data["nip"] is None


def test_a_number_is_not_given_to_others_later(empty: Cli) -> None:
    empty.ok(f"client add Firma {AT} --nip 5265877635 --key firma")
    empty.ok(f"client add Jan {AT} --consumer --key jan")
    empty.refuses("client edit firma --vat-number 1234563218", 5, "firma")
    empty.refuses("client edit jan --vat-number 1234563218", 5, "jan")
    empty.ok(f"client add Co {AT} --country US --key co --vat-number 12-3456789")
    empty.refuses("client edit co --vat-number 98-7654321", 5, "12-3456789")
