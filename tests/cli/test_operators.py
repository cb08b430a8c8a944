"""An operator is one person, in whatever case the name is typed; the spelling recorded first is the one that is shown."""

from __future__ import annotations

import sqlite3

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.once import once

PAIRS = [("ewa", "Ewa"), ("Żaneta", "żaneta"), ("STRASSE", "straße")]


@pytest.mark.parametrize(("first", "again"), PAIRS)
def test_one_session_runs(cli: Cli, first: str, again: str) -> None:
    cli.ticket()
    cli.ok(f"{OPEN} --at 2026-11-17T09:05")
    cli.ok("ticket triage 2 --diagnosable --at 2026-11-17T09:06")
    cli.env("SUPPORTCTL_OPERATOR", first)
    cli.now("2026-11-17T09:20")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T09:10")
    cli.env("SUPPORTCTL_OPERATOR", again)
    assert cli.ask(f"session start 2 {CONFIRMED}").error == "OPERATOR_BUSY"
    assert cli.ok("session status --json").data["operator"] == first
    assert cli.process("session status --json", env={"SUPPORTCTL_NOW": ""}).data["operator"] == first
    cli.ok("session stop")
    assert [row["operator"] for row in cli.ok(f"session list --operator {again} --json").data] == [first]
    # Both the whole program and the prompt name the spelling on record where nothing runs.
    for env in ({}, {"SUPPORTCTL_NOW": ""}):
        assert f'"operator":"{first}"' in cli.process("session status --json", env=env).out
    cli.refuses(f"session start 2 {CONFIRMED} --at 2026-11-17T09:15", 5)


@pytest.mark.parametrize(("first", "again"), PAIRS)
def test_one_list_of_tickets(cli: Cli, first: str, again: str) -> None:
    cli.ticket()
    cli.ok(f"{OPEN} --at 2026-11-17T09:05")
    cli.ok(f"ticket assign 1 --to {first}")
    cli.ok(f"ticket assign 2 --to {again}")
    for name in (first, again):
        assert cli.ok(f"ticket list --assignee {name} -o ids").out == "2\n1\n"
    cli.refuses(f"ticket assign 1 --to {again}", 2)
    cli.env("SUPPORTCTL_OPERATOR", again)
    cli.refuses("ticket assign 1", 2)


def test_another_name_is_another_operator(cli: Cli) -> None:
    cli.ticket()
    cli.ok("ticket assign 1 --to ewa")
    assert cli.ok("ticket list --assignee Ewan -o ids").out == ""
    assert cli.ok("ticket list --assignee Anna -o ids").out == ""


@pytest.fixture
@once
def both(cli: Cli) -> Cli:
    """A desk of old, which holds both spellings: a session of Ewa's that runs on ticket 1, one of ewa's that ended on ticket 2, and
    a ticket handed to each."""
    cli.ticket()
    cli.ok(f"{OPEN} --at 2026-11-17T09:05")
    cli.ok("ticket triage 2 --diagnosable --at 2026-11-17T09:06")
    cli.ok("ticket assign 1 --to Ewa")
    cli.ok("ticket assign 2 --to jan")
    cli.env("SUPPORTCTL_OPERATOR", "jan")
    cli.ok(f"session start 2 {CONFIRMED} --at 2026-11-17T09:10")
    cli.ok("session stop --at 2026-11-17T09:20")
    cli.env("SUPPORTCTL_OPERATOR", "Ewa")
    cli.now("2026-11-17T10:30")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    connection = sqlite3.connect(cli.db)
    connection.executescript(
        "UPDATE ticket SET assignee = 'ewa' WHERE assignee = 'jan'; UPDATE work_session SET operator = 'ewa' WHERE operator = 'jan'"
    )
    connection.close()
    return cli


@pytest.mark.parametrize("name", ["ewa", "Ewa", "EWA"])
def test_a_desk_that_holds_both_spellings_shows_one_operator(both: Cli, name: str) -> None:
    """B7: `ewa` and `Ewa` had a session each, and lists of their own."""
    both.env("SUPPORTCTL_OPERATOR", name)
    assert both.ok("session status --json").data["ticket"] == 1
    assert both.process("session status --json", env={"SUPPORTCTL_NOW": ""}).data["ticket"] == 1
    assert both.ok("session status --format '{ticket}'").out.startswith("1")
    assert both.ask(f"session start 2 {CONFIRMED}").error == "OPERATOR_BUSY"
    assert both.ok(f"session list --operator {name} -o ids").out == "2\n1\n"
    assert both.ok(f"session list --operator {name} --limit 1 -o ids").out == "2\n"
    assert both.ok(f"ticket list --assignee {name} -o ids").out == "2\n1\n"
    assert both.ok("ticket list --mine --status triaged,open,waiting -o ids").out == "2\n1\n"
    assert both.ok("ticket list --mine --search Crash --sort urgency --reverse -o ids").out == "2\n1\n"
    waits = both.ok(f"today --for {name} --json").data
    assert next((row["section"], row["id"], row["next"]) for row in waits) == ("running", 1, "session stop")
    both.refuses("ticket assign 1", 2)
    both.refuses(f"ticket assign 2 --to {name}", 2)
    both.ok("session stop")
    both.refuses(f"session log 2 --start 10:05 --stop 10:10 {CONFIRMED}", 5, "overlap session 2")


def test_what_either_spelling_did_is_taken_back_by_the_other(both: Cli) -> None:
    both.ok("session stop")
    both.env("SUPPORTCTL_OPERATOR", "ewa")
    both.ok("ticket note 2 -m Rang")
    both.env("SUPPORTCTL_OPERATOR", "Ewa")
    assert [row["command"] for row in both.ok("undo --list --json").data][:2] == ["ticket note", "session stop"]
    assert "note on #2" in both.ok("undo").out
    both.env("SUPPORTCTL_OPERATOR", "ewa")
    assert "session 2 stopped" in both.ok("undo").out
    both.env("SUPPORTCTL_OPERATOR", "Ewa")
    both.ok("redo")
