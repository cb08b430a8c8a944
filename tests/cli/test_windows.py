"""The window for a recurrence (ProGrupa, §2.10): an e-mail that nobody answered holds the close, and tickets that were brought in get the
window that their last session makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, Cli
from tests.cli.once import once

DAY, NEXT, LATER = "2026-11-17", "2026-11-18", "2026-11-20"
HEAD = "source,subject,status,license,channel,opened_at,topic,description,recurrence_until\n"


@pytest.fixture
@once
def waiting(cli: Cli) -> Cli:
    """A ticket whose window runs until the next day at 11:00."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:00")
    return cli


def windows(cli: Cli, options: str = "") -> Any:
    """What the job did, or explains."""
    jobs = cli.ask(f"cron run windows {options}").data
    return jobs[0] if jobs else {"done": [], "explained": []}


def done(cli: Cli) -> list[int]:
    """The tickets that the job closed or marked."""
    return [item["id"] for item in windows(cli)["done"]]


def why(cli: Cli) -> list[tuple[int, str]]:
    """What it says of each ticket."""
    return [(item["id"], item["why"]) for item in windows(cli, "--explain --dry-run")["explained"]]


# An e-mail --------------------------------------------------------------------------------------------------------------------------


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(
    ("said", "at", "held"),
    [
        ("--incoming --channel email", f"{DAY}T14:00", True),
        ("--incoming --channel email", f"{NEXT}T11:00:00", True),
        ("--incoming --channel email", f"{NEXT}T11:00:01", False),
        ("--incoming --channel phone", f"{DAY}T14:00", False),
        ("--channel email", f"{DAY}T14:00", False),
    ],
)
def test_an_e_mail_that_nobody_answered_holds_the_close(waiting: Cli, said: str, at: str, held: bool) -> None:
    """It was closed as solved, "no e-mail about a recurrence", though the client's e-mail stood in its history."""
    waiting.now(f"{LATER}T12:00")
    if held:
        waiting.ok(f"ticket contact 1 -m 'It still crashes' {said} --at {at}")
        assert why(waiting) == [(1, "mail-open")]
        assert done(waiting) == []
    else:
        assert waiting(f"ticket contact 1 -m 'It still crashes' {said} --at {at}").code in (0, 5)
        assert done(waiting) == [1]
    for listed, status in (("--status waiting", held), ("--status closed", not held)):
        assert (waiting.ask(f"ticket list {listed}").data != []) is status
    assert waiting.ask("ticket show 1").data["status"] == ("waiting" if held else "closed")


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(
    ("answer", "closed_at"),
    [
        (f"ticket reply 1 -m 'Thanks' --at {DAY}T15:00", f"{NEXT}T11:00:01+01:00"),
        (f"ticket contact 1 -m 'We called' --channel phone --at {LATER}T10:00", f"{LATER}T10:00:00+01:00"),
        (f"ticket reply 1 -m 'Thanks' --at {LATER}T10:00", f"{LATER}T10:00:00+01:00"),
    ],
)
def test_once_it_is_answered_the_ticket_is_closed(waiting: Cli, answer: str, closed_at: str) -> None:
    waiting.now(f"{LATER}T12:00")
    waiting.ok(f"ticket contact 1 -m 'Thank you' --incoming --channel email --at {DAY}T14:00")
    waiting.ok(answer)
    assert waiting.ask("ticket list --status closed").data[0]["closed_at"] == closed_at
    assert done(waiting) == [1]
    assert waiting.ask("ticket show 1").data["closed_at"] == closed_at


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(("at", "held"), [(f"{DAY}T10:59:59", False), (f"{DAY}T11:00:00", True)])
def test_what_came_before_the_end_of_the_session_tells_of_no_recurrence(waiting: Cli, at: str, held: bool) -> None:
    waiting.now(f"{LATER}T12:00")
    found = waiting.ok(f"ticket contact 1 -m 'It crashes' --incoming --channel email --at {at}")
    assert ("ticket reopen 1" in found.err) is held
    assert done(waiting) == ([] if held else [1])
    assert waiting.ask("ticket show 1").data["closed_at"] == (None if held else f"{NEXT}T11:00:01+01:00")
    assert [row["id"] for row in waiting.ask("ticket list --status waiting").data] == ([1] if held else [])


