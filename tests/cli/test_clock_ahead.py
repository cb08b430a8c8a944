"""A clock that is ahead of the machine's: whatever is written says so on a terminal, and a numbered document always."""

from __future__ import annotations

import os
import pty
import sqlite3
import subprocess
from datetime import UTC, datetime

import pytest

from supportctl.cli import context
from tests.cli.cli import PROGRAM, Cli, words
from tests.cli.once import once

DAY = "2026-11-17"


def at_machine(monkeypatch: pytest.MonkeyPatch, hour: int) -> None:
    """The machine's clock shows that hour of DAY, in UTC."""
    monkeypatch.setattr(context, "machine_clock", lambda: datetime(2026, 11, 17, hour, tzinfo=UTC))


@pytest.fixture
@once
def worked(cli: Cli) -> Cli:
    """A closed ticket that is to be invoiced; the clock stands at 18:00, which is 17:00 UTC."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T10:20")
    cli.ok("ticket close 1 --outcome solved -m Done --client-confirmed")
    return cli


@pytest.mark.parametrize(("hour", "said"), [(16, True), (17, False)])
@pytest.mark.parametrize("options", ["", "--json", "-q"])
def test_a_document_that_is_numbered_ahead_of_the_machine_s_clock(
    worked: Cli, monkeypatch: pytest.MonkeyPatch, hour: int, said: bool, options: str
) -> None:
    """B13: always, in every format."""
    at_machine(monkeypatch, hour)
    assert "SUPPORTCTL_NOW" not in worked.ok(f"invoice issue --ticket 1 --dry-run {options}").err
    assert "SUPPORTCTL_NOW" not in worked.ok("client edit pracownia --address Y").err  # on no terminal
    found = worked.ok(f"invoice issue --ticket 1 {options}")
    assert ("SUPPORTCTL_NOW" in found.err, "invoice annul" in found.err) == (said, said)
    if said:
        assert ("FV/2026/0001" in found.err, f"{DAY} 18:00" in found.err, f"{DAY} 17:00" in found.err) == (True, True, True)
        assert len(found.err.splitlines()) == 1


def test_nothing_is_said_of_what_was_not_committed(worked: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """B13: the transaction was taken back."""
    at_machine(monkeypatch, 16)
    connection = sqlite3.connect(worked.db)
    connection.execute("CREATE TRIGGER full BEFORE INSERT ON change_set BEGIN SELECT RAISE(ABORT, 'no'); END")
    connection.close()
    found = worked("invoice issue --ticket 1")
    assert found.code != 0
    assert "SUPPORTCTL_NOW" not in found.err


def test_it_is_said_in_polish(worked: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """B13."""
    at_machine(monkeypatch, 16)
    worked.env("SUPPORTCTL_LANG", "pl")
    assert "zegar komputera wskazuje 2026-11-17 17:00" in worked.ok("invoice issue --ticket 1").err


def said_on_a_terminal(line: str, **env: str) -> str:
    """What a command says on stderr where that is a terminal."""
    master, slave = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, *words(line)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=slave,
        env=os.environ | env,
        check=True,
    )
    assert done.returncode == 0
    os.write(slave, b"\n")
    os.close(slave)
    text = os.read(master, 65536).decode()
    os.close(master)
    return text


def test_whatever_is_written_says_so_on_a_terminal(cli: Cli) -> None:
    """B13: a command that reads says nothing."""
    ahead = "2199-11-17T18:00"
    assert "2199-11-17 18:00" in said_on_a_terminal("client edit pracownia --address Y", SUPPORTCTL_NOW=ahead)
    assert said_on_a_terminal("client list", SUPPORTCTL_NOW=ahead).strip() == ""
    assert said_on_a_terminal("client edit pracownia --address Z", SUPPORTCTL_NOW="2020-11-17T18:00").strip() == ""
    assert said_on_a_terminal("client edit pracownia --address X", SUPPORTCTL_NOW="").strip() == ""
