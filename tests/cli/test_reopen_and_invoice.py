"""After a reopening only what is new is billed; free help, prepaid hours, consumers, numbers, several tickets."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY = "2026-11-17"


def test_a_reopened_ticket_bills_its_hours_less_what_was_invoiced(cli: Cli) -> None:
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:01")
    cli.ok(f"ticket close 1 --outcome solved -m Done --at {DAY}T11:05")
    assert cli.ask(f"invoice issue --ticket 1 --at {DAY}T11:10").data["net"]["amount"] == "400.00"
    cli.ok(f"ticket reopen 1 --reason back --at {DAY}T12:00")
    cli.work(f"{DAY}T12:30", f"{DAY}T13:29")  # 120 minutes in all
    again = cli.ask(f"invoice issue --ticket 1 --at {DAY}T13:35")
    assert (again.code, again.error) == (5, "NOTHING_TO_BILL")
    cli.work(f"{DAY}T14:00", f"{DAY}T14:01")
    assert cli.ask("ticket show 1").data["unbilled"] is True
    second = cli.ask(f"invoice issue --ticket 1 --at {DAY}T15:00").data
    assert (second["number"], second["lines"][0]["quantity"]) == ("FV/2026/0002", "1")
    assert cli.ok("ticket list --unbilled -o ids").out == ""


def test_free_help_is_never_invoiced(cli: Cli) -> None:
    cli.ok(
        "license add --client zielinski --product sketchup-pro --serial SKP-F --kind perpetual-single --version 2026"
        " --maintenance-until 2027-06-30"
    )
    opened = cli.ok(
        f"ticket open --client zielinski --license SKP-F --subject S --description D --serial SKP-F --at {DAY}T09:05 --json"
    )
    assert opened.data["entitlement"] == "free"
    cli.ok(f"ticket triage 1 --diagnosable --at {DAY}T09:10")
    cli.ok(f"session start 1 --confirm backup,present,internet --phone 605111222 --at {DAY}T10:00")
    cli.ok(f"session stop --at {DAY}T12:00")
    asked = cli.ask("invoice issue --ticket 1")
    assert (asked.code, asked.clauses) == (4, ["§1.10"])
    cli.refuses("invoice issue --ticket 1", 4, "§1.10")
    cli.refuses("session extend 1 --hours 1 --consent x", 5, "free")


def test_prepaid_hours_are_invoiced_at_once_and_only_shown_later(cli: Cli) -> None:
    cli.ok(f"hours buy --client pracownia --hours 2 --phone 601234567 --prepaid --at {DAY}T08:00")
    first = cli.ask(f"invoice issue --client pracownia --at {DAY}T08:05").data
    assert (first["gross"]["amount"], first["lines"][0]["quantity"]) == ("492.00", "2")
    cli.ticket(None)
    cli.work(f"{DAY}T10:00", f"{DAY}T10:30")
    asked = cli.ask("invoice issue --ticket 1")
    assert (asked.code, asked.error) == (5, "NOTHING_TO_BILL")
    cli.ok(f'session extend 1 --hours 1 --consent "Anna, phone" --at {DAY}T11:00')
    cli.work(f"{DAY}T11:10", f"{DAY}T13:00")
    mixed = cli.ok("invoice issue --ticket 1")
    data = cli.ask("invoice print FV/2026/0002").data
    assert (data["lines"][0]["quantity"], data["uses"]) == ("1", [{"ticket": 1, "hours": "2"}])
    assert "2" in mixed.out


def test_a_gross_price_for_a_consumer_sums_to_the_grosz(cli: Cli) -> None:
    cli.ok("price set progrupa-support-hour 99.99 --currency PLN --from 2026-11-01 --gross")
    cli.ok("license add --client zielinski --product sketchup-pro --serial SKP-C --kind perpetual-single --version 2021")
    cli.ok(f"hours buy --client zielinski --hours 3 --phone 605111222 --prepaid --at {DAY}T08:00")
    data = cli.ask("invoice issue --client zielinski").data
    assert data["gross"] == {"amount": "299.97", "currency": "PLN"}
    net, vat = (round(float(data[name]["amount"]) * 100) for name in ("net", "vat"))
    assert net + vat == 29997
    assert vat == 5609
    assert "NIP: 5265877635" in cli.ok("invoice print 1").out
    assert data["buyer"]["nip"] is None


def test_numbers_begin_anew_with_the_year_and_have_no_gaps(cli: Cli) -> None:
    numbers = []
    for now in ("2025-12-30T12:00", "2025-12-31T23:59:59", "2026-01-01T00:00", "2026-01-05T10:00"):
        cli.now(now)
        cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --prepaid")
        cli.ok("invoice issue --client pracownia --dry-run")
        numbers.append(cli.ok("invoice issue --client pracownia -q").out.strip())
    assert numbers == ["FV/2025/0001", "FV/2025/0002", "FV/2026/0001", "FV/2026/0002"]


@pytest.fixture
@once
def two(cli: Cli) -> Cli:
    """Two tickets of one client with an hour begun on each."""
    cli.ticket("3")
    cli.ticket(None, at=f"{DAY}T09:20")
    cli.work(f"{DAY}T10:00", f"{DAY}T10:10", "1")
    cli.work(f"{DAY}T11:00", f"{DAY}T12:10", "2")
    return cli


def test_two_tickets_of_a_client_on_one_invoice(two: Cli) -> None:
    data = two.ask("invoice issue --client pracownia").data
    assert [(line["ticket"], line["quantity"]) for line in data["lines"]] == [(1, "1"), (2, "2")]
    assert (data["ticket"], data["net"]["amount"]) == (None, "600.00")
    assert two.ask("invoice issue --client pracownia").error == "NOTHING_TO_BILL"


def test_a_ticket_that_is_worked_on_waits_for_the_next_invoice(two: Cli) -> None:
    two.ok(f"session start 1 {CONFIRMED} --at {DAY}T13:00")
    assert two.ask("invoice issue --ticket 1").error == "SESSION_RUNNING"
    asked = two.ask("invoice issue --client pracownia")
    assert [(line["ticket"], line["quantity"]) for line in asked.data["lines"]] == [(2, "2")]
    assert len(asked.err.splitlines()) == 1
    two.ok(f"session stop --at {DAY}T13:10")
    assert two.ask("invoice issue --client pracownia").data["lines"][0]["ticket"] == 1


def test_hours_at_two_prices_are_two_lines(cli: Cli) -> None:
    cli.ticket("1")
    cli.ok(f"price set progrupa-support-hour 250 --currency PLN --from {DAY}")
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f'session extend 1 --hours 1 --consent "Anna, phone" --at {DAY}T10:50')
    cli.ok(f"session stop --at {DAY}T11:30")
    data = cli.ask("invoice issue --ticket 1").data
    assert [(line["quantity"], line["unit_net"]["amount"]) for line in data["lines"]] == [("1", "200.00"), ("1", "250.00")]
    assert data["gross"]["amount"] == "553.50"
