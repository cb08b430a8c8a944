"""The index of code and tests per clause: up to date, and honest about what counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from supportctl.errors import Gap, NotFound
from supportctl.law.rules import Question
from supportctl.record import as_json
from supportctl.regulations import FOLDERS, decides, law_of, shelf
from supportctl.regulations.coverage import coverage
from tests import generate_coverage

DAY = date(2026, 11, 17)


def test_every_operative_progrupa_clause_is_decided_or_shown_by_code() -> None:
    assert [row.clause for row in coverage("progrupa-support", DAY) if row.operative and not row.code] == []


def test_every_clause_that_a_rule_cites_is_named_by_a_case() -> None:
    for slug in filter(decides, FOLDERS):
        named = {row.clause for row in coverage(slug, DAY) if row.tests}
        for question in vars(shelf(slug).module).values():
            if isinstance(question, Question):
                assert question.clauses <= named, question.name


def test_a_row_holds_what_the_command_prints() -> None:
    rows = {row.clause: row for row in coverage("progrupa-support", DAY)}
    assert list(rows) == list(law_of("progrupa-support").clauses)
    assert as_json(rows["§1.2"]) == {
        "regulation": "progrupa-support",
        "clause": "§1.2",
        "kind": ["info"],
        "operative": False,
        "code": [],
        "tests": [],
        "covered": True,
    }
    assert rows["§4.2"].covered
    assert "rules.py:start_session" in rows["§4.2"].code


def test_a_day_before_the_first_text_is_a_gap_and_an_unknown_slug_not_found() -> None:
    with pytest.raises(Gap):
        coverage("progrupa-support", date(2020, 11, 30))
    with pytest.raises(NotFound):
        coverage("nobody", DAY)


# What counts as code ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('@rule("§1.3")\ndef ask(facts, law):\n    return law.decide(law.passed("§1.6"))', {"§1.6": {"r:ask"}}),
        ('@rule("§1.3")\ndef ask(facts, law):\n    return _h(law)\ndef _h(law):\n    law.passed("§1.6")', {"§1.6": {"r:_h"}}),
        ('def _dead(law):\n    law.passed("§1.6")', {}),
        ('NOTICES = {"footer": ("§8.3",)}', {"§8.3": {"r:NOTICES"}}),
        ('CONFIDENTIAL: str = "§7.1"', {"§7.1": {"r:CONFIDENTIAL"}}),
        ('def ask(law):\n    return law.value("billing.unit")', {"§1.9": {"r:ask"}}),
        ('def ask(law):\n    return law.value("paid.products")', {"§1.8.1": {"r:ask"}, "§1.8.2": {"r:ask"}}),
        ("def ask(law):\n    return within_hours(law, law.day)", {"§4.2": {"r:ask"}}),
        ('def ask(law):\n    return fields(law, "report.required", {})', {"§2.2": {"r:ask"}}),
        (
            'def ask(law):\n    return confirmations(law, "start.confirmations", ())',
            {"§1.11": {"r:ask"}, "§3.1": {"r:ask"}, "§3.3": {"r:ask"}},
        ),
        ('def ask(law):\n    """By §1.6."""\n    print("billing.unit")', {}),
    ],
)
def test_what_counts_as_code(source: str, expected: dict[str, set[str]]) -> None:
    assert generate_coverage.code_of(source, law_of("progrupa-support"), "r") == expected


# Python tests ----------------------------------------------------------------------------------------------------------------

MARKED = """
@pytest.mark.clause("progrupa-support", "§1.12", "§1.13")
class TestNotices:
    @pytest.mark.clause("progrupa-support", "§8.3")
    def test_footer(self): ...
    def helper(self): ...
def test_unmarked(): ...
"""


def test_markers_are_read_from_functions_and_classes(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_x.py").write_text(MARKED, encoding="utf-8")
    name = {"tests/test_x.py::TestNotices::test_footer"}
    found = generate_coverage.python_tests(tmp_path / "tests")
    assert found == {("progrupa-support", c): name for c in ("§1.12", "§1.13", "§8.3")}


@pytest.mark.parametrize(("old", "new"), [("§8.3", "§8.33"), ('"progrupa-support", "§8.3"', '"progrupa", "§8.3"')])
def test_a_marker_of_an_unknown_clause_is_an_error(tmp_path: Path, old: str, new: str) -> None:
    (tmp_path / "test_x.py").write_text(MARKED.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match="test_footer: clause marker"):
        generate_coverage.python_tests(tmp_path)
