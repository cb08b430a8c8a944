"""What is said of an answer that can't be used is the reason, in words that fit."""

from __future__ import annotations

import pytest

from tests.cli.asked import answering
from tests.cli.cli import Cli
from tests.cli.invoicing import FV, issued
from tests.cli.talking import CTRL_C, talk


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_form_of_a_demand_is_a_qualified_signature(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    issued(cli)
    cli.now("2027-02-01T10:00")
    read = {"en": "qualified signature", "pl": "podpis kwalifikowany"}[lang]
    found, left = answering(cli, monkeypatch, f"invoice remind {FV}", "2027-02-20", "stamp", read)
    assert (found.code, left) == (0, []), found
    assert found.err.replace("\u00a0", " ").count(read) >= 2
    assert "zakwalifikowano" not in found.err
    cli.refuses(f"invoice remind {FV} --term 2027-02-20 --form stamp", 2, read if lang == "pl" else "qualified")
    assert (
        cli.ok(["invoice", "remind", FV, "--term", "2027-02-21", "--form", read, "--json"]).data["form"] == "qualified-signature"
    )


@pytest.mark.parametrize("amount", ["250zł", "250,00 zł", "250 PLN", "1 250"])
def test_what_is_wrong_with_an_amount_isnt_that_it_is_zero(cli: Cli, amount: str) -> None:
    issued(cli)
    line = ["invoice", "pay", FV, "--amount", amount]
    assert "isn't an amount of money. Write a number above zero" in cli.refuses(line, 2).err
    assert "bez waluty" in cli.refuses(["--lang", "pl", *line], 2).err
    assert "above zero" in cli.refuses(["invoice", "pay", FV, "--amount", "0"], 2).err


@pytest.mark.parametrize("typed", ["31.02.2026", "2026-02-30", "31.02", "31.02.2026 9:75", "31.02.2026 9:05"])
def test_a_day_that_no_month_has(cli: Cli, typed: str) -> None:
    cli.ticket()
    cli.refuses(["ticket", "note", "1", "-m", "x", "--at", typed], 2, "February has no")
    cli.refuses(["--lang", "pl", "ticket", "note", "1", "-m", "x", "--at", typed], 2, "nie ma dnia")
    cli.refuses(["ticket", "note", "1", "-m", "x", "--at", "28.02.2026"], 2, "isn't a time")


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize("line", ["client add", "session start 1"])
def test_an_interrupted_question_keeps_its_line(cli: Cli, lang: str, line: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.now("2026-11-17T10:00")
    cli.ticket()
    found = talk(line, CTRL_C)
    assert found.code == 130
    assert found.shown.splitlines()[-1].startswith("supportctl: "), found.shown
