"""Words and filters find on a server what they find in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli import test_search as words
from tests.cli import test_ticket_lists as lists
from tests.cli.cli import Cli
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


@pytest.fixture
def desk(server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """The furnished desk of tests/cli/conftest.py, on the server."""
    url = fresh(server)
    furnished = Counter(url).furnish()
    furnished.client(
        key="zielinski",
        name="Jan Zieliński",
        nip=None,
        consumer=True,
        email="jan@zielinski.example",
        phone="605111222",
        address="ul. Polna 2, 61-001 Poznań",
    )
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    return cli


def test_search(desk: Cli) -> None:
    words.fill(desk)
    for typed, numbers in words.TYPED:
        assert words.tickets(desk, "--", *typed) == numbers, typed
    for word, key in words.CLIENTS:
        assert ("client", key) in words.hits(desk, word, "--in", "clients"), word
    assert words.tickets(desk, "drukarka", "--in", "subject") == [2]
    assert words.tickets(desk, "drukarka", "--in", "messages") == [3]
    assert words.tickets(desk, "serwer", "tajemnica", "--confidential") == [3]
    assert words.tickets(desk, "Zapasowa", "Serwer", "--limit", "1") == [3]
    assert desk.ok(["ticket", "show", "WJEZDZIE do lod", "--json"]).data["id"] == 1


def test_an_erasure(desk: Cli) -> None:
    words.fill(desk)
    for ticket in ("3", "4"):
        desk.ok(f"ticket close {ticket} --outcome unsolved -m Zalatwione --at 2026-11-16T12:30")
    desk.ok("client erase zielinski --yes")
    assert words.hits(desk, "zielinski") == []
    assert words.tickets(desk, "drukarka") == [2]
    assert words.tickets(desk, "tajemnica", "--confidential") == []


def test_lists(desk: Cli) -> None:
    lists.fill(desk)
    for options, numbers in lists.ALONE.items():
        assert lists.listed(desk, options) == numbers, options
    for order in ("urgency", "due", "opened", "changed", "client"):
        there, back = lists.listed(desk, f"--sort {order}"), lists.listed(desk, f"--sort {order} --reverse")
        assert sorted(there) == sorted(back) == [1, 2, 3, 4, 5]
    assert lists.listed(desk, "--status new,triaged --client pracownia --mine") == [4]


def test_today(desk: Cli) -> None:
    desk.ok("hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:00")
    desk.ok("ticket open --client pracownia --product bitservice-remote-help --subject A --at 2026-11-17T09:01")
    desk.ok("ticket open --client pracownia --product bitservice-remote-help --subject B --at 2026-11-17T09:02")
    desk.ok("session schedule 1 --when 2026-11-17T20:00")
    desk.ok("ticket wait 2 --until 2026-11-17T19:00 --reason away")
    desk.ok("license edit SKP-0001 --maintenance-until 2026-12-01")
    desk.now("2026-11-17T19:00")
    rows = desk.ok("today --json").data
    assert [(row["section"], row["id"]) for row in rows] == [
        ("appointment", 1),
        ("to-schedule", 2),
        ("first-contact", 1),
        ("maintenance", "SKP-0001"),
    ]
    assert desk.ok("today --for anna --json").data == rows[:1]
