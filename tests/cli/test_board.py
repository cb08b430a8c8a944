"""`board` on a pseudo-terminal: live, ended by a key or a signal; the terminal is left as it was."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator

import pytest

from tests.cli.cli import OPEN, PROGRAM, Cli

# The child takes the terminal as its own, so that its signals come, too.
TAKE = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
OTHER_PAGE, FIRST_PAGE, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"
PATIENCE = 30


class Board:
    """A board that runs on a terminal of its own."""

    def __init__(self, columns: int, env: dict[str, str]) -> None:
        self.master, self.slave = pty.openpty()
        self.size(columns, 24)
        self.before = termios.tcgetattr(self.slave)
        self.shown = b""
        self.child = subprocess.Popen(
            [sys.executable, "-c", TAKE, *PROGRAM, "board"],
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **env},
            start_new_session=True,
        )

    def size(self, columns: int, lines: int) -> None:
        """Make the terminal so large."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def until(self, text: bytes) -> bytes:
        """All that was shown since the last time, once this is among it."""
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            assert time.monotonic() < end, self.shown
            if select.select([self.master], [], [], 0.1)[0]:
                self.shown += os.read(self.master, 65536)
        found, self.shown = self.shown, b""
        return found

    def ended(self) -> int:
        """How it ended; the terminal is as it was: its page, its cursor, its modes."""
        code = self.child.wait(PATIENCE)
        while select.select([self.master], [], [], 0.2)[0]:
            self.shown += os.read(self.master, 65536)
        assert FIRST_PAGE in self.shown
        assert self.shown.rindex(CURSOR) > -1
        assert termios.tcgetattr(self.slave) == self.before
        return code

    def close(self) -> None:
        """Nothing is left running."""
        self.child.kill()
        self.child.wait()
        os.close(self.master)
        os.close(self.slave)


@pytest.fixture
def boards() -> Iterator[list[Board]]:
    """Boards that are put here are closed."""
    found: list[Board] = []
    yield found
    for board in found:
        board.close()


def started(boards: list[Board], columns: int = 80, **env: str) -> Board:
    board = Board(columns, env)
    boards.append(board)
    return board


@pytest.mark.parametrize("key", [b"q", b"Q", b"\x04"])
def test_a_key_ends_it(cli: Cli, boards: list[Board], key: bytes) -> None:
    cli.ok(OPEN)
    board = started(boards)
    shown = board.until(b"Crash on export")
    assert OTHER_PAGE in shown
    assert b"q quits" in shown
    os.write(board.master, key)
    assert board.ended() == 0


def test_what_happens_meanwhile_is_shown(cli: Cli, boards: list[Board]) -> None:
    board = started(boards, SUPPORTCTL_LANG="pl")
    assert "q – wyjście".encode() in board.until(b"Nic nie czeka.")
    cli.ok(OPEN)
    board.until(b"Crash on export")
    os.write(board.master, b"xq")
    assert board.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT])
def test_killed(cli: Cli, boards: list[Board], number: signal.Signals) -> None:
    board = started(boards)
    board.until(b"Nothing waits.")
    board.child.send_signal(number)
    assert board.ended() == -number


def test_interrupted(cli: Cli, boards: list[Board]) -> None:
    board = started(boards)
    board.until(b"Nothing waits.")
    os.write(board.master, b"\x03")
    assert board.ended() == 130
    assert b"Traceback" not in board.shown


def test_it_cant_be_stopped_on_its_page(cli: Cli, boards: list[Board]) -> None:
    board = started(boards)
    board.until(b"Nothing waits.")
    os.write(board.master, b"\x1aq")
    assert board.ended() == 0


def test_resized_down_to_one_column_and_back(cli: Cli, boards: list[Board]) -> None:
    cli.ok(OPEN)
    board = started(boards)
    board.until(b"ticket triage 1")
    for columns, lines in ((1, 1), (1, 24), (200, 3), (80, 24)):
        board.size(columns, lines)
        board.until(b"\x1b[H")
    board.until(b"ticket triage 1")
    os.write(board.master, b"q")
    assert board.ended() == 0


@pytest.mark.parametrize("columns", [0, 1, 5])
def test_on_a_terminal_of_hardly_a_column(cli: Cli, boards: list[Board], columns: int) -> None:
    cli.ok(OPEN)
    board = started(boards, columns)
    board.until(b"\x1b[H")
    os.write(board.master, b"q")
    assert board.ended() == 0


def test_a_desk_that_goes_is_said_on_the_first_page(cli: Cli, boards: list[Board]) -> None:
    board = started(boards)
    board.until(b"Nothing waits.")
    for suffix in ("", "-wal", "-shm"):
        cli.db.with_name(cli.db.name + suffix).unlink(missing_ok=True)
    assert board.ended() == 6
    assert b"Traceback" not in board.shown
    assert board.shown.rindex(b"supportctl: ") > board.shown.rindex(FIRST_PAGE)


def test_off_a_terminal_it_says_once_what_today_says(cli: Cli) -> None:
    cli.ok(OPEN)
    assert cli.ok("board").out == cli.ok("today").out
    assert cli.ok("board --json").data == cli.ok("today --json").data


def test_where_there_is_no_desk(cli: Cli) -> None:
    found = cli("board --db /nowhere/desk.db")
    assert (found.code, found.out) == (6, "")
