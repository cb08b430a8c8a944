"""Reports of a desk that was worked on for some weeks: whatever they are grouped by they come to the same, and that is what tickets,
sessions and documents say one by one."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.quarter import command, play, steady
from tests.cli.quarter_script import FIRST, WARSAW, script
from tests.cli.test_streams import on_terminal
from tests.quick import quick

DAYS = 12
BY = ("client", "operator", "product", "regulation", "day")
# What documents go through that no quarter has: corrected, annulled, paid in advance.
AFTERWARDS = (
    "price set szkolenie 100 --currency PLN --from 2023-01-01 --name Szkolenie --unit szt.",
    "invoice advance --client pracownia --item szkolenie --paid 61,50",
    "invoice final --client pracownia --item szkolenie",
    "invoice advance --client pracownia --item szkolenie --paid 123",
    "invoice correct {newest} --reason wrong --to-zero",
    "invoice issue --client pracownia",
    "invoice annul {newest} --reason twice",
    "invoice issue --client pracownia",
)


@pytest.fixture(scope="module")
def now() -> Iterator[datetime]:
    """Plays the weeks; the instant after them. The desk stays in the environment."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory(dir=quick()) as place, pytest.MonkeyPatch.context() as patch:
        for name in ("DB", "OPERATOR", "LANG", "NOW"):
            patch.setenv(f"SUPPORTCTL_{name}", "")
        ended = play(Path(place) / "desk.db", script(DAYS, 3, 5), DAYS, steady)
        assert sum(code == 0 for _, code in ended) > 80
        found = datetime(FIRST.year, FIRST.month, FIRST.day, 12, tzinfo=WARSAW) + timedelta(days=DAYS + 5)
        for line in AFTERWARDS:
            newest = ask(found, "invoice list --limit 1")[0]["number"]
            code, said = command(found, line.format(newest=newest))
            assert code == 0, (line, said)
        yield found
    os.environ.clear()
    os.environ.update(kept)


