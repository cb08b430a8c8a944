"""Every hint is walked: the command in it exists, with its options, in both languages; on a prepared desk what is refused names a
command that isn't refused for the same reason."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest

from supportctl.cli.lazy import NOUNS, TOP, _leaf
from supportctl.wording.words import words
from tests.cli.cli import CONFIRMED, Cli

# What a word in capitals stands for.
SAMPLES = {
    "TICKET": "1", "ZGŁOSZENIE": "1", "CLIENT": "pracownia", "KLIENT": "pracownia", "C": "pracownia", "T": "1",
    "SERIAL": "SKP-0001", "P": "601234567", "NUMBER": "601234567", "DATE": "2026-12-01", "AMOUNT": "200", "KWOTA": "200",
    "NIP": "5265877635", "IBAN": "PL61109010140000071219812874", "E": "a@b.example", "NAME": "Anna", "NAZWA": "Anna",
    "A": "ul. Nowa 1", "ADRES": "ul. Nowa 1", "REGULAMIN": "progrupa-support", "SLUG": "progrupa-support",
}  # fmt: skip


def commands(hint: str) -> Iterator[list[str]]:
    """The commands in a hint, in words, up to where the sentence goes on."""
    for found in re.findall(r"supportctl ([a-z].*?)(?=$|, |; | \(|\. |\.$| albo |, then|: supportctl)", hint):
        text = re.sub(r"\s*…\s*", " ", found).strip()
        yield [SAMPLES.get(word, "1" if word.isupper() else word) for word in shlex.split(text)]


def leaf_of(argv: list[str]) -> tuple[Any, list[str]]:
    """The command of these words, and the rest of them."""
    if argv[0] in TOP:
        return _leaf("top", argv[0]), argv[1:]
    return _leaf(argv[0], argv[1]), argv[2:]


def hints(lang: str) -> Iterator[tuple[str, str]]:
    """(code, hint) of every error and of what a regulation has no rule for; params stand as {name}."""
    say = words(lang)
    for code, (_, hint) in say._sentences.ERRORS.items():
        yield code, hint
    for question, (_, hint) in say._labels.ACTS.items():
        yield question, hint


def _named(hint: str) -> str:
    """Where a param is a word of the command, one of those that it can be."""
    for param, word in (("{kind_raw}", "ticket"), ("{verb:raw}", "issue"), ("{command:raw}", "ticket note")):
        hint = hint.replace(param, word)
    return hint


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_the_commands_in_hints_exist_with_their_options(lang: str) -> None:
    wrong, walked = [], 0
    for code, hint in hints(lang):
        for argv in commands(re.sub(r"\{[a-z_]+\}", "1", _named(hint))):
            walked += 1
            if argv[0] not in TOP and (argv[0] not in NOUNS or len(argv) < 2 or argv[1] not in NOUNS[argv[0]][1]):
                wrong.append((code, argv))
                continue
            leaf, rest = leaf_of(argv)
            known = {option for param in leaf.params for option in (*param.opts, *param.secondary_opts)}
            wrong += [(code, argv) for word in rest if word.startswith("-") and word not in known]
    assert not wrong
    assert walked > 60


HOURS = "hours buy --client pracownia --hours 3 --phone 601234567 --license SKP-0001 --at 9:00"
# (what was done before, what is refused)
REFUSED = [
    ([], "ticket show 99"),
    ([], "client show nobody"),
    ([], "license show NOBODY"),
    ([], "ticket open --client pracownia --product nobody --subject S --description D --serial X"),
    ([], "ticket open --client zielinski --license SKP-0001 --subject S --description D --serial SKP-0001"),
    ([], "session status"),
    ([], "session stop"),
    ([], "session stop 1"),
    ([], "ticket triage 1 --diagnosable"),
    ([], f"session start 2 {CONFIRMED} --at 2026-11-17T10:00"),
    ([], "session start 1 --confirm backup,present,internet --phone 602000000 --at 2026-11-17T10:00"),
    ([], "invoice issue --ticket 1"),
    ([], "ticket reopen 1 --reason again"),
    ([], "client add Other --nip 1234563218 --address A --key pracownia"),
    ([], "client edit pracownia --phone 602000000"),
    ([], "hours contact 9"),
    ([], "price set x 1 --currency PLN --from 2026-01-01 --name X --unit u --vat 99"),
    ([], "session start 1 --confirm bogus"),
    ([], "ticket split 1 --subject S"),
    ([], "ticket charge 1 --item x"),
    ([], "session schedule 1 --when 2026-11-20T10:00"),
    ([], "ticket lst"),
    ([], "ticket open"),
    ([f"session start 1 {CONFIRMED} --at 2026-11-17T10:00"], f"session start 1 {CONFIRMED}"),
    ([f"session start 1 {CONFIRMED} --at 2026-11-17T10:00"], f"session start 2 {CONFIRMED}"),
    ([f"session start 1 {CONFIRMED} --at 2026-11-17T10:00"], "session amend 1 --reason x --start 9:00"),
    ([f"session start 1 {CONFIRMED} --at 2026-11-17T10:00"], "ticket close 1 --outcome solved"),
    (["ticket close 1 --outcome solved"], "ticket close 1 --outcome solved"),
    (["ticket close 1 --outcome solved"], f"session start 1 {CONFIRMED}"),
    (["hours contact 1"], "hours contact 1"),
    (["hours cancel 1 --reason x"], "hours cancel 1 --reason x"),
    ([], "regulation show nobody"),
    ([], "template show nobody"),
    ([], "license convert SKP-0001 --to annual"),
    ([], "bundle show 9"),
    ([], "invoice print FV/2026/0099"),
    ([], "init --name N --nip 5265877635 --address A --bank-account PL61109010140000071219812874 --email a@b.example"),
]


@pytest.mark.parametrize(("before", "line"), REFUSED, ids=[f"{'; '.join(before)} > {line}" for before, line in REFUSED])
@pytest.mark.parametrize("lang", ["en", "pl"])
def test_a_hint_isnt_refused_for_the_same_reason(cli: Cli, before: list[str], line: str, lang: str) -> None:
    cli.ticket()
    cli.ok("ticket open --license SKP-0001 --subject Second --description D --serial SKP-0001 --at 2026-11-17T09:30")
    cli.play(before)
    found = cli.ask(f"--lang {lang} {line}")
    assert found.code not in (0, 1), found
    for error in found.json["errors"]:
        for argv in commands(error["hint"] or ""):
            if "--help" in argv:
                assert cli(argv).code == 0
                continue
            again = cli([*argv, "--json"])
            assert again.code != 1, (argv, again)
            usage = [e for e in again.json["errors"] if e["code"] == "USAGE" and "no option" in e["message"].lower()]
            assert not usage, (argv, again)
            assert error["code"] not in [e["code"] for e in again.json["errors"]], (line, argv, again)
