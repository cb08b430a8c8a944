"""Two commands on one document at once, as processes of their own, on a file and on a server: what the second was meant for stands no
more, and it is refused with one line."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from supportctl.store.engine import Store
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.invoicing import FV, minor
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

# The command, which says by a file that it waits for its turn to write: whatever it looks at before, it has looked at.
RACER = """
import sys
from pathlib import Path
from supportctl.store.engine import Store
mark, begun = Path(sys.argv.pop(1)), Store._begun
def told(self, *, write):
    if write:
        mark.touch()
    return begun(self, write=write)
Store._begun = told
from supportctl.__main__ import main
sys.exit(main())
"""
CORRECT, PAY = f"invoice correct {FV} --reason x --line 1 --quantity", f"invoice pay {FV}"
SETUP = "price set setup 1000 --currency PLN --from 2026-11-01 --name Setup --unit szt."
ADVANCE = "invoice advance --client pracownia --item setup --paid 123"


class Ended(NamedTuple):
    """How a process ended: its exit code, the code of its error, its lines on stderr."""

    code: int
    error: str
    lines: list[str]


class Desk(NamedTuple):
    """A desk behind the front door, where it is, and a directory for marks."""

    cli: Cli
    target: str
    place: Path

    def at_once(self, first: str, second: str) -> list[Ended]:
        """Both commands wait behind another writer, having seen the same; then they go, in whatever order."""
        marks = [self.place / "first", self.place / "second"]
        env = os.environ | {"SUPPORTCTL_BUSY_MS": "60000"}
        with Store(self.target).write():
            commands = [
                subprocess.Popen(
                    [sys.executable, "-c", RACER, str(mark), *shlex.split(line), "--json"],
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env,
                )
                for mark, line in zip(marks, (first, second), strict=True)
            ]  # fmt: skip
            until = time.monotonic() + 50
            while not all(mark.exists() for mark in marks):
                assert time.monotonic() < until, "a command didn't come to its write"
                time.sleep(0.01)
        ended = []
        for command in commands:
            out, err = command.communicate(timeout=60)
            (*_, error) = [each["code"] for each in json.loads(out)["errors"]] or [""]
            ended.append(Ended(command.returncode, error, err.splitlines()))
        return ended

    def worked(self) -> None:
        """Three hours at 150.00 on ticket 1, on 17 November 2026 until 16:00."""
        self.cli.play(
            [
                "price set progrupa-support-hour 150 --currency PLN --from 2026-11-01",
                "hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05",
                f"{OPEN} --at 2026-11-17T09:05",
                "ticket triage 1 --diagnosable --at 2026-11-17T09:05",
                f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
                "session stop 1 --at 2026-11-17T12:30",
                "ticket close 1 --outcome solved -m Done --at 2026-11-17T16:00",
            ]
        )

    def issued(self) -> None:
        """FV/2026/0001 over them, 553.50 gross; the clock stands on the 20th."""
        self.worked()
        self.cli.ok("invoice issue --ticket 1 --at 2026-11-17T17:00")
        self.cli.now("2026-11-20T10:00")

    def in_order(self) -> None:
        """Whatever came of it: nothing is broken, no number is missing, nobody paid more than is owed."""
        assert self.cli.ask("db check").data["ok"]
        assert all(row["state"] == "sound" for row in self.cli.ask("invoice check-series").data)


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.skipif(MISSING is not None, reason=str(MISSING)))])
def desk(request: pytest.FixtureRequest, cli: Cli, tmp_path: Path, server_of: Callable[[], Path]) -> Desk:
    """A desk of this test's own."""
    target = str(cli.db)
    if request.param == "server":
        target = fresh(server_of())
        Counter(target).furnish()
        cli.env("SUPPORTCTL_DB", target)
    return Desk(cli, target, tmp_path)


@pytest.fixture
def server_of(request: pytest.FixtureRequest) -> Callable[[], Path]:
    """Starts the server only where one is asked for."""

    def started() -> Path:
        place: Path = request.getfixturevalue("server")
        return place

    return started


def one_wins(desk: Desk, first: str, second: str, *errors: str) -> None:
    """One of them is done, the other refused with one of these codes and nothing but the envelope."""
    ended = sorted(desk.at_once(first, second))
    assert [each.code for each in ended] == [0, 5], ended
    assert ended[1].error in errors, ended
    desk.in_order()


@pytest.mark.parametrize("other", ["1", "2"])
def test_two_corrections(desk: Desk, other: str) -> None:
    desk.issued()
    one_wins(desk, f"{CORRECT} 2", f"{CORRECT} {other}", "CORRECTED_MEANWHILE")
    assert len(desk.cli.ask(f"invoice print {FV}").data["corrected_by"]) == 1


def test_one_correction_after_the_other(desk: Desk) -> None:
    desk.issued()
    desk.cli.ok(f"{CORRECT} 2")
    assert minor(desk.cli.ask(f"{CORRECT} 1").data, "gross") == ["-184.50"]


