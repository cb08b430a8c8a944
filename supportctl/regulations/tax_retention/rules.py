"""How long documents are kept: the computation. The day of the question picks the version."""

from __future__ import annotations

from datetime import date

from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.regulations.tax_retention.facts import DocumentFacts


@rule("art. 112 ustawy o VAT", "art. 86 § 1 Ordynacji podatkowej", "art. 70 § 1 Ordynacji podatkowej")
def keep_document(facts: DocumentFacts, law: LawAt) -> Decision[date | None]:
    """Is the document kept when its buyer's data are erased? Value: its last day; None where it isn't.

    Source: art. 112 ustawy o VAT, art. 86 § 1 and art. 70 § 1 Ordynacji podatkowej.
    """
    kinds, due, barred = law.value("retention.kinds"), law.value("retention.due-after"), law.value("retention.barred-after")
    if facts.kind not in kinds.value:
        return law.decide(law.failed(kinds.clause, kind=facts.kind), value=None)
    last = date(max(facts.issued_on, facts.supplied_on).year + due.value + barred.value, 12, 31)
    return law.decide(
        law.passed(kinds.clause, kind=facts.kind),
        law.passed("art. 86 § 1 Ordynacji podatkowej", last_day=last),
        law.passed(barred.clause, due_after_years=due.value, barred_after_years=barred.value),
        value=last,
    )
