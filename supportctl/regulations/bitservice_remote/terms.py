"""BIT Service: the parameters of its text; below, those that only its rules read."""

from __future__ import annotations

from supportctl.law.declared import Term
from supportctl.regulations.terms import SupportTerms


class Terms(SupportTerms):
    """See SupportTerms for what the desk reads."""

    __slots__ = ()

    work_stages = Term[list[str]]("work.stages")
    refusal_with_note = Term[str]("refusal.with-note")
    individual_outcome = Term[str]("individual-outcome")
    price_list_diagnosis = Term[str]("price-list.diagnosis")
    stop_absent_reason = Term[str]("stop.absent-reason")
