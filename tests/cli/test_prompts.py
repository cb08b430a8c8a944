"""What a terminal asks for is asked in the operator's words; a wrong answer is asked for again; no answer ends the command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from typer.core import TyperArgument

from supportctl.cli.lazy import NOUNS, TOP, _leaf, module_of
from supportctl.wording.words import words
from tests.cli.asked import answering
from tests.cli.cli import CONFIRMED, Cli
from tests.cli.screen import on_screen

LANGUAGES = ("en", "pl")
# Long words: written in an editor.
IN_AN_EDITOR = {"--message"}


def verbs() -> Iterator[tuple[str, Any, Any]]:
    """(command, its Typer command, what it can't do without) of every verb."""
    for noun, (_, names) in NOUNS.items():
        for verb in names:
            yield f"{noun} {verb}", _leaf(noun, verb), module_of(noun).COMMANDS[verb].wants
    for verb in TOP:
        yield verb, _leaf("top", verb), module_of("top").COMMANDS[verb].wants


def _typed(param: Any) -> str:
    return str(param.metavar).strip("[].") if isinstance(param, TyperArgument) else str(param.opts[0])


def wanted() -> list[tuple[str, str]]:
    """(command, option or argument) of everything that a verb asks for."""
    found = []
    for command, leaf, wants in verbs():
        names = {*leaf.needed, *wants.unless, *wants.unless.values()}
        for param in leaf.params:
            if param.name in names:
                typed = _typed(param)
                found.append((command, typed))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_is_asked_for_has_a_label(lang: str) -> None:
    say = words(lang)
    from importlib import import_module

    known = import_module(f"supportctl.wording.{lang}.prompts").PROMPTS
    assert len(wanted()) > 150
    for command, typed in wanted():
        if typed in IN_AN_EDITOR:
            continue
        assert f"{command} {typed}" in known or typed in known, (command, typed)
        label = say.prompt(command, typed)
        # In words: it begins with a capital, isn't the argument's name, a letter or an option, and has no colon of its own.
        assert label[:1].isupper(), label
        assert len(label) > 2, label
        assert label != typed, label
        assert not label.startswith("-"), label
        assert not label.endswith(":"), label


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_verb_asks_for_what_it_lacks_by_its_label(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, tmp_path: Any
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    cli.ticket()
    cli.ok(f"session start 1 {CONFIRMED} --at 2026-11-17T10:00")
    say, asked = words(lang), 0
    for command, leaf, wants in verbs():
        if not (leaf.needed or wants.unless):
            continue
        before = cli.dump()
        found, _ = answering(cli, monkeypatch, ["--lang", lang, *command.split(" ")])
        names = [*dict.fromkeys(wants.unless.values()), *leaf.needed] if wants.unless else list(leaf.needed)
        first = next(param for param in leaf.params if param.name in names)
        typed = _typed(first)
        if wants.unless:
            typed = "--license"
        assert found.code == 2, (command, found)
        # Above the question for a product or an item stand those that there are.
        asks = next(line for line in found.err.splitlines() if not line.startswith("  "))
        assert asks.startswith(say.prompt(command, typed).removesuffix(")")[:60]), (command, found.err)
        assert cli.dump() == before
        asked += 1
    assert asked > 100
    assert list((tmp_path / "here").iterdir()) == []


def test_no_answer_ends_the_command(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    before = cli.dump()
    for answers in ((), ("",), ("1",), ("1", "")):
        found, left = answering(cli, monkeypatch, "ticket close", *answers)
        assert (found.code, left) == (2, []), found
        said = "missing: outcome (--outcome)." if "1" in answers else "missing: ticket, outcome (--outcome)."
        assert found.err.splitlines()[-1].endswith(said)
        assert cli.dump() == before


# -- words of the regulation ---------------------------------------------------------------------------------------------

CODETWO = (
    "license add --client pracownia --product codetwo-backup --serial CT-1 --kind perpetual-single --version 4"
    " --maintenance-until 2027-11-30 --key-valid-until 2027-11-30 --activated-online --support-ordered 2026-11-01"
)


def test_the_outcomes_are_those_of_the_regulation_that_binds_the_ticket(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    cli.ok(CODETWO)
    cli.ok("ticket open --license CT-1 --subject S --description D --serial CT-1 --channel email")
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject B --channel phone")
    for ticket, lang, shown in (
        ("1", "en", "Outcome (solved | unsolved | cause diagnosed; --outcome): "),
        ("1", "pl", "Wynik (rozwiązane | nierozwiązane | przyczyna ustalona; --outcome): "),
        ("2", "en", "Outcome (answered | solved | can't be solved; --outcome): "),
        ("3", "pl", "Wynik (rozwiązane | nierozwiązane | do indywidualnej wyceny; --outcome): "),
    ):
        found, _ = answering(cli, monkeypatch, f"--lang {lang} ticket close {ticket}")
        assert found.err.replace("\u00a0", " ").startswith(shown), (ticket, found.err)


def test_a_bad_answer_is_told_and_asked_for_again(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    found, left = answering(cli, monkeypatch, "--lang pl ticket close --json", "99", "1", "naprawione", "przyczyna-USTALONA")
    assert (found.code, left, found.data["outcome"]) == (0, [], "cause-diagnosed"), found
    lines = found.err.replace(": ", ":\n").splitlines()
    assert "Nie znaleziono zgłoszenia" in found.err
    assert found.err.count("Zgłoszenie (numer albo część tematu): ") == 2
    assert "Wartość naprawione jest spoza listy: rozwiązane | nierozwiązane | przyczyna ustalona." in found.err.replace(
        "\u00a0", " "
    ), lines


@pytest.mark.parametrize(
    ("line", "answers", "said"),
    [
        (
            "hours buy --license SKP-0001",
            ["three", "3", "12", "601234567"],
            ["three isn't a number of hours", "12 isn't a phone"],
        ),
        ("session schedule 2", ["someday", "fri 10:00"], ['"someday" isn\'t a time']),
        ("price set", ["x", "200 zł", "200", "XYZ", "eur", "31.2", "2026-12-01"], ["200 zł isn't an amount", "XYZ", "no 31st"]),
        (
            "license add --client pracownia",
            ["nothing", "sketchup-pro", "SKP-9", "big", "subscription", "new", "2024"],
            ["There is no product nothing", "big isn't one of: perpetual single-user | ", "new isn't a version"],
        ),
        ("client add", ["Nowa", "ul. Nowa 1", "123", "526-58-77-635"], ["123 isn't a NIP"]),
        ("ticket uncharge 1", ["first", "0", "1"], ["first isn't a whole number", "0 is less than 1"]),
        ("session log 1", ["when?", "10:00", "10:30"], ['"when?" isn\'t a time']),
        ("ticket wait 1", ["soon", "tomorrow", "On holiday"], ['"soon" isn\'t a time']),
        (
            "bundle order --client pracownia --program solidworks",
            ["x", "2"],
            ["Length of the plan in years: x isn't a whole number"],
        ),
    ],
)
def test_what_cant_be_read_is_asked_for_again(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str, answers: list[str], said: list[str]
) -> None:
    cli.ticket()
    cli.ok("ticket open --client pracownia --product bitservice-remote-help --subject B --channel phone")
    found, left = answering(cli, monkeypatch, line, *answers)
    assert left == [], found
    for part in said:
        assert part in found.err.replace("\u00a0", " "), found
    assert "Traceback" not in found.err


def test_off_a_terminal_nothing_changes(cli: Cli) -> None:
    cli.ticket()
    cli.refuses("ticket close 1 --outcome fixed", 2, "fixed")
    cli.refuses("ticket close 1", 2, "--outcome")
    cli.refuses("client add Nowa --address A", 2, "--nip")
    cli.refuses("ticket wait 1", 2, "--until")


def test_what_only_the_desk_knows_to_be_missing_is_asked_for_too(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    found, left = answering(cli, monkeypatch, "client add Nowa --address A --json", "5265877635")
    assert (found.code, left, found.data["nip"]) == (0, [], "5265877635"), found
    cli.work("2026-11-17T10:00", "2026-11-17T10:30")
    found, left = answering(cli, monkeypatch, "invoice issue --json", "1")
    assert (found.code, left, found.data["number"]) == (0, [], "FV/2026/0001"), found
    found, left = answering(cli, monkeypatch, "invoice issue", "", "pracownia")
    assert (found.code, left) == (5, []), found  # nothing to invoice
    found, left = answering(
        cli, monkeypatch, "client change-phone pracownia --json", "Anna Nowak", "601 234 567", "602 345 678", "mail of 17 Nov"
    )
    assert (found.code, left, found.data["phone"]) == (0, [], "+48602345678"), found


def test_of_several_licences_those_that_fit_are_offered(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ok("license add --client pracownia --product sketchup-pro --serial SKP-2 --kind perpetual-single --version 2021")
    line = "hours buy --client pracownia --hours 2 --phone 601234567 --json"
    found, left = answering(cli, monkeypatch, line, "SKP-3", "SKP-2")
    assert (found.code, left, found.data["license"]) == (0, [], "SKP-2"), found
    assert found.err.count("(SKP-0001 | SKP-2; ") == 2 or found.err.count("; SKP-0001 | SKP-2; ") == 2, found
    cli.ok("client add Nowa --consumer --address A --key nowa")
    found, left = answering(cli, monkeypatch, line.replace("pracownia", "nowa"), "x")
    assert (found.code, left) == (2, ["x"]), found  # there is none to be named


def test_a_certain_refusal_comes_before_the_next_question(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    cli.ticket()
    cli.ok("ticket close 1 --outcome solved")
    found, left = answering(cli, monkeypatch, "ticket close", "1", "solved")
    assert (found.code, left) == (5, ["solved"]), found


@pytest.mark.parametrize(
    ("lang", "none_fits", "none_found"),
    [
        ("en", "Nothing fits all of these conditions. Without them: supportctl ticket list", "Nothing holds all of these words."),
        (
            "pl",
            "Nic nie spełnia wszystkich tych warunków. Bez nich: supportctl ticket list",
            "Nic nie zawiera wszystkich tych słów.",
        ),
    ],
)
def test_a_list_without_a_row_says_why(cli: Cli, lang: str, none_fits: str, none_found: str) -> None:
    cli.ticket()
    cli.env("SUPPORTCTL_LANG", lang)
    assert on_screen("ticket list --status closed", 100)[1][0] == none_fits
    assert on_screen("ticket list --client pracownia --tag x", 100)[1][0] == none_fits
    assert on_screen("search nonsense", 100)[1][0].startswith(none_found)
    assert on_screen("client find nobody", 100)[1][0].startswith(none_found)
    empty = {"en": "Nothing to show.", "pl": "Nie ma nic do pokazania."}[lang]
    assert on_screen("invoice list", 100)[1][0] == empty
    assert cli("search nonsense").out == f"{empty}\n"  # piped as before
    assert cli("ticket list --status closed").out == f"{empty}\n"
