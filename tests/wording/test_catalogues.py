"""Both languages say the same things, each in one place."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest

import supportctl
from supportctl.holiday_table import HOLIDAYS
from supportctl.told import ToldGround
from supportctl.wording.words import Words, error_codes, exit_codes
from tests.wording.used import placeholders

PACKAGE = Path(supportctl.__file__).parent
LANGS = ("en", "pl")


@pytest.mark.parametrize("part", ["ERRORS", "NOTES", "GROUNDS"])
def test_the_sentences_have_the_same_keys(part: str) -> None:
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}.sentences"), part) for lang in LANGS)
    assert list(en) == list(pl)


@pytest.mark.parametrize("part", ["LABELS", "WORDS", "TEXT", "INVOICE", "DEMO", "ACTS"])
def test_the_labels_have_the_same_keys(part: str) -> None:
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}.labels"), part) for lang in LANGS)
    assert set(en) == set(pl)


@pytest.mark.parametrize("part", ["ERRORS", "NOTES", "GROUNDS"])
def test_the_sentences_name_the_same_params(part: str) -> None:
    """How a value is shown may differ, what is said may not."""
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}.sentences"), part) for lang in LANGS)
    for code in en:
        assert placeholders(en[code]) == placeholders(pl[code]), code


@pytest.mark.parametrize("lang", LANGS)
def test_missing_params_show_as_question_marks(lang: str) -> None:
    words = Words(lang)
    for code, _ in error_codes(lang):
        message, hint = words.error(code, {})
        assert "\n" not in message + hint
    for code in words._sentences.NOTES:
        assert words.note(code, {})
    for key in words._sentences.GROUNDS:
        for passed in (True, False, None):
            assert words.ground(ToldGround("nowhere", "1", "§1", passed, key.rstrip("+-?"), {}))
    assert words.error("NO_PRICE", {})[0].count("?") == 3


def test_holidays_have_english_names() -> None:
    assert set(HOLIDAYS.values()) <= set(import_module("supportctl.wording.en.labels").HOLIDAYS)


@pytest.mark.parametrize("lang", LANGS)
def test_exit_codes(lang: str) -> None:
    assert [code for code, _ in exit_codes(lang)] == [0, 1, 2, 3, 4, 5, 6, 7, 75, 130]


def test_nothing_can_be_put_into_a_template_by_data() -> None:
    message, _ = Words("en").error("NOT_FOUND", {"kind": "client", "value": "{path} {0} %s"})
    assert message == "There is no client {path} {0} %s."


@pytest.mark.parametrize("lang", LANGS)
def test_no_entry_stands_in_two_catalogues(lang: str) -> None:
    """The later one would silently win."""
    found: list[tuple[str, str]] = []
    for path in (PACKAGE / "wording" / lang).glob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
                name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
                keys = [key.value for key in node.value.keys if isinstance(key, ast.Constant)]
                found += [(name, key) for key in keys if isinstance(key, str)]
    assert found
    assert sorted({entry for entry in found if found.count(entry) > 1}) == []
