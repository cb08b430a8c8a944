"""What a start is decided by is what is looked up for it: each regulation says which of the costly facts its rule reads."""

from __future__ import annotations

import ast
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from supportctl import regulations
from supportctl.regulations import FOLDERS, SHELVES, decides, shelf
from supportctl.regulations.facts import NOT_LOOKED_UP, StartFacts
from tests.regulations.cases import cases_of, facts_of

COSTLY = {"entitlement", "contact"}
WITH_STARTS = [slug for slug in SHELVES if decides(slug) and shelf(slug).rules.start_session.known]


class Watched:
    """The facts of a start, and which of them were read."""

    def __init__(self, facts: StartFacts) -> None:
        self.facts, self.read = facts, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.read.add({"asked_by": "entitlement", "named_contact": "contact"}.get(name, name))
        return getattr(self.facts, name)


@pytest.mark.parametrize("slug", WITH_STARTS)
def test_what_a_start_reads_is_what_it_says_that_it_reads(slug: str) -> None:
    served = shelf(slug)
    starts = [case for case in cases_of(slug) if case.ask == "start_session" and case.expect["outcome"] != "gap"]
    assert len(starts) > 5
    read = set[str]()
    for case in starts:
        watched: Any = Watched(facts_of(case, served.law))
        served.rules.start_session(watched, served.law.on(case.on))
        read |= watched.read
    assert read & COSTLY == served.rules.start_reads


def test_a_rule_that_reads_what_was_not_looked_up_fails() -> None:
    """Else it would decide as if there was no contact person."""
    facts = StartFacts(datetime(2026, 11, 17, 9, tzinfo=UTC), None, "remote", "company", contact=NOT_LOOKED_UP)
    with pytest.raises(LookupError, match="contact person"):
        _ = facts.named_contact
    with pytest.raises(LookupError, match="entitlement"):
        _ = facts.asked_by
    assert facts._replace(contact=None).named_contact is None
    assert facts._replace(contact="contact 1").named_contact == "contact 1"


@pytest.mark.parametrize("slug", SHELVES)
def test_a_rule_reads_the_costly_facts_through_their_guards(slug: str) -> None:
    """In every branch, whether or not a case takes it: `facts.named_contact`, and never `facts.contact`."""
    folder = Path(regulations.__file__).parent / FOLDERS[slug]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in folder.glob("*.py")]
    starts = [
        f for tree in trees for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and "StartFacts" in ast.unparse(f.args)
    ]
    assert {n.attr for f in starts for n in ast.walk(f) if isinstance(n, ast.Attribute)} & COSTLY == set()
