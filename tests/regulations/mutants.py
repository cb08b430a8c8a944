"""Broken regulations: one value of a clause, or one of its conditions, is broken at a time, and a test that `regulation coverage`
lists for the clause must turn red.

A value is broken by the least that matters (a day, a unit, one word of a list). A condition is broken by holding always; what a
clause only ever notes, by never holding.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from supportctl.law.decision import Ground
from supportctl.law.text import LawAt, Value
from supportctl.regulations import FOLDERS, coverage, document_of
from tests.regulations import cases
from tests.regulations.cases import Case

PROJECT = Path(__file__).parents[2]
MET, UNMET = "always met", "never met"
# Names the mutant to a process that runs marked tests (tests/regulations/broken.py).
VARIABLE = "TESTS_BROKEN_CLAUSE"


class Mutant(NamedTuple):
    """What is broken: a parameter (`key`), or the clause's condition where that is ""."""

    slug: str
    clause: str
    key: str
    how: str

    def __str__(self) -> str:
        return f"{self.slug} {self.clause}: {self.key or 'condition'} {self.how}"


class Listed(NamedTuple):
    """The tests of a clause, as regulation coverage lists them: cases, and the ids of marked tests."""

    cases: tuple[Case, ...]
    marked: tuple[str, ...]


# What breaks nothing under the text as it stands, and why.
EQUAL = {
    (
        "solidexpert-bundles",
        "I.3",
        "",
    ): "the promotion begins on the day from which the first text decides: before it nothing decides",
    ("vat-invoices", "art. 41 ust. 2", ""): "looked at only for a rate that it gives",
    ("vat-invoices", "art. 41 ust. 2a", ""): "looked at only for a rate that it gives",
    ("vat-invoices", "art. 43 ust. 1", ""): "looked at only for a rate that it gives",
    ("vat-invoices", "art. 83 ust. 1", ""): "looked at only for a rate that it gives",
}


# Which mutants there are -----------------------------------------------------------------------------------------------------


@cache
def index() -> dict[str, dict[str, dict[str, list[str]]]]:
    """coverage.json, from which the command answers."""
    found: dict[str, dict[str, dict[str, list[str]]]] = json.loads(
        (Path(coverage.__file__).parent / "coverage.json").read_text(encoding="utf-8")
    )
    return found


def listed(slug: str, clause: str) -> Listed:
    """The tests that are listed for a clause."""
    names = index()[slug][clause]["tests"]
    by_name = {f"{case.file}: {case.name}": case for case in cases.cases_of(slug)}
    return Listed(tuple(by_name[n] for n in names if n in by_name), tuple(n for n in names if n not in by_name))


def mutants_of(slug: str, clause: str) -> list[Mutant]:
    """Those of one clause: one a parameter that code reads, and one of its condition. None for what is only listed or shown."""
    found = index()[slug][clause]
    if not found["code"] or not found["tests"]:
        return []
    keys = [key for key, row in document_of(slug).params.items() if row["clause"] == clause]
    mutants = [Mutant(slug, clause, key, "broken") for key in keys if key in _read(slug)]
    kinds = _asked(slug).get(clause)
    if kinds:
        mutants.append(Mutant(slug, clause, "", MET if "condition" in kinds else UNMET))
    return [mutant for mutant in mutants if (slug, clause, mutant.key) not in EQUAL]


@cache
def _read(slug: str) -> frozenset[str]:
    """The parameters that some case makes a rule read."""
    seen: set[str] = set()
    kept = LawAt.term

    def term(self: LawAt, key: str) -> Value[Any]:
        if self.regulation.id == slug:
            seen.add(key)
        return kept(self, key)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LawAt, "term", term)
        for case in cases.cases_of(slug):
            _holds(case)
    return frozenset(seen)


@cache
def _asked(slug: str) -> dict[str, set[str]]:
    """How the cases make rules look at each clause: a condition, or what is only noted."""
    seen: dict[str, set[str]] = {}
    kept, noted = LawAt.check, LawAt.passed

    def check(self: LawAt, clause: str, passed: bool | None, code: str = "", **inputs: Any) -> Ground:
        seen.setdefault(clause, set()).add("condition")
        return kept(self, clause, passed, code, **inputs)

    def passed_(self: LawAt, clause: str, code: str = "", **inputs: Any) -> Ground:
        seen.setdefault(clause, set()).add("note")
        return kept(self, clause, True, code, **inputs)

    assert noted is not passed_
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LawAt, "check", check)
        patch.setattr(LawAt, "passed", passed_)
        for case in cases.cases_of(slug):
            _holds(case)
    return seen


