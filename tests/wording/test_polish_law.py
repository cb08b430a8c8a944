"""The Polish of the regulations, and of bundles, trainings, complaints, conversions and remote help: one term for a thing, and sentences
that read well whatever is put into them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import supportctl
from supportctl.country_table import COUNTRIES
from supportctl.desk.ground.results import plain
from supportctl.errors import Gap
from supportctl.regulations import SHELVES, STATUTES, document_of
from supportctl.told import ToldGround
from supportctl.wording.words import Words
from tests.regulations import cases
from tests.wording import used

PACKAGE = Path(supportctl.__file__).parent
PL, EN = Words("pl"), Words("en")
FILES = ("bundles", "care", "conversion", "remote")

# What is said otherwise: see the terms in any of the texts. A word is looked for at its beginning, in small letters.
BANNED = (
    "zniżk", "zaczęt", "niezaczęt", "kłopot", "przedłuż", "kupując", "korekt", "spóźni", "w mocy", "opieka ", "opieki ", "aktywny m&s",
    "m&s aktywny", "m&s wygasły", "na lata:", "zasad ", "zasady", "nie nosi", "triage", "przyjmuje warunki", "przyjmuje regulamin",
    "organizator odmówił", "odmawia się jako", "powołuje §", "zwrot obejmuje się", "szkolenia odbywa się", "zużyt", "zużywa",
    "osoby do kontakt", "osobę do kontakt", "osoba do kontakt", "konwersj", "plik konfiguracji",
)  # fmt: skip
# Words that another sense excuses, in the entries that have it.
ALSO_RIGHT = {
    "rozstrzyg": {"§8.3", "final.1"},  # courts
    "użytkownik": {"§1.8.1", "§1.8.2", "§2.7.1", "§2.7.2", "deactivated-licence-makes-no-user"},  # of a program
    "nabywca": {
        "§1.3",
        "art. 106e ust. 1 pkt 5",
        "art. 106e ust. 1 pkt 18",
        "polish-firms-by-nip",
        "proformas-are-no-invoices",
        "DOCUMENTS_STAY",
    },
}
PLACEHOLDERS = re.compile(
    r"\b(WHEN|DATE|DAY|TEXT|NAME|NUMBER|REASON|AMOUNT|WHO|APPOINTMENT|LICENSE|BUNDLE|TICKET|RATE|KIND|HOURS)\b"
)


def texts_of(slug: str) -> Iterator[tuple[str, str]]:
    """(id, Polish text) of every clause in every version, and of every reading."""
    law = document_of(slug)
    for version in law.versions:
        yield from ((clause.id, clause.text["pl"]) for clause in law.on(version.decides_from).clauses())
    yield from ((name, reading["pl"]) for name, reading in law.readings.items())


def catalogue() -> Iterator[tuple[str, str]]:
    """(key, template) of every Polish entry of these files, and of every finding."""
    for name in FILES:
        module = import_module(f"supportctl.wording.pl.{name}")
        for part in ("ERRORS", "NOTES", "LABELS", "WORDS", "TEXT"):
            for key, said in getattr(module, part, {}).items():
                yield from ((key, text) for text in ([said] if isinstance(said, str) else said))
    for key, said in import_module("supportctl.wording.pl.sentences").GROUNDS.items():
        yield from ((key, text) for text in ([said] if isinstance(said, str) else said))


ALL = [*catalogue(), *(entry for slug in (*SHELVES, *STATUTES) for entry in texts_of(slug))]


# Without the commands on them.
PAGES = [
    (path.stem, re.sub(r"(?m)^  .*supportctl .*$", "", path.read_text(encoding="utf-8")))
    for path in (PACKAGE / "wording" / "pages" / "pl").glob("*.txt")
]


def test_everything_is_read() -> None:
    assert len(ALL) > 900
    assert len(PAGES) > 8


@pytest.mark.parametrize("banned", BANNED)
def test_one_term_for_a_thing(banned: str) -> None:
    assert [(key, text) for key, text in ALL + PAGES if re.search(rf"(?<![a-ząćęłńóśźż]){re.escape(banned)}", text.lower())] == []


@pytest.mark.parametrize("word", ALSO_RIGHT)
def test_a_word_of_another_sense_stands_only_where_it_has_it(word: str) -> None:
    assert {key for key, text in ALL if word in text.lower()} <= ALSO_RIGHT[word]


def test_hints_name_what_to_type_in_polish() -> None:
    assert [(key, text) for key, text in ALL if PLACEHOLDERS.search(text)] == []


def test_a_sentence_has_one_colon_or_lists_what_it_names() -> None:
    """ "Limit do {until}: 4 h, wykorzystano {used}" has one; of several, each stands before a value: "liczba: {n}, limit: {m}"."""
    for key, text in catalogue():
        if key == "NOT_ERASABLE_YET":  # nine counts
            continue
        for sentence in re.split(r"(?<=[.!?]) ", text):
            bare = re.sub(r"\{\w+(:\w+)?\}", "{}", sentence)
            colons = re.findall(r":(?: (\{\})?)?", bare)
            assert len(colons) <= 1 or all(colons), (key, sentence)


def test_a_sentence_has_a_dash_and_no_hyphen_for_one() -> None:
    assert [(key, text) for key, text in ALL if " - " in text or re.search(r"\{(opens|starts_at)\}-\{", text)] == []


# What is printed ---------------------------------------------------------------------------------------------------------------


def printed() -> Iterator[tuple[str, str, set[str]]]:
    """(case, sentence, what was typed) for every ground of every case of the five regulations."""
    for case in cases.all_cases():
        if case.slug not in SHELVES:
            continue
        try:
            decision = cases.decide(case)
        except Gap:
            continue
        typed = set(re.findall(r"[\w-]+", str(dict(case.given))))
        for g in decision.grounds:
            told = ToldGround(decision.regulation, g.version, g.clause, g.passed, g.code, plain(g.inputs))
            yield case.id, PL.ground(told), typed


PRINTED = list(printed())
# A code that is to be typed stands with its meaning, or in an option or a command.
MEANT = re.compile(r"supportctl .*|\(license edit .*?\)|--[\w-]+|\([\w-]+\)|„[^”]*”|[\w-]+(?= \([^)]*\))|[Ee]-mail\w*")


def test_every_ground_of_every_case_is_a_polish_sentence() -> None:
    words = import_module("supportctl.wording.pl.labels").WORDS
    assert len(PRINTED) > 2000
    for case, sentence, typed in PRINTED:
        assert "?" not in sentence, (case, sentence)
        assert "ustalono:" not in sentence, (case, sentence)
        for code in re.findall(r"(?<![\w-])[a-z]+(?:-[a-z]+)+(?![\w-])", MEANT.sub("", sentence)):
            assert code in typed or code not in words, (case, sentence)
            assert words.get(code, code) == code, (case, sentence)


def test_what_is_missing_stands_where_it_can() -> None:
    """ "Ostatni dzień: nie podano", and never "aktywne do nie podano"."""
    assert [said for said in PRINTED if re.search(r"\b(do|od|z|na|po|w dniu|dnia|wersj[aęi]|numer) nie podano", said[1])] == []


def test_a_ground_begins_with_a_capital_and_ends_with_a_stop() -> None:
    for case, sentence, _ in PRINTED:
        assert sentence[0].isupper() or sentence[0].isdigit(), (case, sentence)
        assert sentence.endswith((".", "WERSJA", "(założono)")), (case, sentence)


def test_a_question_is_answered_and_what_is_computed_is_named() -> None:
    for question in used.questions():
        for words, yes in ((PL, "tak"), (EN, "yes")):
            asked = words.word(question)
            assert words.asked(question, "yes") == (f"{asked} {yes}" if asked.endswith("?") else asked)
    assert PL.asked("price_bundle", "yes") == "cena pakietu"
    assert PL.asked("activate", "no") == "okres pakietu – nie"
    assert PL.asked("start_session", "no") == "czy można rozpocząć sesję? nie"


@pytest.mark.parametrize(
    ("how", "value", "said"),
    [
        ("years", 0, "0 lat"), ("years", 1, "1 rok"), ("years", 2, "2 lata"), ("years", 4, "4 lata"), ("years", 5, "5 lat"),
        ("years", 12, "12 lat"), ("years", 22, "22 lata"), ("years", 112, "112 lat"),
        ("plan", 1, "roczny"), ("plan", 2, "dwuletni"), ("plan", 3, "trzyletni"), ("plan", 4, "na 4 lata"), ("plan", 5, "na 5 lat"),
        ("plan", [], ""), ("plan", [3], "trzyletni"), ("plan", [2, 3], "dwuletni lub trzyletni"),
        ("plan", [1, 2, 3], "roczny, dwuletni lub trzyletni"),
        ("by", "post", "pocztą"), ("by", ["email"], "e-mailem (email)"), ("by", ["post", "email"], "pocztą (post) lub e-mailem (email)"),
        ("country", "PL", "Polska"), ("country", "DE", "Niemcy"), ("country", "XX", "XX"),
        ("number", "stored", "numer z karty klienta"),
    ],
)  # fmt: skip
def test_phrases(how: str, value: object, said: str) -> None:
    assert PL.value(value, how) == said


def test_every_country_has_its_name() -> None:
    names = import_module("supportctl.wording.pl.countries").COUNTRIES
    assert set(names) == set(COUNTRIES)
    assert len(set(names.values())) == len(names)


def test_english_phrases() -> None:
    assert EN.value([2, 3], "plan") == "2-year or 3-year"
    assert [EN.value(n, "years") for n in (0, 1, 2)] == ["0 years", "1 year", "2 years"]
    assert EN.value("in-person", "by") == "in person"
