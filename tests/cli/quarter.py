"""A quarter at the desk, played hour by hour in one process: what operators do, and cron after each hour, undisturbed or not; each command
by itself, or each hour's commands as one batch.

python -m tests.cli.quarter [--days 90] [--seed 1] [--tickets 3] [--batches]
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import shlex
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from tests.cli.quarter_script import FIRST, WARSAW, Line, script
from tests.cli.quarter_state import differences
from tests.quick import quick

# Playing -------------------------------------------------------------------------------------------------------------------------


# How a process that was killed ends.
KILLED = 9


def command(at: datetime, words: str) -> tuple[int, str]:
    """Run a command in this process; its exit code, and what it said."""
    from supportctl.cli.main import run

    os.environ["SUPPORTCTL_NOW"] = at.isoformat(timespec="seconds")
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = run(shlex.split(words))
    return code, said.getvalue()


def singly(lines: Sequence[Line]) -> list[int]:
    """Run each line as a command; how each ended."""
    return [command(line.at, line.words)[0] for line in lines]


def as_batch(lines: Sequence[Line]) -> list[int]:
    """Run the lines as one batch, whose clock moves on from line to line; how each ended, as its envelope says."""
    if not lines:
        return []
    said = io.StringIO()
    stdin = io.TextIOWrapper(_Ahead(lines), encoding="utf-8")
    with mock.patch("sys.stdin", stdin), contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        from supportctl.cli.main import run

        run(["batch", "--keep-going", "-o", "json"])
    return [json.loads(line)["exit_code"] for line in said.getvalue().splitlines()]


class _Ahead(io.BytesIO):
    """Lines for stdin. Whoever takes one finds the clock at its instant."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = iter(lines)

    def readline(self, size: int | None = -1, /) -> bytes:
        line = next(self._lines, None)
        if line is None:
            return b""
        os.environ["SUPPORTCTL_NOW"] = line.at.isoformat(timespec="seconds")
        return f"{line.words}\n".encode()


def play(
    db: Path,
    lines: Sequence[Line],
    days: int,
    cron: Callable[[datetime], None],
    work: Callable[[Sequence[Line]], list[int]] = singly,
) -> list[tuple[str, int]]:
    """Play the lines on a new desk, hour by hour, by `work`, and what cron does after each hour; how each line ended."""
    os.environ |= {"SUPPORTCTL_DB": str(db), "SUPPORTCTL_OPERATOR": "anna", "SUPPORTCTL_LANG": "en"}
    os.environ.pop("SUPPORTCTL_JOURNAL_DAYS", None)
    ended, rest = [], deque(lines)
    hour = datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=WARSAW)
    last = hour + timedelta(days=days + 3)
    while hour <= last:
        now = []
        while rest and rest[0].at < hour:
            now.append(rest.popleft())
        ended += [(line.words, code) for line, code in zip(now, work(now), strict=True)]
        cron(hour)
        hour = (hour.astimezone(UTC) + timedelta(hours=1)).astimezone(WARSAW)
    steady(last + timedelta(hours=1))
    return ended


def steady(hour: datetime) -> None:
    """cron as it should be: once an hour."""
    code, said = command(hour, "cron run")
    assert code in (0, 5), (hour, code, said)


def disturbed(seed: int) -> Callable[[datetime], None]:
    """cron that misses hours and days, runs twice, and is killed at any write."""
    dice = random.Random(seed)
    off = [0]

    def cron(hour: datetime) -> None:
        if off[0]:
            off[0] -= 1
            return
        chance = dice.random()
        if chance < 0.1:
            off[0] = dice.randint(1, 60)
        elif chance < 0.4:
            killed(hour, dice.randint(1, 12))
        elif chance < 0.6:
            steady(hour)
            steady(hour)
        else:
            steady(hour)

    return cron


def killed(hour: datetime, writes: int, words: str = "cron run") -> bool:
    """Run a command in a process of its own that dies at its nth write; did it?"""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED
    try:
        from supportctl.store.engine import Db

        ran, left = Db._run, [writes]

        def counted(self: Db, sql: str, params: Any) -> Any:
            found = ran(self, sql, params)
            if sql[:6] in ("INSERT", "UPDATE", "DELETE"):
                left[0] -= 1
                if not left[0]:
                    os._exit(KILLED)
            return found

        Db._run = counted  # type: ignore[method-assign]
        command(hour, words)
    finally:
        os._exit(0)


class Played(NamedTuple):
    """How the lines of the undisturbed quarter ended, and what differs in the disturbed ones."""

    ended: list[tuple[str, int]]
    found: list[str]


def quarter(directory: Path, *, days: int, tickets: int, seed: int, batches: Sequence[bool] = (False,)) -> Played:
    """Play the same quarter undisturbed, each line as a command, and disturbed: each line as a command again (False), or each hour's
    lines as one batch (True)."""
    lines = script(days, tickets, seed)
    steadily = directory / f"steady-{seed}.db"
    ended = play(steadily, lines, days, steady)
    found = [f"{steadily.name}: {said}"] if (said := unsound(steadily)) else []
    for as_batches in batches:
        roughly = directory / f"rough-{seed}-{as_batches}.db"
        again = play(roughly, lines, days, disturbed(seed), as_batch if as_batches else singly)
        found += [f"{a[0]}: {a[1]}, {b[1]}" for a, b in zip(ended, again, strict=True) if a != b]
        found += [f"{roughly.name}: {said}"] if (said := unsound(roughly)) else []
        found += [f"{roughly.name}: {said}" for said in differences(steadily, roughly)]
    return Played(ended, found)


def unsound(db: Path) -> str:
    """What `db check` finds; nothing where all is in order."""
    os.environ["SUPPORTCTL_DB"] = str(db)
    code, said = command(datetime.fromisoformat(os.environ["SUPPORTCTL_NOW"]), "db check")
    return said if code else ""


def main() -> int:
    """A bigger one, on demand."""
    parser = argparse.ArgumentParser("python -m tests.cli.quarter")
    parser.add_argument("--days", type=int, default=90)
    parser.add_argument("--tickets", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batches", action="store_true", help="the disturbed quarter's commands as one batch an hour")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="supportctl-quarter-", dir=quick()) as place:
        played = quarter(Path(place), days=asked.days, tickets=asked.tickets, seed=asked.seed, batches=[asked.batches])
    codes = Counter(code for _, code in played.ended)
    sys.stdout.write(f"{len(played.ended)} commands {dict(codes)}; {len(played.found)} differences\n")
    sys.stdout.write("".join(f"{line}\n" for line in played.found[:20]))
    return 1 if played.found else 0


if __name__ == "__main__":
    sys.exit(main())
