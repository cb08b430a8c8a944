"""A command dies at one of its writes: what its process leaves in the database."""

from __future__ import annotations

import os
import shlex
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from supportctl.cli.main import run
from supportctl.store.engine import Db


def killed(act: Callable[[], object], last: int) -> bool:
    """Call `act` in a process of its own (a fork of this one, silent) that kills itself right after its write number `last`, counted
    from 1; 0: never. Did it end before that? One that raised fails the test. Not while other threads run in this process."""
    child = os.fork()
    if not child:
        try:
            signal.alarm(120)  # whatever hangs fails the test
            _silent()
            _die_after(last)
            act()
            os._exit(0)
        finally:
            os._exit(70)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return False
    assert os.WEXITSTATUS(status) == 0, f"it ended with {os.WEXITSTATUS(status)}"
    return True


def killed_command(line: str | Sequence[str], db: Path, last: int) -> bool:
    """The same for a command line that runs on the database `db`, and must succeed where it isn't killed."""

    def run_line() -> None:
        os.environ["SUPPORTCTL_DB"] = str(db)
        if code := run(shlex.split(line) if isinstance(line, str) else list(line)):
            os._exit(code)

    return killed(run_line, last)


def killed_program(line: str, last: int) -> bool:
    """The same in a new interpreter, on the database of the environment; for tests that serve something in a thread meanwhile."""
    command = [sys.executable, "-m", "tests.killing", str(last), *shlex.split(line)]
    ended = subprocess.run(command, check=False, timeout=60, capture_output=True)
    assert ended.returncode in (0, -signal.SIGKILL), ended
    return ended.returncode == 0


def copied(db: Path, copy: Path) -> Path:
    """A database as it stands, in a file of its own."""
    source, target = sqlite3.connect(db), sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    copy.chmod(0o600)
    return copy


def _silent() -> None:
    sink = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(sink, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  (the process ends at once)


def _die_after(last: int) -> None:
    """Count every statement that writes, and every call that writes many rows."""
    ran, ran_many = Db._run, Db.add_all
    count = 0

    def step() -> None:
        nonlocal count
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(self: Db, sql: str, params: Any) -> Any:
        found = ran(self, sql, params)
        if sql[:6] in ("INSERT", "UPDATE", "DELETE"):
            step()
        return found

    def counted_many(self: Db, rows: Any, **how: Any) -> None:
        ran_many(self, rows, **how)
        step()

    Db._run, Db.add_all = counted, counted_many  # type: ignore[method-assign]  # in the child alone


if __name__ == "__main__":
    _die_after(int(sys.argv[1]))
    sys.exit(run(sys.argv[2:]))
