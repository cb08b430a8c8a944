"""A second text on the shelf, through the commands: which day decides, and that nothing decided before changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.regulations import amended, cases
from tests.regulations.amended import PROGRUPA, SKETCHUP, Text

CONVERT = (
    "license convert {serial} --serial {serial} --name P --email p@pracownia.example --accept-terms 'Anna, e-mail'"
    " --seller ProGrupa --to annual --at {on}T10:00"
)


@pytest.fixture
def half_hours(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """A desk in January 2027, with ProGrupa's half hours on the shelf."""
    cli.now("2027-01-05T18:00")
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, PROGRUPA, amended.half_hours)):
        yield cli


@pytest.fixture
def cancelled(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cli]:
    """A desk with two licences, the vendor's price, and the amended promotion on the shelf."""
    for serial in ("SKP-A", "SKP-B"):
        cli.ok(
            f"license add --client pracownia --product sketchup-pro --serial {serial} --kind perpetual-single --version 2019"
            " --maintenance-until 2022-01-31 --at 2020-12-01T09:00"
        )
    cli.ok("price set sketchup-pro-annual 1000 --currency PLN --from 2020-01-01")
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, SKETCHUP, amended.cancelled)):
        yield cli


# ProGrupa: the day of each session; a change dated D decides from D + 1 ---------------------------------------------------------


@pytest.mark.clause("progrupa-support", "§8.2", "§1.9")
@pytest.mark.parametrize(("day", "hours"), [("2026-12-31", "2"), ("2027-01-04", "1.5")])
def test_the_last_old_day_bills_hours_and_the_first_new_one_half_hours(half_hours: Cli, day: str, hours: str) -> None:
    half_hours.ticket(hours="3", at=f"{day}T09:05")
    stopped = half_hours.work(f"{day}T10:00", f"{day}T11:01").data
    assert (stopped["started_hours"], stopped["hours_billable"]) == (hours, hours)
    (line,) = half_hours.ask("invoice issue --ticket 1").data["lines"]
    assert line["quantity"] == hours


@pytest.mark.clause("progrupa-support", "§8.2")
def test_new_years_day_itself_is_decided_by_the_new_text(half_hours: Cli) -> None:
    half_hours.ticket(hours="3", at="2026-12-31T09:05")
    half_hours.ok(f"session start 1 {CONFIRMED} --at 2027-01-01T10:00 --override 'a client in need'")
    assert half_hours.ok("session stop --at 2027-01-01T11:01 --json").data["started_hours"] == "1.5"


@pytest.mark.clause("progrupa-support", "§8.2")
def test_a_ticket_across_both_is_rounded_per_version(half_hours: Cli) -> None:
    half_hours.ticket(hours="2", at="2026-12-31T09:05")
    half_hours.work("2026-12-31T15:00", "2026-12-31T16:01")
    half_hours.ok("hours buy --client pracownia --hours 1.5 --phone 601234567 --license SKP-0001 --at 2027-01-04T09:00")
    stopped = half_hours.work("2027-01-04T10:00", "2027-01-04T10:31").data
    # 61 minutes are two hours; the rest of the second one doesn't cross over, and 31 minutes are two half hours.
    assert (stopped["started_hours"], stopped["ticket_seconds"]) == ("3", 92 * 60)
    assert [line["quantity"] for line in half_hours.ask("invoice issue --ticket 1").data["lines"]] == ["3"]
    versions = {
        (d["on"], d["version"]) for d in half_hours.ask("ticket why 1").data["decisions"] if d["question"] == "start_session"
    }
    assert versions == {("2026-12-31", "2020-12-01"), ("2027-01-04", "2026-12-31")}


def test_what_was_decided_before_is_decided_so_afterwards(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:01")
    cli.ok("ticket close 1 --outcome solved -m Done --at 2026-11-17T11:05")
    cli.ok("invoice issue --ticket 1 --at 2026-11-17T11:10")
    before = cli.ask("ticket why 1").data["decisions"]
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, PROGRUPA, amended.half_hours)):
        assert cli.ask("ticket why 1").data["decisions"] == before
    assert all(decision["same"] for decision in before)


# The conversion: the day of the transaction -------------------------------------------------------------------------------------


