"""A sample of broken regulations a day, and the rows that were once found: a test that is listed for the clause notices each.

All of them: python -m tests.regulations mutate.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime

import pytest

from tests.regulations import mutants
from tests.regulations.mutants import MET, Mutant

SAMPLE = 12


def test_a_sample_of_the_day_is_noticed() -> None:
    """Seeded by the day: whoever runs it again that day breaks the same clauses."""
    day = datetime.now(UTC).date().isoformat()
    chosen = random.Random(day).sample(mutants.clauses(), SAMPLE)
    survived = [str(m) for slug, clause in chosen for m in mutants.mutants_of(slug, clause) if not mutants.killed(m)]
    assert survived == [], f"broken on {day}, and no listed test noticed"


@pytest.mark.parametrize(
    "mutant",
    [
        Mutant("sketchup-conversion", "active.2", "maintenance.grace", "broken"),
        Mutant("sketchup-conversion", "active.3", "", MET),
        Mutant("sketchup-conversion", "expired.2", "", MET),
        Mutant("bitservice-remote", "terms.2", "", MET),
        Mutant("progrupa-support", "§2.10", "recurrence.window", "broken"),
        Mutant("progrupa-support", "§4.2", "hours.closes", "broken"),
    ],
    ids=str,
)
def test_what_no_listed_test_noticed_once(mutant: Mutant) -> None:
    assert mutant in mutants.mutants_of(mutant.slug, mutant.clause)
    assert mutants.killed(mutant, marked=False)


@pytest.mark.parametrize(
    ("value", "unit", "broken"),
    [
        (30, "days", 29),
        (1, "hours", 2),
        (True, "flag", False),
        ("17:00", "local-time", "17:01"),
        ("PL", "country", "PL-else"),
        (date(2021, 4, 2), "day", date(2021, 4, 1)),
        (["a", "b"], "words", ["b"]),
        (["a"], "words", ["something-else"]),
        ({"a": 60, "b": 40}, "percent", {"a": 59, "b": 40}),
        ({"a": "x", "b": "y"}, "word=clause", {"b": "y"}),
        ([{"until": date(2021, 4, 2), "percent": 60}], "rows", [{"until": date(2021, 4, 1), "percent": 60}]),
    ],
)
def test_a_value_is_off_by_the_least_that_matters(value: object, unit: str, broken: object) -> None:
    assert mutants.other(value, unit) == broken


def test_nothing_stays_broken() -> None:
    mutant = Mutant("sketchup-conversion", "active.3", "", MET)
    assert mutants.killed(mutant, marked=False)
    assert all(mutants._holds(case) for case in mutants.listed("sketchup-conversion", "active.3").cases)
