"""The program under test on a pseudo-terminal, its questions answered by hand."""

from __future__ import annotations

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

ASKS = (b":", b"?", b"]", b">")


class Shown(NamedTuple):
    """How a command ended (None: it still asked, and was ended), all that the terminal showed, and the answers nobody asked for."""

    code: int | None
    text: str
    left: list[str]


def typed(line: str | Sequence[str], *answers: str, columns: int = 80, env: dict[str, str] | None = None) -> Shown:
    """Each answer is typed once the command has asked something and waits; one that asks more than that is ended by Ctrl-C."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [*PROGRAM, *words(line)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **(env or {})},
        start_new_session=True,
    )
    os.close(slave)
    shown, left, until, asked_more = b"", list(answers), time.monotonic() + 60, False
    while time.monotonic() < until:
        if select.select([master], [], [], 0.15)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not part:
                break
            shown += part
        elif re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", shown).rstrip().endswith(ASKS):
            if left:
                os.write(master, f"{left.pop(0)}\r".encode())
            elif not asked_more:
                asked_more = True
                os.killpg(child.pid, 2)
    os.close(master)
    code = child.wait(30)
    return Shown(None if asked_more else code, re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r", ""), left)