def test_the_refusal_is_one_line_that_says_what_to_look_at(desk: Desk) -> None:
    desk.issued()
    with Store(desk.target).write():
        lines = [f"{CORRECT} {quantity}" for quantity in (1, 2)]
        env = os.environ | {"SUPPORTCTL_BUSY_MS": "60000"}
        marks = [desk.place / f"mark-{number}" for number in (1, 2)]
        commands = [
            subprocess.Popen(
                [sys.executable, "-c", RACER, str(mark), *shlex.split(line)], stderr=subprocess.PIPE, text=True, env=env
            )
            for mark, line in zip(marks, lines, strict=True)
        ]
        while not all(mark.exists() for mark in marks):
            time.sleep(0.01)
    told = [command.communicate(timeout=60)[1] for command in commands if command.wait(60) == 5]
    assert len(told) == 1
    assert told[0].count("\n") == 1
    assert "FK/2026/0001" in told[0]
    assert f"supportctl invoice print {FV}" in told[0]


@pytest.mark.parametrize(
    ("first", "second", "errors"),
    [
        pytest.param(
            f"invoice annul {FV} --reason x", f"{CORRECT} 2", ("DOCUMENT_ANNULLED", "ANNUL_CORRECTED"), id="annul and correct"
        ),
        pytest.param(f"invoice annul {FV} --reason x", PAY, ("DOCUMENT_ANNULLED", "ANNUL_PAID"), id="annul and pay"),
        pytest.param(
            f"invoice annul {FV} --reason x", f"invoice annul {FV} --reason x", ("DOCUMENT_ANNULLED",), id="annul twice"
        ),
        pytest.param(PAY, PAY, ("DOCUMENT_PAID",), id="pay twice"),
        pytest.param(f"{PAY} --amount 300", f"{PAY} --amount 300", ("OVERPAID",), id="pay more than is owed"),
        pytest.param(f"{PAY} --amount 100", PAY, ("DOCUMENT_PAID", "PAID_MEANWHILE"), id="a part and the rest"),
        pytest.param(f"{PAY} --amount 553.50", f"{PAY} --amount 100", ("DOCUMENT_PAID", "OVERPAID"), id="the whole and a part"),
    ],
)
def test_one_of_two_acts_on_an_invoice(desk: Desk, first: str, second: str, errors: tuple[str, ...]) -> None:
    desk.issued()
    one_wins(desk, first, second, *errors)
    data = desk.cli.ask(f"invoice print {FV}").data
    assert minor(data, "to_give_back") == ["0.00"] if "to_give_back" in data else True


def test_a_correction_and_the_payment_of_the_rest(desk: Desk) -> None:
    """The payment first: the correction says what is to be given back. The correction first: nobody saw the lower sum come in."""
    desk.issued()
    corrected, paid = desk.at_once(f"{CORRECT} 2", PAY)
    assert corrected.code == 0
    assert (paid.code, paid.error) in [(0, ""), (5, "CORRECTED_MEANWHILE")]
    data = desk.cli.ask(f"invoice print {FV}").data
    assert minor(data, "paid", "unpaid") == (["553.50", "0.00"] if paid.code == 0 else ["0.00", "369.00"])
    desk.in_order()


def test_two_payments_taken_back(desk: Desk) -> None:
    desk.issued()
    desk.cli.ok(f"{PAY} --amount 100")
    desk.cli.ok(f"{PAY} --amount 50")
    one_wins(desk, f"invoice unpay {FV}", f"invoice unpay {FV}", "PAID_MEANWHILE")
    assert minor(desk.cli.ask(f"invoice print {FV}").data, "paid") == ["100.00"]


def test_money_given_back_twice(desk: Desk) -> None:
    desk.issued()
    desk.cli.ok(PAY)
    desk.cli.ok(f"{CORRECT} 2")
    one_wins(desk, f"{PAY} --give-back", f"{PAY} --give-back", "NOTHING_TO_GIVE_BACK")


def test_two_final_invoices(desk: Desk) -> None:
    desk.cli.ok(SETUP)
    desk.cli.ok(ADVANCE)
    final = "invoice final --client pracownia --item setup"
    one_wins(desk, final, final, "NO_ADVANCE")


def test_an_advance_and_the_final_invoice(desk: Desk) -> None:
    """Both are done: the second advance is deducted, or waits for another final invoice."""
    desk.cli.ok(SETUP)
    desk.cli.ok(ADVANCE)
    ended = desk.at_once(ADVANCE, "invoice final --client pracownia --item setup")
    assert [each.code for each in ended] == [0, 0], ended
    (last,) = desk.cli.ask("invoice list --kind final").data
    assert minor(last, "gross") in (["1107.00"], ["984.00"])
    desk.in_order()


def test_two_invoices_of_one_ticket(desk: Desk) -> None:
    desk.worked()
    desk.cli.now("2026-11-17T17:00")
    one_wins(desk, "invoice issue --ticket 1", "invoice issue --ticket 1", "NOTHING_TO_BILL")
