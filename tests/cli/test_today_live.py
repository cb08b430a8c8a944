"""`today` leaves no live ticket out: what the client wrote, what may be started, and what was opened again."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.once import once
from tests.cli.screen import on_screen

BIT = "ticket open --client pracownia --product bitservice-remote-help --subject Printer --channel phone"


def waits(cli: Cli, options: str = "") -> list[tuple[str, Any, str]]:
    """(section, id, next) of each row about a ticket."""
    return [(row["section"], row["id"], row["next"]) for row in cli.ok(f"today {options} --json").data if row["id"]]


@pytest.fixture
@once
def waiting(cli: Cli) -> Cli:
    """Ticket 1 waits since its session ended; its work is paid for in advance and invoiced."""
    cli.ticket()
    cli.ok("hours contact 1")
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice pay FV/2026/0001 --on 2026-11-17")
    assert waits(cli) == []
    return cli


def test_a_triaged_ticket_waits_for_its_session(cli: Cli) -> None:
    cli.ticket(hours=None)
    assert waits(cli) == [("to-start", 1, "session start 1")]
    cli.ok("ticket assign 1 --to ewa")
    assert (waits(cli, "--for jan"), waits(cli, "--for Ewa")) == ([], waits(cli))
    assert "READY" in "".join(on_screen("today", 80)[1])
    assert "DO PODJĘCIA" in "".join(on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1])
    cli.ok("ticket wait 1 --until 2026-11-20T09:00 --reason holiday")
    assert waits(cli) == []


def test_a_ticket_whose_session_runs_stands_once(cli: Cli) -> None:
    cli.ticket()
    cli.ok("hours contact 1")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("ticket contact 1 --incoming --channel email -m 'One more thing'")
    assert waits(cli) == [("running", 1, "session stop")]


def test_a_reopened_ticket_waits_for_its_session(waiting: Cli) -> None:
    waiting.ok("ticket close 1 --outcome solved -m done")
    waiting.ok("ticket reopen 1 --reason 'It is back' --channel email")
    assert waits(waiting) == [("to-start", 1, "session start 1")]


@pytest.mark.parametrize(
    "answer", ["ticket reply 1 -m Yes", "ticket contact 1 --channel phone -m Told", "ticket close 1 --outcome solved -m Told"]
)
def test_what_the_client_wrote_waits_until_the_desk_answers(waiting: Cli, answer: str) -> None:
    waiting.ok("ticket reply 1 -m Done")
    waiting.ok("ticket contact 1 --incoming --channel email -m 'Still broken'")
    waiting.ok("ticket contact 1 --incoming --channel email -m 'Hello?'")
    waiting.ok("ticket note 1 -m 'for the desk'")
    assert waits(waiting) == [("client-wrote", 1, "ticket show 1")]
    assert "CLIENT" in "".join(on_screen("today", 80)[1])
    assert "OD KLIENTA" in "".join(on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1])
    waiting.ok(answer)
    assert waits(waiting) == []
    waiting.ok("undo")
    assert waits(waiting) == [("client-wrote", 1, "ticket show 1")]


def test_a_message_that_was_taken_back_waits_for_nobody(waiting: Cli) -> None:
    waiting.ok("ticket contact 1 --incoming --channel email -m 'Still broken'")
    waiting.ok("undo")
    assert waits(waiting) == []


def test_a_message_on_a_ticket_to_be_started_is_told_first(cli: Cli) -> None:
    cli.ticket(hours=None)
    cli.ok("ticket contact 1 --incoming --channel email -m 'When?'")
    assert waits(cli) == [("client-wrote", 1, "ticket show 1")]
    cli.ok("ticket reply 1 -m Tomorrow")
    assert waits(cli) == [("to-start", 1, "session start 1")]


def test_what_knows_no_triage_is_not_called_so(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.ok(BIT)
    shown = "\n".join(on_screen("today", 80, {"SUPPORTCTL_LANG": "pl"})[1])
    assert [shown.count(word) for word in ("DO OCENY", "DO UMÓWIENIA")] == [1, 1]
    assert waits(cli)[1] == ("to-schedule", 2, "session schedule 2")
