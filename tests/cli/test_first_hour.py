"""What stopped somebody who had never seen the program: days alone, slips that are warned of, names that people use."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import OPEN, Cli


@pytest.mark.parametrize(
    ("until", "at"),
    [
        ("tomorrow", "2026-11-18T09:00:00+01:00"),
        ("jutro", "2026-11-18T09:00:00+01:00"),
        ("fri", "2026-11-20T09:00:00+01:00"),
        ("20.11", "2026-11-20T09:00:00+01:00"),
        ("20.11.", "2026-11-20T09:00:00+01:00"),
        ("tomorrow 14:00", "2026-11-18T14:00:00+01:00"),
    ],
)
def test_a_day_alone_to_wait_for_is_its_morning(cli: Cli, until: str, at: str) -> None:
    cli.ticket()
    assert cli.ok(["ticket", "wait", "1", "--until", until, "--reason", "x", "--json"]).data["waits_until"] == at


def test_what_is_no_day_is_refused_as_ever(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("ticket wait 1 --until soon --reason x", 2, '"soon" isn\'t a time')
    cli.refuses("ticket wait 1 --until 31.2 --reason x", 2, "February has no 31st")
    cli.refuses("ticket wait 1 --until 03/04/2026 --reason x", 2, "2026-03-04")
    cli.refuses("ticket wait 1 --until today --reason x", 2, "isn't later than this act")


def test_the_reason_to_wait_for_is_asked_for(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    found, _ = answering(cli, monkeypatch, "ticket wait 1 --until tomorrow", "On holiday")
    assert (found.code, "(--reason): " in found.err) == (0, True)
    assert cli.ask("ticket show 1").data["waits_reason"] == "On holiday"


def test_a_close_of_what_nobody_looked_at_is_done_and_warned_of(cli: Cli) -> None:
    cli.ok(f"{OPEN} --at 2026-11-17T09:05")
    found = cli.ok("ticket close 1 --outcome solved")
    assert "#1 was closed without a first look (triage)" in found.err
    assert "#1 was closed without any answer to the client on record" in found.err
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30", "2")
    found = cli.ok("ticket close 2 --outcome solved -m done")
    assert "without" not in found.err


def test_options_by_the_names_that_people_give_them(cli: Cli) -> None:
    cli.ok(OPEN)
    cli.refuses("ticket triage 1 --undiagnosable", 2, "there is: --not-diagnosable.")
    cli.refuses("ticket list --state open", 2, "there is: --status.")


def test_a_document_may_be_named_without_its_zeros(cli: Cli) -> None:
    cli.ticket()
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    cli.ok("invoice issue --ticket 1")
    assert cli.ok("invoice pay FV/2026/1 --json").data["number"] == "FV/2026/0001"
    cli.refuses("invoice pay FV/2026/2", 3, "FV/2026/2")


def test_hours_that_may_be_bought_are_a_command_for_the_licence(cli: Cli) -> None:
    assert "supportctl hours buy --license SKP-0001 --hours N" in cli.ok(OPEN).err
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "Można kupić godziny: supportctl hours buy --license SKP-0001 --hours LICZBA" in cli.ok(OPEN).err


@pytest.mark.parametrize("name", ["nowak", "Anna Nowak"])
def test_who_is_only_a_contact_person_is_found_by_the_command_of_the_hint(cli: Cli, name: str) -> None:
    hint = f"supportctl search {name}" if " " not in name else f"supportctl search '{name}'"
    found = cli.refuses(["ticket", "list", "--client", name], 3, f"There is no client {name}.", hint)
    assert "pracownia" in cli.ok(found.err.partition("supportctl search ")[2].join(["search ", ""])).out
    cli.refuses("ticket show 9", 3, "supportctl ticket list")
    cli.refuses("client show 99", 3, "supportctl client list")
