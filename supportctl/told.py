"""What a verb tells beside its data: notes, the decision behind it, failures. All of it without prose; wording/ makes the lines.

Params and inputs are JSON-ready: they come back as they are from what is stored under an idempotency key.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from supportctl.tuples import NamedTuple

NOTHING: Mapping[str, object] = MappingProxyType({})


class Note(NamedTuple):
    """A line for the operator, by its code."""

    code: str
    params: Mapping[str, object] = NOTHING


class ToldGround(NamedTuple):
    """One clause looked at: passed, failed or (None) unknown, with the code of the finding and what was found."""

    regulation: str
    version: str
    clause: str
    passed: bool | None
    code: str
    inputs: Mapping[str, object]


class ToldDecision(NamedTuple):
    """A yes or a no with its grounds. `on`: the day that bound it; `overridden`: the clauses that the desk conceded; `aside`: those
    that are shown too and decide nothing."""

    question: str
    outcome: str
    on: date
    overridden: tuple[str, ...]
    grounds: tuple[ToldGround, ...]
    aside: tuple[str, ...] = ()

    def deciding(self) -> tuple[ToldGround, ...]:
        """The grounds on which the answer rests."""
        return tuple(g for g in self.grounds if g.clause not in self.aside)

    def in_the_way(self) -> tuple[ToldGround, ...]:
        """The grounds that failed or are unknown, and weren't overridden."""
        return tuple(g for g in self.deciding() if g.passed is not True and g.clause not in self.overridden)

    def said(self) -> tuple[ToldGround, ...]:
        """Of those the ones that people read: a paragraph (§4.7) with no other words than a point of it (§4.7.1) is left to the
        point."""
        return tuple(g for g in self.in_the_way() if not any(self.speaks_for(point, g) for point in self.in_the_way()))

    def speaks_for(self, point: ToldGround, whole: ToldGround) -> bool:
        """Does a point of a paragraph say what the paragraph says?"""
        alike = (point.code, point.inputs, point.version) == (whole.code, whole.inputs, whole.version)
        return alike and point.clause.startswith(f"{whole.clause}.")

    def foremost(self) -> ToldGround | None:
        """Of those the one that is said first: what keeps the desk closed alone says when to come again."""
        failed = self.said()
        return next((g for g in failed if "next_opening" in g.inputs), failed[0] if failed else None)

    def beside(self, other: ToldDecision) -> ToldDecision:
        """This answer with the grounds of another question, which are shown and decide nothing here."""
        aside = tuple(dict.fromkeys(g.clause for g in other.grounds))
        return self._replace(grounds=(*self.grounds, *other.grounds), aside=(*self.aside, *aside))


class Failure(NamedTuple):
    """An entry of `errors`. `ground`: the failed clause of a refusal."""

    code: str
    params: Mapping[str, object]
    ground: ToldGround | None = None


class BadLine(NamedTuple):
    """What is wrong with a line of a file, by the code of the error and what its sentence is made from."""

    line: int
    code: str
    params: Mapping[str, object]
