"""Grounds and decisions: the only form in which an answer leaves a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from supportctl.tuples import NamedTuple

T = TypeVar("T")


class Ground(NamedTuple):
    """One clause looked at: passed, failed or (None) unknown, with what was found.

    `code` names the finding for wording/; "" means that the clause's own paraphrase says it all.
    """

    clause: str
    version: str
    passed: bool | None
    code: str = ""
    inputs: Mapping[str, Any] = MappingProxyType({})


class Decision(NamedTuple, Generic[T]):
    """An answer with its grounds. `on` is the day that bound the decision; `value` what was computed, if anything.

    Made by `LawAt.decide`, which refuses to make one without a ground.
    """

    regulation: str
    version: str
    question: str
    on: date
    outcome: bool
    grounds: tuple[Ground, ...]
    value: T
    overridden: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Ground, ...]:
        """The grounds that stand in the way: failed or unknown, and not overridden."""
        return tuple(g for g in self.grounds if g.passed is not True and g.clause not in self.overridden)

    def asked(self, question: str) -> Decision[T]:
        """The same decision under the name of the question that was asked."""
        return self._replace(question=question)


def all_of(grounds: Sequence[Ground], overridden: Sequence[str] = ()) -> bool:
    """Yes when every ground passed or was overridden; an unknown counts as no."""
    return all(g.passed is True or g.clause in overridden for g in grounds)
