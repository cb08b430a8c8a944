"""On a terminal an answer that can't be used loses none of the others: it is asked for again."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued

NEEDED = {"en": "An answer is needed.", "pl": "Ta odpowiedź jest potrzebna."}


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_empty_answer_is_asked_again_and_told_once(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    found, left = answering(cli, monkeypatch, "client add --address A --consumer", "", "", "Nowa")
    assert (found.code, left) == (0, []), found
    assert found.err.count(NEEDED[lang]) == 1


def test_the_end_of_the_answers_ends_the_command(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    before = cli.dump()
    found, _ = answering(cli, monkeypatch, "client add --address A --consumer", "")
    assert found.code == 2
    assert cli.dump() == before


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_number_that_cant_be_one_is_asked_again(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.now("2026-11-17T10:00")
    cli.ticket()
    found, left = answering(cli, monkeypatch, "session start 1", "y", "y", "y", "12", "", "601234567")
    assert (found.code, left) == (0, []), found


def test_what_to_correct_is_asked(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    issued(cli)
    found, left = answering(cli, monkeypatch, f"invoice correct {FV} --json", "One hour too many", "1", "2")
    assert (found.code, left) == (0, []), found
    assert found.data["gross"]["amount"] == "-184.50"
    found, left = answering(cli, monkeypatch, f"invoice correct {FV} --json", "Cheaper", "1", "", "100")
    assert (found.code, left) == (0, []), found


@pytest.mark.parametrize("line", ["ticket charge 1", "session schedule 1", "ticket wait 1 --until yesterday"])
def test_nothing_is_asked_in_vain(cli: Cli, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    cli.now("2026-11-17T10:00")
    cli.ok("license add --client pracownia --product codetwo-backup --serial CT-1 --kind subscription --version 4.3")
    cli.ok("ticket open --client pracownia --license CT-1 --subject S")
    found, left = answering(cli, monkeypatch, line, *["1"] * 5)
    assert found.code != 0
    assert len(left) == 5, found


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_argument_that_nobody_answers_isnt_called_an_option(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    found, _ = answering(cli, monkeypatch, "client show")
    assert found.code == 2
    assert {"en": "Still missing: client.", "pl": "Brakujące odpowiedzi: klient."}[lang] in found.err
