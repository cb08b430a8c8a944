"""What is known of invoices, pinned through the real commands: VAT, corrections, numbering."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued, sums, worked


@pytest.mark.parametrize(
    ("price", "rate", "vat", "gross"),
    [
        ("0.50", "23", "0.12", "0.62"),
        ("0.02", "23", "0.00", "0.02"),
        ("0.03", "23", "0.01", "0.04"),
        ("0.10", "5", "0.01", "0.11"),
        ("0.09", "5", "0.00", "0.09"),
        ("81.30", "23", "18.70", "100.00"),
        ("750.05", "23", "172.51", "922.56"),
    ],
)
def test_vat_of_a_net_price(cli: Cli, price: str, rate: str, vat: str, gross: str) -> None:
    issued(cli, 1, price, f"--vat {rate}")
    data = cli.ask(f"invoice print {FV}").data
    assert sums(data) == [price, vat, gross]
    assert sums(cli.ask(f"invoice correct {FV} --to-zero --reason x").data) == [
        f"-{price}", "0.00" if vat == "0.00" else f"-{vat}", f"-{gross}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("price", "rate", "vat", "net"),
    [("99.99", "23", "18.70", "81.29"), ("0.01", "23", "0.00", "0.01"), ("49.90", "8", "3.70", "46.20")],
)
def test_vat_out_of_a_gross_price(cli: Cli, price: str, rate: str, vat: str, net: str) -> None:
    issued(cli, 1, price, f"--vat {rate} --gross")
    data = cli.ask(f"invoice print {FV}").data
    assert sums(data) == [net, vat, price]
    assert data["lines"][0]["unit_gross"]["amount"] == price


def test_the_vat_is_the_sum_of_the_line_vats(cli: Cli) -> None:
    """3 × 10.01 on lines of their own: 6.90, where the whole would give 6.91."""
    worked(cli, 1, "10.01")
    for day in ("2026-11-18", "2026-11-19"):
        cli.now(f"{day}T18:00")
        worked(cli, 1, None, at=day)
    data = cli.ask("invoice issue --client pracownia").data
    assert (len(data["lines"]), sums(data)) == (3, ["30.03", "6.90", "36.93"])
    number = data["number"]
    assert sums(cli.ask(f"invoice correct {number} --to-zero --reason x").data) == ["-30.03", "-6.90", "-36.93"]


def test_three_hours_corrected_to_two(cli: Cli) -> None:
    issued(cli)
    assert sums(cli.ask(f"invoice correct {FV} --line 1 --quantity 2 --reason x").data) == ["-150.00", "-34.50", "-184.50"]


def test_a_number_is_allotted_only_at_issue_and_a_failed_one_burns_none(cli: Cli) -> None:
    worked(cli)
    assert cli.ask("invoice issue --ticket 1 --dry-run").data["number"] is None
    cli.refuses("invoice issue --ticket 9", 3)
    cli.refuses("invoice issue --ticket 1 --at 2026-11-17T09:00", 5)
    assert cli.ask("invoice issue --ticket 1").data["number"] == FV


def test_an_issued_document_is_frozen(cli: Cli) -> None:
    """Whatever is edited afterwards, the document says what it said."""
    issued(cli)
    before = cli.ok(f"invoice print {FV}").out
    cli.ok("client edit pracownia --name Inna --address 'ul. Nowa 9'")
    cli.ok("price set progrupa-support-hour 999 --currency PLN --from 2026-11-02")
    cli.ok(f"invoice correct {FV} --line 1 --quantity 1 --reason x")
    cli.ok(f"invoice pay {FV}")
    assert cli.ok(f"invoice print {FV}").out == before


@pytest.mark.parametrize(("service", "last"), [(date(2026, 11, 18), date(2026, 12, 15)), (date(2026, 12, 31), date(2027, 1, 15))])
def test_by_when_an_invoice_is_issued(service: date, last: date) -> None:
    from supportctl.regulations import VAT_INVOICES, statute_of
    from supportctl.regulations.vat_invoices.facts import InvoiceDayFacts
    from supportctl.regulations.vat_invoices.rules import invoice_period

    assert invoice_period(InvoiceDayFacts(service, service), statute_of(VAT_INVOICES).on(service)).value.last_day == last
