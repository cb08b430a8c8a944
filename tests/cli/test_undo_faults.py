"""Undo where it can go wrong: killed in the middle, on a server, on a desk of an earlier revision."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from supportctl.store import schema
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.dumped import dump
from tests.killing import copied, killed_command
from tests.store.release import RELEASED
from tests.store.server import MISSING, fresh, running


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_a_kill_at_any_write_leaves_all_or_nothing(cli: Cli, tmp_path: Path, verb: str) -> None:
    cli.ticket()
    cli.now("2026-11-17T11:00")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    cli.ok("session stop")
    if verb == "redo":
        cli.ok("undo")
    before = cli.dump()
    for last in range(1, 80):
        copy = copied(cli.db, tmp_path / f"copy-{last}.db")
        if ended := killed_command(verb, copy, last):
            break
        assert dump(copy) == before
        assert schema.check(str(copy)) == []
        for name in (copy, Path(f"{copy}-wal"), Path(f"{copy}-shm")):
            name.unlink(missing_ok=True)
    assert ended
    assert last > 5, "it wrote less than it should"
    assert schema.check(str(copy)) == []


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    if MISSING is not None:
        pytest.skip(str(MISSING))
    with running() as place:
        yield place


def test_on_a_server(cli: Cli, server: Path) -> None:
    cli.env("SUPPORTCTL_DB", fresh(server))
    cli.ok("init --name Desk --nip 5265877635 --address Prosta --bank-account PL61109010140000071219812874 --email b@d.example")
    add = "client add Pracownia --nip 1234563218 --email p@p.example --phone 601234567 --address Polna --key pracownia"
    lines = [
        "price set progrupa-support-hour 200 --currency PLN --from 2020-12-01",
        add,
        "client set-contact pracownia --name Anna --competent --at 2026-11-17T09:00",
        "license add --client pracownia --product sketchup-pro --serial SKP-0001 --kind perpetual-single --version 2021"
        " --maintenance-until 2024-12-31",
        "hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 2026-11-17T09:05",
        f"{OPEN} --at 2026-11-17T09:05",
        "ticket triage 1 --diagnosable --at 2026-11-17T09:06",
        "rate set EUR 4.25 --table 221/A/NBP/2026 --on 2026-11-13",
        'complaint file --client pracownia --channel email --company P --contact Anna --email a@p.example --description "It"',
        f"session start 1 {CONFIRMED} --at 2026-11-17T10:00",
        "session stop --at 2026-11-17T10:30",
    ]
    for line in lines:
        cli.ok(line)
    asked = ("ticket list", "session list", "client list", "hours list", "rate list", "complaint show 1", "price list")
    then = [cli.ask(line).data for line in asked]
    for _ in range(2):
        for _ in lines:
            cli.ok("undo")
        assert cli.ask("client list").data == []
        assert cli.ask("rate list").data == []
        assert cli.ok("db check").code == 0
        for _ in lines:
            cli.ok("redo")
        assert [cli.ask(line).data for line in asked] == then
        assert cli.ok("db check").code == 0
    for _ in lines[1:]:
        cli.ok("undo")
    cli.ok(add)
    assert cli.ask("client show pracownia").data["id"] > 1
    told = json.loads(cli.ok("undo --list --json").out)["data"]
    assert [row["command"] for row in told] == ["client add", "price set", "init"]


@pytest.mark.parametrize("released", sorted(path.stem for path in RELEASED.glob("*.sql")))
def test_on_a_desk_that_came_up_from_an_earlier_revision(cli: Cli, released: str) -> None:
    for path in cli.db.parent.glob("desk.db*"):
        path.unlink()
    desk = sqlite3.connect(cli.db)
    desk.executescript((RELEASED / f"{released}.sql").read_text(encoding="utf-8"))
    desk.close()
    cli.ok("db upgrade")
    listed = [cli.ask(f"{noun} list").data for noun in ("ticket", "client", "license", "session")]
    cli.refuses("undo", 3)
    cli.ok("client add Nowak --consumer --email n@n.example --phone 602000111 --address Polna --key nowak")
    cli.ok("undo")
    assert [cli.ask(f"{noun} list").data for noun in ("ticket", "client", "license", "session")] == listed
    assert cli.ok("db check").code == 0
