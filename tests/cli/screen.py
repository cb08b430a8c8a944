"""A command on a pseudo-terminal of so many columns: what it shows there."""

from __future__ import annotations

import fcntl
import gc
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence

from supportctl.cli.main import run
from tests.cli.cli import words
from tests.cli.once import OTHER

PATIENCE = 60


def on_screen(
    line: str | Sequence[str], columns: int, env: dict[str, str] | None = None, stdin: str = ""
) -> tuple[int, list[str]]:
    """(exit code, the lines shown on stdout) without colours; stderr is no part of it, and nothing can be typed but what is piped
    in. The process is a fork of this one, or the program that was named to be tested."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    asked, told = os.pipe()
    os.write(told, stdin.encode())
    os.close(told)
    told_so = {"TERM": "xterm", "NO_COLOR": "1", **(env or {})}
    child = _named(line, asked, slave, told_so) if OTHER else _forked(line, asked, slave, told_so)
    os.close(slave)
    os.close(asked)
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
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, shown.decode().replace("\r\n", "\n").removesuffix("\n").split("\n")


def _named(line: str | Sequence[str], stdin: int, stdout: int, env: dict[str, str]) -> int:
    started = subprocess.Popen(
        [*OTHER, *words(line)], stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL, env={**os.environ, **env}
    )
    return started.pid


def _forked(line: str | Sequence[str], stdin: int, stdout: int, env: dict[str, str]) -> int:
    child = os.fork()
    if child:
        return child
    try:
        signal.alarm(PATIENCE)
        gc.disable()  # as a command does
        for stream, place in enumerate((stdin, stdout, os.open(os.devnull, os.O_RDWR))):
            os.dup2(place, stream)
        sys.stdin, sys.stdout, sys.stderr = (
            open(stream, mode, encoding="utf-8", closefd=False)  # noqa: SIM115  (the process ends at once)
            for stream, mode in enumerate("rww")
        )
        os.environ |= env
        code = run(words(line))
        sys.stdout.flush()
        os._exit(code)
    finally:
        os._exit(70)
