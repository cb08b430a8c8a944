"""A client that isn't there: who was probably meant, and a command that finds something."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import OPEN, Cli

MEANT = {"en": "Did you mean: pracownia?", "pl": "Czy chodziło o: pracownia?"}


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("typed", ["pracwonia", "PRACOWINA", "Architekturi"])
@pytest.mark.parametrize(
    "line", ["client show {}", "ticket list --client {}", "ticket open --client {} --product v-ray --subject S"]
)
def test_a_slip_in_a_key_or_a_name_names_the_key(cli: Cli, lang: str, typed: str, line: str) -> None:
    found = cli.refuses(f"--lang {lang} {line.format(typed)}", 3)
    assert MEANT[lang] in found.err
    assert "supportctl client list" in found.err


def test_machines_get_the_key_too(cli: Cli) -> None:
    (error,) = cli.ask("client show pracwonia").json["errors"]
    assert error["params"]["near"] == ["pracownia"]


def test_nobody_is_meant_by_another_name(cli: Cli) -> None:
    found = cli.refuses("client show dluga", 3, "supportctl client list")
    assert "Did you mean" not in found.err
    assert "supportctl search" not in found.err  # an address isn't searched


def test_what_a_search_finds_is_searched(cli: Cli) -> None:
    cli.ok(OPEN)
    found = cli.refuses("client show crash", 3)
    assert cli.ok(found.err.rpartition("supportctl ")[2].strip()).out


def test_who_was_erased_is_not_named(cli: Cli) -> None:
    cli.ok("client add Nowakowski --consumer --address A --key nowakowski")
    assert "nowakowski" in cli.refuses("client show nowakowsky", 3).err.partition("mean")[2]
    cli.ok("client erase nowakowski --yes")
    assert "mean" not in cli.refuses("client show nowakowsky", 3).err


def test_it_is_said_where_it_is_asked_for_again(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    found, left = answering(cli, monkeypatch, "client show", "pracwonia", "pracownia")
    assert (found.code, left) == (0, [])
    assert MEANT["en"] in found.err
