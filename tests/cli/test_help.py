"""Help: of every command, of the nouns, of the program."""

from __future__ import annotations

from importlib import import_module

import pytest

from supportctl.cli.lazy import NOUNS, TOP, module_of
from tests.cli.cli import Cli

VERBS = [(noun, verb, text) for noun, (_, verbs) in NOUNS.items() for verb, text in verbs.items()]


@pytest.mark.parametrize(("noun", "verb", "text"), VERBS)
def test_every_verb_has_help_and_says_the_same_in_both_places(cli: Cli, noun: str, verb: str, text: str) -> None:
    commands = module_of(noun).COMMANDS
    assert list(commands) == list(NOUNS[noun][1])
    assert commands[verb].__doc__.splitlines()[0] == text
    found = cli(f"{noun} {verb} --help")
    assert (found.code, found.err) == (0, "")
    assert text in " ".join(found.out.split())
    assert "--json" in found.out
    assert f"Usage: supportctl {noun} {verb} " in found.out


@pytest.mark.parametrize(("verb", "text"), TOP.items())
def test_verbs_without_a_noun(cli: Cli, verb: str, text: str) -> None:
    commands = import_module("supportctl.cli.top").COMMANDS
    assert list(commands) == list(TOP)
    assert commands[verb].__doc__.splitlines()[0] == text
    assert text in " ".join(cli.ok(f"{verb} --help").out.split())


def test_the_program_and_its_nouns_without_a_verb_print_their_help(cli: Cli) -> None:
    alone = cli("")
    assert (alone.code, alone.err) == (0, "")
    for noun, (text, _) in NOUNS.items():
        assert noun in alone.out
        assert text in alone.out
        found = cli(noun)
        assert (found.code, found.err) == (0, "")
        for verb, help_ in NOUNS[noun][1].items():
            assert verb in found.out
            assert help_ in " ".join(found.out.split())
        assert cli(f"{noun} --help").out == found.out


def test_version_and_exit_codes(cli: Cli) -> None:
    assert cli.process("--version").out == cli.ok("--lang pl --version").out
    codes = [row["code"] for row in cli.ask("help exit-codes").data]
    assert codes == [0, 1, 2, 3, 4, 5, 6, 7, 75, 130]
    assert cli.ok("help exit-codes").out != cli.ok("--lang pl help exit-codes").out


def test_examples_of_the_help_are_command_lines(cli: Cli) -> None:
    assert "supportctl cron run" in cli.ok("cron run --help").out
    assert "complete" in cli.ok("completion bash").out
