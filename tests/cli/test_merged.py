"""A ticket that is merged into another: no open one, and every act on it is answered by where it is shown."""

from __future__ import annotations

import pytest

from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.once import once
from tests.cli.screen import on_screen


@pytest.fixture
@once
def merged(cli: Cli) -> Cli:
    """Ticket 2 is shown in ticket 1."""
    cli.ok(OPEN)
    cli.ok(OPEN)
    cli.ok("ticket merge 2 --into 1")
    return cli


@pytest.mark.parametrize(("lang", "told", "new"), [("en", "merged into #1", "new"), ("pl", "scalone ze zgłoszeniem 1", "nowe")])
def test_its_page_says_so_and_what_comes_next(merged: Cli, lang: str, told: str, new: str) -> None:
    shown = on_screen("ticket show 2", 80, {"SUPPORTCTL_LANG": lang})[1]
    assert shown[1].startswith(told)
    assert new not in shown[1]
    text = "\n".join(shown)
    assert "supportctl ticket show 1" in text
    assert "supportctl ticket unmerge 2" in text
    assert "ticket triage" not in text


def test_it_is_no_open_ticket(merged: Cli) -> None:
    assert [row["id"] for row in merged.ask("ticket list --open").data] == [1]
    assert [row["id"] for row in merged.ask("ticket list").data] == [2, 1]
    assert "#2" not in "\n".join(on_screen("client show pracownia", 120)[1])
    merged.ok("ticket unmerge 2")
    assert [row["id"] for row in merged.ask("ticket list --open").data] == [2, 1]


@pytest.mark.parametrize(
    "line",
    [
        f"session start 2 {CONFIRMED}",
        f"session log 2 --start 2026-11-17T10:00 --stop 2026-11-17T10:30 {CONFIRMED}",
        "session extend 2 --hours 1 --consent Anna",
        "ticket triage 2 --diagnosable",
        "ticket close 2 --outcome solved -m done",
        "ticket reopen 2 --reason again",
        "ticket refuse 2 --reason other -m no",
    ],
)
def test_every_act_on_it_names_the_other(merged: Cli, line: str) -> None:
    found = merged.refuses(line, 5, "is merged into ticket 1")
    assert "supportctl ticket show 1" in found.err


def test_a_switch_to_it_leaves_the_session_running(cli: Cli) -> None:
    cli.ticket()
    cli.ok(OPEN)
    cli.ok(OPEN)
    cli.ok("ticket merge 3 --into 2")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    assert "supportctl ticket show 2" in cli.refuses(f"session switch 3 {CONFIRMED}", 5, "is merged into ticket 2").err
    assert cli.ask("ticket show 1").data["status"] == "open"


# Where it is listed ---------------------------------------------------------------------------------------------------------------------

IN_WORDS = [("en", "merged into #1"), ("pl", "scalone z nr 1")]


@pytest.mark.parametrize(("lang", "told"), IN_WORDS)
@pytest.mark.parametrize(
    "line", ["ticket list", "ticket list --status new", "ticket list --all", "ticket list --client pracownia"]
)
def test_a_list_says_that_it_is_merged(merged: Cli, lang: str, told: str, line: str) -> None:
    merged.env("SUPPORTCTL_LANG", lang)
    state = {"en": "new", "pl": "nowe"}[lang]
    for columns in (120, 80, 60, 40):
        _, second, first, *_ = on_screen(line, columns)[1]
        assert (second.split()[0], told in second, state in second.split()) == ("2", True, False), second
        assert (first.split()[0], told in first, state in first.split()) == ("1", False, True), first
        assert len(second) <= columns
    piped = merged.ok(line).out
    assert piped.count(told) == 1
    assert [(row["id"], row["status"], row.get("merged_into")) for row in merged.ask(line).data] == [
        (2, "new", 1),
        (1, "new", None),
    ]
    merged.ok("ticket unmerge 2")
    assert told not in merged.ok(line).out


@pytest.mark.parametrize(("lang", "told"), IN_WORDS)
def test_a_search_says_so(merged: Cli, lang: str, told: str) -> None:
    merged.env("SUPPORTCTL_LANG", lang)
    for columns in (120, 80, 60):
        rows = [line for line in on_screen("search Crash", columns)[1] if told in line]
        assert [row.split()[0] for row in rows] == ["2"], columns
    assert merged.ok("search Crash").out.count(told) == 1
    assert [(hit["id"], hit.get("merged_into")) for hit in merged.ask("search Crash").data] == [(2, 1), (1, None)]


@pytest.mark.parametrize(("lang", "told"), IN_WORDS)
@pytest.mark.parametrize(("now", "section"), [("2026-11-18T09:00", "appointment"), ("2026-11-18T11:00", "missed")])
def test_its_appointment_leads_to_where_it_is_shown(cli: Cli, lang: str, told: str, now: str, section: str) -> None:
    for _ in range(2):
        cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject Printer")
    cli.ok("client accept pracownia --regulation bitservice-remote")
    cli.ok("session schedule 2 --when 2026-11-18T10:00 --technician ewa")
    cli.ok("ticket merge 2 --into 1")
    cli.now(now)
    cli.env("SUPPORTCTL_LANG", lang)
    (row,) = (row for row in cli.ask("today").data if row["id"] == 2)
    assert (row["section"], row["next"], row["merged_into"]) == (section, "ticket show 1", 1)
    cli.ok(row["next"])
    for columns in (120, 80):
        (line,) = [line for line in on_screen("today", columns)[1] if "#2" in line]
        assert told in line


def test_it_is_left_out_of_what_is_open(merged: Cli) -> None:
    assert [row["id"] for row in merged.ask("today").data] == [1]
    assert [row["id"] for row in merged.ask("board").data] == [1]
    assert [row["id"] for row in merged.ask("client show pracownia").data["tickets"]] == [1]
    assert [(row["opened"], row["left_open"]) for row in merged.ask("report workload").data] == [(2, 1)]
    merged.ok("ticket unmerge 2")
    assert [(row["opened"], row["left_open"]) for row in merged.ask("report workload").data] == [(2, 2)]
