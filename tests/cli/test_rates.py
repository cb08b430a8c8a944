"""Exchange rates on record."""

from __future__ import annotations

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once
from tests.cli.selling import ordered


def test_a_rate_is_kept_with_its_table(empty: Cli) -> None:
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")
    empty.ok("rate set eur 4,2627 --table 163/A/NBP/2025 --on 2025-08-25")
    assert empty.ask("rate list --currency EUR").data == [
        {"currency": "EUR", "rate": "4.2627", "table": "163/A/NBP/2025", "on": "2025-08-25"},
        {"currency": "EUR", "rate": "4.2497", "table": "096/A/NBP/2025", "on": "2025-05-20"},
    ]
    empty.env("SUPPORTCTL_LANG", "pl")
    assert "4,2627" in empty.ok("rate list").out  # as the page has it
    assert empty.ok("rate list -o csv").out.splitlines()[1].startswith("EUR,4.2627,")
    assert empty.ok("rate list -o ids").out == "163/A/NBP/2025\n096/A/NBP/2025\n"
    empty.refuses("rate set EUR 4.3000 --table 096/A/NBP/2025 --on 2025-05-20", 5, "2025-05-20")


@pytest.mark.parametrize(
    ("typed", "stored"), [("4.25", "4.2500"), ("4,25", "4.2500"), ("4", "4.0000"), ("4,2497", "4.2497"), ("0.0001", "0.0001")]
)
def test_a_rate_may_be_short_and_is_stored_with_four_places(empty: Cli, typed: str, stored: str) -> None:
    empty.ok(f"rate set EUR {typed} --table 096/A/NBP/2025 --on 20.05.2025")
    assert [(row["rate"], row["on"]) for row in empty.ask("rate list").data] == [(stored, "2025-05-20")]


def test_a_table_is_of_one_day(empty: Cli) -> None:
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")
    empty.refuses("rate set EUR 4.2500 --table 096/A/NBP/2025 --on 2025-05-21", 5, "096/A/NBP/2025", "2025-05-20")
    empty.refuses("rate set USD 3.7500 --table 096/A/NBP/2025 --on 2025-05-21", 5, "096/A/NBP/2025")
    empty.ok("rate set USD 3.7500 --table 096/A/NBP/2025 --on 2025-05-20")


def test_a_rate_is_of_a_day_that_has_come(empty: Cli) -> None:
    empty.now("2025-05-20T13:00")
    empty.refuses("rate set EUR 4.2497 --table 097/A/NBP/2025 --on 2025-05-21", 2, "2025-05-21")
    empty.ok("rate set EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-20")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("EUR 4.24975 --table 096/A/NBP/2025 --on 2025-05-20", "4.24975"),
        ("EUR 4. --table 096/A/NBP/2025 --on 2025-05-20", "4."),
        ("EUR ,25 --table 096/A/NBP/2025 --on 2025-05-20", ",25"),
        ("EUR 4.2,5 --table 096/A/NBP/2025 --on 2025-05-20", "4.2,5"),
        ("EUR 0 --table 096/A/NBP/2025 --on 2025-05-20", "0 isn't"),
        ("EUR 0.0000 --table 096/A/NBP/2025 --on 2025-05-20", "0.0000"),
        ("EUR four --table 096/A/NBP/2025 --on 2025-05-20", "four"),
        ("PLN 1.0000 --table 096/A/NBP/2025 --on 2025-05-20", "PLN"),
        ("CHF 4.5000 --table 096/A/NBP/2025 --on 2025-05-20", "CHF"),
        ("EUR 4.2497 --table 096/C/NBP/2025 --on 2025-05-20", "096/C/NBP/2025"),
        ("EUR 4.2497 --table 096/A/NBP/2024 --on 2025-05-20", "096/A/NBP/2024"),
        ("EUR 4.2497 --table 096/A/NBP/2025 --on 2025-05-18", "2025-05-18"),
        ("EUR 4.2497 --table 096/A/NBP/2025 --on 20.05.25", "20.05.25"),
    ],
)
def test_bad_rates(empty: Cli, line: str, said: str) -> None:
    empty.refuses(f"rate set {line}", 2, said)


# Documents in another currency ---------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def euro(cli: Cli) -> Cli:
    """A subscription and a training priced in EUR."""
    cli.now("2032-01-02T10:00")
    cli.ok("price set solidworks-professional-year 2500 --currency EUR --from 2022-02-01")
    cli.ok("price set training-basics 500 --currency EUR --from 2022-02-01")
    return cli