@pytest.mark.clause("sketchup-conversion", "other.3")
@pytest.mark.parametrize(
    ("on", "code", "version", "discount"),
    [
        ("2021-05-31", 0, "2020-09-25", 60),
        ("2021-06-01", 0, "2021-06-01", 50),
        ("2021-06-15", 0, "2021-06-01", 50),
        ("2021-06-16", 4, "2021-06-01", 0),
    ],
)
def test_the_day_of_the_transaction_picks_the_version(cancelled: Cli, on: str, code: int, version: str, discount: int) -> None:
    asked = cancelled.ask(f"license check-conversion SKP-A --on {on}")
    (row,) = asked.data
    assert (asked.code, row["discount_percent"]) == (code, discount)
    assert {g["version"] for g in row["decision"]["grounds"]} == {version}
    assert [g["clause"] for g in row["decision"]["grounds"] if not g["passed"]] == (["other.3"] if code else [])
    assert row["best_day"] == (None if code else on)
    done = cancelled.ask(CONVERT.format(serial="SKP-A", on=on))
    assert done.code == code
    if code:
        assert "other.3" in done.clauses


@pytest.mark.clause("sketchup-conversion", "other.3")
@pytest.mark.parametrize(("at", "code"), [("11:59:59", 0), ("12:00:00", 4)])
def test_the_vendor_ends_the_promotion_at_a_moment(cancelled: Cli, at: str, code: int) -> None:
    line = CONVERT.format(serial="SKP-A", on="2021-06-15").replace("T10:00", f"T{at}")
    found = cancelled.ask(line)
    assert found.code == code
    if code:
        assert found.clauses == ["other.3", "process.2"]


@pytest.mark.clause("sketchup-conversion", "process.3")
def test_terms_of_the_old_version_are_no_acceptance_of_the_new_one(cancelled: Cli) -> None:
    line = CONVERT.format(serial="SKP-A", on="2021-06-01")
    assert cancelled.ask(f"{line} --accepted-on 2021-05-31").clauses == ["process.3"]
    assert cancelled.ask(f"{line} --accepted-on 2021-06-01").data["accepted_version"] == "2021-06-01"


def test_what_follows_a_conversion_stays_with_its_version(cancelled: Cli) -> None:
    cancelled.ok(CONVERT.format(serial="SKP-A", on="2021-05-31"))
    cancelled.ok(CONVERT.format(serial="SKP-B", on="2021-06-01"))
    for serial, version in (("SKP-A", "2020-09-25"), ("SKP-B", "2021-06-01")):
        cancelled.ok(f"license mark-converted {serial} --on 2021-07-01")
        assert {d["version"] for d in cancelled.ask(f"license why {serial}").data["decisions"]} == {version}


@pytest.mark.parametrize(
    ("slug", "amendment", "first", "at_least"),
    [(PROGRUPA, amended.half_hours, date(2027, 1, 1), 150), (SKETCHUP, amended.cancelled, date(2021, 6, 1), 40)],
)
def test_old_cases_replay_unchanged(slug: str, amendment: amended.Amendment, first: date, at_least: int) -> None:
    unchanged, law = amended.law(slug), amended.law(slug, amendment)
    old = [c for c in cases.cases_of(slug) if c.on < first and c.expect["outcome"] != "gap"]
    assert len(old) > at_least
    for case in old:
        assert cases.decide(case, law) == cases.decide(case, unchanged), case.id
    day_before = first - timedelta(days=1)
    assert [law.on(day).version.id for day in (day_before, first)] == [v.id for v in law.versions]


# regulation show --diff ---------------------------------------------------------------------------------------------------------


def test_the_difference_of_two_versions(half_hours: Cli) -> None:
    data = half_hours.ask("regulation show progrupa-support --diff 2020-12-01 2026-12-31").data
    assert (data["old"]["version"], data["old"]["until"]) == ("2020-12-01", "2026-12-31")
    assert (data["new"]["version"], data["new"]["decides_from"], data["new"]["until"]) == ("2026-12-31", "2027-01-01", None)
    (change,) = data["changes"]
    assert (change["clause"], change["change"], change["text"], change["readings"]) == ("§1.9", "changed", None, [])
    (param,) = change["params"]
    assert param["param"] == "billing.unit"
    assert (param["old"], param["new"]) == ({"value": 60, "unit": "minutes"}, {"value": 30, "unit": "minutes"})
    shown = half_hours.ok("regulation show progrupa-support --diff 2020-12-01 2026-12-31").out
    assert re.search(r"unit of time charged +1 h +30 min", shown)
    assert "2026-12-31, from 2027-01-01" in shown


