"""What may be typed, and what is said to what may not: faults that were once found, each a test of what is right."""

from __future__ import annotations

import re

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk


@pytest.fixture
@once
def open_(desk: Desk) -> Desk:
    """Tickets 1 to 3; the clock stands at 18:00 on Tuesday."""
    desk.open()
    for number in (2, 3):
        desk.ok(["ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", f"Zgłoszenie {number}: żółw",
                 "--description", "D", "--serial", "SKP-0001", "--at", f"{DAY}T09:06"])  # fmt: skip
    return desk


# What the desk knows, and what is missing -------------------------------------------------------------------------------------


def test_a_licence_implies_its_client_and_product(open_: Desk) -> None:
    """D15."""
    made = open_.ask("ticket open --license SKP-0001 --subject S --description D --serial SKP-0001").data
    assert (made["client"], made["product"]) == ("pracownia", "sketchup-pro")
    assert open_("hours buy --license SKP-0001 --hours 1 --phone 601234567").code == 0


def test_a_report_that_lacks_something_names_the_options(desk: Desk) -> None:
    """D15."""
    found = desk("ticket open --client pracownia --license SKP-0001 --subject S")
    assert found.code == 4
    assert [option for option in ("--description", "--serial", "--email") if option not in found.err] == []


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_refusal_says_each_thing_once(desk: Desk, lang: str) -> None:
    """D15: a complaint that comes by a channel that none may come by; it may by e-mail."""
    line = "complaint file --client pracownia --channel phone --company P --contact A --email a@p.example --description D --grounds G"
    assert desk.said(line, lang).count("biuro@solidexpert.com") == 1


# Times, dates and numbers -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "when"),
    [
        ("9:05", f"{DAY}T09:05:00+01:00"),
        ("17.11.2026 15:00", f"{DAY}T15:00:00+01:00"),
        ("today 9:05", f"{DAY}T09:05:00+01:00"),
        ("dziś 9:05", f"{DAY}T09:05:00+01:00"),
        ("-30m", f"{DAY}T17:30:00+01:00"),
        ("-1h30m", f"{DAY}T16:30:00+01:00"),
        ("wt 9:05", f"{DAY}T09:05:00+01:00"),
        ("tuesday 9:05", f"{DAY}T09:05:00+01:00"),
    ],
)
def test_a_time_is_typed_as_people_type_it(open_: Desk, at: str, when: str) -> None:
    """D16."""
    open_.ok(["ticket", "note", "1", "-m", "Rang", "--at", at])
    assert open_.ask("ticket show 1").data["history"][-1]["at"] == when


@pytest.mark.parametrize(
    ("at", "when"), [("yesterday 16:30", "2026-11-16T16:30:00+01:00"), ("wczoraj 9:05", "2026-11-16T09:05:00+01:00")]
)
def test_yesterday_is_a_day(desk: Desk, at: str, when: str) -> None:
    """D16."""
    made = desk.ask([
        "ticket", "open", "--client", "pracownia", "--license", "SKP-0001", "--subject", "S", "--description", "D", "--serial",
        "SKP-0001", "--at", at,
    ])  # fmt: skip
    assert made.data["opened_at"] == when


@pytest.mark.parametrize("when", ["tomorrow 10:00", "jutro 10:00", "18.11 10:00", "śr 10:00", "wed 10:00"])
def test_what_lies_ahead_is_typed_so_too(open_: Desk, when: str) -> None:
    """D16."""
    open_.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer")
    made = open_.ask(["session", "schedule", "4", "--when", when, "--technician", "ewa"])
    assert made.data["starts_at"] == "2026-11-18T10:00:00+01:00"


@pytest.mark.parametrize("day", ["16.11.2026", "16.11", "yesterday", "wczoraj"])
def test_a_date_and_a_rate_are_typed_so_too(desk: Desk, day: str) -> None:
    """D16."""
    assert desk.ask(["rate", "set", "EUR", "4,25", "--on", day, "--table", "222/A/NBP/2026"]).code == 0


@pytest.mark.parametrize("rate", ["4.25", "4,25", "4.2500", "4"])
def test_a_rate_needs_no_four_decimals(desk: Desk, rate: str) -> None:
    """D16."""
    assert desk.ask(["rate", "set", "EUR", rate, "--on", "2026-11-16", "--table", "222/A/NBP/2026"]).code == 0


# Words, options and ids -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("tickt list", "ticket"), ("ticket lst", "list"), ("sesion start 1", "session"), ("ticket note 1 --mesage X", "--message")],
)
def test_a_slip_is_answered_with_what_was_meant(open_: Desk, typed: str, meant: str) -> None:
    """D22: one suggestion, no list of whatever begins alike."""
    found = open_(typed)
    assert found.code == 2
    assert re.search(rf"[ :]{meant}\b", found.err.replace(typed, "")), found.err


