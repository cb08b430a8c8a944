"""What the regulations decide: faults that were once found, each a test of what is right."""

from __future__ import annotations

import re

import pytest

from tests.cli.once import once
from tests.findings.desk import DAY, SAID, Desk

OTHER_FIRM = (
    'client add "Druga sp. z o.o." --nip 7010019016 --email d@druga.example --phone 602345678'
    ' --address "ul. Krótka 1, 00-002 Warszawa" --key druga'
)
CODE = re.compile(r"\b[A-Z]+_[A-Z_]+\b")


# Hours that run out, §4.3 -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_before_the_hours_run_out_it_is_said_in_a_sentence_with_its_clause(desk: Desk, lang: str) -> None:
    """L1."""
    desk.open(hours=2)
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.now(f"{DAY}T11:55")
    said = desk.said("session status", lang)
    assert CODE.findall(said) == []
    assert "§4.3" in said
    assert "5 min" in said


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(("worked_until", "left"), [("11:01", False), ("10:59", True)])
def test_a_start_with_nothing_left_or_a_minute_says_so(desk: Desk, lang: str, worked_until: str, left: bool) -> None:
    """L2: of one hour bought, all or 59 minutes are used."""
    desk.open(hours=1)
    desk.ok(f"session start 1 {SAID} --at {DAY}T10:00")
    desk.ok(f"session stop --at {DAY}T{worked_until}")
    said = desk.said(f"session start 1 {SAID} --at {DAY}T12:00", lang)
    (warned,) = [line for line in said.splitlines() if line.startswith(("note:", "uwaga:"))]
    assert "§4.3" in warned
    assert ("1 min" in warned) == left


def test_a_start_with_an_hour_left_warns_of_nothing(desk: Desk) -> None:
    """L2, the other side."""
    desk.open(hours=2)
    assert desk.ok(f"session start 1 {SAID} --at {DAY}T10:00").err == ""


# A contact person, §4.6 -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "code"), [("2026-11-12T10:00", 4), ("2026-11-16T09:59", 4), ("2026-11-16T10:00", 0)])
def test_a_contact_serves_what_begins_after_it_was_named(desk: Desk, start: str, code: int) -> None:
    """L3."""
    desk.ok(f"{OTHER_FIRM} --at 2026-11-02T08:00")
    desk.ok(
        "license add --client druga --product sketchup-pro --serial SKP-0002 --kind perpetual-single --version 2021"
        " --maintenance-until 2020-11-30"
    )
    desk.ok("hours buy --client druga --hours 2 --phone 602345678 --license SKP-0002 --at 2026-11-12T09:05")
    desk.ok("ticket open --client druga --license SKP-0002 --subject S --description D --serial SKP-0002 --at 2026-11-12T09:05")
    desk.ok("ticket triage 1 --diagnosable --at 2026-11-12T09:05")
    desk.ok('client set-contact druga --name "Ewa Lis" --competent --at 2026-11-16T10:00')
    line = f"session start 1 --phone 602345678 --confirm backup,present,internet --at {start}"
    assert desk.decided(line) == (code, {"§4.6"} if code else set())


# Hours are given out by the instant they begin, §1.9 --------------------------------------------------------------------------


@pytest.mark.parametrize("first", [1, 2])
def test_each_ticket_gets_the_hour_that_began_first_whatever_the_order_of_recording(desk: Desk, first: int) -> None:
    """L4: two hours bought; ticket 1 works 10:00 to 11:05, ticket 2 10:10 to 10:20."""
    desk.open(hours=2)
    desk.open(hours=0)
    work = {1: ("anna", "10:00", "11:05"), 2: ("ewa", "10:10", "10:20")}
    for ticket in (first, 3 - first):
        operator, start, stop = work[ticket]
        desk.ok(f"--operator {operator} session start {ticket} {SAID} --at {DAY}T{start}")
        desk.ok(f"--operator {operator} session stop --at {DAY}T{stop}")
    assert [desk.ask(f"session show {number}").data["hours_billable"] for number in (1, 2)] == ["1", "1"]


# Bundles ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def bundle(desk: Desk) -> Desk:
    """A bundle of three years from 10 March 2025, ordered on the 3rd; the last year begins on 10 March 2027."""
    desk.now("2030-01-02T10:00")
    desk.ok("price set solidworks-professional-year 10000 --currency PLN --from 2022-02-01")
    desk.ok("price set training-basics 2000 --currency PLN --from 2022-02-01")
    desk.ok(
        "bundle order --client pracownia --program solidworks --edition Professional --years 3 --licenses 2 --at 2025-03-03T09:00"
    )
    desk.ok("bundle submit 1 --channel email --confirm signature,form,application,statement --at 2025-03-03T09:30")
    desk.ok("bundle qualify 1 --channel email --at 2025-03-03T10:00")
    desk.ok("bundle pay 1 --at 2025-03-10T08:00")
    return desk