def test_the_day_picks_what_is_shown(half_hours: Cli) -> None:
    found = {day: half_hours.ask(f"regulation show progrupa-support --on {day}").data for day in ("2026-12-31", "2027-01-01")}
    assert {day: (data["version"], data["until"]) for day, data in found.items()} == {
        "2026-12-31": ("2020-12-01", "2026-12-31"),
        "2027-01-01": ("2026-12-31", None),
    }


def words_of_it(data: Text) -> None:
    """From 2027-01-01 on: §1.9 in other words under one reading, §8.2 repealed, §8.9 brought."""
    amended.version(data, "2026-12-31", dated=date(2026, 12, 31), decides_from=date(2027, 1, 1))
    clauses = data["clause"]
    for lang, other, new in (("pl", "Po nowemu.", "Nowy."), ("en", "The new way.", "New.")):
        clauses["§1.9"][lang]["2026-12-31"] = other
        clauses["§8.2"][lang]["2026-12-31"] = ""
        clauses.setdefault("§8.9", {"kind": ["info"]})[lang] = {"2026-12-31": new}
    clauses["§1.9"]["reading"]["2026-12-31"] = ["begun-counts"]


def test_texts_readings_and_whole_clauses_that_differ(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, PROGRUPA, words_of_it)):
        changes = cli.ask("regulation show progrupa-support --diff 2020-12-01 2026-12-31").data["changes"]
        back = cli.ask("regulation show progrupa-support --diff 2026-12-31 2020-12-01").data["changes"]
        shown = cli.ok("--lang pl regulation show progrupa-support --diff 2020-12-01 2026-12-31").out
    assert [(c["clause"], c["change"]) for c in changes] == [("§1.9", "changed"), ("§8.2", "repealed"), ("§8.9", "brought")]
    assert [(c["clause"], c["change"]) for c in back] == [("§1.9", "changed"), ("§8.2", "brought"), ("§8.9", "repealed")]
    assert changes[0]["text"]["new"] == {"pl": "Po nowemu.", "en": "The new way."}
    assert len(changes[0]["readings"]) >= 2
    assert all(reading["new"] is None for reading in changes[0]["readings"])
    assert changes[1]["text"]["new"] is None
    assert changes[2]["text"]["old"] is None
    assert "Po nowemu." in shown
    assert "uchylony" in shown


def test_the_range_of_a_text_that_leaves_its_days_to_a_clause(cancelled: Cli) -> None:
    shown = cancelled.ok("regulation show sketchup-conversion --diff 2020-09-25 2021-06-01").out
    assert "2020-09-25, until 2021-05-31" in shown
    assert "2021-06-01, from 2021-06-01" in shown
    assert "revocation of the promotion" in shown
    assert "Decides transactions until 2021-05-31." in cancelled.ok("regulation show sketchup-conversion --on 2021-05-31").out


def test_a_text_without_a_beginning_or_an_end(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with amended.on_the_shelf(monkeypatch, amended.write(tmp_path, SKETCHUP)):
        assert (
            "Decides transactions from always."
            in cli.ok("regulation show sketchup-conversion --on 2021-05-31").out.splitlines()[2]
        )
    assert "undated" in cli.ok("--lang en regulation show bitservice-remote --on 2026-11-17").out.splitlines()[2]


def test_versions_that_arent_there(cli: Cli) -> None:
    cli.refuses("regulation show progrupa-support --diff 2020-12-01 1999-12-31", 3, "1999-12-31", "One of: 2020-12-01")
    cli.refuses("regulation show progrupa-support --diff never 2020-12-01", 3, "never")
    cli.refuses("regulation show nobody --diff 2020-12-01 2020-12-01", 3)
    cli.refuses("regulation show progrupa-support --diff 2020-12-01 2020-12-01 --on 2026-11-17", 2, "exclude each other")
    cli.refuses("regulation show progrupa-support --diff 2020-12-01", 2)
    assert "say the same" in cli.ok("regulation show progrupa-support --diff 2020-12-01 2020-12-01").out
