"""All invoices of a month: a document a client and currency, each by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once
from tests.cli.test_statutes import CONFIRM


def charge(cli: Cli, client: str, day: str, item: str = "bitservice-diagnosis") -> str:
    """Remote help for a client on a day, to be invoiced; its ticket."""
    cli.ok(f"client accept {client} --regulation bitservice-remote --price-list --at {day}T08:00")
    ticket = cli.ok(f"ticket open --client {client} --product bitservice-remote-help --subject S --at {day}T08:05 -q").out.strip()
    cli.ok(f"session schedule {ticket} --when {day}T10:00 --at {day}T08:10 --technician t{client}{day}")
    cli.ok(f"session start {ticket} {CONFIRM} --at {day}T10:00 --operator t{client}{day}")
    cli.ok(f"session stop {ticket} --at {day}T10:30 --operator t{client}{day}")
    cli.ok(f"ticket charge {ticket} --item {item} --at {day}T10:40")
    return ticket


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Two firms and a consumer with something to be invoiced in November; the clock stands in December."""
    cli.now("2026-12-03T12:00")
    cli.ok("price set bitservice-diagnosis 100 --currency PLN --from 2020-01-01")
    cli.ok("price set bitservice-repair 50 --currency EUR --from 2020-01-01")
    cli.ok("client add Biuro --nip 5260250274 --address A --email b@biuro.example --key biuro")
    for client in ("pracownia", "zielinski", "biuro"):
        charge(cli, client, "2026-11-16")
    return cli


def run(cli: Cli, line: str, code: int = 0) -> Any:
    found = cli.ask(f"invoice run {line}")
    assert found.code == code, found
    return found.data


def test_a_document_for_each_client(desk: Cli) -> None:
    items = run(desk, "--month 2026-11")
    assert [(item["data"]["client"], item["data"]["number"]) for item in items] == [
        ("pracownia", "FV/2026/0001"), ("zielinski", "FV/2026/0002"), ("biuro", "FV/2026/0003"),
    ]  # fmt: skip
    assert items[0]["data"]["gross"] == {"amount": "123.00", "currency": "PLN"}
    again = desk.ask("invoice run --month 2026-11")
    assert (again.code, again.data) == (0, [])
    assert "nothing" in again.err.lower()


def test_only_what_is_of_the_month(desk: Cli) -> None:
    charge(desk, "pracownia", "2026-12-01")
    charge(desk, "biuro", "2026-10-30")
    assert len(run(desk, "--month 2026-11 --dry-run")) == 3
    (item,) = run(desk, "--month 2026-10")
    assert (item["data"]["client"], item["data"]["net"]["amount"]) == ("biuro", "100.00")
    assert len(run(desk, "--month 2026-11")) == 3
    (item,) = run(desk, "--month 2026-12")
    assert item["data"]["client"] == "pracownia"
    assert desk.ask("ticket list --unbilled").data == []


def test_the_month_is_that_of_warsaw(cli: Cli) -> None:
    cli.now("2026-12-03T12:00")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --prepaid --at 2026-12-01T00:30+01:00")
    assert run(cli, "--month 2026-11") == []
    assert len(run(cli, "--month 2026-12 --dry-run")) == 1


def test_a_document_for_each_currency(desk: Cli) -> None:
    ticket = charge(desk, "biuro", "2026-11-17", "bitservice-repair")
    desk.ok("rate set EUR 4.2274 --table 221/A/NBP/2026 --on 2026-11-16")
    found = [(item["id"], item["data"]["gross"]) for item in run(desk, "--month 2026-11 --client biuro")]
    assert found == [
        ("biuro EUR", {"amount": "61.50", "currency": "EUR"}),
        ("biuro PLN", {"amount": "123.00", "currency": "PLN"}),
    ]
    assert desk.ask(f"ticket show {ticket}").data["unbilled"] is False


def test_one_that_fails_stops_no_other(desk: Cli) -> None:
    charge(desk, "zielinski", "2026-11-17", "bitservice-repair")  # in EUR, without a rate
    items = run(desk, "--month 2026-11", code=7)
    assert [(item["id"], item["exit_code"]) for item in items] == [
        ("pracownia PLN", 0), ("zielinski EUR", 7), ("zielinski PLN", 0), ("biuro PLN", 0),
    ]  # fmt: skip
    assert items[1]["errors"][0]["code"] == "NO_RATE"
    desk.ok("rate set EUR 4.2274 --table 221/A/NBP/2026 --on 2026-11-16")
    assert [item["id"] for item in run(desk, "--month 2026-11")] == ["zielinski EUR"]


def test_a_dry_run_writes_nothing(desk: Cli) -> None:
    before = desk.dump()
    items = run(desk, "--month 2026-11 --dry-run")
    assert [(item["data"]["number"], item["data"]["net"]["amount"]) for item in items] == [(None, "100.00")] * 3
    assert desk.dump() == before


def test_chosen_clients(desk: Cli) -> None:
    assert [item["id"] for item in run(desk, "--month 2026-11 --client biuro --client zielinski")] == [
        "biuro PLN",
        "zielinski PLN",
    ]
    found = desk.ask("invoice run --month 2026-11 --client biuro")
    assert (found.code, found.data[0]["errors"][0]["code"]) == (5, "NOTHING_TO_BILL")
    desk.refuses("invoice run --month 2026-11 --client nobody", 3, "nobody")
    desk.refuses("invoice run --month 2027-01", 2, "2027-01")
    desk.refuses("invoice run --month November", 2, "November")


def test_what_is_being_worked_on_waits(desk: Cli) -> None:
    desk.ok("price set progrupa-support-hour 200 --currency PLN --from 2020-12-01 --vat 23 --name Wsparcie")
    desk.ticket(at="2026-11-18T09:05")
    desk.work("2026-11-18T10:00", "2026-11-18T10:30", "4")
    desk.ok(f"session start 4 {CONFIRMED} --at 2026-11-18T11:00")
    assert [item["data"]["net"]["amount"] for item in run(desk, "--month 2026-11")] == ["100.00", "100.00", "100.00"]
    desk.ok("session stop --at 2026-11-18T11:30")
    (item,) = run(desk, "--month 2026-11")
    assert item["data"]["net"]["amount"] == "200.00"


def test_clients_that_were_merged_are_one(desk: Cli) -> None:
    desk.ok("client merge biuro --into pracownia --reason R")
    assert [(item["id"], item["data"]["net"]["amount"]) for item in run(desk, "--month 2026-11")] == [
        ("pracownia PLN", "200.00"), ("zielinski PLN", "100.00"),
    ]  # fmt: skip


def test_for_people(desk: Cli) -> None:
    out = desk.ok("invoice run --month 2026-11").out
    assert out.count("FV/2026/000") == 3
    desk.refuses("undo", 5, "FV/2026/0001")
    assert len(desk.ask("invoice list").data) == 3
