"""Runs command lines one after the other, and writes down how each ended and what it said.

    python -P asker.py CALLS ANSWERS [--started]

CALLS is a JSON array of {argv, stdin, env}, ANSWERS becomes one JSON line each: {code, out, err}. With --started each line is an
interpreter of its own, as for a user; it takes a second. Without it a process goes through the front door for a whole BATCH of
lines, and is then left: hundredths of a second a line. The program is the one that PYTHONPATH or the installation gives.
"""

from __future__ import annotations

import json
import os
import pkgutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from typing import IO, Any, NoReturn

# What a program that is done leaves behind (it frees nothing) stays in bounds.
BATCH = 40
Files = tuple[IO[bytes], IO[bytes], IO[bytes]]


class _Left(BaseException):
    """The program ended its process; args: the exit code."""


def main(calls: str, answers: str, started: bool) -> None:
    """Run them all."""
    with open(calls, encoding="utf-8") as handle:
        lines = json.load(handle)
    if not started:
        _import_everything()
    for at in range(0, len(lines), BATCH):
        child = os.fork()
        if child == 0:
            _run(lines[at : at + BATCH], answers, started)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit(f"broken off in {[line['argv'] for line in lines[at : at + BATCH]]}")


def _import_everything() -> None:
    import supportctl

    for module in pkgutil.walk_packages(supportctl.__path__, "supportctl."):
        # The prompt of the shell is of an extra, and no line opens it.
        if module.name != "supportctl.cli.prompting":
            import_module(module.name)


def _run(lines: list[dict[str, Any]], answers: str, started: bool) -> NoReturn:
    code = 1
    kept = os.dup(2)
    try:
        with open(answers, "a", encoding="utf-8") as written:
            for line in lines:
                with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
                    given.write(line["stdin"].encode())
                    given.seek(0)
                    ended = (_start if started else _enter)(line, (given, out, err))
                    said = {"code": ended, "out": _read(out), "err": _read(err)}
                written.write(json.dumps(said, ensure_ascii=False) + "\n")
        code = 0
    except BaseException as error:
        os.write(kept, f"{type(error).__name__}: {error}\n".encode())
    finally:
        _LEAVE(code)


def _start(line: dict[str, Any], files: Files) -> int:
    """An interpreter of its own."""
    words = [sys.executable, "-P", "-m", "supportctl", *line["argv"]]
    given, out, err = files
    return subprocess.run(words, stdin=given, stdout=out, stderr=err, env={**os.environ, **line["env"]}, check=False).returncode


def _enter(line: dict[str, Any], files: Files) -> int:
    """Through the front door, in this process."""
    from supportctl.__main__ import main as program
    from supportctl.cli import context

    # The clocks of the lines stand where they were written, whatever day it is: none is ahead of the machine's.
    context.machine_clock = lambda: datetime(2199, 12, 31, tzinfo=UTC)

    for target, file in enumerate(files):
        os.dup2(file.fileno(), target)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # nothing is left of the line before
    sys.argv = ["supportctl", *line["argv"]]
    before = dict(os.environ)
    os.environ.update(line["env"])
    os._exit = _left
    try:
        return program()
    except _Left as left:
        return int(left.args[0])
    finally:
        os._exit = _LEAVE
        os.environ.clear()
        os.environ.update(before)


def _left(status: int) -> NoReturn:
    raise _Left(status)


def _read(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8", "backslashreplace")


_LEAVE = os._exit


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--started" in sys.argv[3:])
