"""A process that sends letters dies at each of its writes: the recipient gets the letter, once or twice, and never a third time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.mailbox import running
from tests.cli.once import once
from tests.killing import copied, killed_program


@pytest.fixture
@once
def desk(cli: Cli) -> Cli:
    """FV/2026/0001 in the outbox."""
    issued(cli)
    cli.ok(f"invoice send {FV} --to a@b.example")
    for name, value in (("HOST", "127.0.0.1"), ("TLS", "none"), ("FROM", "s@acme.example"), ("TIMEOUT", "5")):
        cli.env(f"SUPPORTCTL_MAIL_{name}", value)
    return cli


def test_a_kill_at_any_write_costs_one_more_letter_at_most(desk: Cli, tmp_path: Path) -> None:
    copies = []
    with running() as box:
        desk.env("SUPPORTCTL_MAIL_PORT", str(box.port))
        for last in range(1, 40):
            copy = copied(desk.db, tmp_path / f"copy-{last}.db")
            desk.env("SUPPORTCTL_DB", str(copy))
            desk.now("2026-11-20T10:00")
            ended = killed_program("outbox flush", last)
            desk.now("2026-11-20T10:14")
            soon = len(box.letters)
            desk.ok("outbox flush")  # too early to take what another process may be sending
            if desk.ask("outbox show 1").data["state"] == "sending":
                assert len(box.letters) == soon
            desk.now("2026-11-20T10:16")
            desk.ok("outbox flush")
            assert desk.ask("outbox show 1").data["state"] == "sent"
            assert desk.ask("db check").data["ok"] is True
            copies.append(len(box.letters))
            assert len({letter["Message-ID"] for letter in box.letters}) == 1
            box.letters.clear()
            if ended:
                break
    assert ended
    assert (set(copies), copies[0], copies[-1]) == ({1, 2}, 1, 1)
    assert len(copies) > 5


def test_what_died_twice_in_the_middle_is_held(desk: Cli) -> None:
    """The server takes the letter, and the process never hears of it."""
    with running() as box:
        desk.env("SUPPORTCTL_MAIL_PORT", str(box.port))
        box.drop = True
        assert desk("outbox flush").code == 6
        desk.now("2026-11-20T11:00")
        found = desk("outbox flush")
        assert (found.code, len(box.letters)) == (6, 2)
        assert "It is held" in found.err
        desk.now("2026-11-21T11:00")
        desk.ok("outbox flush")
        assert len(box.letters) == 2
