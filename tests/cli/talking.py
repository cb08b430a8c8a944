"""A command on a pseudo-terminal that asks, and is answered: what the operator saw."""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from typing import NamedTuple

from tests.cli.cli import PROGRAM, words

# How a question ends.
_ASKS = re.compile(r"(: |\] |\? )$")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x07")
TAB, CTRL_C, CTRL_D = "\t", "\x03", "\x04"


class Talk(NamedTuple):
    """How a command ended, what stood on the terminal, and the answers that it didn't ask for."""

    code: int
    shown: str
    left: list[str]


def talk(line: str | Sequence[str], *answers: str, columns: int = 80, env: dict[str, str] | None = None) -> Talk:
    """Run a command whose questions are answered so, each with Enter unless it ends with a key of its own."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [*PROGRAM, *words(line)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", "INPUTRC": os.devnull, **(env or {})},
        preexec_fn=_own_terminal,
    )
    os.close(slave)
    left, shown, until = list(answers), "", time.monotonic() + 60
    decoder = codecs.getincrementaldecoder("utf-8")()
    while time.monotonic() < until:
        ready, _, _ = select.select([master], [], [], 0.15)
        if ready:
            try:
                part = os.read(master, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not part:
                break
            shown += decoder.decode(part)
        elif left and _ASKS.search(plain(shown)):
            answer = left.pop(0)
            shown += "\u2063"  # asked and answered: the same question isn't answered twice
            os.write(master, (answer if answer.endswith((CTRL_C, CTRL_D)) else f"{answer}\n").encode())
    os.close(master)
    if child.poll() is None and time.monotonic() >= until:
        child.kill()
    return Talk(child.wait(30), plain(shown), left)


def plain(shown: str) -> str:
    """What was written, without escapes."""
    return _ESCAPES.sub("", shown).replace("\r\n", "\n").replace("\r", "")


def _own_terminal() -> None:
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
