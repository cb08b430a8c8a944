"""A client whose phone number isn't stored: the refusal names no number that nobody gave, and its hint leads on."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import Cli

STORE = {"en": "supportctl client edit nowa --phone NUMBER", "pl": "supportctl client edit nowa --phone NUMER"}
CONFIRMED = "--confirm backup,present,internet"
REPORT = "ticket open --license N-1 --subject S --description D --serial N-1"


@pytest.fixture
def unphoned(cli: Cli) -> Cli:
    """A ticket, free of charge, of a client without a phone number."""
    cli.now("2026-11-17T10:00")
    cli.play(
        (
            "client add Nowa --consumer --address A --key nowa",
            "license add --client nowa --product sketchup-pro --serial N-1 --kind perpetual-single --version 2026"
            " --maintenance-until 2027-06-30",
            REPORT,
            "ticket triage 1 --diagnosable",
        )
    )
    return cli


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("line", ["session start 1", f"{REPORT} --start"])
def test_on_a_terminal_no_number_is_made_up(unphoned: Cli, monkeypatch: pytest.MonkeyPatch, lang: str, line: str) -> None:
    found, left = answering(unphoned, monkeypatch, f"--lang {lang} {line}", "y", "y", "y", "601222333")
    assert found.code == 4
    assert left == ["y", "y", "y", "601222333"]  # nothing is asked: it is refused whatever the answers are
    assert "600" not in found.err
    assert STORE[lang] in found.err
    assert found.err.count("§3.4") == 1
    assert "§3.6" not in found.err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_where_none_was_given_the_hint_has_a_place_for_it(unphoned: Cli, lang: str) -> None:
    found = unphoned(f"--lang {lang} session start 1 {CONFIRMED}")
    assert found.code == 4
    assert STORE[lang] in found.err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_number_that_was_given_stands_in_the_hint(unphoned: Cli, lang: str) -> None:
    found = unphoned(f"--lang {lang} session start 1 {CONFIRMED} --phone 601222333")
    assert found.code == 4
    hint = "client edit nowa --phone +48601222333"
    assert hint in found.err
    assert "§3.6" not in found.err
    unphoned.ok(hint)
    unphoned.ok(f"session start 1 {CONFIRMED} --phone 601222333")


def test_another_number_than_the_stored_one_is_still_of_both_clauses(unphoned: Cli) -> None:
    unphoned.ok("client edit nowa --phone 601222333")
    found = unphoned.ask(f"session start 1 {CONFIRMED} --phone 601222334")
    assert (found.code, found.clauses) == (4, ["§3.4", "§3.6"])
