"""A hint names what the refusal is about, in place of TICKET or CLIENT, wherever the desk can tell."""

from __future__ import annotations

import pytest

from supportctl.wording.words import words
from tests.cli.asked import answering
from tests.cli.cli import CONFIRMED, OPEN, Cli

BIT = "ticket open --client pracownia --product bitservice-remote-help --subject B --channel phone"
# (what was done before, what is refused, the command of its hint)
FILLED = [
    ([OPEN], f"session start 1 {CONFIRMED}", "supportctl ticket triage 1 --diagnosable"),
    ([OPEN], f"session start Crash {CONFIRMED}", "supportctl ticket triage 1 --diagnosable"),
    (
        [OPEN, "ticket triage 1 --diagnosable"],
        f"session start 1 {CONFIRMED}",
        "supportctl hours buy --license SKP-0001 --hours",
    ),
    ([BIT], "session start 1", "supportctl session schedule 1 --when"),
    (
        ["client add Nowa --consumer --address A --key nowa", "license add --client nowa --product sketchup-pro --serial N-1"
         " --kind perpetual-single --version 2021"],
        "hours buy --license N-1 --hours 2 --phone 602345678",
        "supportctl client edit nowa --phone +48602345678",
    ),
    ([], "hours buy --client pracownia --license SKP-0001 --hours 2 --phone 602345678", "supportctl client change-phone pracownia"),
    (
        ["client add Nowa --consumer --address A --key 'nowa'", BIT.replace("pracownia", "nowa")],
        "session start 1",
        "supportctl session schedule 1 --when",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "line", "hint"), FILLED)
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_hint_is_filled_in(cli: Cli, before: list[str], line: str, hint: str, lang: str) -> None:
    cli.now("2026-11-17T10:00")
    cli.play(before)
    found = cli(f"--lang {lang} {line}")
    assert found.code == 4, found
    assert hint in found.err, found
    for error in cli.ask(line).json["errors"]:
        assert "about" not in error["params"]


def test_of_several_ids_each_hint_names_its_own(cli: Cli) -> None:
    cli.now("2026-11-17T10:00")
    cli.play([OPEN, OPEN])
    found = cli(f"session start 1,2 {CONFIRMED}")
    for number in ("1", "2"):
        assert f"supportctl ticket triage {number} --diagnosable" in found.err


def test_the_mail_that_a_change_of_number_wants_is_named_by_its_option(cli: Cli) -> None:
    line = "client change-phone pracownia --name 'Anna Nowak' --old 601234567 --new 602345678"
    assert "--mail" in cli.refuses(line, 4).err
    cli.env("SUPPORTCTL_LANG", "pl")
    assert "Dodaj: --mail." in cli(line).err


# A hint names one command, but where two are for different cases.
TWO = {
    "BACKUP_NOT_SOUND": "a file, or the desk itself",
    "NO_RATE": "with a connection to the NBP, or without",
}


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_hint_names_one_command(lang: str) -> None:
    errors = words(lang)._sentences.ERRORS
    assert {code for code, (_, hint) in errors.items() if hint.count("supportctl ") > 1} == set(TWO)


def test_where_no_number_is_stored_there_is_none_to_change(cli: Cli) -> None:
    cli.ok("client add Nowa --consumer --address A --key nowa")
    cli.ok("license add --client nowa --product sketchup-pro --serial N-1 --kind perpetual-single --version 2021")
    line = "hours buy --license N-1 --hours 2 --phone 602345678"
    hint = cli.ask(line).json["errors"][0]["hint"]
    cli.ok(hint.removeprefix("supportctl "))
    cli.ok(line)


def test_the_tickets_that_work_goes_on_for_are_named_in_the_command(cli: Cli) -> None:
    cli.ticket()
    cli.ok("client add Second --nip 5265877635 --address A --key second")
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    hint = cli.ask("client merge pracownia --into second --reason one").json["errors"][0]["hint"]
    assert hint.endswith("supportctl session stop 1")
    cli.ok("session stop 1")


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_answer_that_is_too_long_is_asked_for_again(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    found, left = answering(cli, monkeypatch, "ticket open --license SKP-0001 --json", "x" * 301, "Crash", "Crashes", "SKP-0001")
    assert (found.code, left, found.data["subject"]) == (0, [], "Crash"), found
