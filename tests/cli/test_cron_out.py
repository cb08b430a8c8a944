"""What cron sends out of the desk, on cases like those of job_cases.py: letters in the outbox, and calls of hooks that failed. Not due and
due, settled by an operator, doubled, missed, two at once, killed at each write; and what `--explain` says of each.

What left the desk can't be taken back: a run that is killed between sending and recording it sends it once more, and never a third time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from supportctl.desk.outbox.attempting import CLAIMED
from supportctl.effects.calls import AGAIN_MINUTES
from tests.cli.job_cases import MONEY, OPEN, Case, at
from tests.cli.mailbox import Mailbox, running
from tests.cli.quarter import command
from tests.cli.test_cron_jobs import codes, desk, explained, ran, rows
from tests.killing import killed_program

__all__ = ["desk"]
MOST_WRITES = 40
LATE = timedelta(days=40)


class Out(NamedTuple):
    """A case, and how what it sent is told. `again`: how long after a kill the next run takes what was in between; `left`: what waits
    still, in the desk."""

    case: Case
    again: timedelta
    left: str


LETTERS = Out(
    Case(
        "letters",
        (
            *MONEY,
            *((f"2023-03-07T13:0{n}", f"invoice send FV/2023/000{n} --to a{n}@b.example") for n in (1, 2)),
            # The server doesn't take them yet.
            ("2023-03-07T13:05", "cron run letters"),
        ),
        "2023-03-07T13:09:59",
        "2023-03-07T13:10:00",
        ("letters-sent",),
        settled="outbox cancel 1",
    ),
    CLAIMED,
    "SELECT id FROM outbox_message WHERE state NOT IN ('sent', 'cancelled')",
)
CALLS = Out(
    Case(
        "hooks",
        # The hook fails yet.
        tuple((f"2023-03-07T13:0{n}", OPEN.replace("Crash", f"Crash-{n}")) for n in (1, 2)),
        "2023-03-07T13:06:59",
        "2023-03-07T13:07:00",
        ("hook-called", "hook-called"),
        early=1,
    ),
    timedelta(minutes=AGAIN_MINUTES[0]),
    "SELECT id FROM hook_call",
)
both = pytest.mark.parametrize("out", [LETTERS, CALLS], ids=lambda out: out.case.job)


class World:
    """What is outside of the desk: a mail server and a hook, both of which fail until `mended`."""

    def __init__(self, box: Mailbox, place: Path) -> None:
        self.box, self.log, self.flag = box, place / "log", place / "works"
        box.answer = "451 later"
        hook = place / "hooks" / "ticket-open.after"
        hook.parent.mkdir()
        hook.write_text(f"#!/bin/sh\n[ -e {self.flag} ] || exit 1\ncat >> {self.log}\n")
        hook.chmod(0o755)

    def mended(self) -> None:
        self.box.answer = "250 OK"
        self.flag.touch()

    def got(self) -> Counter[str]:
        """What arrived, and how often; forgotten then."""
        found = [str(letter["Message-ID"]) for letter in self.box.letters]
        if self.log.exists():
            found += [str(json.loads(line)["data"]["id"]) for line in self.log.read_text().splitlines()]
            self.log.unlink()
        self.box.letters.clear()
        return Counter(found)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    monkeypatch.setenv("SUPPORTCTL_HOOKS_DIR", str(tmp_path / "hooks"))
    with running() as box:
        settings = (("HOST", "127.0.0.1"), ("PORT", str(box.port)), ("TLS", "none"), ("FROM", "s@acme.example"), ("TIMEOUT", "5"))
        for name, value in settings:
            monkeypatch.setenv(f"SUPPORTCTL_MAIL_{name}", value)
        yield World(box, tmp_path)


def made(out: Out, desk: Callable[..., Path], world: World, name: str = "work") -> Path:
    """The desk of the case, and the world mended."""
    path = desk(out.case, name)
    world.mended()
    world.got()
    return path


@both
def test_not_due_due_and_doubled(out: Out, desk: Callable[..., Path], world: World) -> None:
    case, path = out.case, made(out, desk, world)
    assert len(ran(case, at(case.before))) == case.early
    assert len(explained(case, at(case.before))) == 1
    assert {why for _, why in explained(case, at(case.before))} == {"not-yet"}
    dry = codes(ran(case, at(case.due), "--dry-run"))
    assert dry == list(case.what[case.early :])
    assert sum(world.got().values()) == case.early
    assert codes(ran(case, at(case.due))) == dry
    for later in (timedelta(0), timedelta(minutes=5), timedelta(days=2)):
        assert ran(case, at(case.due) + later) == []
    assert set(world.got().values()) == {1}
    assert rows(path, out.left) == []


@both
def test_explain_names_each_with_why_and_sends_nothing(out: Out, desk: Callable[..., Path], world: World) -> None:
    case, path = out.case, made(out, desk, world)
    waiting = rows(path, out.left)
    for lang in ("en", "pl"):
        code, said = command(at(case.before), f"cron run {case.job} --explain --dry-run --lang {lang}")
        assert (code, "not-yet" in said, said.count("\n") >= 1) == (0, False, True)
    assert (world.got(), rows(path, out.left)) == (Counter(), waiting)


@both
def test_a_run_that_was_missed_is_caught_up_with(out: Out, desk: Callable[..., Path], world: World) -> None:
    case, path = out.case, made(out, desk, world)
    assert codes(ran(case, at(case.due) + LATE)) == list(case.what)
    assert sorted(world.got().values()) == [1, 1]
    assert rows(path, out.left) == []


@both
def test_two_runs_at_once_send_nothing_twice(out: Out, desk: Callable[..., Path], world: World) -> None:
    case, path = out.case, made(out, desk, world)
    runs = [started(at(case.due), case.job) for _ in range(3)]
    assert {run.wait(60) for run in runs} == {0}
    assert sorted(world.got().values()) == [1, 1]
    assert rows(path, out.left) == []


def started(when: datetime, job: str) -> subprocess.Popen[bytes]:
    """A run in a process of its own. Not a fork: the mail server runs in a thread of this one."""
    env = os.environ | {"SUPPORTCTL_NOW": when.isoformat(timespec="seconds")}
    return subprocess.Popen([sys.executable, "-m", "supportctl", "cron", "run", job], env=env, stdout=subprocess.DEVNULL)


@both
def test_a_run_that_is_killed_at_any_write_is_finished_by_a_later_one(
    out: Out, desk: Callable[..., Path], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, seen = out.case, Counter[int]()
    for writes in range(1, MOST_WRITES):
        path = made(out, desk, world, f"rough{writes}")
        monkeypatch.setenv("SUPPORTCTL_NOW", at(case.due).isoformat(timespec="seconds"))
        died = not killed_program(f"cron run {case.job}", writes)
        for later in (timedelta(0), out.again, 2 * out.again):
            ran(case, at(case.due) + later)
        arrived = world.got()
        assert (len(arrived), rows(path, out.left), set(arrived.values()) <= {1, 2}) == (2, [], True), (writes, arrived)
        assert command(at(case.due) + out.again, "db check")[0] == 0, writes
        seen.update(arrived.values())
        if not died:
            break
    assert (died, writes > 4, set(arrived.values())) == (False, True, {1})
    assert seen[2] > 0  # some of the kills came between sending and recording it


def test_what_an_operator_cancelled_is_not_sent(desk: Callable[..., Path], world: World) -> None:
    made(LETTERS, desk, world)
    code, said = command(at(LETTERS.case.before), LETTERS.case.settled)
    assert code == 0, said
    assert codes(ran(LETTERS.case, at(LETTERS.case.due))) == ["letters-sent"]
    assert sum(world.got().values()) == 1


def test_what_goes_on_failing_is_tried_again_later_each_time_and_told_at_the_end(desk: Callable[..., Path], world: World) -> None:
    path = desk(CALLS.case, "work")
    when = at(CALLS.case.due)
    for minutes in AGAIN_MINUTES[1:]:
        assert command(when, "cron run hooks")[0] == 5
        assert ran_nothing(when + timedelta(minutes=minutes) - timedelta(seconds=1))
        when += timedelta(minutes=minutes)
    assert command(when, "cron run hooks")[0] == 5
    assert rows(path, "SELECT DISTINCT state FROM hook_call") == [("failed",)]
    assert ran_nothing(when + timedelta(days=29))


def ran_nothing(when: datetime) -> bool:
    """A run at that instant has nothing to do, and says nothing."""
    return command(when, "cron run hooks") == (0, "")
