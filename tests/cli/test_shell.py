"""supportctl shell: commands at a prompt of a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from typing import Any

import pytest

from supportctl.cli.shell import PROMPT, offered
from tests.cli.cli import CONFIRMED, PROGRAM, Cli

# The child takes the terminal as its own, so that Ctrl-C on it is a signal.
_TAKE = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
PATIENCE = 30


class Shell:
    """The shell on a pseudo-terminal of 100 columns."""

    def __init__(self, *options: str, term: str = "dumb") -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        command = [sys.executable, "-c", _TAKE, *PROGRAM, "shell", *options]
        env = os.environ | {"TERM": term, "NO_COLOR": "1"}
        self.child = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True)
        os.close(slave)
        self.begun = self.until(PROMPT.strip())

    def until(self, wanted: str, shown: str = "") -> str:
        """What is shown up to these words. `shown`: what was read before, where they may have come with it already."""
        end = time.monotonic() + PATIENCE
        while wanted not in shown:
            assert time.monotonic() < end, shown
            if select.select([self.master], [], [], 0.05)[0]:
                shown += self.read()
        return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", shown).replace("\r\n", "\n")

    def read(self) -> str:
        """The next piece of what is shown."""
        return os.read(self.master, 65536).decode()

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def interrupt(self) -> None:
        """Ctrl-C, once it waits for keys: readline sees a signal that comes just before that only at the next key."""
        time.sleep(0.5)
        self.type("\x03")

    def __call__(self, line: str) -> str:
        """Type a line; what is shown up to the next prompt."""
        self.type(f"{line}\n")
        return self.until(PROMPT)

    def left(self, keys: str) -> int:
        """Type what ends it; the exit code."""
        self.type(keys)
        return self.child.wait(PATIENCE)


@pytest.fixture
def shell(cli: Cli) -> Iterator[Any]:
    """Begins shells, and ends them with the test."""
    begun: list[Shell] = []

    def begin(*options: str) -> Shell:
        begun.append(Shell(*options))
        return begun[-1]

    yield begin
    for each in begun:
        each.child.kill()
        each.child.wait()
        os.close(each.master)


def test_commands_one_after_the_other(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    assert "18:00  anna  no session runs" in desk.begun
    assert "Note" in desk("ticket note 1 -m 'note a'")
    assert '"exit_code": 3' in desk("supportctl ticket show 99 --json")
    assert "Crash on export" in desk("ticket show 1")
    assert cli.rows("SELECT count(*) FROM message WHERE body = 'note a'") == [(1,)]
    assert desk.left("\x04") == 0


@pytest.mark.parametrize("typed", ["exit\n", "quit\n", "\x04"])
def test_leaving(shell: Any, typed: str) -> None:
    assert shell().left(typed) == 0


def test_the_line_above_the_prompt_in_both_languages(cli: Cli, shell: Any) -> None:
    cli.ticket("3")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T09:10")
    cli.now("2026-11-17T09:52")
    english, polish = shell(), shell("--lang", "pl")
    assert "09:52  anna  #1 Crash on export  0:42:00  covered 2:18" in english.begun
    assert "09:52  anna  #1 Crash on export  0:42:00  pokryte 2:18" in polish.begun
    assert "09:52  anna  no session runs" in english("session stop")


def test_what_is_overdue_is_counted(cli: Cli, shell: Any) -> None:
    cli.ok(
        "license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3"
        " --support-ordered 2026-01-10 --maintenance-until 2027-01-09 --key-valid-until 2026-12-31"
    )
    cli.ok("ticket open --client pracownia --license CT-1 --subject S --at 2026-11-10T09:00")
    assert cli("ticket list --overdue -o ids").out == "1\n"
    assert "no session runs  overdue 1" in shell().begun
    assert "żadna sesja nie trwa  po terminie 1" in shell("--lang", "pl").begun


def test_ctrl_c_drops_the_line_and_not_the_desk(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    desk.type("ticket note 1 -m 'note a'")
    desk.until("note a'")
    desk.interrupt()
    desk.until(PROMPT)
    assert "Note" in desk("ticket note 1 -m 'note b'")
    # While a command asks: that command ends.
    desk.type("client add\n")
    desk.until("Name, as it stands")
    desk.interrupt()
    assert "Interrupted" in desk.until(PROMPT)
    assert cli.rows("SELECT count(*) FROM message WHERE body LIKE 'note%'") == [(1,)]
    assert desk.left("\x04") == 0


def test_what_is_missing_is_asked_for(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    desk.type("ticket assign\n")
    desk.until("Ticket, by number")
    desk("1")
    assert cli.rows("SELECT assignee FROM ticket") == [("anna",)]
    assert desk.left("exit\n") == 0


def test_earlier_lines_come_back(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    desk("ticket note 1 -m 'note a'")
    desk.type("\x10\n")  # Ctrl-P
    desk.until(PROMPT)
    assert cli.rows("SELECT count(*) FROM message WHERE body = 'note a'") == [(2,)]
    # A file of what was typed would outlive the erasure of a client.
    assert [name for _, _, names in os.walk(os.environ["HOME"]) for name in names if "history" in name] == []


def test_tab_completes(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    assert "Crash on export" in desk("ticket sho\t1")
    assert desk.left("exit\n") == 0


@pytest.mark.parametrize("line", ["shell", "batch x", "session watch", "db upgrade", "ticket note - -m x", "ticket 'x"])
def test_what_can_t_be_typed(cli: Cli, shell: Any, line: str) -> None:
    cli.ticket()
    desk = shell()
    assert "supportctl: " in desk(line)
    assert "no session runs" in desk("")


def test_off_a_terminal(cli: Cli) -> None:
    cli.refuses("shell", 2, "supportctl batch")


@pytest.mark.parametrize(
    ("before", "text", "found"),
    [
        ("", "tick", ["ticket "]),
        ("ticket ", "tri", ["triage "]),
        ("supportctl ticket ", "tri", ["triage "]),
        ("ticket list --client ", "prac", ["pracownia "]),
        ("ticket list ", "--client=prac", ["--client=pracownia "]),
        ("ticket show ", '"1', ["1 "]),
        ("ticket note 1 -m 'a ", "b", []),
        ("nothing ", "x", []),
    ],
)
def test_what_is_offered(cli: Cli, before: str, text: str, found: list[str]) -> None:
    cli.ticket()
    assert offered(before, text, str(cli.db)) == found


def test_files_are_offered(cli: Cli, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "my note.txt").write_text("x")
    monkeypatch.chdir(tmp_path)
    assert offered("ticket note 1 --message-file ", "le", str(cli.db)) == ["letters/"]
    assert offered("ticket note 1 --message-file ", "letters/", str(cli.db)) == ["'letters/my note.txt' "]
