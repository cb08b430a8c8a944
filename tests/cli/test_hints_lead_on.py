"""What a hint says can be done, word for word: after it the same refusal doesn't come back."""

from __future__ import annotations

import pytest

from supportctl.wording.words import words
from tests.cli.cli import CONFIRMED, OPEN, Cli
from tests.cli.invoicing import FK, FV, issued
from tests.cli.screen import on_screen


def hint(found: str) -> str:
    """The last command that stderr names."""
    return found.rpartition("supportctl ")[2].strip().splitlines()[0]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_no_hint_holds_dots_as_words_of_a_command(lang: str) -> None:
    say = words(lang)
    hints = [text for _, text in say._sentences.ERRORS.values()] + [text for _, text in say._labels.ACTS.values()]
    wrong = [text for text in hints if "…" in text.partition("supportctl ")[2] or "..." in text]
    assert not wrong


def test_a_correction_is_put_right_by_another_of_its_original(cli: Cli) -> None:
    issued(cli)
    cli.ok(f"invoice correct {FV} --line 1 --quantity 2 --reason x")
    cli.ok(f"invoice correct {FV} --line 1 --quantity 1 --reason y")
    for lang in ("en", "pl"):
        found = cli.refuses(f"--lang {lang} invoice annul {FK} --reason x --yes", 5)
        assert hint(found.err) == f"invoice correct {FV}"
    assert cli.ask(f"invoice annul {FK} --reason x --yes").json["errors"][0]["hint"].endswith(f"correct {FV}")
    assert hint(cli.refuses(f"invoice correct {FK} --to-zero --reason x", 5).err) == f"invoice correct {FV}"


def test_the_times_of_a_session_are_named_by_their_options(cli: Cli) -> None:
    cli.now("2026-11-17T14:00")
    cli.play([f"{OPEN} --at 9:00"])
    late = cli.refuses(f"session log 1 --start 2026-11-17T08:00 --stop 10:00 {CONFIRMED}", 5).err
    assert "--start" in late
    assert "--at" not in late
    turned = cli.refuses(f"session log 1 --start 2026-11-17T11:00 --stop 2026-11-17T10:00 {CONFIRMED}", 5).err
    assert "--stop" in turned
    assert "--at" not in turned


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_a_back_dated_act_lacks_is_back_dated_too(cli: Cli, lang: str) -> None:
    cli.now("2026-11-17T14:00")
    cli.ok("client add Nowa --consumer --address A --phone 601234567 --key nowa")
    cli.ok("license add --client nowa --product sketchup-pro --serial N-1 --kind perpetual-single --version 2021")
    cli.ok("ticket open --client nowa --license N-1 --subject S --description D --serial N-1 --at 9:00")
    cli.ok("ticket triage 1 --diagnosable --at 9:10")
    start = f"--lang {lang} session start 1 {CONFIRMED} --at 10:00"
    for _ in range(4):
        found = cli(start)
        if found.code == 0:
            return
        assert found.code == 4, found
        told = hint(found.err)
        assert told.endswith("--at 2026-11-17T10:00"), told
        for word in ("NAZWISKO", "NAME"):
            told = told.replace(word, "'Anna Nowak'")
        for word in ("--hours N", "--phone NUMER", "--phone P"):
            told = told.replace(word, {"--hours N": "--hours 2"}.get(word, "--phone 601234567"))
        cli.ok(told)
    pytest.fail("the hints lead in circles")


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_what_is_unknown_of_a_version_is_named(cli: Cli, lang: str) -> None:
    cli.now("2026-11-17T10:00")
    cli.ok("license add --client pracownia --product v-ray --serial V-1 --kind perpetual-single --version 5")
    cli.ok("ticket open --client pracownia --product v-ray --subject S --description D --email a@b.example")
    cli.ok("ticket triage 1 --diagnosable")
    start = f"--lang {lang} session start 1 {CONFIRMED}"
    cli.ok("product set-version v-ray --newest 7 --oldest-supported 6 --from 2026-01-01")
    told = cli(start).err.partition("supportctl ticket edit")[1:]
    assert "".join(told).startswith("supportctl ticket edit 1 --license LIC"), told
    cli.ok("ticket edit 1 --license V-1")
    assert "hours buy --license V-1" in cli(start).err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_no_sentence_follows_a_command(cli: Cli, lang: str) -> None:
    cli.ok("license add --client pracownia --product v-ray --serial V-1 --kind perpetual-single --version 5")
    found = cli(f"--lang {lang} hours buy --client pracownia --license V-1 --hours 1 --phone 601234567 --at 10:00")
    for line in found.err.splitlines():
        assert line.partition("--oldest-supported ")[2] in ("", "VERSION", "WERSJA"), line
    assert "--oldest-supported" in found.err


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_an_empty_report_without_conditions_isnt_said_to_have_some(cli: Cli, lang: str) -> None:
    cli.env("SUPPORTCTL_LANG", lang)
    said = {"en": "No ticket has a deadline", "pl": "Żadne zgłoszenie nie ma terminu"}[lang]
    assert said in "\n".join(on_screen("report sla", 80)[1])
    assert said in "\n".join(on_screen("report sla --by client", 80)[1])
    assert "report sla" in "\n".join(on_screen("report sla --month 2026-10", 80)[1])


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_nothing_to_bill_names_no_list_that_is_empty(cli: Cli, lang: str) -> None:
    assert "supportctl ticket" not in cli.refuses(f"--lang {lang} invoice issue --client pracownia", 5).err
