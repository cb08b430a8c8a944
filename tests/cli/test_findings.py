"""Rows of what was found on the desk at work, one test a row where no other file has one."""

from __future__ import annotations

import os
import pty
import re
import sqlite3
import subprocess
from datetime import UTC, datetime

import pytest

from supportctl.cli import context
from supportctl.wording.words import words as words_of
from tests.cli.cli import PROGRAM, Cli, words
from tests.cli.screen import on_screen
from tests.cli.selling import active, priced

DAY = "2026-11-17"


# Sessions ---------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def two(cli: Cli) -> Cli:
    """Session 1 in the morning, session 2 at noon."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T10:20")
    cli.work(f"{DAY}T12:00", f"{DAY}T12:20")
    return cli


def test_sessions_are_listed_by_their_start(two: Cli) -> None:
    """B10: after an amendment too, and for whoever worked in another spelling."""
    order = [row["id"] for row in two.ask("session list").data]
    two.ok(f"session amend 1 --start {DAY}T13:00 --stop {DAY}T13:20 --reason 'It was in the afternoon'")
    assert (order, [row["id"] for row in two.ask("session list").data]) == ([2, 1], [1, 2])
    for options in ("--ticket 1", "--operator anna", "--operator ANNA", "--ticket 1 --operator anna"):
        assert [row["id"] for row in two.ask(f"session list {options}").data] == [1, 2], options
    assert [row["id"] for row in two.ask("session list --limit 1").data] == [1]


def test_a_ticket_is_what_it_was_once_its_only_session_is_cancelled(cli: Cli) -> None:
    """B16."""
    cli.ticket()
    before = cli.ask("ticket show 1").data
    cli.work(f"{DAY}T10:00", f"{DAY}T10:30")
    waiting = cli.ask("ticket show 1").data
    assert (waiting["status"], waiting["recurrence_until"] is None) == ("waiting", False)
    cli.ok("session cancel 1 --reason 'The wrong ticket'")
    back = cli.ask("ticket show 1").data
    for field in ("status", "recurrence_until", "entitlement", "unbilled"):
        assert back[field] == before[field], field


def test_a_ticket_with_another_session_still_waits(two: Cli) -> None:
    """B16, the other side."""
    two.ok("session cancel 2 --reason 'The wrong ticket'")
    assert two.ask("ticket show 1").data["status"] == "waiting"


# A clock that is ahead ---------------------------------------------------------------------------------------------------------


def at_machine(monkeypatch: pytest.MonkeyPatch, hour: int) -> None:
    """The machine's clock shows that hour of DAY, in UTC."""
    monkeypatch.setattr(context, "machine_clock", lambda: datetime(2026, 11, 17, hour, tzinfo=UTC))


