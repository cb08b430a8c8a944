"""@rule: declares the clauses of a computation, and keeps its variants over time.

A rule answers one question. It is pure: a small frozen facts object and the law of the day in, a Decision out.
Variants of a computation carry the same name with `since=` / `before=`; an overlap is an error when the shelf is
imported, a gap when the day is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from typing import Any, Generic, TypeVar, get_type_hints

from supportctl.errors import Gap
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.tuples import NamedTuple

F = TypeVar("F")
T = TypeVar("T")


class Variant(NamedTuple, Generic[F, T]):
    """One computation: from `since` (included) to `before` (excluded), by the day that binds."""

    clauses: frozenset[str]
    since: date
    before: date
    compute: Callable[[F, LawAt], Decision[T]]


class Question(Generic[F, T]):
    """A rule's name and its variants; called like the function it replaces."""

    def __init__(self, name: str, doc: str | None = None) -> None:
        self.name = name
        self.__doc__ = doc
        self.variants: list[Variant[F, T]] = []

    def add(self, variant: Variant[F, T]) -> None:
        """Another variant over time. Raises ValueError when it overlaps one that is there."""
        for other in self.variants:
            if variant.since < other.before and other.since < variant.before:
                raise ValueError(f"{self.name}: two variants decide {max(variant.since, other.since)}")
        self.variants.append(variant)

    @property
    def known(self) -> bool:
        """Is there a variant? A regulation leaves the questions that it doesn't know without one."""
        return bool(self.variants)

    @property
    def clauses(self) -> frozenset[str]:
        """Every clause that some variant declares."""
        return frozenset().union(*(v.clauses for v in self.variants))

    @property
    def facts_type(self) -> type[F]:
        """The class of the facts that the rule takes."""
        found: type[F] = get_type_hints(self.variants[0].compute)["facts"]
        return found

    def __call__(self, facts: F, law: LawAt) -> Decision[T]:
        for variant in self.variants:
            if variant.since <= law.day < variant.before:
                decision = variant.compute(facts, law).asked(self.name)
                strange = {g.clause for g in decision.grounds} - variant.clauses
                if strange:
                    raise ValueError(f"{self.name} cites {sorted(strange)} without declaring them")
                return decision
        raise Gap("NO_RULE", regulation=law.regulation.id, question=self.name, on=law.day.isoformat())


def rule(
    *clauses: str, since: date = date.min, before: date = date.max
) -> Callable[[Callable[[F, LawAt], Decision[T]]], Question[F, T]]:
    """Declare the clauses that a computation may cite."""

    def wrap(compute: Callable[[F, LawAt], Decision[T]]) -> Question[F, T]:
        earlier: Any = vars(sys.modules[compute.__module__]).get(compute.__name__)
        question: Question[F, T] = earlier if isinstance(earlier, Question) else Question(compute.__name__, compute.__doc__)
        question.add(Variant(frozenset(clauses), since, before, compute))
        return question

    return wrap
