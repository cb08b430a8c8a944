"""A shell on a pseudo-terminal: keys go in, the line that stands there after them comes out."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

# The child takes the terminal as its own before it becomes the shell.
_TAKE = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execvp(sys.argv[1], sys.argv[1:])"
_DUMP = "\x18p"  # Ctrl-X p writes the line to a file
PATIENCE = 30


class Terminal:
    """Use as a context. `argv` starts a shell whose start-up file binds Ctrl-X p to write the line into `dump`."""

    def __init__(self, argv: list[str], env: dict[str, str], cwd: Path, dump: Path) -> None:
        self.dump, self.screen = dump, b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 200, 0, 0))
        self.child = subprocess.Popen(
            [sys.executable, "-c", _TAKE, *argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            cwd=cwd,
            start_new_session=True,
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *error: object) -> None:
        self.child.kill()
        self.child.wait()
        os.close(self.master)

    def line_after(self, keys: str) -> str:
        """Type on an empty line; the line as it then stands. `screen` holds what was printed meanwhile."""
        self.dump.unlink(missing_ok=True)
        self.screen = b""
        os.write(self.master, ("\x15" + keys + _DUMP).encode())
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                try:
                    self.screen += os.read(self.master, 65536)
                except OSError:
                    break
            if self.dump.exists() and (text := self.dump.read_text(encoding="utf-8")).endswith("\n"):
                return text.removesuffix("\n")
        raise AssertionError(f"no answer to {keys!r}: {self.screen.decode(errors='replace')}")
