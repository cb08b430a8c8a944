"""What a client wrote and nobody answered waits in `today`, however long ago that was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from supportctl.store.engine import Store
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.test_owed import step_of
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

WROTE = "ticket contact 1 --incoming --channel email -m 'Still broken'"
ANSWERS = ("ticket reply 1 -m Yes", "ticket contact 1 --channel phone -m Told")
OLDER = 6_000
FILL = (
    "INSERT INTO ticket_event (ticket_id, kind, actor, happened_at, recorded_at, clauses, data)"
    " VALUES (2, 'note', 'anna', 1763000000, 1763000000, '', '{}')"
)


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


def wrote(cli: Cli) -> list[int]:
    """The tickets whose client wrote, as `today` tells them; the check finds nothing."""
    assert cli.ask("db check").data["ok"]
    return [row["id"] for row in cli.ask("today").data if row["section"] == "client-wrote"]


@pytest.fixture
def desk(cli: Cli) -> Cli:
    """Tickets 1 and 2, triaged a year before the clock; the client of the first one wrote."""
    cli.now("2025-11-17T18:00")
    cli.ticket(hours=None, at="2025-11-17T09:05")
    cli.ticket(hours=None, at="2025-11-17T09:05")
    cli.ok(WROTE)
    cli.now("2026-11-17T18:00")
    return cli


def test_a_message_of_last_year_behind_thousands_of_newer_entries(desk: Cli) -> None:
    with sqlite3.connect(desk.db) as db:
        db.executemany(FILL, [()] * OLDER)
    (row,) = (row for row in desk.ask("today").data if row["section"] == "client-wrote")
    assert (row["id"], row["at"][:10], row["next"]) == (1, "2025-11-17", "ticket show 1")
    desk.ok(ANSWERS[0])
    assert [row["section"] for row in desk.ask("today").data if row["id"] == 1] == ["to-start"]


@pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
def test_on_a_server(server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    url = fresh(server)
    Counter(url).furnish()
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    cli.now("2025-11-17T18:00")
    for number in (1, 2):
        cli.ok(f"{OPEN} --at 2025-11-17T09:05")
        cli.ok(f"ticket triage {number} --diagnosable --at 2025-11-17T09:05")
    cli.ok(WROTE)
    cli.now("2026-11-17T18:00")
    with Store(url).write() as db:
        many = FILL.partition("VALUES")[0] + "SELECT 2, 'note', 'anna', 0, 0, '', '{}' FROM generate_series(1, %(n)s)"
        db.connection.execute(many, {"n": OLDER})
    for line, waits in ((None, [1]), (ANSWERS[0], []), ("undo", [1]), ("redo", [])):
        if line is not None:
            cli.ok(line)
        assert [row["id"] for row in cli.ask("today").data if row["section"] == "client-wrote"] == waits, line


@pytest.mark.parametrize("answer", ANSWERS)
def test_undo_and_redo_of_message_and_answer(desk: Cli, answer: str) -> None:
    assert wrote(desk) == [1]
    desk.ok(answer)
    assert wrote(desk) == []
    desk.ok("undo")
    assert wrote(desk) == [1]
    desk.ok("redo")
    assert wrote(desk) == []
    desk.ok("undo")
    desk.ok("undo")
    assert wrote(desk) == []
    desk.ok("redo")
    assert wrote(desk) == [1]


def test_of_two_messages_the_last_one_waits_until_it_is_taken_back(desk: Cli) -> None:
    desk.ok(WROTE.replace("Still", "Really"))
    assert desk.rows("SELECT count(*) FROM unanswered_message") == [(1,)]
    desk.ok("undo")
    (row,) = (row for row in desk.ask("today").data if row["section"] == "client-wrote")
    assert row["at"][:10] == "2025-11-17"
    assert wrote(desk) == [1]


def test_a_ticket_that_is_over_waits_for_nobody_until_it_is_reopened(cli: Cli) -> None:
    """The window for a recurrence closed it, which a word by another way than e-mail doesn't hold; from then on what the client wrote
    since is what it was reopened for."""
    cli.ticket(at="2026-11-16T09:05")
    cli.now("2026-11-16T12:00")
    cli.work("2026-11-16T10:00", "2026-11-16T10:30")
    cli.ok(WROTE.replace("email", "web"))
    assert wrote(cli) == [1]
    cli.now("2026-11-17T18:00")
    assert wrote(cli) == []
    cli.ok("cron run")
    assert (wrote(cli), cli.rows("SELECT count(*) FROM unanswered_message")) == ([], [(0,)])
    cli.ok("ticket reopen 1 --reason again --channel email --received-at 2026-11-16T13:00")
    assert (wrote(cli), [row["section"] for row in cli.ask("today").data if row["id"] == 1]) == ([], ["to-start"])


def test_a_refusal_and_a_session_end_it(desk: Cli) -> None:
    desk.ok("ticket refuse 1 --reason other -m no")
    assert wrote(desk) == []
    desk.ok("undo")
    assert wrote(desk) == [1]
    desk.ok("hours buy --client pracownia --hours 1 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:00")
    desk.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    desk.ok("session stop --at 2026-11-17T10:10")
    assert wrote(desk) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM unanswered_message", "isn't in unanswered_message"),
        ("UPDATE unanswered_message SET wrote_at = wrote_at + 1", "isn't in unanswered_message"),
        ("INSERT INTO unanswered_message VALUES (2, 1, 0)", "no message of the client waits"),
    ],
)
def test_the_check_finds_an_altered_row(desk: Cli, change: str, said: str) -> None:
    with sqlite3.connect(desk.db) as db:
        db.execute(change)
    found = desk("db check")
    assert (found.code, said in found.out) == (6, True), found


def test_an_upgraded_desk_knows_it(desk: Cli) -> None:
    with sqlite3.connect(desk.db) as db:
        before = db.execute("SELECT * FROM unanswered_message").fetchall()
        db.execute("DELETE FROM unanswered_message")
        db.execute(step_of("0020")._UNANSWERED)
        assert db.execute("SELECT * FROM unanswered_message").fetchall() == before != []
