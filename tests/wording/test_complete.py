"""Nothing that the program can show goes without words in both languages: what is read from the source is in the catalogues."""

from __future__ import annotations

import re
from importlib import import_module
from types import ModuleType

import pytest

from supportctl.desk.ground.results import ERROR_OF_FINDING
from supportctl.wording.words import error_codes
from tests.wording import used

both = pytest.mark.parametrize("lang", ["en", "pl"])

# Fields that no label names: rows that the store keeps for `session status`, what a view of its own shows without a label, and
# params of errors that are gathered in a dictionary first.
NOT_LABELLED = {
    "as_of", "base_billable_minutes", "base_seconds", "base_started_minutes", "client_id", "client_key", "minutes_bought",
    "overdue_at", "started_local", "unit_covered", "unit_seconds", "units_begun", "units_billable", "units_left", "warn_seconds",
    "ask", "changes", "en", "pl", "confidential", "decision", "inputs", "lines", "moment", "new", "notices", "old", "overridden", "param",
    "params", "passed", "reading", "readings", "vat_pln",
    "fields", "others", "overridable",
    "holding", "hours_agreed", "hours_elsewhere", "hours_in_all", "next", "picture", "running_since", "worked",
}  # fmt: skip


def sentences(lang: str) -> ModuleType:
    return import_module(f"supportctl.wording.{lang}.sentences")


def labels(lang: str) -> ModuleType:
    return import_module(f"supportctl.wording.{lang}.labels")


@both
def test_every_code_is_an_error_or_a_note_with_words(lang: str) -> None:
    codes = used.codes()
    assert len(codes) > 200
    assert codes - {*sentences(lang).ERRORS, *sentences(lang).NOTES} == set()


@both
def test_every_error_has_its_words(lang: str) -> None:
    said = dict(error_codes(lang))
    assert {*used.error_codes(), *ERROR_OF_FINDING.values(), "CLAUSE_NOT_MET", "STORE_LOCKED"} - set(said) == set()


@both
def test_errors_name_only_params_that_they_are_given(lang: str) -> None:
    own = {"and_more", "activity", "instead", "look"}  # made from the others
    errors = sentences(lang).ERRORS
    for code, given in used.error_codes().items():
        if given:
            assert used.placeholders(errors[code]) - own <= given | {"path", "detail", "revision", "head"}, code


@both
def test_every_note_has_its_words(lang: str) -> None:
    notes = used.note_codes()
    assert len(notes) > 30
    assert notes - set(sentences(lang).NOTES) == set()


@both
def test_every_finding_has_its_words(lang: str) -> None:
    findings = used.findings()
    assert len(findings) > 300
    assert findings - {key.rstrip("+-?") for key in sentences(lang).GROUNDS} == set()


@both
def test_every_entry_of_a_history_has_its_word_and_its_fields_their_names(lang: str) -> None:
    history = used.history()
    assert len(history) > 20
    assert set(history) - set(labels(lang).WORDS) == set()
    assert {field for fields in history.values() for field in fields} - set(labels(lang).LABELS) == set()


@both
def test_every_question_has_its_words(lang: str) -> None:
    questions = used.questions()
    assert len(questions) > 50
    assert questions - set(labels(lang).WORDS) == set()


@both
def test_every_word_that_a_text_lists_has_its_words(lang: str) -> None:
    words = used.words_of_texts()
    assert len(words) > 80
    assert words - {*labels(lang).WORDS, *labels(lang).LABELS} == set()


@both
def test_every_field_that_a_message_names_has_a_name(lang: str) -> None:
    """What is empty, unknown or too long is named in the language asked for; an option as it is typed."""
    fields = used.typed_fields()
    assert len(fields) > 40
    assert fields - {*labels(lang).LABELS, *labels(lang).WORDS} == set()


@both
def test_every_field_of_an_answer_has_a_name(lang: str) -> None:
    fields = used.data_fields()
    assert len(fields) > 250
    assert fields - set(labels(lang).LABELS) - NOT_LABELLED == set()


@both
def test_every_column_and_what_stands_around_an_answer_has_its_words(lang: str) -> None:
    assert used.shown_fields() - set(labels(lang).LABELS) == set()
    for part, method in (("TEXT", "text"), ("INVOICE", "invoice"), ("DEMO", "demo"), ("WORDS", "word")):
        assert used.asked_for(method) - set(getattr(labels(lang), part)) == set(), part


# Params that hold words of data, whether or not a sentence says so yet; and whatever a sentence of either language shows as one.
WORD_PARAMS = {
    "benefit", "channel", "confirmation", "documents", "form", "forms", "ground", "kind", "kinds", "outcome", "place", "places", "purpose",
    "reason", "stage", "stages", "state", "status", "target", "topic", "training",
}  # fmt: skip


def params_shown(lang: str) -> set[tuple[str, str, str, str]]:
    """(part, code, param, how it is shown or "") for each param of each sentence of errors, notes and findings."""
    found = set()
    for part in ("ERRORS", "NOTES", "GROUNDS"):
        for code, said in getattr(sentences(lang), part).items():
            text = said if isinstance(said, str) else " ".join(said)
            found |= {(part, code, name, how) for name, how in re.findall(r"\{(\w+):?(\w*)\}", text)}
    return found


@both
def test_a_word_of_data_is_shown_as_one_in_every_sentence(lang: str) -> None:
    """{reason:word}, or {forms:typed} with what is typed, or {kind:raw} where it stands as it was typed; never {reason} alone. What
    an error says is known ("online, remote") is typed as it stands."""
    shown = params_shown("en") | params_shown("pl")
    names = WORD_PARAMS | {name for _, _, name, how in shown if how in ("word", "typed")}
    bare = {(part, code, name) for part, code, name, how in params_shown(lang) if not how and name in names}
    assert {entry for entry in bare if (entry[0], entry[2]) != ("ERRORS", "known")} == set()


# What is found in the source ---------------------------------------------------------------------------------------------------


def test_a_kind_that_a_function_gives_a_name_is_found() -> None:
    """desk's note(): kind = "complaint" if complaint else "note"."""
    assert {"note", "complaint"} <= set(used.history())


def test_a_code_is_found_in_a_choice_and_in_a_variable() -> None:
    assert {"NOTICE_WITHIN", "NOTICE_AFTER", "HOURS_RUN_OUT"} <= used.codes()
    assert {"NOTICE_WITHIN", "NOTICE_AFTER"} <= used.note_codes()