@pytest.fixture
def worked(cli: Cli) -> Cli:
    """A closed ticket that is to be invoiced; the clock stands at 18:00, which is 17:00 UTC."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T10:20")
    cli.ok("ticket close 1 --outcome solved -m Done --client-confirmed")
    return cli


@pytest.mark.parametrize(("hour", "said"), [(16, True), (17, False)])
@pytest.mark.parametrize("options", ["", "--json", "-q"])
def test_a_document_that_is_numbered_ahead_of_the_machine_s_clock(
    worked: Cli, monkeypatch: pytest.MonkeyPatch, hour: int, said: bool, options: str
) -> None:
    """B13: always, in every format."""
    at_machine(monkeypatch, hour)
    assert "SUPPORTCTL_NOW" not in worked.ok(f"invoice issue --ticket 1 --dry-run {options}").err
    assert "SUPPORTCTL_NOW" not in worked.ok("client edit pracownia --address Y").err  # on no terminal
    found = worked.ok(f"invoice issue --ticket 1 {options}")
    assert ("SUPPORTCTL_NOW" in found.err, "invoice annul" in found.err) == (said, said)
    if said:
        assert ("FV/2026/0001" in found.err, f"{DAY} 18:00" in found.err, f"{DAY} 17:00" in found.err) == (True, True, True)
        assert len(found.err.splitlines()) == 1


def test_nothing_is_said_of_what_was_not_committed(worked: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """B13: the transaction was taken back."""
    at_machine(monkeypatch, 16)
    connection = sqlite3.connect(worked.db)
    connection.execute("CREATE TRIGGER full BEFORE INSERT ON change_set BEGIN SELECT RAISE(ABORT, 'no'); END")
    connection.close()
    found = worked("invoice issue --ticket 1")
    assert found.code != 0
    assert "SUPPORTCTL_NOW" not in found.err


def test_it_is_said_in_polish(worked: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """B13."""
    at_machine(monkeypatch, 16)
    worked.env("SUPPORTCTL_LANG", "pl")
    assert "zegar komputera wskazuje 2026-11-17 17:00" in worked.ok("invoice issue --ticket 1").err


def said_on_a_terminal(line: str, **env: str) -> str:
    """What a command says on stderr where that is a terminal."""
    master, slave = pty.openpty()
    done = subprocess.run(
        [*PROGRAM, *words(line)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=slave,
        env=os.environ | env,
        check=True,
    )
    assert done.returncode == 0
    os.write(slave, b"\n")
    os.close(slave)
    text = os.read(master, 65536).decode()
    os.close(master)
    return text


def test_whatever_is_written_says_so_on_a_terminal(cli: Cli) -> None:
    """B13: a command that reads says nothing."""
    ahead = "2199-11-17T18:00"
    assert "2199-11-17 18:00" in said_on_a_terminal("client edit pracownia --address Y", SUPPORTCTL_NOW=ahead)
    assert said_on_a_terminal("client list", SUPPORTCTL_NOW=ahead).strip() == ""
    assert said_on_a_terminal("client edit pracownia --address Z", SUPPORTCTL_NOW="2020-11-17T18:00").strip() == ""
    assert said_on_a_terminal("client edit pracownia --address X", SUPPORTCTL_NOW="").strip() == ""


# Polish, and names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "ticket list --status bogus",
            "new (nowe), triaged (ocenione), open (otwarte), waiting (oczekujące), closed (zamknięte)",
        ),
        ("training list --state bogus", "declared (zadeklarowane)"),
        ("bundle list --state bogus", "draft (przygotowany)"),
    ],
)
def test_what_can_be_chosen_is_shown_as_it_is_read(cli: Cli, line: str, said: str) -> None:
    """D18: each Polish word that is shown is accepted; scripts have the words that they pass."""
    cli.env("SUPPORTCTL_LANG", "pl")
    refused = cli.refuses(line, 2, f"Do wyboru: {said}")
    for shown in re.findall(r"\((\w+)\)", refused.err):
        assert cli(line.replace("bogus", shown)).code == 0, shown
    params = cli.ask(line).json["errors"][0]["params"]
    assert not any("(" in word for word in params["known"])
    cli.env("SUPPORTCTL_LANG", "en")
    assert "(" not in cli(line).err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_column_or_a_language_is_typed_as_it_stands(cli: Cli, lang: str) -> None:
    """D18, the other side: no word is shown that isn't accepted."""
    cli.env("SUPPORTCTL_LANG", lang)
    for line in ("client list --columns bogus", "completion bogus", "ticket list --sort bogus", "report hours --by bogus"):
        assert not re.search(r"\(\w+\)", cli(line).err), line


