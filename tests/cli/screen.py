"""A command on a pseudo-terminal of so many columns: what it shows there."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Sequence

from tests.cli.cli import PROGRAM, words


def on_screen(
    line: str | Sequence[str], columns: int, env: dict[str, str] | None = None, stdin: str = ""
) -> tuple[int, list[str]]:
    """(exit code, the lines shown on stdout) without colours; stderr is no part of it, and nothing can be typed but what is piped
    in."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    child = subprocess.Popen(
        [*PROGRAM, *words(line)],
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1", **(env or {})},
    )
    os.close(slave)
    if child.stdin is not None:
        child.stdin.write(stdin.encode())
        child.stdin.close()
    shown = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # how Linux says that nobody writes any more
            break
        if not part:
            break
        shown += part
    os.close(master)
    return child.wait(30), shown.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")
