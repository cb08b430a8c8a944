"""A hint names what helps: nothing that is refused next, and nothing that wasn't asked about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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


def test_the_price_list_says_which_price_decides(cli: Cli) -> None:
    for amount in ("210", "220"):
        cli.ok(f"price set progrupa-support-hour {amount} --currency PLN --from 2026-01-01")
    rows = cli.ok("price list --item progrupa-support-hour --json").data
    assert [(row["price"]["amount"], row["decides"]) for row in rows] == [("200.00", True), ("210.00", False), ("220.00", True)]
    assert "decides" in cli.ok("price list").out.splitlines()[0]


@pytest.mark.parametrize("line", ["client list", "db check", "session status", "client add N --consumer --address A"])
def test_a_working_directory_that_is_gone(cli: Cli, tmp_path: Path, line: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    program = f"cd {gone} && rmdir {gone} && SUPPORTCTL_DB=desk.db $S {line}"
    found = cli.process(["--version"])  # the package is found by its path
    assert found.code == 0
    found = cli.shell(f"export PYTHONPATH={os.getcwd()}; {program}")
    assert (found.code, found.out, len(found.err.splitlines())) == (6, "", 1)
    assert "working directory is gone" in found.err


def test_help_without_docstrings(cli: Cli) -> None:
    for line in ("ticket --help", "ticket open --help", "init --help", "cron run --help"):
        bare = cli.process(line, env={"PYTHONOPTIMIZE": "2"}).out
        whole = cli.process(line).out
        assert whole.split("\n\n")[1].strip() == bare.split("\n\n")[1].strip()
