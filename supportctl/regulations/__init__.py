"""SHELF: what each regulation and each statute says, one folder per document and the same shape each time.

    <slug>/text.toml    versions, clauses with our paraphrase and kind, dated parameters, readings
    <slug>/terms.py     the parameters that the text gives, typed
    <slug>/rules.py     the computations, in the order of the clauses
    terms.py            the parameters of every support regulation that the desk reads, and of those that charge time
    support.py          what a regulation of a support desk can be asked
    facts.py            the facts that the desk hands to the rules of every support regulation
    coverage.json       which code and which tests name a clause (generated)

`shelf(slug)` reads one document when it is asked for; the others stay on the shelf. A statute is no regulation that a product
is served under or that a client accepts: what people name there is looked up by `law_of`, which knows the five alone.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from supportctl.errors import Gap, NotFound
from supportctl.law.declared import Terms
from supportctl.law.rules import F, Question, T
from supportctl.law.text import Regulation
from supportctl.tuples import NamedTuple

if TYPE_CHECKING:
    from supportctl.regulations.support import SupportRules

# Slug: folder. All five can be read; a folder without rules.py can't decide yet, and asking it is a gap.
SHELVES = {
    "progrupa-support": "progrupa_support",
    "codetwo-support": "codetwo_support",
    "bitservice-remote": "bitservice_remote",
    "solidexpert-bundles": "solidexpert_bundles",
    "sketchup-conversion": "sketchup_conversion",
}

VAT_INVOICES, TAX_RETENTION, KSEF_DUTY = "vat-invoices", "tax-retention", "ksef-duty"
# The one under which hours of support are bought beforehand.
PAID_SUPPORT = "progrupa-support"
# Those whose rules say that a session was broken off; known without loading the rules of all (a test compares).
BROKEN_OFF = (PAID_SUPPORT,)
# Statutes that change by date, as far as the desk decides by them.
STATUTES = {
    VAT_INVOICES: "vat_invoices",
    TAX_RETENTION: "tax_retention",
    KSEF_DUTY: "ksef_duty",
}
FOLDERS = SHELVES | STATUTES


class Shelf(NamedTuple):
    """A document's data, the module with its rules, and by name what a support desk asks it: nothing, if it is about
    something else."""

    law: Regulation
    module: ModuleType
    rules: SupportRules

    def question(self, name: str) -> Question[Any, Any]:
        """A rule by its name; a stored decision is recomputed through it."""
        found = getattr(self.module, name, None)
        if not isinstance(found, Question):
            raise Gap("NO_RULE", regulation=self.law.id, question=name)
        return found

    def need(self, rule: Question[F, T]) -> Question[F, T]:
        """The rule. Raises Gap NO_RULE where the regulation doesn't know the question: not every one is about triage or hours."""
        if not rule.known:
            raise Gap("NO_RULE", regulation=self.law.id, question=rule.name)
        return rule

    def notices(self, moment: str) -> tuple[str, ...]:
        """The clauses to be shown at a moment."""
        found: dict[str, tuple[str, ...]] = getattr(self.module, "NOTICES", {})
        return found.get(moment, ())

    @property
    def confidential(self) -> tuple[str, ...]:
        """The clause under which confidential words leave nowhere, if the regulation has one."""
        clause: str | None = getattr(self.module, "CONFIDENTIAL", None)
        return (clause,) if clause else ()


@cache
def law_of(slug: str) -> Regulation:
    """A regulation's data alone. Raises NotFound for an unknown slug, that of a statute too."""
    if slug not in SHELVES:
        raise NotFound("REGULATION_NOT_FOUND", value=slug, known=list(SHELVES))
    return _read(slug)


@cache
def statute_of(slug: str) -> Regulation:
    """A statute's data alone."""
    return _read(slug)


def document_of(slug: str) -> Regulation:
    """The data of a regulation or a statute. Raises NotFound for an unknown slug."""
    return statute_of(slug) if slug in STATUTES else law_of(slug)


def _read(slug: str) -> Regulation:
    folder = FOLDERS[slug]
    terms: type[Terms] = import_module(f"supportctl.regulations.{folder}.terms").Terms
    return Regulation.load(Path(__file__).parent / folder / "text.toml", terms.declared())


def decides(slug: str) -> bool:
    """Are there rules, or only the text?"""
    return slug in FOLDERS and (Path(__file__).parent / FOLDERS[slug] / "rules.py").exists()


@cache
def shelf(slug: str) -> Shelf:
    """A document with its rules. Raises Gap NO_REGULATION when no shelf holds it, or its rules aren't written yet."""
    if not decides(slug):
        raise Gap("NO_REGULATION", regulation=slug)
    from supportctl.regulations.support import SupportRules  # with all facts, which a text alone doesn't need

    module = import_module(f"supportctl.regulations.{FOLDERS[slug]}.rules")
    return Shelf(document_of(slug), module, getattr(module, "RULES", SupportRules()))
