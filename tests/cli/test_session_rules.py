"""May a session start? The hours, the phone number, the confirmations; and the 24 hours after it."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.crons import cron
from tests.cli.once import once

DAY = "2026-11-17"


@pytest.fixture
@once
def early(cli: Cli) -> Cli:
    """A ticket opened and triaged on 2025-12-01, with the clock a year later."""
    cli.now("2026-12-01T12:00")
    cli.ticket(at="2025-12-01T09:05")
    return cli


# An hour at which the desk is closed, and the next opening.
CLOSED = [
    ("2026-11-11T10:00", "2026-11-12T09:00:00+01:00", "2026-11-12 09:00"),  # a holiday
    ("2026-11-14T10:00", "2026-11-16T09:00:00+01:00", "2026-11-16 09:00"),  # a Saturday
    ("2026-11-17T17:00:00", "2026-11-18T09:00:00+01:00", "2026-11-18 09:00"),
    ("2026-11-20T17:00:00", "2026-11-23T09:00:00+01:00", "2026-11-23 09:00"),  # a Friday
    ("2026-11-17T08:59:59", "2026-11-17T09:00:00+01:00", "2026-11-17 09:00"),
    ("2025-12-24T10:00", "2025-12-29T09:00:00+01:00", "2025-12-29 09:00"),  # a day off from 2025, then Christmas, a weekend
]


@pytest.mark.parametrize(("at", "opening", "shown"), CLOSED)
def test_outside_the_hours_the_start_is_refused_with_the_next_opening(early: Cli, at: str, opening: str, shown: str) -> None:
    before = early.dump()
    asked = early.ask(f"session start 1 {CONFIRMED} --at {at}")
    assert (asked.code, asked.json["status"], asked.clauses) == (4, "refused", ["§4.2"])
    (error,) = asked.json["errors"]
    assert (error["code"], error["params"]["next_opening"]) == ("OUT_OF_HOURS", opening)
    early.refuses(f"session start 1 {CONFIRMED} --at {at}", 4, "§4.2", f"Next opening: {shown}", "--override REASON")
    assert early.dump() == before


@pytest.mark.parametrize("at", ["2026-11-17T09:00", "2026-11-17T16:59:59", "2025-12-29T09:00", "2026-11-12T09:00"])
def test_within_the_hours_it_may_start(early: Cli, at: str) -> None:
    asked = early.ask(f"session start 1 {CONFIRMED} --at {at} --dry-run")
    assert (asked.code, asked.json["dry_run"], asked.json["decision"]["on"]) == (0, True, at[:10])


def test_through_the_real_entry_point_too(early: Cli) -> None:
    found = early.process(f"session start 1 {CONFIRMED} --at 2026-11-11T10:00")
    assert (found.code, found.out) == (4, "")
    assert found.err.splitlines()[0].startswith("Not allowed: ")
    assert "2026-11-12 09:00" in found.err


def test_the_hours_may_be_waived_with_a_reason_which_is_kept(early: Cli) -> None:
    started = early.ask(f"session start 1 {CONFIRMED} --override 'promised by the boss' --at 2026-11-14T10:00")
    assert (started.code, started.json["decision"]["overridden"]) == (0, ["§4.2"])
    assert early.rows("SELECT override_reason FROM work_session") == [("promised by the boss",)]
    early.ok("session stop --at 2026-11-14T11:00")
    assert early.rows("SELECT count(*) FROM hours_use") == [(1,)]


def test_a_reason_that_isnt_needed_is_kept_as_no_concession(early: Cli) -> None:
    early.ok(f"session start 1 {CONFIRMED} --override 'just in case' --at 2026-11-17T10:00")
    assert early.rows("SELECT override_reason FROM work_session") == [(None,)]


def test_another_phone_number_is_refused_and_nothing_overrides_it(cli: Cli) -> None:
    cli.ticket()
    line = "session start 1 --confirm backup,present,internet --phone 605111222 --at 2026-11-17T10:00"
    for more in ("", " --override 'the client asks nicely'"):
        asked = cli.ask(line + more)
        assert (asked.code, asked.clauses, asked.json["decision"]["overridden"]) == (4, ["§3.4", "§3.6"], [])
        cli.refuses(line + more, 4, "§3.4", "§3.6")


def test_a_number_in_another_spelling_is_the_same(cli: Cli) -> None:
    cli.ticket()
    for spelling in ("601-234-567", "+48 601 234 567", "0048601234567"):
        line = f"session start 1 --confirm backup,present,internet --phone '{spelling}' --at 2026-11-17T10:00 --dry-run"
        assert cli.ask(line).code == 0


def test_a_changed_number_counts_from_then_on(cli: Cli) -> None:
    cli.ticket()
    change = "client change-phone pracownia --name 'Anna Nowak' --new 605111222 --mail 'mail of 2026-11-17'"
    assert cli.ask(change).clauses == ["§3.5"]
    assert cli.ask(f"{change} --old 605111333").clauses == ["§3.5"]
    cli.ok(f"{change} --old 601234567 --at 2026-11-17T09:30")
    line = "session start 1 --confirm backup,present,internet --at 2026-11-17T10:00 --dry-run"
    assert cli.ask(f"{line} --phone 605111222").code == 0
    assert cli.ask(f"{line} --phone 601234567").clauses == ["§3.4", "§3.6"]
    (change_kept,) = cli.ask("client show pracownia").data["phone_history"]
    assert (change_kept["old_number"], change_kept["new_number"]) == ("+48601234567", "+48605111222")


def test_all_failed_grounds_are_said_together(cli: Cli) -> None:
    cli.ok("ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001 --at 09:05")
    asked = cli.ask("session start 1 --at 2026-11-17T17:30")
    assert asked.code == 4
    assert set(asked.clauses) == {"§1.3", "§2.3", "§1.11", "§3.3", "§3.1", "§3.4", "§4.2"}
    lines = cli("session start 1 --at 2026-11-17T17:30").err.splitlines()
    assert len(lines) == 1 + len(asked.clauses)
    assert "Next opening: 2026-11-18 09:00" in lines[0]


def test_recurrence_counts_to_the_second(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    cli.ok("ticket close 1 --outcome solved --at 2026-11-17T11:05")
    cli.now("2026-11-18T12:00")
    late = cli.ask("ticket reopen 1 --reason 'it is back' --received-at 2026-11-18T11:00:01")
    assert (late.code, late.clauses) == (4, ["§2.10"])
    cli.refuses("ticket reopen 1 --reason 'it is back' --received-at 2026-11-18T11:00:01", 4, "§2.10")
    cli.refuses("ticket reopen 1 --reason 'it is back' --channel phone --received-at 2026-11-18T10:00", 4, "§2.10")
    reopened = cli.ask("ticket reopen 1 --reason 'it is back' --received-at 2026-11-18T11:00:00")
    assert (reopened.code, reopened.data["status"]) == (0, "triaged")


def test_recurrence_across_the_end_of_summer_time_is_24_elapsed_hours(cli: Cli) -> None:
    cli.now("2026-10-26T12:00")
    cli.ticket(at="2026-10-23T09:05")
    cli.ok(f"session start 1 {CONFIRMED} --override weekend --at 2026-10-24T10:00")
    stopped = cli.ok("session stop --at 2026-10-24T11:00 --json")
    assert stopped.code == 0
    shown = cli.ask("ticket show 1").data
    assert shown["recurrence_until"] == "2026-10-25T10:00:00+01:00"
    assert cli.ask("ticket reopen 1 --reason back --received-at 2026-10-25T10:00:01").code == 4
    assert cli.ask("ticket reopen 1 --reason back --received-at 2026-10-25T10:00:00").code == 0


def test_cron_marks_what_ran_out_once(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T11:00")
    cli.now("2026-11-18T11:00:00")
    assert cron(cli).ids("window-closed", "window-over") == []
    cli.now("2026-11-18T11:00:01")
    assert cron(cli, "--dry-run").ids("window-closed") == [1]
    assert cron(cli).ids("window-closed", "window-over") == [1]
    assert cron(cli).ids("window-closed", "window-over") == []


def test_a_session_that_runs_past_closing_is_flagged_and_billed(cli: Cli) -> None:
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T16:30")
    stopped = cli.ok("session stop --at 2026-11-17T17:40")
    assert "past the closing hour" in stopped.err
    assert cli.ask("session show 1").data["started_hours"] == "2"


def test_a_clock_behind_the_start_is_no_bug_and_an_amendment_cant_precede_the_last_change(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T12:00")
    cli.refuses("session cancel 1 --reason typo --at 2026-11-17T11:00", 5, "2026-11-17 12:00")
    cli.refuses("session amend 1 --reason typo --stop 2026-11-17T10:20 --at 2026-11-17T11:00", 5, "2026-11-17 12:00")
    cli.now("2026-11-17T11:00")
    for line in ("session status", "session show 2", "session list"):
        assert cli.ok(line).err == ""
    assert cli.ask("session status").data["elapsed_seconds"] == 0


def _two_tickets_on_one_purchase(cli: Cli) -> None:
    """Three hours, two tickets from 10:00 and 10:30, an hour more agreed for the second."""
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 3 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.ticket(None)
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f"--operator ewa session start 2 {CONFIRMED} --at {DAY}T10:30")
    cli.ok(f"session extend 2 --hours 1 --consent Anna --at {DAY}T11:20")


@pytest.mark.clause("progrupa-support", "§1.9", "§4.3")
@pytest.mark.parametrize("order", [("1", "2"), ("2", "1")])
def test_an_hour_is_taken_when_it_begins_whichever_ticket_is_recorded_first(cli: Cli, order: tuple[str, str]) -> None:
    _two_tickets_on_one_purchase(cli)
    stops = {"1": f"session stop 1 --at {DAY}T12:00", "2": f"session stop 2 --at {DAY}T12:10"}
    for number in order:
        cli.ok(stops[number])
    for number in "12":
        cli.ok(f"ticket close {number} --outcome solved -m ok --at {DAY}T12:20")
    assert cli.ask(f"invoice issue --client pracownia --at {DAY}T13:00").data["net"]["amount"] == "800.00"


@pytest.mark.clause("progrupa-support", "§4.3")
def test_a_no_takes_back_a_yes_for_what_has_not_begun(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f"session extend 1 --hours 2 --consent Anna --at {DAY}T10:20")
    cli.ok(f"session extend 1 --declined --at {DAY}T10:50")
    cli.now(f"{DAY}T11:30")
    running = cli.ask("session status").data
    assert (running["hours_billable"], running["hours_left"], running["over_quota"]) == ("1", "0", True)
    cli.now("2026-12-20T12:00")
    done = cli.ask(f"session stop --at {DAY}T12:30").data
    assert (done["hours_billable"], done["hours_left"], done["unbilled_seconds"]) == ("1", "0", 5400)


@pytest.mark.clause("progrupa-support", "§2.10")
def test_after_the_24_hours_only_a_purchase_counts_and_its_hour_begins_anew(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.work(f"{DAY}T10:00", f"{DAY}T10:30")
    cli.ok('session extend 1 --hours 1 --consent "Anna, phone" --at 2026-11-19T10:00')
    cli.refuses(f"session start 1 {CONFIRMED} --at 2026-11-19T10:05", 4, "§2.10")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --at 2026-11-20T09:00")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-20T10:00")
    cli.now("2026-11-20T10:20")
    running = cli.ask("session status").data
    assert (running["started_hours"], running["hours_billable"], running["hours_left"]) == ("2", "2", "1")
    cli.now("2026-12-20T12:00")
    assert cli.ask("session stop --at 2026-11-20T10:30").data["started_hours"] == "2"
    cli.ok("ticket close 1 --outcome solved -m ok --at 2026-11-20T10:35")
    assert cli.ask("invoice issue --ticket 1 --at 2026-11-20T10:40").data["net"]["amount"] == "400.00"


@pytest.mark.clause("progrupa-support", "§1.3", "§4.4")
def test_what_was_agreed_on_gives_no_right_to_help_without_a_purchase(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.ok(f"session extend 1 --hours 2 --consent Anna --at {DAY}T09:15")
    cli.ok(f"hours cancel 1 --reason x --at {DAY}T09:20")
    cli.refuses(f"session start 1 {CONFIRMED} --at {DAY}T10:00", 4, "§1.3")
    cli.refuses("hours contact 1", 5, "cancelled")


@pytest.mark.clause("progrupa-support", "§3.4", "§3.5")
def test_the_number_counts_as_it_stood_at_the_instant(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 5 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    change = 'client change-phone pracownia --name "Anna Nowak" --mail m1'
    cli.ok(f"{change} --old 601234567 --new 602345678 --at {DAY}T12:00")
    confirm = "--confirm backup,present,internet --dry-run"
    cli.ok(f"session start 1 --phone 601234567 {confirm} --at {DAY}T11:59:59")
    assert cli.ask(f"session start 1 --phone 602345678 {confirm} --at {DAY}T11:59:59").clauses == ["§3.4", "§3.6"]
    cli.ok(f"session start 1 --phone 602345678 {confirm} --at {DAY}T12:00")
    assert cli.ask(f"session start 1 --phone 601234567 {confirm} --at {DAY}T12:00").clauses == ["§3.4", "§3.6"]
    cli.refuses(f"{change} --old 602345678 --new 603456789 --at {DAY}T11:00", 5, f"{DAY} 12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T11:00")
    cli.refuses(f"hours buy --client pracownia --hours 1 --phone 602345678 --at {DAY}T11:00", 4, "§3.5")


@pytest.mark.clause("progrupa-support", "§1.5")
def test_a_program_bought_with_free_help_is_an_acceptance(cli: Cli) -> None:
    add = "license add --client zielinski --product sketchup-pro --kind perpetual-single --version 2026 --serial"
    cli.ok(f"{add} A-1 --maintenance-until 2026-11-16 --at {DAY}T09:00")
    assert cli.ask("client show zielinski").data["acceptances"] == []
    cli.ok(f"{add} A-2 --maintenance-until 2026-11-17 --at {DAY}T09:00")
    (accepted,) = cli.ask("client show zielinski").data["acceptances"]
    assert (accepted["regulation"], accepted["clause"], accepted["accepted_on"]) == ("progrupa-support", "§1.5", DAY)


@pytest.mark.clause("progrupa-support", "§1.10")
def test_the_support_subscription_of_another_vendor_is_no_maintenance(cli: Cli) -> None:
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4"
        " --key-valid-until 2027-12-31 --support-ordered 2026-01-01 --maintenance-until 2026-12-31"
    )
    opened = cli.ok(
        "ticket open --client pracownia --license CT-1 --subject x --description y --serial CT-1 --regulation progrupa-support --json"
    )
    assert opened.data["entitlement"] == "none"


@pytest.mark.clause("progrupa-support", "§1.3", "§4.3")
def test_a_no_after_a_yes_keeps_the_door_shut(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    cli.ok(f"session extend 1 --hours 2 --consent Anna --at {DAY}T10:20")
    cli.ok(f"session extend 1 --declined --at {DAY}T10:50")
    cli.ok(f"session stop --at {DAY}T11:00")
    cli.refuses(f"session start 1 {CONFIRMED} --at {DAY}T12:00", 4, "§4.3", "declined")


@pytest.mark.clause("progrupa-support", "§1.3")
@pytest.mark.parametrize("dry", ["", " --dry-run"])
def test_hours_that_others_began_by_then_are_theirs(cli: Cli, dry: str) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 2 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.ticket(None)
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T09:20")
    assert cli.ask(f"--operator ewa session start 2 {CONFIRMED} --at {DAY}T10:20 --dry-run").code == 0
    asked = cli.ask(f"--operator ewa session start 2 {CONFIRMED} --at {DAY}T10:21{dry}")
    assert (asked.code, asked.clauses) == (4, ["§1.3"])


@pytest.mark.clause("progrupa-support", "§1.9", "§1.10", "§2.10")
def test_only_paid_sessions_are_looked_at_for_the_24_hours(cli: Cli) -> None:
    cli.now("2026-12-20T12:00")
    cli.ok(f"hours buy --client pracownia --hours 1 --phone 601234567 --at {DAY}T09:00")
    cli.ticket(None)
    cli.work(f"{DAY}T10:00", f"{DAY}T10:10")
    cli.ok("license edit SKP-0001 --maintenance-until 2026-11-20")
    cli.work("2026-11-20T10:00", "2026-11-20T10:10")
    cli.ok("license edit SKP-0001 --maintenance-until 2026-11-19")
    cli.ok("hours buy --client pracownia --hours 1 --phone 601234567 --at 2026-11-20T10:30")
    cli.work("2026-11-20T11:00", "2026-11-20T11:10")
    assert cli.ask("session show 3").data["started_hours"] == "2"
