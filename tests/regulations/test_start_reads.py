"""What a start is decided by is what is looked up for it: each regulation says which of the costly facts its rule reads."""

from __future__ import annotations

from typing import Any

import pytest

from supportctl.regulations import SHELVES, decides, shelf
from supportctl.regulations.facts import StartFacts
from tests.regulations.cases import cases_of, facts_of

COSTLY = {"entitlement", "contact"}
WITH_STARTS = [slug for slug in SHELVES if decides(slug) and shelf(slug).rules.start_session.known]


class Watched:
    """The facts of a start, and which of them were read."""

    def __init__(self, facts: StartFacts) -> None:
        self.facts, self.read = facts, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.read.add("entitlement" if name == "asked_by" else name)
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
