"""An operator's morning on an empty desk, in Polish, on a terminal of 80 columns, by answering what is asked alone."""

from __future__ import annotations

import pytest

from supportctl.output.plain import width
from tests.cli.cli import Cli
from tests.cli.once import once
from tests.cli.talking import CTRL_C, CTRL_D, TAB, Talk, talk


@pytest.fixture
@once
def polish(cli: Cli) -> Cli:
    """A desk with a seller, clients and licences, at ten in the morning."""
    return at_ten(cli)


def at_ten(cli: Cli) -> Cli:
    """The desk at ten in the morning, in Polish and without an editor."""
    cli.now("2026-11-17T10:00")
    for name, value in (("SUPPORTCTL_LANG", "pl"), ("VISUAL", ""), ("EDITOR", "")):
        cli.env(name, value)
    return cli


def answered(line: str, *answers: str) -> Talk:
    """A command that does what it is asked for, and asked for no more and no less than that."""
    found = talk(line, *answers)
    assert (found.code, found.left) == (0, []), found
    assert "Traceback" not in found.shown
    assert all(width(shown) <= 80 for shown in found.shown.split("\n") if "\u2063" not in shown), found.shown
    return found


def test_a_morning_by_answers_alone(empty: Cli) -> None:
    polish = at_ten(empty)
    account = "PL61109010140000071219812874"
    answered("init", "Serwis Ewy", "526-58-77-635", "ul. Nowa 1, Warszawa", account, "biuro@serwis", "biuro@serwis.example")
    answered("client add", "Zakład Łódzki", "ul. Zła 2, Łódź", "123", "123-456-32-18")
    answered("client edit zaklad-lodzki --phone 601234567")
    answered("client set-contact --competent", "zaklad", "Anna Nowak")
    answered("license add", "zaklad", "sketchup", "SKP-1", "bezterminowa na jedno stanowisko", "2021")
    answered("price set", "progrupa-support-hour", "200 zł", "200", "pln", "1.1.2026")
    answered("hours buy", "SKP-1", "2 h", "2", "601 234 567")
    answered("ticket open", "SKP-1", "Awaria przy eksporcie", "Program zamyka się przy eksporcie", "", "a@b", "", "a@b.example")
    answered("ticket triage", "9", "1", "może", "t")
    answered("session start", "1", "t", "t", "t", "601 234 567")
    answered("ticket note", "1", "Sterownik jest z 2019 roku")
    answered("session stop")
    closed = answered("ticket close", "1", "naprawione", "rozwiazane")
    assert "spoza listy" in closed.shown
    answered("undo")
    answered("ticket close", "1", "Przyczyna ustalona")
    issued = answered("invoice issue", "1")
    assert "FV/2026/0001" in issued.shown
    assert polish.ask("ticket show 1").data["outcome"] == "cause-diagnosed"


def test_words_complete_on_tab_in_the_operators_language(polish: Cli) -> None:
    polish.ticket(at="2026-11-17T09:05")
    found = talk("ticket close 1 --json", f"przy{TAB}")
    assert (found.code, found.left) == (0, []), found
    assert polish.ask("ticket show 1").data["outcome"] == "cause-diagnosed"


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 2)])
def test_the_command_ends_without_an_answer(polish: Cli, key: str, code: int) -> None:
    polish.ticket(at="2026-11-17T09:05")
    before = polish.dump()
    found = talk("ticket close", "1", key)
    assert (found.code, found.left) == (code, []), found
    assert "Traceback" not in found.shown
    assert polish.dump() == before


@pytest.mark.parametrize("columns", [20, 40])
def test_questions_fit_a_narrow_terminal(polish: Cli, columns: int) -> None:
    polish.ticket(at="2026-11-17T09:05")
    found = talk("ticket close", "1", "x", CTRL_D, columns=columns)
    assert found.code == 2, found
    assert "nierozwiązane" in found.shown
    assert all(width(line.rstrip(" ")) <= columns for line in found.shown.split("\n") if "\u2063" not in line), found.shown
