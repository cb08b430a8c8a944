"""The job of cron that fetches exchange rates: only where the settings ask for it, once the table of the day is there, late or not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.cli.cli import Cli
from tests.cli.test_rate_files import TABLES, Service


@pytest.fixture
def service(empty: Cli) -> Iterator[Service]:
    """The NBP, which the desk asks each day."""
    with Service.running() as found:
        empty.env("SUPPORTCTL_NBP_URL", found.url)
        empty.env("SUPPORTCTL_NBP_DAILY", "on")
        empty.env("NO_PROXY", "127.0.0.1")
        yield found


def table(service: Service, first: str, last: str, *days: tuple[str, str]) -> None:
    """What it answers for some days: (day, number of the table)."""
    told = [
        {"table": "A", "no": number, "effectiveDate": day, "rates": [{"currency": "euro", "code": "EUR", "mid": 4.25}]}
        for day, number in days
    ]
    service.answers[f"{TABLES}/{first}/{last}/"] = (200, json.dumps(told).encode())


def days(cli: Cli) -> list[str]:
    """The days on record."""
    return [row["on"] for row in cli.ask("rate list").data]


def ran(cli: Cli, options: str = "") -> list[Any]:
    """The reports of a run."""
    found: list[Any] = cli.ask(f"cron run {options}").data
    return found


TUESDAY, WEDNESDAY, THURSDAY = (
    ("2026-11-17", "222/A/NBP/2026"),
    ("2026-11-18", "223/A/NBP/2026"),
    ("2026-11-19", "224/A/NBP/2026"),
)


def test_nobody_is_asked_unless_the_settings_say_so(empty: Cli, service: Service) -> None:
    empty.env("SUPPORTCTL_NBP_DAILY", "off")
    empty.now("2026-11-18T13:00")
    assert ran(empty) == []
    empty.refuses("cron run rates", 2, "rates")
    assert service.asked == []
    empty.env("SUPPORTCTL_NBP_DAILY", "maybe")
    empty.refuses("ticket list", 2, "maybe", "off, on")


def test_due_at_half_past_twelve_once_a_working_day(empty: Cli, service: Service) -> None:
    table(service, "2026-11-17", "2026-11-17", TUESDAY)
    table(service, "2026-11-18", "2026-11-18", WEDNESDAY)
    empty.now("2026-11-18T12:29:59")
    assert [item["number"] for item in ran(empty, "rates")[0]["done"]] == ["1"]  # a new desk begins with the newest one
    assert days(empty) == ["2026-11-17"]
    asked = len(service.asked)
    assert ran(empty) == []
    assert len(service.asked) == asked
    empty.now("2026-11-18T12:30")
    assert "new" not in empty.ok("cron run --dry-run").out.splitlines()[0]
    assert days(empty) == ["2026-11-17"]
    assert empty.ok("cron run").out.endswith("18\u00a0Nov\u00a02026, new: 1\n")
    assert days(empty) == ["2026-11-18", "2026-11-17"]
    assert empty.rows("SELECT DISTINCT operator FROM exchange_rate") == [("cron",)]
    assert empty.ok("cron run").out == ""
    empty.now("2026-11-19T09:00")
    assert ran(empty) == []
    (row,) = [row for row in empty.ask("cron list").data if row["job"] == "rates"]
    assert row["next"] == "2026-11-19T12:30:00+01:00"
    assert "2026" in empty.ok("cron run rates --explain --lang pl").out


def test_days_that_were_missed_are_caught_up_with(empty: Cli, service: Service) -> None:
    table(service, "2026-11-17", "2026-11-17", TUESDAY)
    empty.now("2026-11-17T13:00")
    ran(empty)
    table(service, "2026-11-18", "2026-11-20", WEDNESDAY, THURSDAY, ("2026-11-20", "225/A/NBP/2026"))
    empty.now("2026-11-22T10:00")  # a Sunday
    assert [item["number"] for item in ran(empty)[0]["done"]] == ["3"]
    assert days(empty)[0] == "2026-11-20"
    assert ran(empty) == []


def test_where_nobody_answers_it_is_said_and_tried_again_in_an_hour(empty: Cli, service: Service) -> None:
    empty.now("2026-11-18T13:00")
    failed = empty.ask("cron run")
    assert (failed.code, failed.error) == (7, "NBP_NO_TABLE")
    asked = len(service.asked)
    empty.now("2026-11-18T13:59:59")
    assert ran(empty) == []
    assert len(service.asked) == asked
    table(service, "2026-11-18", "2026-11-18", WEDNESDAY)
    empty.now("2026-11-18T14:00")
    assert [item["number"] for item in ran(empty)[0]["done"]] == ["1"]
