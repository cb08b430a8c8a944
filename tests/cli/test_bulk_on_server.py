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


def test_a_dry_run_on_an_empty_server_makes_no_desk(
    server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import psycopg

    url = fresh(server)
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    file = tmp_path / "rates.csv"

    def tables() -> int:
        with psycopg.connect(url) as asked:
            (count,) = asked.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() or (0,)
            return int(count)

    for content, options, code in (("2026-11-16,4.2,222/A/NBP/2026", " --dry-run", 0), ("never,4.2,222/A/NBP/2026", "", 2)):
        file.write_text(f"currency,on,rate,table\nEUR,{content}\n")
        assert cli(f"import rates {file}{options}").code == code
        assert tables() == 0
    file.write_text("currency,on,rate,table\nEUR,2026-11-16,4.2,222/A/NBP/2026\n")
    assert cli.ask(f"import rates {file}").data["made"] == 1
    assert tables() > 0


def test_windows_are_held_and_set_as_in_a_file(
    server: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = fresh(server)
    Counter(url).furnish()
    cli = Cli(Path("nowhere"), monkeypatch, capsys)
    cli.env("SUPPORTCTL_DB", url)
    (tmp_path / "t.csv").write_text(
        "source,subject,status,license,channel,opened_at,topic,description\n"
        + "".join(f"{name},Crash,waiting,SKP-0001,web,2026-11-17T09:00,usage,It crashes\n" for name in "ab")
    )
    (tmp_path / "s.csv").write_text(
        "source,ticket_source,operator,started_at,stopped_at,channel,reason\n"
        + "".join(f"s{n},{name},op{n},2026-11-17T12:00,2026-11-17T14:00,remote,done\n" for n, name in enumerate("ab"))
    )
    cli.ok(f"import tickets {tmp_path / 't.csv'}")
    cli.ok(f"import sessions {tmp_path / 's.csv'}")
    cli.now("2026-11-20T12:00")
    cli.ok("ticket contact 2 -m 'Still' --incoming --channel email --at 2026-11-17T15:00")
    cli.ok("cron run windows")  # sets the windows, and closes what nothing holds
    assert [row["id"] for row in cli.ask("ticket list --status closed").data] == [1]
    assert [row["id"] for row in cli.ask("ticket list --status waiting").data] == [2]
    cli.ok("ticket reply 2 -m 'We look' --at 2026-11-17T16:00")
    assert [row["id"] for row in cli.ask("ticket list --status closed").data] == [2, 1]
    assert cli.ok("cron run windows").out.startswith("#2")
    cli.ok("db check")
