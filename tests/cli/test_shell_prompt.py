"""supportctl shell with the extra `shell`: completion, history, the line below the prompt."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from supportctl.cli.shell import history_path
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.test_shell import PATIENCE, Shell

pytest.importorskip("prompt_toolkit", reason="the extra `shell` isn't installed")

UP, TAB = "\x1b[A", "\t"
BEGINS, ENDS = "\x1b[?2004h", "\x1b[?2004l"
# As it is drawn: where nothing is typed, the blank behind it is a move of the cursor.
PROMPT = "supportctl>"


class Prompt(Shell):
    """The shell on a terminal that can move its cursor."""

    def __init__(self, *options: str) -> None:
        super().__init__(*options, term="xterm")

    def read(self) -> str:
        """The next piece; like a terminal it says where the cursor is when it is asked, without which there is no line below."""
        shown = super().read()
        for _ in range(shown.count("\x1b[6n")):
            self.type("\x1b[5;1R")
        return shown

    def to_next(self, keys: str) -> str:
        """Type what ends a line; what is shown up to the prompt after it, which begins by asking how text is pasted."""
        self.type(keys)
        shown, end = "", time.monotonic() + PATIENCE
        while BEGINS not in shown.partition(ENDS)[2]:
            assert time.monotonic() < end, shown
            shown += self.read()
        return shown

    def __call__(self, line: str) -> str:
        """Type a line; what is shown up to the prompt after it."""
        return self.to_next(f"{line}\r")


@pytest.fixture
def shell(cli: Cli) -> Iterator[Any]:
    """Begins shells, and ends them with the test."""
    begun: list[Prompt] = []

    def begin(*options: str) -> Prompt:
        begun.append(Prompt(*options))
        return begun[-1]

    yield begin
    for each in begun:
        each.child.kill()
        each.child.wait()
        os.close(each.master)


def kept() -> list[str]:
    """The lines of the history file."""
    path = Path(history_path())
    return [line[1:] for line in path.read_text().splitlines() if line.startswith("+")] if path.exists() else []


def settle() -> None:
    """Give it the time to be at the prompt."""
    time.sleep(0.3)


def test_the_line_below_the_prompt_in_both_languages(cli: Cli, shell: Any) -> None:
    cli.ticket("3")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T09:10")
    cli.now("2026-11-17T09:52")
    for options, words in (((), "covered"), (("--lang", "pl"), "pokryte")):
        desk = shell(*options)
        desk.until(f"09:52  anna  #1 Crash on export  0:42:00  {words} 2:18", desk.begun)


def test_its_clock_goes_on(cli: Cli, shell: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket("3")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T09:10")
    monkeypatch.delenv("SUPPORTCTL_NOW")
    desk = shell()
    desk.until("Crash on export", desk.begun)
    # Only what changed is drawn again: that is the seconds.
    shown, end = "", time.monotonic() + 10
    while not re.search(r"\d", re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", shown)) and time.monotonic() < end:
        shown += desk.read()
    assert re.search(r"\d", re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", shown))


def test_tab_completes(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    settle()
    desk.type(f"ticket sho{TAB}")
    settle()
    assert "Crash on export" in desk("1")
    desk.type(f"ticket list --client prac{TAB}")
    settle()
    assert "Crash on export" in desk("")  # no client is named prac


def test_ctrl_c_drops_the_line_and_ctrl_d_leaves(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    settle()
    desk.type("ticket note 1 -m 'note a'")
    settle()
    desk.to_next("\x03")
    desk("ticket note 1 -m 'note b'")
    assert cli.rows("SELECT body FROM message WHERE body LIKE 'note%'") == [("note b",)]
    settle()
    assert desk.left("\x04") == 0


def test_history_is_kept_for_its_owner_alone(cli: Cli, shell: Any) -> None:
    cli.ticket()
    desk = shell()
    settle()
    desk("ticket note 1 -m 'note a'")
    desk("ticket note 1 -m 'a secret' --confidential")
    desk(" ticket note 1 -m 'after a blank'")
    settle()
    assert desk.left("exit\r") == 0
    path = Path(history_path())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert kept() == ["ticket note 1 -m 'note a'", "exit"]
    again = shell()
    settle()
    again.type(UP)
    again.type(UP)
    settle()
    again("")
    assert cli.rows("SELECT count(*) FROM message WHERE body = 'note a'") == [(2,)]


def test_an_erasure_removes_it(cli: Cli, shell: Any) -> None:
    desk = shell()
    settle()
    desk("client show zielinski")
    settle()
    assert desk.left("exit\r") == 0
    assert kept() == ["client show zielinski", "exit"]
    cli.ok("client erase zielinski --dry-run")
    assert kept() != []
    cli.ok("client erase zielinski --yes")
    assert not Path(history_path()).exists()


def test_a_history_that_can_t_be_written(cli: Cli, shell: Any) -> None:
    path = Path(history_path())
    path.mkdir(parents=True)
    cli.ticket()
    desk = shell()
    settle()
    assert "Crash on export" in desk("ticket show 1")
