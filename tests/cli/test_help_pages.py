"""Help pages: in both languages, without noise, with two examples a verb that parse."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from typer.core import TyperArgument

from supportctl.cli.lazy import NOUNS, TOP, _leaf
from supportctl.cli.main import program
from supportctl.wording.examples import EXAMPLES
from supportctl.wording.pl.examples import VALUES, in_polish
from supportctl.wording.pl.help import HELP
from tests.cli.cli import Cli

VERBS = {f"{noun} {verb}": (noun, verb) for noun, (_, verbs) in NOUNS.items() for verb in verbs} | {v: ("top", v) for v in TOP}


def sentences(command: Any) -> list[str]:
    """The English of a verb's page."""
    paragraphs = [" ".join(text.split()) for text in command.help.split("\n\n")]
    return [*paragraphs, *(param.help for param in command.params if getattr(param, "help", None))]


@pytest.mark.parametrize("name", VERBS)
def test_every_sentence_is_polish_under_polish(name: str) -> None:
    leaf = _leaf(*VERBS[name])
    assert [text for text in sentences(leaf) if text not in HELP] == []


def test_nouns_verbs_and_the_program_too() -> None:
    helps = [
        *(text for text, _ in NOUNS.values()),
        *(text for _, verbs in NOUNS.values() for text in verbs.values()),
        *TOP.values(),
    ]
    tree: Any = program()
    helps += [tree.help, *(param.help for param in tree.params)]
    assert [text for text in helps if text not in HELP] == []


def test_no_polish_sentence_is_left_over() -> None:
    known = {text for name in VERBS for text in sentences(_leaf(*VERBS[name]))}
    tree: Any = program()
    known |= {tree.help, *(param.help for param in tree.params), "Show this message and exit."}
    known |= (
        {text for text, _ in NOUNS.values()} | {text for _, verbs in NOUNS.values() for text in verbs.values()} | {*TOP.values()}
    )
    assert set(HELP) - known == set()


def test_every_verb_has_two_examples() -> None:
    assert set(EXAMPLES) == set(VERBS)
    assert all(example.startswith(name) for name, both in EXAMPLES.items() for example in both)


@pytest.mark.parametrize("name", VERBS)
def test_examples_parse(name: str) -> None:
    leaf: Any = _leaf(*VERBS[name])
    for example in (*EXAMPLES[name], *(in_polish(example, name) for example in EXAMPLES[name])):
        words = shlex.split(example)[len(name.split()) :]
        with leaf.make_context(name, words) as context:
            assert context.args == []


# Names that are the same in both languages.
NAMES = {
    "Studio Ćma s.c.", "Jan Kowalski", "Jan Lis", "Anna Nowak", "Anna Nowak, e-mail", "V-Ray 6", "ul. Zła 2, Łódź", "ul. Polna 2, Poznań",
    "ul. Nowa 1, Łódź", "ul. Prosta 1, Warszawa", "ul. Nowa 1, Warszawa", "mail.txt",
    "BIP MF", "BIP MF, 2026-11-13",
}  # fmt: skip


def typed_by_people(example: str, name: str) -> set[str]:
    """What is written in an example as people write it: of several words, or the name of a file."""
    return {
        word
        for word in shlex.split(example)[len(name.split()) :]
        if " " in word or word.endswith((".txt", ".csv", ".xlsx", ".jsonl"))
    }


@pytest.mark.parametrize("name", VERBS)
def test_what_people_write_in_examples_is_polish_under_polish(name: str) -> None:
    for example in EXAMPLES[name]:
        polish = in_polish(example, name)
        assert [w for w in shlex.split(polish) if w.startswith("-")] == [w for w in shlex.split(example) if w.startswith("-")]
        assert typed_by_people(example, name) & typed_by_people(polish, name) <= NAMES | {"archiwum_tab_a_2026.csv"}


def test_no_polish_value_is_left_over() -> None:
    typed = {word for both in EXAMPLES.values() for example in both for word in shlex.split(example)}
    assert set(VALUES) - typed == set()


def test_an_example_on_a_polish_page(cli: Cli) -> None:
    assert '--subject "Awaria przy eksporcie"' in cli.ok("ticket open --help --lang pl").out
    assert '--subject "Crash on export"' in cli.ok("ticket open --help").out
    assert "supportctl search drukarka milczy" in cli.ok("search --help --lang pl").out


@pytest.mark.parametrize("name", VERBS)
def test_the_page(cli: Cli, name: str) -> None:
    english, polish = cli.ok(f"{name} --help").out, cli.ok(f"{name} --help --lang pl").out
    assert polish == cli.ok(f"--lang pl {name} -h").out
    for page, words in ((english, ("Usage:", "Options:", "Examples:")), (polish, ("Użycie:", "Opcje:", "Przykłady:"))):
        assert all(word in page for word in words)
        assert "9223372036854775807" not in page
        assert "<=" not in page
    assert not {"Usage:", "Options:", "required", "default:"} & set(polish.replace("[", " ").replace("]", " ").split())
    arguments = [p for p in _leaf(*VERBS[name]).params if isinstance(p, TyperArgument)]
    assert ("Arguments:" in english) == bool(arguments)


def test_no_command_at_all(cli: Cli) -> None:
    cli.refuses("--lang pl", 2, "Nie podano polecenia.")
    cli.refuses("-q", 2, "No command is named.")
