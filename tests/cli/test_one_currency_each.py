"""A ticket or a client with something to be invoiced in two currencies: what is in the one is billed, the rest goes on waiting."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.cli import Cli
from tests.cli.once import once
from tests.cli.test_statutes import charged


@pytest.fixture
@once
def mixed(cli: Cli) -> Cli:
    """A ticket with a diagnosis in PLN and a repair in EUR, in a month that has its rate."""
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    cli.ok("price set bitservice-repair 50 --currency EUR --from 2020-01-01")
    cli.ok("rate set EUR 4.2274 --table 220/A/NBP/2026 --on 2026-11-13")
    charged(cli, "2026-11-16")
    cli.ok("ticket charge 1 --item bitservice-repair --at 2026-11-16T10:45")
    return cli


def test_the_advice_works(mixed: Cli) -> None:
    found = mixed.refuses("invoice issue --ticket 1", 7, "EUR, PLN")
    advice = found.err.partition("supportctl invoice")[2].strip().rstrip(".")
    first = mixed.ask(shlex.split(f"invoice {advice}")).data
    assert (first["currency"], first["net"]["amount"]) == ("EUR", "50.00")
    assert mixed.ask("ticket show 1").data["unbilled"] is True
    second = mixed.ask("invoice issue --ticket 1").data
    assert (second["currency"], second["net"]["amount"]) == ("PLN", "100.00")
    assert mixed.ask("ticket show 1").data["unbilled"] is False
    mixed.refuses("invoice issue --ticket 1", 5)


@pytest.mark.parametrize("whose", ["--ticket 1", "--client pracownia"])
def test_whoever_wants_a_proforma_is_advised_one(mixed: Cli, whose: str) -> None:
    mixed.refuses(f"invoice proforma {whose}", 7, f"supportctl invoice proforma {whose} --currency EUR")
    assert mixed.ok(f"invoice proforma {whose} --currency EUR -q").out == "PF/2026/0001\n"


@pytest.mark.parametrize("whose", ["--ticket 1", "--client pracownia"])
@pytest.mark.parametrize("first", ["PLN", "eur"])
def test_each_by_itself_whichever_comes_first(mixed: Cli, whose: str, first: str) -> None:
    found = mixed.ask(f"invoice issue {whose} --currency {first}").data
    assert (found["currency"], len(found["lines"])) == (first.upper(), 1)
    mixed.refuses(f"invoice issue {whose} --currency {first}", 5, first.upper())
    assert mixed.ask(f"invoice issue {whose}").data["currency"] == {"PLN": "EUR", "EUR": "PLN"}[first.upper()]


def test_what_there_is_not(mixed: Cli) -> None:
    mixed.refuses("invoice issue --ticket 1 --currency USD", 5, "USD")
    mixed.refuses("invoice issue --ticket 1 --currency CHF", 2, "CHF")


def test_a_dry_run_shows_the_one_and_writes_nothing(mixed: Cli) -> None:
    before = mixed.dump()
    assert mixed.ask("invoice issue --ticket 1 --currency EUR --dry-run").data["gross"]["amount"] == "61.50"
    assert mixed.dump() == before


def test_hours_at_two_prices_in_two_currencies(cli: Cli) -> None:
    cli.ok("hours buy --client pracownia --license SKP-0001 --hours 1 --phone 601234567 --at 2026-11-16T08:00")
    cli.ok("price set progrupa-support-hour 50 --currency EUR --from 2026-11-17")
    cli.ticket(hours="2", at="2026-11-17T09:05")
    cli.work("2026-11-17T10:00", "2026-11-17T12:30")
    cli.refuses("invoice issue --ticket 1", 7, "EUR, PLN")
    found = cli.ask("invoice issue --ticket 1 --currency PLN").data
    assert [(line["quantity"], line["unit_net"]["amount"]) for line in found["lines"]] == [("1", "200.00")]
    assert cli.ask("ticket show 1").data["unbilled"] is True
    cli.refuses("invoice issue --ticket 1", 7, "2026-11-16")  # no rate
    cli.ok("rate set EUR 4.2274 --table 221/A/NBP/2026 --on 2026-11-16")
    found = cli.ask("invoice issue --ticket 1").data
    assert [(line["quantity"], line["unit_net"]["amount"]) for line in found["lines"]] == [("2", "50.00")]
    cli.refuses("invoice issue --ticket 1", 5)
