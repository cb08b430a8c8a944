"""An operator is one person, in whatever case the name is typed; the spelling recorded first is the one that is shown."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli

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
