"""Hooks of a desk on a server: written down, retried, and gone with the client, as in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.test_hooks import KEEPS, OPEN, Desk
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


def test_a_hook_that_fails_and_is_retried(
    server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = fresh(server)
    Counter(url).furnish()
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    cli.env("SUPPORTCTL_HOOKS_DIR", str(tmp_path / "hooks"))
    desk = Desk(cli, tmp_path / "hooks", tmp_path / "log")
    desk.hook("ticket-open.after", "#!/bin/sh\nexit 1\n")
    desk.hook("ticket-open.before", KEEPS)
    assert "failed with exit code 1" in cli.ok(OPEN).err
    assert [each["dry_run"] for each in desk.given] == [True]
    desk.keeps("ticket-open.after")
    assert cli.ok("cron run hooks").out == ""
    cli.now("2026-11-17T18:05")
    assert cli.ok("cron run hooks").out == "Hook ticket-open.after: run\n"
    assert desk.events == [("ticket-open", "command")] * 2
    assert cli.ok("cron run hooks").out == ""
