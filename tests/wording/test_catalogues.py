"""Both languages say the same things, and nothing that the program can report goes without a sentence."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import supportctl
from supportctl.desk.ground.results import ERROR_OF_FINDING
from supportctl.holiday_table import HOLIDAYS
from supportctl.wording.words import Words, error_codes, exit_codes

PACKAGE = Path(supportctl.__file__).parent
ERROR_CLASSES = {"InvalidInput", "NotFound", "Conflict", "Gap", "StoreFault", "Refused", "SupportError"}
LANGS = ("en", "pl")


def _calls() -> Iterator[ast.Call]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _text(node: ast.AST) -> Iterator[str]:
    """The texts that an expression may be: constants, both sides of a choice, the values of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _text(node.body)
        yield from _text(node.orelse)


def errors_raised() -> dict[str, set[str]]:
    """Each error code in the source with the params that it is given, where they can be read."""
    found: dict[str, set[str]] = {}
    for call in _calls():
        if _name(call) in ERROR_CLASSES and call.args:
            for code in _text(call.args[0]):
                found.setdefault(code, set()).update(k.arg for k in call.keywords if k.arg)
    return found


def findings() -> set[str]:
    """Each code of a finding that rules and blocks give."""
    found: set[str] = set()
    for folder in ("regulations", "law"):
        for path in (PACKAGE / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            for node in ast.walk(tree):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                    continue
                at = {"passed": 1, "failed": 1, "check": 2}.get(node.func.attr)
                if at is not None and len(node.args) > at:
                    found |= set(_text(node.args[at]))
            # code = "a" if … else "b", and {True: "a", False: "b"}[…]
            for node in ast.walk(tree):
                if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "code":
                    found |= set(_text(node.value))
                    if isinstance(node.value, ast.Subscript) and isinstance(node.value.value, ast.Dict):
                        found |= {text for value in node.value.value.values for text in _text(value)}
    return found


@pytest.mark.parametrize("part", ["ERRORS", "NOTES", "GROUNDS"])
def test_the_sentences_have_the_same_keys(part: str) -> None:
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}"), part) for lang in LANGS)
    assert list(en) == list(pl)


@pytest.mark.parametrize("part", ["LABELS", "WORDS", "TEXT", "INVOICE", "DEMO", "ACTS"])
def test_the_labels_have_the_same_keys(part: str) -> None:
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}_labels"), part) for lang in LANGS)
    assert set(en) == set(pl)


@pytest.mark.parametrize("part", ["ERRORS", "NOTES", "GROUNDS"])
def test_the_sentences_name_the_same_params(part: str) -> None:
    """`_raw` aside: how a value is shown may differ, what is said may not."""
    en, pl = (getattr(import_module(f"supportctl.wording.{lang}"), part) for lang in LANGS)
    for code in en:
        assert _names(en[code]) == _names(pl[code]), code


def _names(value: Any) -> set[str]:
    texts = [value] if isinstance(value, str) else value
    return {piece.partition("}")[0].removesuffix("_raw") for text in texts for piece in text.split("{")[1:]}


def test_every_error_has_its_words() -> None:
    said = dict(error_codes())
    assert set(errors_raised()) | set(ERROR_OF_FINDING.values()) <= set(said)
    assert "CLAUSE_NOT_MET" in said
    assert "STORE_LOCKED" in said


def test_errors_name_only_params_that_they_are_given() -> None:
    own = {"and_more", "at_day", "at_time", "at_weekday", "activity", "instead"}
    errors = import_module("supportctl.wording.en").ERRORS
    for code, given in errors_raised().items():
        if given:
            assert _names(errors[code]) - own <= given | {"path", "detail", "revision", "head"}, code


def test_every_finding_has_its_words() -> None:
    codes = findings() - {""}
    assert len(codes) > 60
    for lang in LANGS:
        known = {key.rstrip("+-?") for key in import_module(f"supportctl.wording.{lang}").GROUNDS}
        assert codes <= known, codes - known


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
            assert words.ground({"code": key.rstrip("+-?"), "passed": passed, "clause": "§1", "inputs": {}})
    assert words.error("NO_PRICE", {})[0].count("?") == 3


def test_holidays_have_english_names() -> None:
    assert set(HOLIDAYS.values()) <= set(import_module("supportctl.wording.en_labels").HOLIDAYS)


@pytest.mark.parametrize("lang", LANGS)
def test_exit_codes(lang: str) -> None:
    assert [code for code, _ in exit_codes(lang)] == [0, 1, 2, 3, 4, 5, 6, 7, 75, 130]


def test_nothing_can_be_put_into_a_template_by_data() -> None:
    message, _ = Words("en").error("NOT_FOUND", {"kind": "client", "value": "{path} {0} %s"})
    assert message == "Nothing goes by {path} {0} %s (client)."


def test_every_field_has_a_name_in_both_languages() -> None:
    """What is empty, unknown or too long is named in the language asked for; an option as it is typed."""
    fields = {text for c in _calls() for k in c.keywords if k.arg == "field" for text in _text(k.value)}
    for call in _calls():
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "inputs":
            fields |= {text for a in call.args[1:2] for text in _text(a)}
    assert len(fields) > 40
    for lang in LANGS:
        labels = import_module(f"supportctl.wording.{lang}_labels")
        assert {f for f in fields if f and not f.startswith("--")} <= {*labels.LABELS, *labels.WORDS}


@pytest.mark.parametrize("lang", LANGS)
def test_no_entry_stands_in_two_catalogues(lang: str) -> None:
    """The later one would silently win."""
    found: list[tuple[str, str]] = []
    for path in (PACKAGE / "wording").glob(f"{lang}*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
                name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
                found += [(name, text) for key in node.value.keys if key is not None for text in _text(key)]
    assert found
    assert sorted({entry for entry in found if found.count(entry) > 1}) == []
