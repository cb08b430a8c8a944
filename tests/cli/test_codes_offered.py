"""Codes of the price list, the catalogue and the regulations: offered where they are typed, and a slip of the keys is answered with
the one that was meant."""

from __future__ import annotations

import pytest

from supportctl.cli.complete import answer
from tests.cli.asked import answering
from tests.cli.cli import Cli

MEANT = {"en": "Did you mean", "pl": "Czy chodziło o"}
PRICE = "200 --currency PLN --from 2026-01-01"


def offered(line: str) -> list[str]:
    """What a TAB offers."""
    return [row.partition("\t")[0] for row in answer({"_SUPPORTCTL_COMPLETE": "zsh"}, line.split(" ")[1:]).splitlines()]


# -- items of the price list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("progrupa-suport-hour", "progrupa-support-hour"),
        ("support-hour", "progrupa-support-hour"),
        ("bitservice-diag", "bitservice-diagnosis"),
        ("solidworks-standart-year", "solidworks-standard-year"),
        ("sketchup-pro-anual", "sketchup-pro-annual"),
    ],
)
def test_a_price_for_a_misspelt_item_is_refused(cli: Cli, lang: str, typed: str, meant: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    found = cli.refuses(f"price set {typed} {PRICE}", 2, MEANT[lang], meant, "sketchup-pro-biennial-own", "--name")
    assert found.err.index(meant) > found.err.index(MEANT[lang])
    assert cli.ask(f"price set {typed} {PRICE}").error == "UNKNOWN_ITEM"


def test_an_item_of_ones_own_is_named_or_like_none(cli: Cli) -> None:
    """One that reads like a regulation's takes its name with it; another is noted once; a regulation's family is open."""
    cli.ok(f"price set progrupa-suport-hour {PRICE} --name Other")
    cli.ok(f"price set progrupa-suport-hour {PRICE.replace('200', '250')}")
    noted = cli.ok(f"price set szkolenie {PRICE}")
    assert "szkolenie" in noted.err
    assert "progrupa-support-hour" in noted.err
    assert not cli.ok(f"price set szkolenie {PRICE.replace('200', '250')} -q").err
    for item in ("bitservice-disk", "training-basics", "progrupa-support-hour", "solidworks-pcb-year"):
        assert "progrupa" not in cli.ok(f"price set {item} {PRICE.replace('200', '251')}").err


@pytest.mark.parametrize("verb", ["price set", "price list --item", "invoice advance --item", "ticket charge 1 --item"])
def test_tab_knows_the_items(cli: Cli, verb: str) -> None:
    cli.ok(f"price set szkolenie {PRICE}")
    assert "szkolenie" in offered(f"supportctl {verb} ")
    assert offered(f"supportctl {verb} progrupa-s") == ["progrupa-support-hour"]
    assert ("solidworks-standard-year" in offered(f"supportctl {verb} ")) is (verb == "price set")


def test_an_item_without_any_price_is_answered_with_the_one_meant(cli: Cli) -> None:
    cli.ok(f"price set szkolenie {PRICE}")
    found = cli.refuses("invoice advance --client pracownia --item szkolenia --paid 100", 7, "Did you mean: szkolenie?")
    assert "price set szkolenia" in found.err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_prompt_lists_the_items(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    answers = ("progrupa-suport-hour", "progrupa-support-hour", "210", "PLN", "2026-01-01")
    found, left = answering(cli, monkeypatch, "price set", *answers)
    assert (found.code, left) == (0, []), found
    assert "  sketchup-pro-annual\n" in found.err
    assert MEANT[lang] in found.err


# -- products and kinds of licence -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_licence_is_added_in_the_operators_words(cli: Cli, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    kind = {"en": ("subscriptoin", "subscription"), "pl": ("subskrypcia", "subskrypcja")}[lang]
    answers = ("pracownia", "sketchp-pro", "codetwo", "exchange", "CT-9", kind[0], kind[1], "4.3")
    found, left = answering(cli, monkeypatch, "license add --json", *answers)
    assert (found.code, left) == (0, []), found
    assert found.data["product"] == "codetwo-exchange-rules"
    assert "  codetwo-backup" in found.err
    assert f"{MEANT[lang]}: sketchup-pro" in found.err
    assert f"{MEANT[lang]}: {kind[1]}?" in found.err
    asked = next(line for line in found.err.splitlines() if "--kind" in line)
    assert "perpetual-single" not in asked
    assert "," not in asked


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(
    ("line", "code", "meant"),
    [
        ("license add --client pracownia --product sketchup-por --serial X --kind subscription --version 1", 3, "sketchup-pro"),
        ("license add --client pracownia --product sketchup-pro --serial X --kind subscripton --version 1", 2, "subscription"),
        (
            "ticket open --client pracownia --license SKP-0001 --subject S --description D --serial SKP-0001 --topic usge",
            2,
            "usage",
        ),
        ("regulation show progrupa-suport", 3, "progrupa-support"),
        ("ticket list --status opne", 2, "open"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(cli: Cli, lang: str, line: str, code: int, meant: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    cli.refuses(line, code, f"{MEANT[lang]}: {meant}")


def test_what_is_like_nothing_gets_no_guess(cli: Cli) -> None:
    found = cli.refuses("regulation show zzz", 3, "One of:")
    assert "Did you mean" not in found.err


def test_a_fragment_of_a_product_is_for_prompts_alone(cli: Cli) -> None:
    """A script names it whole."""
    cli.refuses("license add --client pracownia --product exchange --serial X --kind subscription --version 1", 3)