@pytest.mark.parametrize(("lang", "name"), [("en", "BIT Service remote help"), ("pl", "Pomoc zdalna BIT Service")])
def test_a_product_has_a_name_in_each_language(cli: Cli, lang: str, name: str) -> None:
    """D18: what is stored stays, and so does what scripts read."""
    cli.env("SUPPORTCTL_LANG", lang)
    assert name in cli.ok("product list").out
    assert any(name in row for row in on_screen("product list", 120)[1])
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject S --description D --email a@b.example")
    assert any(name in row.replace("\u00a0", " ") for row in on_screen("ticket show 1", 120)[1])
    stored = [row["name"] for row in cli.ask("product list").data if row["key"] == "bitservice-remote-help"]
    assert stored == ["BIT Service remote help"]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_programs_and_trainings_go_by_their_names(cli: Cli, lang: str) -> None:
    """D18: where one is known; scripts read the keys."""
    priced(cli)
    cli.ok("price set training-basics 2000 --currency PLN --from 2022-02-01 --name 'SOLIDWORKS podstawy'")
    cli.ok("price set training-pdm 2000 --currency PLN --from 2022-02-01")
    active(cli)
    cli.ok("training declare 1 --at 2025-06-02T09:00")
    cli.ok("training order 1 --kind basics --participants 2 --kind pdm --participants 1 --at 2025-06-02T10:00 --due 2025-06-30")
    cli.env("SUPPORTCTL_LANG", lang)
    for line in ("bundle list", "bundle show 1", "client show pracownia", "bundle why 1"):
        shown = on_screen(line, 120)[1]
        assert any("SOLIDWORKS" in row for row in shown), line
        assert not any("solidworks" in row for row in shown), line
    shown = [" ".join(row.split()) for row in on_screen("training list", 120)[1]]
    assert any("SOLIDWORKS podstawy" in row for row in shown)
    assert any(" pdm " in row for row in shown)
    assert "SOLIDWORKS podstawy" in cli.ok("training show 1").out
    assert sorted(row["kind"] for row in cli.ask("training list").data) == ["basics", "pdm"]
    assert cli.ask("bundle show 1").data["program"] == "solidworks"


@pytest.mark.parametrize(("lang", "annulled", "corrected"), [("en", "annulled", "corrected"), ("pl", "anulowana", "skorygowana")])
@pytest.mark.parametrize("columns", [80, 120])
def test_a_list_of_documents_marks_those_that_dont_stand(
    cli: Cli, lang: str, annulled: str, corrected: str, columns: int
) -> None:
    """D1, D12: at 80 columns too, and only where there is such a document."""
    cli.ticket()
    cli.work(f"{DAY}T10:00", f"{DAY}T11:20")
    cli.ok("ticket close 1 --outcome solved -m Done --client-confirmed")
    cli.env("SUPPORTCTL_LANG", lang)
    cli.ok("invoice issue --ticket 1")
    assert not any(annulled in row or corrected in row for row in on_screen("invoice list", columns)[1])
    cli.ok("invoice annul FV/2026/0001 --reason 'Wrong buyer'")
    cli.ok("invoice issue --ticket 1")
    cli.ok("invoice correct FV/2026/0002 --line 1 --quantity 1 --reason 'One hour less'")
    rows = {row.split()[0]: row for row in on_screen("invoice list", columns)[1] if "/" in row}
    assert {number: row.split()[1] for number, row in rows.items() if row.split()[1] in "x~"} == {
        "FV/2026/0001": "x",
        "FV/2026/0002": "~",
    }
    shown = on_screen("invoice list", columns)[1]
    assert f"x {annulled}, ~ {corrected}" in shown
    assert {"en": "LEFT", "pl": "DO ZAPŁATY"}[lang] in shown[0]


@pytest.mark.parametrize(
    ("lang", "hint"), [("en", "Try: supportctl rate fetch --date "), ("pl", "Spróbuj: supportctl rate fetch --date ")]
)
def test_a_rate_that_is_missing_is_fetched(cli: Cli, lang: str, hint: str) -> None:
    """What records it in one command is named first."""
    said = words_of(lang).error_line("NO_RATE", {"currency": "EUR", "on": "2026-11-16"})
    assert f"{hint}2026-11-16" in said
    assert said.index("rate fetch") < said.index("rate set")
