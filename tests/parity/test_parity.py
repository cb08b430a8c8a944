"""The same answers, byte for byte: on a new desk in a file, on a desk that commit 94fb96e made, and on a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.parity import golden, plan
from tests.parity.desks import Answer, Desk
from tests.store import server

# At most so many differences are told: one in seed.txt brings many after it.
TOLD = 12
# Tables that no command of that commit fills.
EMPTY = ["former_key", "former_serial", "ticket_tag"]


def same(desk: Desk, *names: str) -> None:
    """Ask the plans, one after the other; fails at the first that isn't answered as it was."""
    for name in names:
        remote = desk.server is not None
        old = golden.recorded(name, server=remote)
        found = golden.differences(old, desk.ask([line for line, _ in old]), server=remote)
        said = "\n".join(found[:TOLD])
        assert not found, f"{len(found)} of {len(old)} lines of {name}.txt are answered otherwise than by 94fb96e:\n{said}"


def test_a_desk_made_anew(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    same(desk, "seed")
    assert desk.empty_tables() == EMPTY
    same(desk, "questions", "after")


def test_a_desk_that_the_commit_made(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.restore(golden.DUMP)
    (upgraded,) = desk.ask([plan.line("db upgrade")])
    assert upgraded.code == 0, upgraded
    same(desk, "questions", "after")


@pytest.mark.skipif(server.MISSING is not None, reason=str(server.MISSING))
def test_a_desk_on_a_server(tmp_path: Path) -> None:
    with server.running() as socket:
        same(Desk(tmp_path, socket), "seed", "questions", "after")


@pytest.mark.skipif(server.MISSING is not None, reason=str(server.MISSING))
def test_a_desk_that_the_commit_made_on_a_server(tmp_path: Path) -> None:
    with server.running() as socket:
        desk = Desk(tmp_path, socket)
        desk.restore(golden.DUMP)
        (upgraded,) = desk.ask([plan.line("db upgrade")])
        assert upgraded.code == 0, upgraded
        same(desk, "questions", "after")


def test_each_line_ends_as_its_file_says_and_none_in_a_bug() -> None:
    for name in golden.NAMES:
        for at_server in (False, True):
            for line, answer in golden.recorded(name, server=at_server):
                assert answer.code not in (1, 99), line.shown
                assert name == "questions" or answer.code == (line.code or 0), line.shown


def test_what_was_changed_on_purpose_is_about_a_line_and_has_a_reason() -> None:
    for change in golden.changes():
        assert change.reason.strip(), change
        assert change.now is None or change.was is not None, change
        assert change.on in (None, "file", "server"), change
        remote = change.on == "server"
        pairs = [pair for name in golden.NAMES for pair in golden.recorded(name, server=remote)]
        assert any(change.fits(line, server=remote) and re.search(change.was or "", old.out + old.err) for line, old in pairs), (
            change
        )


def test_a_difference_is_told_shortly_and_a_change_on_purpose_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    line = plan.line("db check")
    old, new = Answer(0, "in order:  yes\nrevision:  0001\n", ""), Answer(0, "in order:  yes\nrevision:  0002\n", "")
    monkeypatch.setattr(golden, "changes", list)
    (said,) = golden.differences([(line, old)], [new])
    assert said.splitlines()[1:] == ["    stdout, line 2: revision:  0002", "          was: revision:  0001"]
    for known, count in (
        (golden.Change("db check*", "r", "000[1]", "0002"), 0),
        (golden.Change("db check*", "r", "000[1]", "0003"), 1),
        (golden.Change("db check*", "r", "000[12]"), 0),
        (golden.Change("db check*", "r", "000[1]"), 1),
        (golden.Change("db *", "r"), 0),
        (golden.Change("db path", "r"), 1),
        (golden.Change("db check", "r", on="file"), 0),
        (golden.Change("db check", "r", on="server"), 1),
    ):
        monkeypatch.setattr(golden, "changes", lambda known=known: [known])
        assert len(golden.differences([(line, old)], [new])) == count