def test_a_guess_of_an_option_isnt_noisy(open_: Desk) -> None:
    """D22: --since is no --json."""
    assert "--json" not in open_("session list --since 2026-11-01").err


@pytest.mark.parametrize(
    "line",
    [
        "ticket show -h",
        "-h",
        "ticket list -n 1",
        "ticket show '#2'",
        "ticket show 1 2",
        "ticket show 1-3",
        "ticket note 1,2 -m Rang",
        "ticket list --lang pl",
        "ticket note 1 -m Rang --operator jan",
        "ticket ls",
    ],
)
def test_what_people_type_is_taken(open_: Desk, line: str) -> None:
    """D22."""
    assert open_(line).code == 0


def test_several_ids_are_answered_in_their_order(open_: Desk) -> None:
    """D22."""
    assert [row["data"]["id"] for row in open_.ask("ticket show 3,1-2").data] == [3, 1, 2]


@pytest.mark.parametrize("line", ["ticket list --help", "hours buy --help", "ticket show --help", "bundle order --help"])
def test_help_shows_examples_and_no_ranges_of_the_parser(desk: Desk, line: str) -> None:
    """D22."""
    said = desk.ok(line).out
    assert "9223372036854775807" not in said
    assert said.count("supportctl " + " ".join(line.split()[:2])) >= 3


# Finding ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["234567", "601 234", "SKP-0001", "skp-00", "p@prac", "pracownia", "PRACOWNIA", "123-456"])
def test_a_client_is_found_by_a_part_of_what_is_known(desk: Desk, words: str) -> None:
    """D23: phones, serials, NIPs, names, in any spelling."""
    found = desk.ask(["client", "find", words])
    assert [row["key"] for row in found.data] == ["pracownia"]


@pytest.mark.parametrize("name", ["zgloszenie 2:", "Zgłoszenie 2", "ZOLW", "2: żółw"])
def test_a_ticket_is_named_by_a_part_of_its_subject_without_its_diacritics(open_: Desk, name: str) -> None:
    """D23."""
    found = open_.ask(["ticket", "show", name])
    if "2" in name:
        assert found.data["id"] == 2
    else:
        assert found.code == 2  # there are two of them, and both are named


# Where it leads ---------------------------------------------------------------------------------------------------------------


def test_what_the_vendor_supports_is_said_to_be_unknown_with_what_records_it(desk: Desk) -> None:
    """D24."""
    desk.ok("license add --client pracownia --product v-ray --serial VR-1 --kind subscription --version 5")
    said = desk.said("license check-support VR-1")
    assert "supportctl product set-version v-ray" in said


@pytest.mark.parametrize(("until", "paid"), [("2027-06-30", False), ("2020-11-30", True)])
def test_a_free_session_says_nothing_of_paid_support(desk: Desk, until: str, paid: bool) -> None:
    """D24: §7.4 speaks of paid support alone."""
    if not paid:
        desk.ok(f"license edit SKP-0001 --maintenance-until {until}")
    desk.ok("product set-version sketchup-pro --newest 2021 --from 2020-12-01")
    desk.open(hours=2 if paid else 0)
    found = desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    assert any(row.startswith("§7.4") for row in found.out.splitlines()) == paid


@pytest.mark.parametrize("hours", ["1h", "1,5", "1.5", "90m", "ten"])
def test_hours_that_are_no_number_are_answered_with_one_that_is_taken(desk: Desk, hours: str) -> None:
    """B18: whatever is suggested is bought."""
    line = "hours buy --client pracownia --license SKP-0001 --phone 601234567 --hours"
    found = desk([*line.split(), hours])
    assert found.code == 2
    assert "1.5" not in found.err.replace(hours, "")
    assert desk([*line.split(), "1"]).code == 0


def test_a_clock_that_is_behind_is_named(open_: Desk) -> None:
    """B18: no --at was given, so none that is later is asked for."""
    open_.ok("ticket note 1 -m Rang")
    open_.now(f"{DAY}T09:03")
    found = open_("ticket triage 2 --diagnosable")
    assert found.code == 5
    assert "give a later --at" not in found.err.lower()
    assert "clock" in found.err


def test_of_two_prices_of_a_day_the_one_that_decides_is_marked(desk: Desk) -> None:
    """B18."""
    for amount in ("210", "220"):
        desk.ok(f"price set progrupa-support-hour {amount} --currency PLN --from 2026-11-01")
    rows = [row for row in desk.ask("price list").data if row["from"] == "2026-11-01"]
    assert [(row["price"]["amount"], row["decides"]) for row in rows if row.get("decides")] == [("220.00", True)]
    assert [row["price"]["amount"] for row in rows if not row.get("decides")] == ["210.00"]
