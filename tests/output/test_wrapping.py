"""Sentences on a terminal: broken between words, and nothing that belongs together is torn."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.output.plain import width as width_of
from supportctl.output.wrapping import wrapped
from supportctl.wording.words import words

# What stands in place of the params of a sentence, in turn.
FILLED = (
    "2026-11-17 09:05",
    "47 970,00 PLN",
    "1 234 567.00 EUR",
    "47\u00a0970,00\u00a0PLN",
    "#5",
    "2 h 25 min",
    "Mon 30 Nov",
    "pn 2026-11-30",
    "Łukasz Żółć",
    "SKP-0001",
    "pracownia",
    "+48 601 234 567",
    "FV/2026/0001",
)
WHOLE = re.compile(
    r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}|\d{1,3}(?:[ \u00a0]\d{3})+[.,]\d{2}[ \u00a0](?:PLN|EUR)|\d+ h \d+ min|Mon 30 Nov"
    r"|pn 2026-11-30|\+48 601 234 567|FV/2026/0001|#5|(?<!\S)--[a-z-]+ [A-Z]{1,8}(?![\w…/])"
)


def sentences(lang: str) -> list[str]:
    """Errors with their hints, notes, findings and questions of a catalogue, their params filled."""
    say = words(lang)
    told = say._sentences
    templates = [f"{message} {hint}".strip() for message, hint in told.ERRORS.values()]
    templates += [*told.NOTES.values(), *say._labels.TEXT.values()]
    for forms in told.GROUNDS.values():
        templates += [forms] if isinstance(forms, str) else list(forms)
    return [_filled(template, at) for at, template in enumerate(templates)]


def _filled(template: str, at: int) -> str:
    template = re.sub(r"(?<=[/=#\u00a0])\{[^{}]*\}|\{[^{}]*\}(?=[/=\u00a0]| PLN)", "7", template)  # FV/2026=7, #7, 7 PLN
    values = iter(FILLED[at % len(FILLED) :] + FILLED * 3)
    return re.sub(r"\{[^{}]*\}", lambda _: next(values), template.replace("{and_more}", "").replace("}–{", "} – {")).strip()


def checked(text: str, width: int) -> Iterator[str]:
    """What is wrong with the lines of a sentence."""
    lines = wrapped(text, width, "  ")
    # A backslash at the end of a line goes on with a command.
    if " ".join(line.removesuffix(" \\") for line in lines).split() != text.split():
        yield f"other words: {lines}"
    for line in lines:
        if width_of(line) > width and " " in line.strip(" "):
            yield f"too wide: {line}"
        if line != line.rstrip(" "):
            yield f"a blank at the end: {line!r}"
    for whole in WHOLE.findall(text):
        # With the signs that stand right beside it.
        beside = max(map(width_of, re.findall(rf"\S*{re.escape(whole)}\S*", text)))
        if beside <= width - 2 and not any(whole in line for line in lines):
            yield f"torn: {whole} in {lines}"


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_no_sentence_is_torn_at_any_width(lang: str) -> None:
    wrong = [
        (width, found)
        for width in (20, 21, 24, 28, 33, 40, 57, 80, 120)
        for sentence in sentences(lang)
        for found in checked(f"supportctl: {sentence}", width)
    ]
    assert wrong == []
    assert len(sentences(lang)) > 600


@given(
    st.lists(st.sampled_from([*FILLED, "w", "i", "a", "zgłoszenie", "licence", "(and", "more)", "„Dwa", "słowa”", "x" * 60])),
    st.integers(20, 130),
)
def test_whatever_stands_beside_what(pieces: list[str], width: int) -> None:
    assert list(checked(", ".join(pieces), width)) == []


def test_what_fits_stays_as_it_is() -> None:
    assert wrapped("  ✗ §4.2  2020-12-01", 20) == ["  ✗ §4.2  2020-12-01"]


def test_a_command_stays_whole_where_it_has_room() -> None:
    told = "supportctl: Nie ma zgłoszenia 9. Spróbuj: supportctl ticket list --status new"
    assert wrapped(told, 60, "  ") == ["supportctl: Nie ma zgłoszenia 9. Spróbuj:", "  supportctl ticket list --status new"]
    assert wrapped(told, 30, "  ")[-1] == "  ticket list --status new"


def test_a_command_that_is_folded_can_be_pasted() -> None:
    command = "supportctl invoice correct FV/2026/0001 --to-zero --reason 'Dwa razy to samo'"
    lines = wrapped(f"supportctl: Dokument jest zapłacony. Skoryguj go: {command}", 50, "  ")
    assert lines == [
        "supportctl: Dokument jest zapłacony. Skoryguj go:",
        "  supportctl invoice correct FV/2026/0001 \\",
        "      --to-zero --reason 'Dwa razy to samo'",
    ]
    assert shlex.split("\n".join(lines[1:]).replace("\\\n", "")) == shlex.split(command)
    assert all(line.endswith(" \\") for line in lines[1:-1])
    assert wrapped(f"Skoryguj go: {command}", 85, "  ") == ["Skoryguj go:", f"  {command}"]


def test_words_in_quotes_stay_whole_where_they_have_room() -> None:
    assert wrapped("Do „Jan Kowalski” pasuje kilku klientów.", 24) == ["Do „Jan Kowalski” pasuje", "kilku klientów."]
    assert wrapped("Klient „Jan Kowalski” ma.", 20) == ["Klient", "„Jan Kowalski” ma."]


def test_a_polish_line_doesnt_end_with_a_word_of_one_letter() -> None:
    assert wrapped("Zgłoszenie jest otwarte w serwisie", 26) == ["Zgłoszenie jest otwarte", "w serwisie"]