@pytest.mark.parametrize(("day", "code"), [("2027-03-09", 0), ("2027-03-10", 4), ("2028-03-09", 4)])
def test_a_renewal_is_prevented_only_while_a_period_of_the_bundle_lies_ahead(bundle: Desk, day: str, code: int) -> None:
    """L5, L10: IX.1.3."""
    line = f"bundle breach 1 --ground renewal-prevented -m 'They changed the reseller' --at {day}T10:00"
    assert bundle.decided(line) == (code, {"IX.1.3"} if code else set())


def test_the_day_of_the_conduct_decides_not_the_day_on_which_it_was_noticed(bundle: Desk) -> None:
    """L5, L10."""
    line = "bundle breach 1 --ground renewal-prevented -m Moved --at 2027-03-20T10:00"
    assert bundle(f"{line} --happened-on 2027-03-10").code == 4
    assert bundle(f"{line} --happened-on 2027-03-09").code == 0


@pytest.mark.parametrize(("today", "state"), [("2026-06-02T23:59", "ordered"), ("2026-06-03T00:00", "forfeited")])
def test_a_training_is_lost_by_the_day_in_every_view(bundle: Desk, today: str, state: str) -> None:
    """L6: V.6; no cron ran."""
    bundle.ok("training declare 1 --at 2025-06-02T09:00")
    bundle.ok("training order 1 --kind basics --participants 2 --at 2025-06-02T10:00 --due 2025-06-30")
    bundle.now(today)
    assert bundle.ask("training show 1").data["state"] == state
    assert [row["state"] for row in bundle.ask("training list").data] == [state]
    assert [row["id"] for row in bundle.ask(f"training list --state {state}").data] == [1]
    other = {"ordered": "forfeited", "forfeited": "ordered"}[state]
    assert bundle.ask(f"training list --state {other}").data == []


# Conversion -------------------------------------------------------------------------------------------------------------------

ACTIVE = [f"active.{number}" for number in range(1, 7)]
EXPIRED = [f"expired.{number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("on", "path", "failed"),
    [("2020-12-30", "active", []), ("2020-12-31", "expired", ["active.2"]), ("2021-05-20", "expired", ["active.2"])],
)
def test_both_lists_of_conditions_are_shown_with_what_was_found(desk: Desk, on: str, path: str, failed: list[str]) -> None:
    """L7: maintenance ended on 30 November 2020; thirty days later the active list still applies."""
    found = desk.ask(f"license check-conversion SKP-0001 --on {on}")
    (row,) = found.data
    assert (row["path"], row["eligible"]) == (path, True)
    shown = [ground["clause"] for ground in row["decision"]["grounds"]]
    assert [clause for clause in ACTIVE + EXPIRED if clause not in shown] == []
    assert [ground["clause"] for ground in row["decision"]["grounds"] if ground["passed"] is not True] == failed
    printed = desk.ok(f"license check-conversion SKP-0001 --on {on}").out
    assert [clause for clause in ACTIVE + EXPIRED if clause not in printed] == []


# What a report must hold, §2.2 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("blank", ["''", "' '", "'\t'", "'\u00a0'"])
@pytest.mark.parametrize("missing", ["description", "serial", "email"])
def test_a_blank_is_missing_and_the_regulation_says_so(desk: Desk, missing: str, blank: str) -> None:
    """L9."""
    given = {"description": "D", missing: ""} if missing != "description" else {"serial": "SKP-0001", missing: ""}
    options = " ".join(f"--{name} {value or blank}" for name, value in given.items())
    assert desk.decided(f"ticket open --client pracownia --license SKP-0001 --subject Crash {options} --at {DAY}T09:05") == (
        4,
        {"§2.2"},
    )


# The regulation that binds the client -----------------------------------------------------------------------------------------


def test_a_client_that_no_paid_support_binds_changes_its_number_and_hears_nothing_of_it(desk: Desk) -> None:
    """L11: the desk's own words at most; §3.5 and §3.7 are ProGrupa's."""
    assert "§" not in desk.said(OTHER_FIRM)
    desk.ok(
        "license add --client druga --product codetwo-backup --serial CT-1 --kind perpetual-single --version 4.3"
        " --maintenance-until 2027-03-03 --key-valid-until 2027-12-31 --activated-online --support-ordered 2026-03-03"
    )
    desk.ok("ticket open --client druga --license CT-1 --subject S --at 2026-11-16T09:00")
    found = desk.ask("client change-phone druga --old 602345678 --new 603345678")
    assert (found.code, found.json["decision"]) == (0, None)
    assert found.data["phone"] == "+48603345678"


def test_a_client_that_it_binds_needs_all_three_things_of_its_email(desk: Desk) -> None:
    """L11, the other side."""
    desk.open()
    assert desk.decided("client change-phone pracownia --new 603345678") == (4, {"§3.5"})
