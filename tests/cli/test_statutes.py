"""Statutes through the commands: listed apart, read like regulations, asked by the desk, amended by a value."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from supportctl.regulations import KSEF_DUTY, SHELVES, STATUTES, TAX_RETENTION, VAT_INVOICES
from tests.cli.cli import Cli
from tests.regulations import amended

REMOTE = "--client pracownia --product bitservice-remote-help"
CONFIRM = "--confirm owner,backup,present,admin-rights,internet,backup-notice"

NEW = "2027-01-01"


def new_vat_act(data: amended.Text) -> None:
    """From 2027 on: invoices by the 20th, firms in Germany like those in Poland, and a rate of 22 instead of 23."""
    amended.version(data, NEW, dated=date(2027, 1, 1), decides_from=date(2027, 1, 1))
    data["param"]["invoice.last-day"]["value"][NEW] = 20
    data["param"]["place.firms"]["value"][NEW] = ["PL", "DE"]
    data["param"]["rates"]["value"][NEW] = {"22": "art. 41 ust. 1", "0": "art. 83 ust. 1"}


def shorter_retention(data: amended.Text) -> None:
    """From 2027 on liabilities are time-barred after three years."""
    amended.version(data, NEW, dated=date(2027, 1, 1), decides_from=date(2027, 1, 1))
    data["param"]["retention.barred-after"]["value"][NEW] = 3


@pytest.fixture
def new_vat(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, VAT_INVOICES, new_vat_act)):
        yield cli


@pytest.fixture
def shorter(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, TAX_RETENTION, shorter_retention)):
        yield cli


def charged(cli: Cli, day: str, client: str = "pracownia") -> None:
    """Remote help on that day, to be invoiced."""
    cli.ok(f"client accept {client} --regulation bitservice-remote --price-list --at {day}T09:00")
    cli.ok(f"ticket open {REMOTE} --subject S --at {day}T09:05".replace("pracownia", client))
    cli.ok(f"session schedule 1 --when {day}T10:00 --at {day}T09:10")
    cli.ok(f"session start 1 {CONFIRM} --at {day}T10:00")
    cli.ok(f"session stop --at {day}T10:30")
    cli.ok(f"ticket charge 1 --item bitservice-diagnosis --at {day}T10:40")


# Reading them ------------------------------------------------------------------------------------------------------------------


def test_they_are_listed_apart(cli: Cli) -> None:
    rows = cli.ask("regulation list").data
    assert [(row["regulation"], row["kind"]) for row in rows] == [
        *((slug, "regulation") for slug in SHELVES),
        *((slug, "statute") for slug in STATUTES),
    ]
    regulations, statutes = cli.ok("regulation list").out.split("\nStatutes\n")
    assert all(slug in regulations and slug not in statutes for slug in SHELVES)
    assert all(slug in statutes and slug not in regulations for slug in STATUTES)
    assert "\nUstawy\n" in cli.ok("--lang pl regulation list").out


@pytest.mark.parametrize(
    ("slug", "before", "first", "clause"),
    [
        (VAT_INVOICES, "2013-12-31", "2014-01-01", "art. 176"),
        (TAX_RETENTION, "2004-04-30", "2004-05-01", "art. 176 ustawy o VAT"),
        (KSEF_DUTY, "2013-12-31", "2014-01-01", "art. 176"),
    ],
)
def test_they_are_shown_from_their_first_day_on(cli: Cli, slug: str, before: str, first: str, clause: str) -> None:
    cli.refuses(f"regulation show {slug} --on {before}", 7, first, clause)
    cli.refuses(f"regulation coverage {slug} --on {before}", 7, first)
    assert cli.ask(f"regulation show {slug} --on {first}").data["version"] == first
    assert cli.ok(f"regulation coverage {slug} --on {first}").code == 0


def test_a_change_is_shown_by_its_clause(cli: Cli) -> None:
    (change,) = cli.ask(f"regulation show {VAT_INVOICES} --diff 2021-01-01 2022-01-01").data["changes"]
    assert change["clause"] == "art. 106i ust. 7"
    assert [(p["old"]["value"], p["new"]["value"]) for p in change["params"]] == [(30, 60)]


def test_coverage_says_of_the_five_what_it_said_and_adds_the_statutes(cli: Cli) -> None:
    whole = cli.ok("regulation coverage").out
    five = cli.ok(f"regulation coverage {' '.join(SHELVES)}").out
    table, _, total = five.rpartition("\n\n")
    assert total == "covered: 210/210\n"
    assert whole.startswith(table + "\n\n")
    assert whole.endswith("covered: 243/243\n")
    rows = cli.ask("regulation coverage").data
    assert rows == [row for slug in (*SHELVES, *STATUTES) for row in cli.ask(f"regulation coverage {slug}").data]


@pytest.mark.parametrize("slug", STATUTES)
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("client accept pracownia --regulation {}", 3),
        ("product add plotter --name Plotter --vendor V --regulation {}", 2),
        ("ticket open --client pracownia --product sketchup-pro --subject S --description D --serial X --regulation {}", 3),
        ("regulation set-hours {} --opens 09:00 --closes 17:00", 3),
        ("regulation hours {}", 3),
    ],
)
def test_a_statute_serves_no_product_and_is_accepted_by_nobody(cli: Cli, slug: str, line: str, code: int) -> None:
    refused = cli.refuses(line.format(slug), code, slug)
    assert ", ".join(SHELVES) in refused.err


# Asked by the desk -------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 106i ust. 1")
@pytest.mark.parametrize(("issued", "late"), [("2026-12-15", False), ("2026-12-16", True)])
def test_an_invoice_after_the_fifteenth_of_the_next_month_is_late(cli: Cli, issued: str, late: bool) -> None:
    cli.now("2027-01-05T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    charged(cli, "2026-11-30")
    assert ("2026-12-15" in cli.ok(f"invoice issue --ticket 1 --at {issued}T12:00").err) is late


@pytest.mark.clause("vat-invoices", "art. 176")
@pytest.mark.parametrize(("day", "code"), [("2013-12-31", 7), ("2014-01-01", 0)])
def test_about_a_service_before_the_text_nothing_decides(cli: Cli, day: str, code: int) -> None:
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2000-01-01")
    charged(cli, day)
    found = cli(f"invoice issue --ticket 1 --at {day}T12:00 --dry-run")
    assert (found.code, "2014-01-01" in found.err) == (code, bool(code))
    if code:
        cli.refuses(f"invoice issue --ticket 1 --at {day}T12:00", 7, "vat-invoices", "art. 176")


def test_records_of_the_past_need_no_text_of_the_past(cli: Cli) -> None:
    """A client that came before the text, and a price that holds since long ago, serve the invoices that are still to come."""
    assert (
        cli.ok("client add Dawna --nip 1234563218 --same-nip-as pracownia --address A --key dawna --at 1999-01-04T10:00 -q").out
        == "dawna\n"
    )
    cli.ok("price set dawna-usluga 10 --currency PLN --from 1990-01-01")
    cli.refuses("price set dawna-usluga 11 --currency PLN --from 1990-01-01 --vat 22", 2, "23, 8, 5, 0")
    cli.refuses("client add Bez --address A --key bez --at 1999-01-04T10:00", 2, "--nip")


# Amended by a value ------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("vat-invoices", "art. 106i ust. 1")
@pytest.mark.parametrize(("service", "issued", "late"), [
    ("2026-12-31", "2027-01-16", True), ("2027-01-01", "2027-02-20", False), ("2027-01-01", "2027-02-21", True),
])  # fmt: skip
def test_a_later_last_day_is_one_value(new_vat: Cli, service: str, issued: str, late: bool) -> None:
    new_vat.now("2027-03-01T12:00")
    new_vat.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01 --vat 0")
    charged(new_vat, service)
    assert ("last day" in new_vat.ok(f"invoice issue --ticket 1 --at {issued}T12:00").err) is late


@pytest.mark.clause("vat-invoices", "art. 28b ust. 1")
@pytest.mark.parametrize(("service", "code"), [("2026-12-31", 4), ("2027-01-01", 0)])
def test_another_country_is_one_value(new_vat: Cli, service: str, code: int) -> None:
    new_vat.now("2027-03-01T12:00")
    new_vat.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01 --vat 0")
    new_vat.ok("client add Kunde --country DE --email k@kunde.example --address 'Hauptstr. 1, Berlin' --key kunde")
    charged(new_vat, service, "kunde")
    assert new_vat(f"invoice issue --ticket 1 --at {service}T12:00").code == code


@pytest.mark.clause("vat-invoices", "art. 41 ust. 1")
def test_other_rates_are_one_value(new_vat: Cli) -> None:
    new_vat.ok("price set praca 10 --currency PLN --from 2026-12-31")
    new_vat.refuses("price set praca 10 --currency PLN --from 2027-01-01", 2, "23", "22, 0")
    new_vat.ok("price set praca 10 --currency PLN --from 2027-01-01 --vat 22")


@pytest.mark.clause(
    "tax-retention", "art. 70 § 1 Ordynacji podatkowej", "art. 86 § 1 Ordynacji podatkowej", "art. 112 ustawy o VAT"
)
@pytest.mark.parametrize(("asked", "until"), [("2026-12-31", "2032-12-31"), ("2027-01-01", "2030-12-31")])
def test_a_shorter_time_to_keep_documents_is_one_value(shorter: Cli, asked: str, until: str) -> None:
    shorter.now(f"{asked}T23:00")
    shorter.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    charged(shorter, "2026-11-16")
    shorter.ok("ticket close 1 --outcome solved --at 2026-11-17T11:00")
    shorter.ok("invoice issue --ticket 1 --at 2026-11-17T12:00")
    assert shorter.ok("client erase pracownia --yes --json").data["documents_until"] == until
