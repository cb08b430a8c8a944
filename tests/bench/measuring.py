"""Whole processes, timed in turn with a bare start of the same interpreter, so that a machine whose speed drifts doesn't matter."""

from __future__ import annotations

import json
import os
import pty
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PROGRAM = str(Path(sys.executable).parent / "supportctl")
PURE = [sys.executable, "-c", "pass"]
# Inside the opening hours whenever it is run; sessions of no length never overlap.
FROZEN = {"SUPPORTCTL_NOW": "2026-11-17T10:00:00"}


class Run(NamedTuple):
    """One process: seconds on the wall, its peak memory in KiB, and seconds of the processor."""

    seconds: float
    peak: int
    busy: float


def environment(db: str, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Of a command on that desk; an extra of "" takes a variable away."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SUPPORTCTL_") and k != "PYTHONDONTWRITEBYTECODE"}
    found = kept | {"SUPPORTCTL_DB": db, "SUPPORTCTL_OPERATOR": "bench", "LC_ALL": "C.UTF-8"} | FROZEN | dict(extra or {})
    return {name: value for name, value in found.items() if value}


def once(command: Sequence[str], env: Mapping[str, str], *, terminal: bool = False) -> Run:
    """Run a command that must succeed, piped or in a pseudo-terminal of 120 columns."""
    if terminal:
        return _in_terminal(command, env)
    begin = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert process.stdout is not None
    said = process.stdout.read()
    return _ended(process, command, begin, said)


# A small process that runs another one: what this one takes itself would else be counted as the other's peak, too.
_WEIGH = """
import json, os, subprocess, sys, time
begin = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - begin, usage.ru_maxrss, usage.ru_utime + usage.ru_stime]))
sys.exit(os.waitstatus_to_exitcode(status))
"""


def weighed(command: Sequence[str], env: Mapping[str, str]) -> Run:
    """Run a command that must succeed by itself, however much memory this process has taken."""
    done = subprocess.run([sys.executable, "-c", _WEIGH, *command], env=env, check=True, capture_output=True, text=True)
    return Run(*json.loads(done.stdout))


def _in_terminal(command: Sequence[str], env: Mapping[str, str]) -> Run:
    master, slave = pty.openpty()
    said: list[bytes] = []

    def listen() -> None:
        try:
            while part := os.read(master, 65536):
                said.append(part)
        except OSError:
            pass  # the terminal is closed

    listener = threading.Thread(target=listen)
    listener.start()
    begin = time.perf_counter()
    shown = {**env, "TERM": "xterm-256color", "COLUMNS": "120"}
    process = subprocess.Popen(command, env=shown, stdin=slave, stdout=slave, stderr=slave)
    os.close(slave)
    found = _ended(process, command, begin, b"")
    listener.join()
    os.close(master)
    return found


def _ended(process: subprocess.Popen[bytes], command: Sequence[str], begin: float, said: bytes) -> Run:
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}: {said.decode(errors='replace')[:300]}")
    return Run(took, usage.ru_maxrss, usage.ru_utime + usage.ru_stime)


class Measured(NamedTuple):
    """A median ratio to the bare start, and the peak memory in MiB."""

    ratio: float
    peak: float


def measured(
    command: Callable[[int], Sequence[str]] | Sequence[str],
    env: Mapping[str, str],
    runs: int,
    *,
    before: Callable[[int], None] | None = None,
    terminal: bool = False,
) -> Measured:
    """The median over so many pairs after one that isn't counted; `before` prepares each."""
    ratios, peak = [], 0
    for number in range(runs + 1):
        if before:
            before(number)
        pure = once(PURE, env)
        mine = once(command(number) if callable(command) else command, env, terminal=terminal)
        if number:
            ratios.append(mine.seconds / pure.seconds)
            peak = max(peak, mine.peak)
    return Measured(statistics.median(ratios), peak / 1024)


def against(one: Sequence[str], env: Mapping[str, str], other_env: Mapping[str, str], runs: int) -> float:
    """The median ratio of one command on two desks, in turn."""
    ratios = [once(one, env).seconds / once(one, other_env).seconds for _ in range(runs + 1)]
    return statistics.median(ratios[1:])
