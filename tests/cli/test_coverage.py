"""regulation coverage: exit 0 only while every operative clause has its code and a test; a clause that loses one is named."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from supportctl.regulations import FOLDERS, coverage
from tests import generate_coverage
from tests.cli.cli import Cli
from tests.regulations import cases

SKETCHUP = "sketchup-conversion"
Regenerated = Callable[[], None]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the source that the index is made from."""
    root = tmp_path / "source"
    for folder in ("supportctl/regulations", "tests/cli", "tests/regulations"):
        there = generate_coverage.ROOT / folder
        shutil.copytree(there, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(generate_coverage, "ROOT", root)
    return root


@pytest.fixture
def regenerated(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Regenerated:
    """Makes the index anew from that copy, and the command read it."""

    def make() -> None:
        index = tmp_path / "coverage.json"
        index.write_text(json.dumps(generate_coverage.generate()), encoding="utf-8")
        monkeypatch.setattr(coverage, "__file__", str(tmp_path / "coverage.py"))
        coverage._index.cache_clear()

    return make


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    """The index is read once a process."""
    yield
    coverage._index.cache_clear()


def test_every_clause_is_covered(cli: Cli, regenerated: Regenerated) -> None:
    regenerated()
    found = cli.ask(f"regulation coverage {SKETCHUP}")
    assert found.code == 0
    assert len(found.data) == 35
    assert all(row["covered"] for row in found.data)


@pytest.mark.parametrize(
    ("clause", "module", "line"),
    [
        ("process.2", "rules.py", 'law.check("process.2", verified.outcome, "verified"),'),
        ("process.5", "afterwards.py", 'law.passed("process.5", "vendor-mark", marked_on=facts.marked_on)'),
        ("other.2", "rules.py", "*_combined(facts, law),"),
    ],
)
def test_a_clause_without_its_rule(cli: Cli, source: Path, regenerated: Regenerated, clause: str, module: str, line: str) -> None:
    path = source / "supportctl/regulations/sketchup_conversion" / module
    text = path.read_text(encoding="utf-8")
    assert text.count(line) == 1
    path.write_text(text.replace(line, ""), encoding="utf-8")
    regenerated()
    _only(cli, clause, code=False, tests=True)


@pytest.mark.parametrize("clause", ["process.5", "refund.2.1"])
def test_a_clause_without_its_tests(
    cli: Cli, source: Path, regenerated: Regenerated, monkeypatch: pytest.MonkeyPatch, clause: str
) -> None:
    kept = {slug: tuple(replace(c, cites=c.cites - {clause}) for c in cases.cases_of(slug)) for slug in FOLDERS}
    monkeypatch.setattr(generate_coverage, "cases_of", kept.__getitem__)
    for path in (source / "tests/cli").glob("test_*.py"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf', "{re.escape(clause)}"', "", text), encoding="utf-8")
    regenerated()
    _only(cli, clause, code=True, tests=False)


def _only(cli: Cli, clause: str, *, code: bool, tests: bool) -> None:
    """The command names this clause alone, and exits 4."""
    found = cli.ask(f"regulation coverage {SKETCHUP}")
    assert found.code == 4
    (row,) = [row for row in found.data if not row["covered"]]
    assert (row["clause"], bool(row["code"]), bool(row["tests"])) == (clause, code, tests)
    (error,) = found.json["errors"]
    assert (error["code"], error["params"]["clause"]) == ("CLAUSE_NOT_COVERED", clause)
    assert clause in cli(f"regulation coverage {SKETCHUP}").err
