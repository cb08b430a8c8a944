"""Imports, exports and reports do on a server what they do in a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.cli import Cli
from tests.desk.counter import Counter
from tests.store.server import MISSING, fresh, running

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    """The socket directory of a running server."""
    with running() as place:
        yield place


def test_there_and_back(
    server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = fresh(server)
    Counter(url).furnish()
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    head = "id,source,subject,status,client,product,opened_at,tags,description"
    rows = ["7,a,Żółw,triaged,pracownia,v-ray,2026-11-16T09:05,x y,Words", ",b,Other,new,pracownia,v-ray,2026-11-16T09:06,,"]
    (tmp_path / "tickets.csv").write_text("\n".join([head, *rows]))
    assert cli.ask(f"import tickets {tmp_path / 'tickets.csv'}").data["made"] == 2
    assert cli.ask(f"import tickets {tmp_path / 'tickets.csv'}").data["unchanged"] == 2
    (tmp_path / "sessions.csv").write_text(
        "source,ticket_source,operator,started_at,hours\ns,a,ewa,2026-11-16 10:00,0.5\n", encoding="utf-8"
    )
    found = cli.ask(f"import sessions {tmp_path / 'sessions.csv'}")
    assert found.code == 0, found
    # The server counts on from above the numbers that were brought along.
    cli.ok("ticket open --client pracownia --license SKP-0001 --subject New --description D --serial SKP-0001")
    assert [row["id"] for row in cli.ask("ticket list").data] == [9, 8, 7]
    assert [row["id"] for row in cli.ask("search words").data] == [7]
    assert cli.ask("db check").data["ok"]
    (row,) = cli.ask("report hours --by day").data
    assert (row["group"], row["seconds"]) == ("2026-11-16", 1800)
    assert [cli(f"report {kind} --month 2026-11").code for kind in ("sla", "workload", "revenue")] == [0, 0, 0]
    cli.ok(f"export all --dir {tmp_path / 'first'}")
    file = tmp_path / "desk.db"
    for noun in ("clients", "products", "licenses", "tickets", "sessions", "prices"):
        assert cli.ask(f"import {noun} {tmp_path / 'first' / noun}.csv --db {file}").code == 0
    cli.ok(f"export all --dir {tmp_path / 'second'} --db {file}")
    for noun in ("clients", "products", "licenses", "tickets", "sessions", "prices"):
        brought, was = (tmp_path / place / f"{noun}.csv" for place in ("second", "first"))
        assert brought.read_text(encoding="utf-8") == was.read_text(encoding="utf-8"), noun