@pytest.mark.clause("progrupa-support", "§2.10")
def test_an_answer_counts_by_when_it_was_given_not_by_when_it_was_noted(waiting: Cli) -> None:
    waiting.now(f"{LATER}T12:00")
    waiting.ok(f"ticket contact 1 -m 'Thanks' --incoming --channel email --at {DAY}T12:00")
    waiting.ok(f"ticket contact 1 -m 'We called' --channel phone --at {LATER}T10:00")
    waiting.ok(f"ticket reply 1 -m 'You are welcome' --at {DAY}T15:00")
    listed = waiting.ask("ticket list --status closed").data[0]["closed_at"]
    assert done(waiting) == [1]
    assert listed == waiting.ask("ticket show 1").data["closed_at"] == f"{NEXT}T11:00:01+01:00"


@pytest.mark.clause("progrupa-support", "§2.10")
def test_an_answer_that_was_noted_before_the_e_mail_answers_it(waiting: Cli) -> None:
    waiting.now(f"{LATER}T12:00")
    waiting.ok(f"ticket reply 1 -m 'You are welcome' --at {DAY}T15:00")
    waiting.ok(f"ticket contact 1 -m 'Thanks' --incoming --channel email --at {DAY}T14:00")
    assert done(waiting) == [1]


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_work_on_one_that_is_held_begins_with_what_the_e_mail_says(waiting: Cli, lang: str) -> None:
    """It was said to be solved, while the lists said that it waits."""
    waiting.now(f"{NEXT}T12:00")
    waiting.ok(f"ticket contact 1 -m 'It still crashes' --incoming --channel email --at {DAY}T14:00")
    found = waiting.refuses(f"session start 1 {CONFIRMED} --lang {lang}", 5, "2026-11-17 14:00")
    reopen = found.err.partition("supportctl ticket reopen ")[2].strip()
    waiting.ok(f"ticket reopen {reopen.replace('POWÓD', 'back').replace('TEXT', 'back')}")
    waiting.ok(f"session start 1 {CONFIRMED}")


@pytest.mark.clause("progrupa-support", "§2.10")
def test_it_can_still_be_reopened_by_that_e_mail(waiting: Cli) -> None:
    waiting.now(f"{LATER}T12:00")
    waiting.ok(f"ticket contact 1 -m 'It still crashes' --incoming --channel email --at {DAY}T14:00")
    assert done(waiting) == []
    waiting.ok(f"ticket reopen 1 --reason 'It still crashes' --received-at {DAY}T14:00")
    assert waiting.ask("ticket show 1").data["status"] == "triaged"


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize(("at", "told"), [(f"{NEXT}T11:00", True), (f"{NEXT}T11:01", False)])
def test_whoever_notes_it_is_told_how_a_recurrence_is_recorded(waiting: Cli, at: str, told: bool) -> None:
    waiting.now(f"{LATER}T12:00")
    found = waiting(f"ticket contact 1 -m 'It still crashes' --incoming --channel email --at {at}")
    assert ("supportctl ticket reopen 1 --reason TEXT --received-at" in found.err) is told
    if told:
        command = found.err.partition("supportctl ")[2].strip().replace("TEXT", "back")
        waiting.ok(command)


# Brought in ---------------------------------------------------------------------------------------------------------------------------


