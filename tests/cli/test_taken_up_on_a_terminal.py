"""A report that came by web or e-mail is taken up at once by one short command: on a real terminal, its prompts answered by hand."""

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

import pytest

from tests.cli.cli import PROGRAM, Cli

# What the client says (the serial in the report, the confirmations, the number), with subject and description before it.
SAID = ("Crash", "Crashes when exporting to DWG", "SKP-0001", "y", "y", "y", "601 234 567")


def typed(line: str, answers: tuple[str, ...]) -> tuple[int, str]:
    """(exit code, all that the terminal showed): each answer is typed once the command has asked and waits."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    child = subprocess.Popen(
        [*PROGRAM, *line.split()],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"},
        start_new_session=True,
    )
    os.close(slave)
    shown, left, until = b"", list(answers), time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([master], [], [], 0.5)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:  # how Linux says that nobody writes any more
                break
            if not part:
                break
            shown += part
        elif left and shown.rstrip(b"\x1b[0123456789;?hm").endswith((b":", b": ", b"]", b"] ", b"? ")):
            os.write(master, f"{left.pop(0)}\r".encode())
    os.close(master)
    assert left == [], shown.decode()
    return child.wait(30), re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode()).replace("\r", "")


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_one_command_of_at_most_sixty_characters(cli: Cli, lang: str) -> None:
    cli.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00")
    cli.env("SUPPORTCTL_LANG", lang)
    cli.now("2026-11-17T10:00")
    line = "ticket open --license SKP-0001 --start"
    assert len(f"supportctl {line}") <= 60
    code, shown = typed(line, SAID)
    assert code == 0, shown
    ticket = cli.ok("ticket show 1 --json").data
    assert (ticket["subject"], ticket["status"], ticket["channel"], ticket["client"]) == ("Crash", "open", "web", "pracownia")
    session = cli.ok("session show 1 --json").data
    assert session["confirmed"] == ["backup", "present", "internet"]
    assert (session["started_at"], session["operator"]) == ("2026-11-17T10:00:00+01:00", "anna")
    assert shown.count("\n") <= 16, shown
