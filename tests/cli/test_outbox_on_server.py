"""The outbox on a server as in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.cli.invoicing import FV
from tests.cli.mailbox import running as mail
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


def test_send_refuse_release_and_remind(
    server: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = fresh(server)
    counter = Counter(url)
    counter.furnish()
    counter.buy("3")
    counter.triaged()
    counter.work("2026-11-17T10:00", "2026-11-17T12:30")
    counter.invoice(at="2026-11-17T13:00")
    desk = Cli(Path("nowhere"), monkeypatch, capsys)
    desk.env("SUPPORTCTL_DB", url)
    with mail() as box:
        for name, value in (("HOST", "127.0.0.1"), ("PORT", str(box.port)), ("TLS", "none"), ("FROM", "s@acme.example")):
            desk.env(f"SUPPORTCTL_MAIL_{name}", value)
        box.refuse["no@b.example"] = "550 no"
        desk.ok(f"invoice send {FV} --to no@b.example,a@b.example")
        assert "unsent" in [row["section"] for row in desk.ask("today").data]
        assert desk("outbox flush").code == 6
        assert [(row["id"], row["state"]) for row in desk.ask("outbox list").data] == [(2, "sent"), (1, "refused")]
        assert [row["id"] for row in desk.ask("outbox list --state refused --client pracownia").data] == [1]
        assert desk.ask(f"invoice print {FV}").data["sent_at"] is not None
        assert desk("doctor").code == 6
        desk.ok("outbox cancel 1")
        assert desk(f"invoice annul {FV} --reason x").code == 5
    desk.now("2026-12-10T10:00")
    letter = f"invoice remind {FV} --term 2026-12-20 --form paper"
    desk.ok(letter)
    assert desk.ask(f"{letter} --delivered-on 2026-12-10").data["delivered_on"] == "2026-12-10"
    assert desk.ask("db check").data["ok"] is True