def brought(cli: Cli, tmp_path: Path, *, until: str = "", reason: str = "done") -> None:
    """A ticket that waits, with a session that ended at 14:00."""
    tickets, sessions = tmp_path / "tickets.csv", tmp_path / "sessions.csv"
    tickets.write_text(f"{HEAD}old:1,Crash,waiting,SKP-0001,web,{DAY}T09:00,usage,It crashes,{until}\n")
    sessions.write_text(
        f"source,ticket_source,operator,started_at,stopped_at,channel,reason\nold:s1,old:1,ewa,{DAY}T12:00,{DAY}T14:00,remote,{reason}\n"
    )
    cli.now(f"{DAY}T18:00")
    cli.ok(["import", "tickets", str(tickets)])
    cli.ok(["import", "sessions", str(sessions)])


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize("until", ["", f"{NEXT}T09:00:00"])
@pytest.mark.parametrize(("now", "closed"), [(f"{NEXT}T14:00:00", False), (f"{NEXT}T14:00:01", True), (f"{LATER}T09:00", True)])
def test_what_was_brought_in_gets_the_window_of_its_last_session(
    cli: Cli, tmp_path: Path, until: str, now: str, closed: bool
) -> None:
    """Without a window it was never closed; with an earlier one it was closed on a decision that said the opposite."""
    brought(cli, tmp_path, until=until)
    cli.now(now)
    assert done(cli) == ([1] if closed else [])
    shown = cli.ask("ticket show 1").data
    assert shown["recurrence_until"] == f"{NEXT}T14:00:00+01:00"
    assert (shown["status"], shown["closed_at"]) == (("closed", f"{NEXT}T14:00:01+01:00") if closed else ("waiting", None))
    decisions = cli.ask("ticket why 1").data["decisions"]
    assert [(d["outcome"], d["same"]) for d in decisions] == ([("no", True)] if closed else [])
    cli.ok("db check")
    assert done(cli) == []


@pytest.mark.clause("progrupa-support", "§2.10")
@pytest.mark.parametrize("until", ["", f"{NEXT}T09:00:00"])
def test_a_preview_of_what_was_brought_in_says_what_the_run_does(cli: Cli, tmp_path: Path, until: str) -> None:
    brought(cli, tmp_path, until=until)
    cli.now(f"{NEXT}T10:00")
    (item,) = windows(cli, "--explain --dry-run")["explained"]
    assert (item["why"], item["at"], item["until"]) == ("not-yet", f"{NEXT}T14:00:00+01:00", f"{NEXT}T14:00:01+01:00")
    assert windows(cli, "--dry-run")["done"] == []
    cli.now(f"{LATER}T10:00")
    before = cli.dump()
    preview = windows(cli, "--dry-run")["done"]
    assert cli.dump() == before
    assert [item["id"] for item in preview] == [1]
    assert windows(cli)["done"] == preview


@pytest.mark.clause("progrupa-support", "§2.10")
def test_what_was_brought_in_answers_no_e_mail(cli: Cli, tmp_path: Path) -> None:
    """The session was brought in after the e-mail had come, and had ended before."""
    brought(cli, tmp_path)
    cli.now(f"{LATER}T10:00")
    cli.ok(f"ticket contact 1 -m 'It still crashes' --incoming --channel email --at {DAY}T15:00")
    assert done(cli) == []
    assert why(cli) == [(1, "mail-open")]


@pytest.mark.clause("progrupa-support", "§2.10")
def test_a_later_window_that_was_brought_in_stays(cli: Cli, tmp_path: Path) -> None:
    brought(cli, tmp_path, until=f"{NEXT}T16:00:00")
    cli.now(f"{NEXT}T15:00")
    assert done(cli) == []
    assert cli.ask("ticket show 1").data["recurrence_until"] == f"{NEXT}T16:00:00+01:00"


@pytest.mark.clause("progrupa-support", "§2.10")
def test_what_was_broken_off_is_explained(cli: Cli, tmp_path: Path) -> None:
    """Whether it was brought in or not: it waits without a window, and nothing said why."""
    brought(cli, tmp_path, reason="connection-lost")
    cli.ticket()
    cli.ok(f"session start 2 {CONFIRMED} --at {DAY}T16:00")
    cli.ok(f"session stop --reason connection-lost --at {DAY}T16:30")
    cli.now(f"{LATER}T09:00")
    assert why(cli) == [(1, "broken-off"), (2, "broken-off")]
    assert done(cli) == []
    assert "#1 Crash (pracownia), close as solved: to be continued" in cli.ok("cron run windows --explain").out
