"""A hint names what helps: nothing that is refused next, and nothing that wasn't asked about."""

from __future__ import annotations

from tests.cli.cli import Cli


def test_hours_with_a_letter(cli: Cli) -> None:
    line = "hours buy --client pracownia --phone 601234567 --license SKP-0001 --hours"
    found = cli.refuses(f"{line} 1h", 2, "such as 3")
    assert "1.5" not in found.err
    cli.ok(f"{line} 3")


def test_a_clock_that_is_behind(cli: Cli) -> None:
    cli.ticket()
    cli.now("2026-11-17T09:03")
    found = cli.refuses("ticket reopen 1 --reason again", 5, "clock", "2026-11-17 09:05")
    assert "--at" not in found.err
    assert cli.ask("ticket reopen 1 --reason again").error == "CLOCK_BEHIND"
    assert "--at" in cli.refuses("ticket reopen 1 --reason again --at 09:02", 5).err