@pytest.fixture(autouse=True)
def same_desk(now: datetime, isolated: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of the module, which each test's own environment leaves out."""
    monkeypatch.setenv("SUPPORTCTL_DB", DESK[0])
    monkeypatch.setenv("SUPPORTCTL_LANG", "en")


DESK = [""]


def ask(at: datetime, line: str) -> Any:
    """The data of an answer."""
    DESK[0] = os.environ["SUPPORTCTL_DB"]
    code, said = command(at, f"{line} --json")
    assert code == 0, said
    return json.loads(said.splitlines()[0])["data"]


def documents(now: datetime) -> list[dict[str, Any]]:
    """What counts: no proformas, nothing that was annulled."""
    return [row for row in ask(now, "invoice list") if row["kind"] != "proforma" and row["annulled_at"] is None]


def summed(rows: list[dict[str, Any]], name: str) -> Counter[str]:
    """The amounts of a field, by currency."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[name]["currency"]] += Decimal(row[name]["amount"])  # type: ignore[assignment]  # amounts
    return found


@pytest.mark.parametrize("by", BY)
def test_revenue_is_what_the_documents_come_to(now: datetime, by: str) -> None:
    rows, papers = ask(now, f"report revenue --by {by}"), documents(now)
    assert any(row["kind"] == "correction" for row in papers)
    for name in ("net", "vat", "gross"):
        assert summed(rows, name) == summed(papers, name)


def test_revenue_of_the_days_of_a_month_is_that_of_the_month(now: datetime) -> None:
    month = ask(now, "report revenue --month 2023-03")
    for row in month:
        assert row["net"] == {"amount": str(summed(documents_of(now, "2023-03"), "net")["PLN"]), "currency": "PLN"}
    days = ask(now, "report revenue --by day --month 2023-03")
    assert summed(days, "gross") == summed(month, "gross")
    for day in days:
        (alone,) = ask(now, f"report revenue --from {day['group']} --to {day['group']}")
        assert alone["gross"] == day["gross"]


@pytest.mark.parametrize("by", BY)
def test_revenue_and_billed_hours_are_the_sums_of_the_rows_that_were_stored(now: datetime, by: str) -> None:
    """Out of the tables, past everything that shows them: what the rules decided is stored once, in the rows of the documents."""
    counts = "invoice.kind <> 'proforma' AND invoice.id NOT IN (SELECT invoice_id FROM invoice_annulment)"
    with closing(sqlite3.connect(DESK[0])) as connection:
        sums = connection.execute(
            f"SELECT currency, sum(net), sum(vat), sum(gross) FROM invoice WHERE {counts} GROUP BY 1"
        ).fetchall()
        uses = connection.execute(
            f"SELECT count(*) FROM hours_use JOIN invoice ON invoice.id = hours_use.invoice_id WHERE {counts}"
        ).fetchone()
    rows = ask(now, f"report revenue --by {by}")
    for place, name in enumerate(("net", "vat", "gross"), 1):
        assert summed(rows, name) == Counter({row[0]: Decimal(row[place]) / 100 for row in sums})
    hours = ask(now, f"report hours --by {by}")
    assert sum(Decimal(row["billed_hours"]) for row in hours) == uses[0] > 0


def documents_of(now: datetime, month: str) -> list[dict[str, Any]]:
    """The documents issued in a month."""
    return [row for row in documents(now) if row["issued_on"].startswith(month)]


@pytest.mark.parametrize("by", BY)
def test_hours_are_those_of_the_sessions_and_the_documents(now: datetime, by: str) -> None:
    rows = ask(now, f"report hours --by {by}")
    sessions = [row for row in ask(now, "session list") if row["state"] != "cancelled"]
    assert sum(row["seconds"] for row in rows) == sum(row["elapsed_seconds"] for row in sessions) > 0
    last = {row["ticket"]: row["id"] for row in sorted(sessions, key=lambda row: row["started_at"])}
    shown = [ask(now, f"session show {number}") for number in last.values()]
    assert sum(Decimal(row["started_hours"]) for row in rows) == sum(Decimal(each["started_hours"]) for each in shown)
    assert sum(row["unbilled_seconds"] for row in rows) == sum(each["unbilled_seconds"] for each in shown)
    lines = [line for row in documents(now) for line in ask(now, f"invoice print {row['number']}")["lines"]]
    hours = [line for line in lines if line["name"].startswith("Płatne wsparcie")]
    assert sum(Decimal(row["billed_hours"]) for row in rows) == sum(Decimal(line["quantity"]) for line in hours) > 0
    assert summed([row for row in rows if row["net"]], "net") == summed(hours, "net")


@pytest.mark.parametrize("by", BY)
def test_first_responses_are_those_of_the_tickets(now: datetime, by: str) -> None:
    rows = ask(now, f"report sla --by {by}")
    due = [row for row in ask(now, "ticket list --all") if row["first_response_due"]]
    assert sum(row["due"] for row in rows) == len(due) > 0
    assert all(row["met"] + row["missed"] + row["open"] == row["due"] for row in rows)
    met = [row for row in due if (row["first_response_at"] or "9") <= row["first_response_due"]]
    assert sum(row["met"] for row in rows) == len(met) > 0


@pytest.mark.parametrize("by", BY)
def test_the_workload_is_that_of_the_tickets(now: datetime, by: str) -> None:
    rows, tickets = ask(now, f"report workload --by {by}"), ask(now, "ticket list --all")
    over = [row for row in tickets if row["status"] in ("closed", "refused")]
    assert sum(row["opened"] for row in rows) == len(tickets)
    assert sum(row["closed"] for row in rows) == len(over) > 0
    assert sum(row["left_open"] for row in rows) == len(tickets) - len(over) > 0
    sessions = [row for row in ask(now, "session list") if row["state"] != "cancelled"]
    assert sum(row["sessions"] for row in rows) == len(sessions)


@pytest.mark.parametrize("kind", ["sla", "hours", "workload", "revenue"])
def test_every_format_says_the_same(now: datetime, kind: str) -> None:
    rows = ask(now, f"report {kind}")
    lines = [json.loads(line) for line in command(now, f"report {kind} -o ndjson")[1].splitlines()]
    assert lines == rows
    heading, *cells = command(now, f"report {kind} -o csv")[1].splitlines()
    assert (len(cells), heading.split(",")[0]) == (len(rows), "group")
    for lang in ("en", "pl"):
        assert len(command(now, f"report {kind} --lang {lang}")[1].splitlines()) == len(rows) + 1


@pytest.mark.parametrize("kind", ["sla", "hours", "workload", "revenue"])
def test_bars_are_drawn_on_a_terminal_alone(now: datetime, kind: str) -> None:
    code, said = on_terminal(f"report {kind} --by day")
    assert (code, any(sign in said for sign in "█▏▎▍▌▋▊▉")) == (0, True)
    assert "█" not in command(now, f"report {kind} --by day")[1]
