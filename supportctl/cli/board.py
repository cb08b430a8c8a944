"""`board`: what `today` says on a page of its own, drawn anew every few seconds and when the terminal changes its size. Whatever ends
it, a key or a signal, the terminal is left as it was."""

from __future__ import annotations

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from supportctl.cli.context import Door
from supportctl.output.live import Screen
from supportctl.output.today import blocks
from supportctl.wording.words import words

if TYPE_CHECKING:
    from supportctl.desk.today.looking import TodayRow

SECONDS_BETWEEN = 2.0
_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_QUITS = (b"q", b"Q", b"\x03", b"\x04", b"")


class _Ended(BaseException):
    """A signal that ends the process: the terminal is put right first."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def board(door: Door, operator: str | None, *, whole: bool) -> int:
    """Until q, Ctrl-C or the end of stdin. A signal that would end the process ends it, after the terminal was put right."""
    rows = _rows(door, operator, whole=whole)  # what can't be answered is said before the page is taken
    try:
        with _keys() as wakes, Screen(color=door.settings().color) as screen:
            while True:
                _draw(door, screen, rows)
                if _waited(wakes):
                    return 0
                rows = _rows(door, operator, whole=whole)
    except _Ended as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
        return 128 + ended.number


def _now() -> datetime | None:
    """The clock goes on, unless it is frozen."""
    return None if os.environ.get("SUPPORTCTL_NOW") else datetime.now(UTC).replace(microsecond=0)


def _rows(door: Door, operator: str | None, *, whole: bool) -> list[TodayRow]:
    from supportctl.desk.today import looking

    now = _now() or door.now
    with door.store.read() as db:
        act = door.act(db)._replace(now=now, at=now)
        return looking.today(act, operator=operator, limit=None if whole else looking.SHOWN).data


def _draw(door: Door, screen: Screen, rows: list[TodayRow]) -> None:
    from supportctl.output.blocks import LETTERS, SIGNS

    how = door.settings()._replace(now=_now() or door.now)
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
        how = how if os.environ.get("COLUMNS") else how._replace(width=size.columns or 80)
        height = size.lines or 24
    except OSError:
        height = 24
    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    say = words(how.lang, on_screen=True)
    screen.draw(blocks(rows, say, SIGNS if unicode else LETTERS, how, live=True), how, height, unicode=unicode)


@contextmanager
def _keys() -> Iterator[int]:
    """Keys come one by one and unseen; signals wake up whoever waits on the pipe that is given. All as before at the end."""
    stdin = sys.stdin.fileno()
    before = termios.tcgetattr(stdin)
    reads, writes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    waker = signal.set_wakeup_fd(writes)
    handlers = {number: signal.signal(number, _ended) for number in _ENDING}
    handlers[signal.SIGWINCH] = signal.signal(signal.SIGWINCH, lambda number, frame: None)
    # Stopped in the midst of it, the shell would be left on the other page.
    handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    try:
        tty.setcbreak(stdin)
        yield reads
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)
        signal.set_wakeup_fd(waker)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.close(reads)
        os.close(writes)


def _ended(number: int, frame: object) -> None:
    for other in _ENDING:  # a second one must not come between the terminal and its old state
        signal.signal(other, signal.SIG_IGN)
    raise _Ended(number)


def _waited(wakes: int) -> bool:
    """Wait until it is time to look again; True when a key says to leave."""
    ready = select.select([sys.stdin, wakes], [], [], SECONDS_BETWEEN)[0]
    if wakes in ready:
        os.read(wakes, 512)
    return sys.stdin in ready and os.read(sys.stdin.fileno(), 1) in _QUITS
