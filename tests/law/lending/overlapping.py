"""Two variants of one rule that both decide the first half of 2021: importing this is an error."""

from __future__ import annotations

from datetime import date

from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from tests.law.lending.rules import LoanFacts


@rule("§4", before=date(2021, 7, 1))
def fee(facts: LoanFacts, law: LawAt) -> Decision[int]:
    """The fee in grosz."""
    return law.decide(law.passed("§4"), value=1000)


@rule("§4", since=date(2021, 1, 1))  # type: ignore[no-redef]
def fee(facts: LoanFacts, law: LawAt) -> Decision[int]:  # noqa: F811
    """The fee in grosz."""
    return law.decide(law.passed("§4"), value=1200)
