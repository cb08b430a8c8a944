"""Reports say what the rules stored: their figures are those of the tickets and invoices that they add up."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY = "2026-11-16"


@pytest.fixture
@once
def worked(cli: Cli) -> Cli:
    """Two hours bought, three begun on one ticket in two sessions, another ticket a day later, the first one invoiced."""
    cli.ticket(hours="2", at=f"{DAY}T09:05")
    cli.work(f"{DAY}T10:00", f"{DAY}T11:30")
    cli.work(f"{DAY}T12:00", f"{DAY}T13:10")
    cli.ok("invoice issue --ticket 1")
    cli.ticket(hours="1", at="2026-11-17T09:05")
    cli.env("SUPPORTCTL_OPERATOR", "ewa")
    cli.work("2026-11-17T10:00", "2026-11-17T10:20", "2")
    return cli


def rows(cli: Cli, line: str) -> list[dict[str, Any]]:
    """The data of a report."""
    found: list[dict[str, Any]] = cli.ask(line).data
    return found


def test_hours_are_those_of_the_tickets_and_the_invoice(worked: Cli) -> None:
    (total,) = rows(worked, "report hours")
    counters = [worked.ask(f"session show {n}").data for n in (2, 3)]
    assert total["group"] == "pracownia"
    assert total["seconds"] == sum(c["ticket_seconds"] for c in counters) == 9600 + 1200
    assert float(total["started_hours"]) == sum(float(c["started_hours"]) for c in counters) == 4
    assert total["unbilled_seconds"] == sum(c["unbilled_seconds"] for c in counters) == 2400
    invoice = worked.ask("invoice print FV/2026/0001").data
    assert (total["billed_hours"], total["net"]) == (invoice["lines"][0]["quantity"], invoice["net"])
    assert total["net"] == {"amount": "400.00", "currency": "PLN"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("--by operator", [("anna", 9600, "3", "2", 2400), ("ewa", 1200, "1", "0", 0)]),
        ("--by day", [(DAY, 9600, "3", "2", 2400), ("2026-11-17", 1200, "1", "0", 0)]),
        ("--by product", [("sketchup-pro", 10800, "4", "2", 2400)]),
        ("--by regulation --month 2026-11", [("progrupa-support", 10800, "4", "2", 2400)]),
        ("--month 2026-10", []),
        (f"--from {DAY} --to {DAY}", [("pracownia", 9600, "3", "2", 2400)]),
        ("--from 17.11.2026", [("pracownia", 1200, "1", "0", 0)]),
    ],
)
def test_hours_by_group_and_period(worked: Cli, options: str, expected: list[Any]) -> None:
    names = ("group", "seconds", "started_hours", "billed_hours", "unbilled_seconds")
    assert [tuple(row[n] for n in names) for row in rows(worked, f"report hours {options}")] == expected


def test_an_hour_counts_where_it_began(cli: Cli) -> None:
    """Sessions of one ticket share the rest of a begun hour; over midnight of the month the hour belongs to its beginning."""
    cli.ticket(hours="5", at="2026-10-30T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-10-30T16:20")
    cli.ok("session stop --at 2026-10-30T16:50")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-10-31T09:00 --override x")
    cli.ok("session stop --at 2026-10-31T09:40")
    found = {row["group"]: (row["seconds"], row["started_hours"]) for row in rows(cli, "report hours --by day")}
    assert found == {"2026-10-30": (1800, "1"), "2026-10-31": (2400, "1")}
    assert cli.ask("session show 2").data["started_hours"] == "2"


def test_work_after_the_window_for_a_recurrence_begins_anew(cli: Cli) -> None:
    cli.ticket(hours="5", at="2026-11-10T09:05")
    cli.work("2026-11-10T10:00", "2026-11-10T10:20")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-12T09:05")
    cli.work("2026-11-12T10:00", "2026-11-12T10:20")
    (row,) = rows(cli, "report hours")
    assert row["started_hours"] == cli.ask("session show 2").data["started_hours"] == "2"


def test_free_and_running_work(cli: Cli) -> None:
    cli.ticket(hours="1", at="2026-11-17T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T16:20")
    cli.now("2026-11-17T16:50")
    (row,) = rows(cli, "report hours")
    assert (row["seconds"], row["started_hours"], row["unbilled_seconds"], row["net"]) == (1800, "1", 0, None)


def test_merged_clients_are_one(worked: Cli) -> None:
    worked.ok("client add Other --nip 9512120077 --address X --key other")
    worked.ok("client merge other --into pracownia --reason same")
    assert [row["group"] for row in rows(worked, "report hours")] == ["pracownia"]


def test_first_responses(cli: Cli) -> None:
    """Due on the second working day; met, missed and open add up to what is due."""
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 1 "
        "--support-ordered 2026-01-02 --maintenance-until 2027-01-01 --key-valid-until 2026-12-31"
    )
    opened = "ticket open --client pracownia --license CT-1 --subject S --description D --email a@b.pl"
    for at in ("2026-11-02T09:00", "2026-11-03T09:00", "2026-11-04T09:00", "2026-11-17T09:00"):
        cli.ok(f"{opened} --at {at}")
    dues = [t["first_response_due"] for t in cli.ask("ticket list").data]
    assert all(dues)
    cli.ok("ticket reply 1 -m Answer --at 2026-11-02T10:00")
    cli.ok("ticket reply 2 -m Answer --at 2026-11-16T10:00")
    (row,) = rows(cli, "report sla")
    assert row == {"group": "codetwo-support", "due": 4, "met": 1, "missed": 2, "open": 1, "met_percent": 33}
    assert rows(cli, "report sla --month 2026-10") == []
    assert sum(row["due"] for row in rows(cli, "report sla --by day")) == 4
    assert [row["group"] for row in rows(cli, "report sla --by operator")] == [None]


def test_workload(worked: Cli) -> None:
    worked.ok("ticket assign 2 --to ewa")
    found = {row["group"]: row for row in rows(worked, "report workload")}
    assert (found["ewa"]["opened"], found["ewa"]["left_open"], found["ewa"]["sessions"], found["ewa"]["seconds"]) == (
        1,
        1,
        1,
        1200,
    )
    assert (found["anna"]["sessions"], found["anna"]["seconds"]) == (2, 9600)
    assert sum(row["opened"] for row in found.values()) == 2
    worked.ok('ticket close 1 --outcome solved -m Done --client-confirmed --at "2026-11-17 12:00"')
    assert [(r["group"], r["opened"], r["closed"]) for r in rows(worked, "report workload --by day")] == [
        (DAY, 1, 0),
        ("2026-11-17", 1, 1),
    ]


def test_revenue_is_what_the_invoices_say(worked: Cli) -> None:
    worked.ok("invoice issue --ticket 2")
    invoices = worked.ask("invoice list").data
    (row,) = rows(worked, "report revenue")
    assert (row["group"], row["invoices"]) == ("pracownia", 2)
    for name in ("net", "vat", "gross"):
        assert float(row[name]["amount"]) == sum(float(i[name]["amount"]) for i in invoices)
    assert [r["group"] for r in rows(worked, "report revenue --by operator")] == ["anna", "ewa"]
    assert [r["group"] for r in rows(worked, "report revenue --by product")] == ["sketchup-pro"]
    assert rows(worked, "report revenue --by day --month 2026-11")[0]["group"] == "2026-11-17"
    assert rows(worked, "report revenue --month 2026-10") == []


@pytest.mark.parametrize("kind", ["sla", "hours", "workload", "revenue"])
def test_bad_input(cli: Cli, kind: str) -> None:
    cli.refuses(f"report {kind} --by colour", 2, "colour")
    cli.refuses(f"report {kind} --month 2026-13", 2, "2026-13")
    cli.refuses(f"report {kind} --month 2026-11 --from 2026-11-01", 2, "--month", "--from")
    cli.refuses(f"report {kind} --from 2026-11-02 --to 2026-11-01", 2, "2026-11-02")
    assert rows(cli, f"report {kind}") == []


def test_csv_and_plain(worked: Cli) -> None:
    csv = worked.ok("report hours -o csv").out.splitlines()
    assert csv[0] == "group,seconds,started_hours,billed_hours,unbilled_seconds,net,net_currency"
    assert csv[1] == "pracownia,10800,4,2,2400,400.00,PLN"
    assert "█" not in worked.ok("report hours").out
