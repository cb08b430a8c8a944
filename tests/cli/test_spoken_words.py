"""Words are taken as either language shows them, and as people type them: e-mail for email, Zamkniete for closed."""

from __future__ import annotations

import unicodedata

import pytest

from supportctl.cli.complete import tree
from supportctl.cli.spoken import ALSO, meant
from supportctl.regulations import SHELVES, law_of
from supportctl.wording.words import words
from tests.cli.cli import OPEN, Cli
from tests.generate_tree import WORDS_OF

# Read nowhere: names that a script or the program has.
NAMES = {"--output", "-o", "--lang", "--currency", "--regulation", "--certificate", "--by", "--in"}


def lists() -> list[tuple[str, list[str]]]:
    """(where, words) of every option and argument that takes words, and of those that depend on the regulation."""
    found = []
    for noun, entry in tree().items():
        for verb, each in entry.get("verbs", {noun: entry}).items():
            for option, about in each["options"].items():
                if "," in (about["value"] or "") and option not in NAMES:
                    found.append((f"{noun} {verb} {option}", about["value"].removeprefix("+").split(",")))
    for slug in SHELVES:
        for key in ("close.outcomes", "refusal.reasons", "topics.covered", "topics.excluded", "start.confirmations"):
            law = law_of(slug).on(WORDS_OF)
            if (value := law.maybe(key)) is not None:
                found.append((f"{slug} {key}", list(value.value)))
    return found


def ways(word: str) -> list[str]:
    """How a word may be typed: as it is read in either language, without marks, in capitals, with and without hyphens."""
    read = [word, *ALSO.get(word, ()), *(words(lang).word(word).partition(" (")[0] for lang in ("en", "pl"))]
    plain = [
        "".join(c for c in unicodedata.normalize("NFD", each.replace("ł", "l")) if not unicodedata.combining(c)) for each in read
    ]
    return [way for each in (*read, *plain) for way in (each, each.upper(), each.replace(" ", "-"), each.replace("-", ""))]


def test_every_word_is_taken_as_it_is_read() -> None:
    wrong, seen = [], 0
    for where, known in lists():
        for word in known:
            for way in ways(word):
                seen += 1
                found = meant(way, known)
                if found != word:
                    wrong.append((where, way, word, found))
    assert wrong == []
    assert seen > 2000


@pytest.mark.parametrize("typed", ["e-mail", "E-Mail", "mail", "EMAIL", "e mail"])
def test_email_as_people_type_it(cli: Cli, typed: str) -> None:
    cli.ok(OPEN)
    opened = cli.ok(
        [
            "ticket",
            "open",
            "--license",
            "SKP-0001",
            "--subject",
            "S",
            "--description",
            "D",
            "--serial",
            "SKP-0001",
            "--json",
            "--channel",
            typed,
        ]
    )
    assert opened.data["channel"] == "email"
    assert len(cli.ok(["ticket", "list", "--json", "--channel", typed]).data) == 1
    cli.ok(["ticket", "reply", "1", "-m", "x", "--channel", typed])
    cli.ok(["ticket", "contact", "1", "-m", "x", "--channel", typed])
    cli.ok(["complaint", "file", "--client", "pracownia", "--channel", typed, "--company", "Pracownia"])
