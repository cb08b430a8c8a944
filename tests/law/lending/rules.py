"""The computations of the tests' own regulation."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from supportctl.law.decision import Decision
from supportctl.law.excluded import excluded
from supportctl.law.facts import facts
from supportctl.law.hours import within_hours
from supportctl.law.required import confirmations
from supportctl.law.rules import rule
from supportctl.law.text import LawAt


@facts
class LoanFacts(NamedTuple):
    """One loan that is asked for: the kind of tool, when, and what was confirmed."""

    kind: str
    at: datetime
    confirmed: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()


@rule("§2", "§3", "§3.1", "§5", "§5.1")
def lend(facts: LoanFacts, law: LawAt) -> Decision[None]:
    """May the tool be lent now?"""
    out = excluded(law, "excluded", facts.kind)
    grounds = [within_hours(law, facts.at), *confirmations(law, "confirmations", facts.confirmed)]
    return law.decide(*([out] if out else []), *grounds, overridden=facts.waived)


@rule("§4", before=date(2022, 7, 1))
def fee(facts: LoanFacts, law: LawAt) -> Decision[int]:
    """The fee in grosz: 10 zł."""
    return law.decide(law.passed("§4"), value=1000)


@rule("§4", since=date(2023, 1, 1))  # type: ignore[no-redef]
def fee(facts: LoanFacts, law: LawAt) -> Decision[int]:  # noqa: F811
    """The fee in grosz: 12 zł. From July to December 2022 nothing computes it: a gap."""
    return law.decide(law.passed("§4"), value=1200)


@rule("§4")
def careless(facts: LoanFacts, law: LawAt) -> Decision[None]:
    """A rule that cites what it didn't declare."""
    return law.decide(law.passed("§9"))
