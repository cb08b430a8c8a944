"""Many at once lose nothing; a kill at any instant leaves all of an act or none of it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from supportctl.store import schema
from tests.desk.counter import Counter
from tests.killing import copied, killed

PROCESSES, EACH = 16, 100
TABLES = (
    "ticket", "ticket_event", "work_session", "hours_use", "running_session", "invoice", "invoice_line", "number_series", "payment",
    "invoice_correction", "corrected_line", "invoice_annulment",
    "outbox_message", "outbox_attempt",
)  # fmt: skip


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests may keep the machine busy meanwhile: what is lost counts here, not how long a writer waits."""
    monkeypatch.setenv("SUPPORTCTL_BUSY_MS", "120000")


def _open_many(path: str, worker: int, count: int) -> None:
    desk = Counter(path, operator=f"operator-{worker}")
    for number in range(count):
        desk.open(subject=f"Report {worker}.{number}", at="2026-11-17T09:05")


@pytest.mark.slow
def test_sixteen_processes_open_a_hundred_tickets_each(desk: Counter, db_path: Path) -> None:
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(_open_many, str(db_path), worker, EACH) for worker in range(PROCESSES)]:
            done.result()
    with sqlite3.connect(db_path) as db:
        total = PROCESSES * EACH
        assert db.execute("SELECT count(*), count(DISTINCT subject) FROM ticket").fetchone() == (total, total)
        assert db.execute("SELECT count(*) FROM ticket_event WHERE kind = 'opened'").fetchone() == (total,)
        assert db.execute("SELECT count(*) FROM audit_entry WHERE entity = 'ticket'").fetchone() == (total,)
    assert schema.check(str(db_path)) == []


@pytest.mark.slow
def test_sixteen_commands_at_once(desk: Counter, db_path: Path) -> None:
    """The same through the command that a user types, five tickets each."""
    script = (
        "for n in 1 2 3 4 5; do "
        f"{sys.executable} -m supportctl ticket open --client pracownia --license SKP-0001 --subject Crash"
        " --description Crashes --serial SKP-0001 --quiet || exit 1; done"
    )
    environment = os.environ | {"SUPPORTCTL_DB": str(db_path)}
    running = [
        subprocess.Popen(["sh", "-c", script], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(16)
    ]
    ids = []
    for process in running:
        out, err = process.communicate(timeout=300)
        assert process.returncode == 0, err
        ids += out.split()
    assert sorted(int(i) for i in ids) == list(range(1, 81))
    assert schema.check(str(db_path)) == []


def _does(desk: Counter, act: str, at: str) -> None:
    if act == "correct":
        desk.correct("FV/2026/0001", at=at, to_zero=True, rebill=True)
    elif act == "annul":
        desk.annul("FV/2026/0001", at=at)
    elif act == "pay":
        desk.pay("FV/2026/0001", at=at)
    elif act == "send":
        desk.send("FV/2026/0001", at=at)
    elif act == "stop":
        desk.stop(at=at)
    else:
        desk.invoice(at=at)


def _state(path: Path) -> list[object]:
    with sqlite3.connect(path) as db:
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in (*TABLES, "decision", "audit_entry")]


@pytest.mark.parametrize(
    ("act", "at"),
    [
        ("stop", "2026-11-17T11:30"),
        ("invoice", "2026-11-17T12:00"),
        ("correct", "2026-11-17T13:00"),
        ("annul", "2026-11-17T13:00"),
        ("pay", "2026-11-17T13:00"),
        ("send", "2026-11-17T13:00"),
    ],
)
def test_a_kill_at_any_write_leaves_all_or_nothing(desk: Counter, db_path: Path, tmp_path: Path, act: str, at: str) -> None:
    desk.buy("3")
    desk.triaged()
    desk.start(at="2026-11-17T10:00")
    if act != "stop":
        desk.stop(at="2026-11-17T11:30")
    if act in ("correct", "annul", "pay", "send"):
        desk.invoice(at="2026-11-17T12:00")
    before = _state(db_path)
    for last in range(1, 40):
        copy = copied(db_path, tmp_path / f"copy-{last}.db")
        if ended := killed(partial(_does, Counter(str(copy)), act, at), last):
            break
        assert _state(copy) == before
        assert schema.check(str(copy)) == []
        for name in (copy, Path(f"{copy}-wal"), Path(f"{copy}-shm")):
            name.unlink(missing_ok=True)
    assert ended
    assert last > 3, "the act wrote less than it should"
    assert _state(copy) != before
    assert schema.check(str(copy)) == []


def test_numbers_have_no_gap_after_kills(desk: Counter, db_path: Path) -> None:
    """A failed issue burns no number."""
    desk.buy("2")
    desk.triaged()
    desk.work("2026-11-17T10:00", "2026-11-17T11:30")
    for last in (1, 3, 6):
        assert not killed(partial(_does, Counter(str(db_path)), "invoice", "2026-11-17T12:00"), last)
    assert desk.invoice(at="2026-11-17T12:00").data["number"] == "FV/2026/0001"


# Numbers of documents ----------------------------------------------------------------------------------------------------------

ISSUERS = 16


def _issue_many(path: str, worker: int, count: int) -> list[str]:
    desk = Counter(path, operator=f"operator-{worker}")
    numbers = []
    for _ in range(count):
        desk.buy("1", prepaid=True, at="2026-11-17T09:05", client=f"client-{worker}", license_ref=f"CLIENT-{worker}")
        numbers.append(desk.invoice_client(f"client-{worker}", at="2026-11-17T10:00").data["number"])
    return numbers


@pytest.mark.slow
def test_sixteen_processes_issue_fifty_invoices_each(desk: Counter, db_path: Path) -> None:
    """1 to 800, without a gap and none twice."""
    _issued_by_many(desk, db_path, 50)


def test_sixteen_processes_issue_three_invoices_each(desk: Counter, db_path: Path) -> None:
    """The same, short enough for every run."""
    _issued_by_many(desk, db_path, 3)


def _issued_by_many(desk: Counter, path: Path, each: int) -> None:
    for worker in range(ISSUERS):
        desk.client(key=f"client-{worker}", name=f"Client {worker}", nip=None, consumer=True)
        desk.license(client=f"client-{worker}", serial=f"CLIENT-{worker}")
    with ProcessPoolExecutor(ISSUERS, mp_context=get_context("spawn")) as pool:
        done = [pool.submit(_issue_many, str(path), worker, each) for worker in range(ISSUERS)]
        numbers = [number for one in done for number in one.result()]
    assert sorted(numbers) == [f"FV/2026/{number:04d}" for number in range(1, ISSUERS * each + 1)]
    assert schema.check(str(path)) == []
