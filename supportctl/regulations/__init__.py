"""SHELF: what each regulation says, one folder per document and the same shape each time.

    <slug>/text.toml    versions, clauses with our paraphrase and kind, dated parameters, readings
    <slug>/rules.py     the computations, in the order of the clauses
    facts.py            the facts that the desk hands to the rules of every support regulation
    coverage.json       which code and which tests name a clause (generated)

`shelf(slug)` reads one regulation when it is asked for; the others stay on the shelf.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from supportctl.errors import Gap, NotFound
from supportctl.law.rules import Question
from supportctl.law.text import Regulation

# Slug: folder. All five can be read; a folder without rules.py can't decide yet, and asking it is a gap.
SHELVES = {
    "progrupa-support": "progrupa_support",
    "codetwo-support": "codetwo_support",
    "bitservice-remote": "bitservice_remote",
    "solidexpert-bundles": "solidexpert_bundles",
    "sketchup-conversion": "sketchup_conversion",
}


class Shelf(NamedTuple):
    """A regulation's data and the module with its rules."""

    law: Regulation
    rules: ModuleType

    def question(self, name: str) -> Question[Any, Any]:
        """A rule by its name; a stored decision is recomputed through it."""
        found = getattr(self.rules, name, None)
        if not isinstance(found, Question):
            raise Gap("NO_RULE", regulation=self.law.id, question=name)
        return found

    def answers(self, name: str) -> bool:
        """Is there a rule of that name? Not every regulation knows triage, hours bought or recurrences."""
        return isinstance(getattr(self.rules, name, None), Question)

    def notices(self, moment: str) -> tuple[str, ...]:
        """The clauses to be shown at a moment."""
        found: dict[str, tuple[str, ...]] = getattr(self.rules, "NOTICES", {})
        return found.get(moment, ())

    @property
    def confidential(self) -> tuple[str, ...]:
        """The clause under which confidential words leave nowhere, if the regulation has one."""
        clause: str | None = getattr(self.rules, "CONFIDENTIAL", None)
        return (clause,) if clause else ()


@cache
def law_of(slug: str) -> Regulation:
    """A regulation's data alone. Raises NotFound for an unknown slug."""
    if slug not in SHELVES:
        raise NotFound("REGULATION_NOT_FOUND", value=slug, known=list(SHELVES))
    return Regulation.load(Path(__file__).parent / SHELVES[slug] / "text.toml")


def decides(slug: str) -> bool:
    """Are there rules, or only the text?"""
    return slug in SHELVES and (Path(__file__).parent / SHELVES[slug] / "rules.py").exists()


@cache
def shelf(slug: str) -> Shelf:
    """A regulation with its rules. Raises Gap NO_REGULATION when no shelf holds it, or its rules aren't written yet."""
    if not decides(slug):
        raise Gap("NO_REGULATION", regulation=slug)
    return Shelf(law_of(slug), import_module(f"supportctl.regulations.{SHELVES[slug]}.rules"))
