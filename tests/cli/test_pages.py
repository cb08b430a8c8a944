"""The pages of `supportctl help TOPIC`: in both languages, short enough for a terminal, and true."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

import supportctl
from supportctl.cli.lazy import NOUNS
from supportctl.cli.settings import KEYS, MAIL
from supportctl.regulations import FOLDERS, SHELVES, law_of
from supportctl.wording.words import page
from tests.cli.cli import Cli
from tests.regulations.cases import CASE_KEYS, cases_of

LANGS = ("en", "pl")
ROOT = Path(supportctl.__file__).parent
TOPICS = [topic for topic in NOUNS["help"][1] if topic not in ("errors", "exit-codes", "man")]
both = pytest.mark.parametrize("lang", LANGS)
# Days on which a page is read: a weekday at work, a Saturday at night.
READ_AT = ("2026-11-18T10:00", "2026-11-28T23:30")
# What stands on the desk of the pages, beside their own commands.
PREPARED = {
    "codetwo-support": ("license add --client pracownia --product codetwo-backup --serial CT-0001 --kind perpetual-single "
                        "--version 4.3 --maintenance-until 2027-03-03 --key-valid-until 2027-12-31 --activated-online --support-ordered 2026-03-03",),
}  # fmt: skip


def commands(text: str) -> list[str]:
    """The command lines of a page."""
    return [line.strip() for line in text.splitlines() if line.startswith("  supportctl ")]


@both
@pytest.mark.parametrize("topic", TOPICS)
def test_a_page_is_there_in_both_languages_and_fits_a_terminal(cli: Cli, topic: str, lang: str) -> None:
    said = cli.ok(f"--lang {lang} help {topic}").out
    assert said == page(topic, lang)
    assert all(len(line) <= 80 for line in said.splitlines() if "supportctl " not in line)
    assert said.splitlines()[0].isupper() or said.splitlines()[0].split(":")[0].isupper()
    assert [shlex.split(line)[1:3] for line in commands(said)] == [shlex.split(line)[1:3] for line in commands(page(topic, "en"))]


@both
@pytest.mark.parametrize("topic", TOPICS)
def test_a_command_that_is_to_be_typed_stands_on_a_line_of_its_own(topic: str, lang: str) -> None:
    """Where a command stands in a sentence, the sentence shows where it ends: `supportctl config show says …`."""
    prose = "\n".join(line for line in page(topic, lang).splitlines() if not line.startswith("  "))
    assert [found for found in re.findall(r"supportctl\n|: supportctl .*|^supportctl (?:help|regulation).*", prose, re.MULTILINE)
            if not re.search(r"help errors\.$", found)] == []  # fmt: skip
    if topic in SHELVES:
        assert "supportctl" not in prose


@both
def test_the_options_that_the_page_of_days_names_are_options(lang: str) -> None:
    tree = (ROOT / "cli" / "tree.json").read_text(encoding="utf-8")
    named = set(re.findall(r"--[a-z][a-z-]+", page("dates", lang)))
    assert len(named) > 6
    assert {option for option in named if f'"{option}": {{' not in tree} == set()


def test_every_page_is_of_a_topic() -> None:
    for lang in LANGS:
        assert {path.stem for path in (ROOT / "wording" / "pages" / lang).glob("*.txt")} == set(TOPICS)


@both
@pytest.mark.parametrize("now", READ_AT)
@pytest.mark.parametrize("slug", SHELVES)
def test_the_commands_of_a_regulations_page_run_as_they_are_written(cli: Cli, slug: str, lang: str, now: str) -> None:
    cli.now(now)
    for line in PREPARED.get(slug, ()):
        cli.ok(line)
    lines = commands(page(slug, lang))
    assert len(lines) >= 5
    for line in lines:
        cli.ok(line.removeprefix("supportctl "))


@both
@pytest.mark.parametrize("slug", SHELVES)
def test_a_regulations_page_cites_clauses_that_there_are(slug: str, lang: str) -> None:
    """Or whole chapters: "IX" of which the clauses are IX.1.1 …"""
    ids = set(law_of(slug).clauses)
    cited = {part for group in re.findall(r"\(([^()]*)\)", page(slug, lang)) for part in re.split(r", | to |–", group)}
    cited = {part for part in cited if re.fullmatch(r"§[\d.]+|[a-z]+\.\S+|[IVX]+", part)}
    assert cited
    assert [part for part in cited if not any(each == part or each.startswith(f"{part}.") for each in ids)] == []


@both
def test_the_page_of_settings_names_each(lang: str) -> None:
    said = page("settings", lang)
    assert "supportctl help mail" in said  # where the others of the mail server are
    named = [key for key in KEYS if key not in MAIL[1:]]
    assert {key for key in named if f"\n  {key} " not in said or f"SUPPORTCTL_{key.upper()}" not in said} == set()


@both
def test_the_case_on_the_page_is_a_case_of_the_tests(lang: str) -> None:
    said = page("cases", lang)
    shown = tomllib.loads("\n".join(line for line in said.splitlines() if re.match(r"  (\[|\w+ = )", line)))
    (case,) = shown["case"]
    (real,) = [c for c in cases_of("sketchup-conversion") if c.name == case["name"]]
    assert (real.ask, real.on, dict(real.given)) == (shown["ask"], case["on"], {**shown["given"], **case["given"]})
    assert (dict(real.expect), real.cites, real.failed) == (case["expect"], frozenset(shown["cites"]), frozenset(case["failed"]))
    assert {word for word in CASE_KEYS if f"\n  {word} " not in said} == set()


@both
def test_the_folders_that_a_page_names_are_there(lang: str) -> None:
    """In a checkout: an installed program has no tests."""
    places = re.findall(r"\b(?:supportctl|tests|migrations)/[\w/.]*\w", page("contributing", lang) + page("cases", lang))
    assert len(places) > 8
    assert [place for place in places if not (ROOT.parent / place.replace("NAME", "x").replace("NAZWA", "x")).exists()
            and not re.search(r"/(NAME|NAZWA)/", place)] == []  # fmt: skip
    assert FOLDERS
