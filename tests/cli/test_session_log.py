"""session log, switch, status --format; a cancelled session and a wrong triage put right."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY, NEXT = "2026-11-17", "2026-11-18"
LOG = f"session log 1 {CONFIRMED}"


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """Five hours bought, a ticket triaged at 09:10."""
    cli.now(f"{NEXT}T16:00")
    cli.ok(f"hours buy --client pracownia --hours 5 --phone 601234567 --at {DAY}T08:30")
    cli.ticket(None)
    return cli


def log(begin: str, end: str, day: str = DAY) -> str:
    return f"{LOG} --start {day}T{begin} --stop {day}T{end}"


def test_a_forgotten_session_goes_between_two_others(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.work(f"{DAY}T15:00", f"{DAY}T15:30")
    desk.refuses(f"session start 1 {CONFIRMED} --at {DAY}T12:00", 5)
    found = desk.ask(log("12:00", "13:10"))
    assert found.code == 0, found
    assert (found.data["started_at"], found.data["stopped_at"], found.data["state"]) == (
        f"{DAY}T12:00:00+01:00",
        f"{DAY}T13:10:00+01:00",
        "stopped",
    )
    assert (found.data["ticket_seconds"], found.data["started_hours"]) == ((30 + 70 + 30) * 60, "3")
    assert [g["clause"] for g in found.json["decision"]["grounds"]][:1] == ["§1.3"]
    assert found.json["decision"]["on"] == DAY
    desk.now(f"{NEXT}T15:00")
    shown = desk.ask("ticket show 1").data
    assert (shown["status"], shown["recurrence_until"]) == ("waiting", f"{NEXT}T15:30:00+01:00")
    assert shown["history"][-1]["kind"] == "session-logged"
    assert desk.ok("db check")


@pytest.mark.parametrize(
    ("begin", "end", "code", "said"),
    [
        ("09:59", "10:00", 0, ""),
        ("09:59", "10:01", 5, "10:30"),
        ("10:30", "10:31", 0, ""),
        ("10:29", "10:31", 5, "10:30"),
        ("10:05", "10:10", 5, "10:30"),
        ("09:04", "09:30", 5, "09:05"),
        ("09:30", "09:30", 5, "09:30"),
        ("09:30", "09:29", 5, "09:29"),
    ],
)
def test_both_sides_of_what_it_may_overlap(desk: Cli, begin: str, end: str, code: int, said: str) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    if code:
        desk.refuses(log(begin, end), code, said)
    else:
        desk.ok(log(begin, end))


def test_it_is_decided_as_at_its_start(desk: Cli) -> None:
    desk.refuses(f"session log 1 --start {DAY}T10:00 --stop {DAY}T10:30", 4, "§1.11", "§3.4")
    desk.refuses(log("18:00", "18:30"), 4, "§4.2", "--override")
    desk.ok(f"{log('18:00', '18:30')} --override agreed --dry-run")
    desk.ok(log("16:59", "18:30"))
    assert desk.ask("session show 1").data["past_closing"] is True


@pytest.mark.clause("progrupa-support", "§2.3")
def test_not_before_the_triage(cli: Cli) -> None:
    cli.now(f"{DAY}T16:00")
    cli.ok(f"hours buy --client pracownia --hours 5 --phone 601234567 --at {DAY}T08:30")
    cli.ticket(None)
    cli.ok(f"ticket open --client pracownia --license SKP-0001 --subject B --description B --serial SKP-0001 --at {DAY}T09:05")
    cli.ok(f"ticket triage 2 --diagnosable --at {DAY}T11:00")
    early = f"session log 2 {CONFIRMED} --start {DAY}T10:59 --stop {DAY}T11:30"
    cli.refuses(early, 4, "§2.3")
    cli.ok(early.replace("10:59", "11:00"))
    assert cli.ask("ticket show 2").data["status"] == "waiting"


def test_hours_are_those_that_were_there_then(desk: Cli) -> None:
    """All five hours are taken later; at ten there were five."""
    desk.work(f"{NEXT}T09:00", f"{NEXT}T13:30")
    assert desk.ask("session show 1").data["hours_left"] == "0"
    found = desk.ask(log("10:00", "10:30"))
    assert found.code == 0, found
    assert found.data["hours_billable"] == "5"


def test_a_closed_ticket_takes_what_was_before_the_close(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T12:00")
    desk.refuses(log("11:30", "12:01"), 5, "12:00")
    desk.refuses(log("13:00", "13:30"), 5, "12:00")
    desk.ok(log("11:30", "12:00"))
    assert desk.ask("ticket show 1").data["status"] == "closed"


@pytest.mark.clause("progrupa-support", "§1.9")
def test_nothing_before_an_hour_that_was_invoiced(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:40")
    desk.ok(f"invoice issue --ticket 1 --at {DAY}T10:45")
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T11:00")
    desk.refuses(log("09:30", "09:40"), 5, "invoiced")
    desk.ok(log("11:00", "11:30"))


def test_dry_run_several_tickets_and_a_key(desk: Cli) -> None:
    before = desk.dump()
    assert desk.ask(f"{log('10:00', '10:30')} --dry-run").data["ticket_seconds"] == 1800
    assert desk.dump() == before
    once = f"{log('10:00', '10:30')} --idempotency-key k1"
    desk.ok(once)
    desk.ok(once)
    assert len(desk.ask("session list").data) == 1


def test_why_it_is_recorded_late_is_kept_and_how_it_ended(desk: Cli) -> None:
    desk.ok([*log("10:00", "10:30").split(), "--reason", "forgot the clock"])
    desk.ok([*log("11:00", "11:30").split(), "--reason", "client-ended"])
    assert [s["reason"] for s in desk.ask("session list").data] == ["client-ended", "done"]
    assert desk.ask("ticket show 1").data["history"][-2]["message"] == "forgot the clock"


@pytest.mark.parametrize(
    ("when", "code"), [("2026-11-17T25:00", 2), ("2026-11-19T10:00", 2), ("03/04/2026 10:00", 2), ("never", 2)]
)
def test_times_that_are_none(desk: Cli, when: str, code: int) -> None:
    desk.refuses([*f"{LOG} --stop {NEXT}T11:00".split(), "--start", when], code)


# Switch ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def two(desk: Cli) -> Cli:
    """Another ticket, and work on the first."""
    desk.now(f"{DAY}T16:00")
    desk.ticket(None)
    desk.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    return desk


def test_switch_stops_one_and_starts_the_other_at_the_same_instant(two: Cli) -> None:
    found = two.ask(f"session switch 2 {CONFIRMED} --at 11:15")
    assert found.code == 0, found
    assert (found.data["ticket"], found.data["started_at"]) == (2, f"{DAY}T11:15:00+01:00")
    assert (found.data["stopped"]["ticket"], found.data["stopped"]["elapsed_seconds"]) == (1, 4500)
    assert two.ask("session status").data["ticket"] == 2
    assert [two.ask(f"ticket show {n}").data["status"] for n in (1, 2)] == ["waiting", "open"]
    assert two.ok("db check")


def test_where_the_start_is_refused_the_first_goes_on(two: Cli) -> None:
    two.refuses("session switch 2 --at 11:15", 4, "backup")
    two.refuses(f"session switch 2 {CONFIRMED} --at 09:59", 5)
    two.refuses(f"session switch 1 {CONFIRMED} --at 11:15", 5)
    two.refuses(f"session switch 7 {CONFIRMED} --at 11:15", 3)
    two.refuses([*f"session switch 2 {CONFIRMED} --at 11:15 --reason".split(), "bored"], 2)
    assert two.ask("session status").data["ticket"] == 1
    before = two.dump()
    assert two.ask(f"session switch 2 {CONFIRMED} --at 11:15 --dry-run").data["ticket"] == 2
    assert two.dump() == before


def test_switch_from_nothing(desk: Cli) -> None:
    desk.refuses(f"session switch 1 {CONFIRMED}", 3, "session start")


# One line for a prompt -----------------------------------------------------------------------------------------------------------


def test_status_as_one_line(two: Cli) -> None:
    two.now(f"{DAY}T11:20:30")
    assert two.ok(["session", "status", "--format", "{ticket} {elapsed} {left}"]).out == "1 1:20 3:39\n"
    assert two.ok(["session", "status", "--format", "{exact}} {client}/{operator}"]).out == "1:20:30} pracownia/anna\n"
    two.refuses(["session", "status", "--format", "{ticket} {hours}"], 2, "{left}")
    two.refuses(["session", "status", "--format", "{ticket"], 2)
    assert two(["session", "status", "--format", "{left}", "--json"]).code == 2
    two.ok(f"session stop --at {DAY}T11:15")
    two.refuses(["session", "status", "--format", "{ticket}"], 3)


def test_the_quick_door_says_the_same_line(two: Cli) -> None:
    line = ["session", "status", "--format", "{ticket} {subject} {client} {operator}"]
    slow = two.ok(line).out
    assert two.process(line, env={"SUPPORTCTL_NOW": ""}).out == slow
    assert two.process([*line[:2], f"--format={line[3]}"], env={"SUPPORTCTL_NOW": ""}).out == slow
    assert two.process(["session", "status", "--format", "{x}"], env={"SUPPORTCTL_NOW": ""}).code == 2


def test_what_comes_from_outside_stays_one_line(cli: Cli) -> None:
    cli.ticket()
    cli.rows("SELECT 1")
    cli.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")
    import sqlite3

    with sqlite3.connect(cli.db) as desk:
        desk.execute(
            """UPDATE running_session SET counts = json_set(counts, '$.subject', 'a' || char(27) || '[31m' || char(10))"""
        )
    desk.close()
    assert cli.ok(["session", "status", "--format", "{subject}"]).out == "a\\x1b[31m\\n\n"


def test_watch_off_a_terminal_is_status(two: Cli) -> None:
    assert two.ok("session watch").out == two.ok("session status").out


# The only session cancelled --------------------------------------------------------------------------------------------------------


def test_without_its_only_session_a_ticket_is_what_it_was(desk: Cli) -> None:
    before = desk.ask("ticket show 1").data
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok("session cancel 1 --reason typo")
    after = desk.ask("ticket show 1").data
    assert after["status"] == "triaged"
    assert {k: after[k] for k in before if k != "history"} == {k: before[k] for k in before if k != "history"}


def test_with_another_session_it_still_waits(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.work(f"{DAY}T11:00", f"{DAY}T11:30")
    desk.ok("session cancel 2 --reason typo")
    desk.now(f"{NEXT}T10:00")
    assert desk.ask("ticket show 1").data["status"] == "waiting"


def test_after_a_reopening_it_is_as_reopened(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:40")
    desk.ok(f"ticket reopen 1 --reason again --at {DAY}T11:00")
    desk.work(f"{DAY}T11:10", f"{DAY}T11:30")
    desk.ok("session cancel 2 --reason typo")
    assert desk.ask("ticket show 1").data["status"] == "triaged"


def test_a_closed_ticket_stays_closed(desk: Cli) -> None:
    desk.work(f"{DAY}T10:00", f"{DAY}T10:30")
    desk.ok(f"ticket close 1 --outcome solved -m ok --at {DAY}T10:40")
    desk.ok("session cancel 1 --reason typo")
    assert desk.ask("ticket show 1").data["status"] == "closed"


# A wrong triage ----------------------------------------------------------------------------------------------------------------------


@pytest.fixture
@once
def new(cli: Cli) -> Cli:
    cli.now(f"{DAY}T16:00")
    cli.ok(f"hours buy --client pracownia --hours 5 --phone 601234567 --at {DAY}T08:30")
    cli.ok(f"ticket open --client pracownia --license SKP-0001 --subject B --description B --serial SKP-0001 --at {DAY}T09:05")
    return cli


@pytest.mark.clause("progrupa-support", "§2.3")
def test_a_wrong_triage_is_put_right_with_a_reason(new: Cli) -> None:
    new.ok("ticket triage 1 --not-diagnosable --at 09:10")
    assert new.ask("ticket show 1").data["status"] == "refused"
    new.refuses("ticket triage 1 --diagnosable", 5, "--diagnosable --reason")
    new.refuses("ticket triage 1 --not-diagnosable --reason x", 5)
    new.ok("ticket triage 1 --diagnosable --reason 'the wrong key' --at 09:20")
    shown = new.ask("ticket show 1").data
    assert (shown["status"], shown["closed_at"], shown["history"][-1]["message"]) == ("triaged", None, "the wrong key")
    new.ok(f"session start 1 {CONFIRMED} --at {DAY}T10:00")


def test_the_other_way_round_while_nothing_came_of_it(new: Cli) -> None:
    new.ok("ticket triage 1 --diagnosable --at 09:10")
    new.ok("ticket triage 1 --not-diagnosable --reason 'not ours' --at 09:15")
    assert new.ask("ticket show 1").data["status"] == "refused"
    new.ok("ticket triage 1 --diagnosable --reason 'ours after all' --at 09:20")
    new.work(f"{DAY}T10:00", f"{DAY}T10:30")
    new.refuses("ticket triage 1 --not-diagnosable --reason late", 5)


def test_a_refusal_by_the_desk_is_no_triage(new: Cli) -> None:
    new.ok("ticket triage 1 --diagnosable --at 09:10")
    new.ok("ticket refuse 1 --reason terms-breached --at 09:20")
    new.refuses("ticket triage 1 --diagnosable --reason x", 5)