def test_a_bundle_in_euro_from_its_proforma_to_its_settlement(euro: Cli) -> None:
    ordered(euro, years=2, licenses=1)
    proforma = euro.ask("bundle qualify 1 --channel email --at 2025-03-03T10:00").data["document"]
    assert (proforma["gross"], proforma["exchange"]) == ({"amount": "4612.50", "currency": "EUR"}, None)  # no tax document
    euro.refuses("bundle pay 1 --at 2025-03-10T08:00", 7, "2025-03-07", "rate set EUR")
    assert euro.ask("bundle show 1").data["state"] == "qualified"
    euro.ok("rate set EUR 4.2000 --table 047/A/NBP/2025 --on 2025-03-07")
    paid = euro.ask("bundle pay 1 --at 2025-03-10T08:00").data["document"]
    # The VAT of 3 750.00 EUR at 4.2000: 23 % of 15 750.00 PLN.
    assert paid["exchange"] == {"rate": "4.2000", "table": "047/A/NBP/2025", "on": "2025-03-07", "vat_pln": "3622.50"}
    assert "VAT in PLN:" in euro.ok(f"invoice print {paid['number']}").out
    euro.ok("training declare 1 --at 2025-04-01T09:00")
    trained = euro.ask("training order 1 --kind basics --participants 2 --at 2025-04-01T10:00").data["document"]
    assert (trained["kind"], trained["net"]) == ("proforma", {"amount": "500.00", "currency": "EUR"})
    euro.ok("rate set EUR 4.1800 --table 063/A/NBP/2025 --on 2025-04-01")
    euro.ok(f"bundle pay 1 --invoice {trained['number']} --at 2025-04-02T10:00")
    euro.ok("bundle breach 1 --ground renewal-prevented -m 'They left' --at 2025-05-05T09:00")
    euro.refuses("bundle settle 1 --at 2025-05-05T10:00", 7, "2025-05-02")
    euro.ok("rate set EUR 4.3000 --table 085/A/NBP/2025 --on 2025-05-02")
    settled = euro.ask("bundle settle 1 --at 2025-05-05T10:00").data
    assert [(line["what"], line["net"]["amount"], line["net"]["currency"]) for line in settled["lines"]] == [
        ("subscription-discount", "1250.00", "EUR"),
        ("training-discount", "500.00", "EUR"),
    ]
    (document,) = settled["documents"]
    assert document["exchange"]["on"] == "2025-05-02"


def test_a_renewal_in_euro_is_converted_by_the_day_before_its_first(euro: Cli) -> None:
    ordered(euro, years=1, licenses=1)
    euro.ok("bundle qualify 1 --channel email --at 2025-03-03T10:00")
    euro.ok("rate set EUR 4.2000 --table 047/A/NBP/2025 --on 2025-03-07")
    euro.ok("bundle pay 1 --at 2025-03-10T08:00")
    euro.ok("bundle offer 1 --years 1 --at 2026-02-02T09:00")
    euro.refuses("bundle renew 1 --at 2026-03-20T09:00", 7, "2026-03-09")
    euro.ok("rate set EUR 4.2500 --table 046/A/NBP/2026 --on 2026-03-09")
    assert euro.ask("bundle renew 1 --at 2026-03-20T09:00").data["document"]["exchange"]["on"] == "2026-03-09"


def test_a_training_in_another_currency_than_its_bundle_is_paid_back_in_its_own(euro: Cli) -> None:
    euro.ok("price set training-basics 2000 --currency PLN --from 2025-03-20")
    ordered(euro, years=2, licenses=1)
    euro.ok("bundle qualify 1 --channel email --at 2025-03-03T10:00")
    euro.ok("rate set EUR 4.2000 --table 047/A/NBP/2025 --on 2025-03-07")
    euro.ok("bundle pay 1 --at 2025-03-10T08:00")
    euro.ok("training declare 1 --at 2025-04-01T09:00")
    mixed = "training order 1 --kind basics --kind dxf --participants 1 --at 2025-04-01T10:00"
    euro.ok("price set training-dxf 300 --currency EUR --from 2022-02-01")
    euro.refuses(mixed, 7, "EUR, PLN")
    trained = euro.ask("training order 1 --kind basics --participants 1 --at 2025-04-01T10:00").data["document"]
    euro.ok(f"bundle pay 1 --invoice {trained['number']} --at 2025-04-02T10:00")
    euro.ok("bundle breach 1 --ground renewal-prevented -m 'They left' --at 2025-05-05T09:00")
    euro.ok("rate set EUR 4.3000 --table 085/A/NBP/2025 --on 2025-05-02")
    documents = euro.ask("bundle settle 1 --at 2025-05-05T10:00").data["documents"]
    assert [d["net"] for d in documents] == [
        {"amount": "1250.00", "currency": "EUR"},
        {"amount": "1000.00", "currency": "PLN"},
    ]


def test_hours_in_euro_are_invoiced_by_the_rate_of_the_day_before(cli: Cli) -> None:
    cli.ok("price set progrupa-support-hour 50 --currency EUR --from 2026-01-01")
    cli.ok("hours buy --client pracownia --license SKP-0001 --hours 3 --phone 601234567 --prepaid --at 2026-11-12T10:00")
    cli.refuses("invoice issue --client pracownia --at 2026-11-17T10:00", 7, "2026-11-10")  # the 11th is a holiday
    cli.ok("rate set EUR 4.2274 --table 217/A/NBP/2026 --on 2026-11-10")
    found = cli.ask("invoice issue --client pracownia --at 2026-11-17T10:00").data
    assert (found["currency"], found["exchange"]["vat_pln"]) == ("EUR", "145.85")