# Breaking --------------------------------------------------------------------------------------------------------------------


@contextmanager
def broken(mutant: Mutant) -> Iterator[None]:
    """Meanwhile the law of this process is broken so."""
    kept_check, kept_term = LawAt.check, LawAt.term

    def check(self: LawAt, clause: str, passed: bool | None, code: str = "", **inputs: Any) -> Ground:
        mine = (self.regulation.id, clause) == (mutant.slug, mutant.clause)
        return kept_check(self, clause, mutant.how == MET if mine else passed, code, **inputs)

    def term(self: LawAt, key: str) -> Value[Any]:
        found = kept_term(self, key)
        if (self.regulation.id, key) != (mutant.slug, mutant.key):
            return found
        return found._replace(value=other(found.value, found.unit))

    with pytest.MonkeyPatch.context() as patch:
        if mutant.key:
            patch.setattr(LawAt, "term", term)
        else:
            patch.setattr(LawAt, "check", check)
        yield


def other(value: Any, unit: str) -> Any:
    """The value off by the least that matters."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value - 1 if value > 1 else value + 1
    if isinstance(value, date):
        return value - timedelta(days=1)
    if isinstance(value, list):
        first = [other(value[0], "")] if value and isinstance(value[0], dict) else []
        return [*first, *value[1:]] or ["something-else"]
    if isinstance(value, dict):
        name, held = next(iter(value.items()), ("something-else", "something-else"))
        rest = {key: inside for key, inside in value.items() if key != name}
        return {name: other(held, ""), **rest} if isinstance(held, (int, date)) else rest or {f"{name}-else": held}
    if unit == "local-time":
        hour, minute = map(int, str(value).split(":"))
        return f"{hour:02d}:{minute + 1:02d}"
    if unit == "instant":
        return "2020-01-01T12:00:00+01:00"
    return f"{value}-else"


# Asking ----------------------------------------------------------------------------------------------------------------------


def _holds(case: Case) -> bool:
    """Does the case hold? Whatever goes wrong is a no."""
    try:
        cases.check(case)
    except Exception:  # a broken law may break a rule anywhere
        return False
    return True


def killed(mutant: Mutant, *, marked: bool = True) -> bool:
    """Does one of the listed tests turn red? Cases are asked first; `marked`: marked tests too, in a process of their own."""
    tests = listed(mutant.slug, mutant.clause)
    with broken(mutant):
        if any(not _holds(case) for case in tests.cases):
            return True
    return marked and bool(tests.marked) and _run(mutant, tests.marked) != 0


def _run(mutant: Mutant, names: tuple[str, ...]) -> int:
    """The exit code of pytest over marked tests under the broken law."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--no-header", "-p", "tests.regulations.broken", *names]
    environment = os.environ | {VARIABLE: json.dumps(mutant)}
    return subprocess.run(command, cwd=PROJECT, env=environment, check=False, capture_output=True).returncode


def clauses(slug: str | None = None, clause: str | None = None) -> list[tuple[str, str]]:
    """The clauses asked for that have mutants."""
    wanted = [s for s in FOLDERS if slug in (None, s)]
    return [(s, c) for s in wanted for c in index()[s] if clause in (None, c) and mutants_of(s, c)]


def main(arguments: list[str]) -> int:
    """Break every clause, or those of one regulation, or one clause; name what no listed test noticed. 1 when there is such."""
    count, survived = 0, 0
    for slug, clause in clauses(*arguments[:2]):
        for mutant in mutants_of(slug, clause):
            count += 1
            if not killed(mutant):
                survived += 1
                sys.stdout.write(f"{mutant}: no test that is listed for the clause notices\n")
                sys.stdout.flush()
    sys.stdout.write(f"{count} mutants, {survived} survived\n")
    return 1 if survived or not count else 0
