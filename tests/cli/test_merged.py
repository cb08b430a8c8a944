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
