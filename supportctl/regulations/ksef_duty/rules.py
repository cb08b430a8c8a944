"""The KSeF: the computations. The day of issue picks the version."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import next_business_day
from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.regulations.ksef_duty.facts import DutyFacts, HandOverFacts


@rule("art. 106ga ust. 1", "art. 106ga ust. 2", "art. 145m ust. 1")
def ksef_duty(facts: DutyFacts, law: LawAt) -> Decision[None]:
    """Must the document be in the KSeF? Source: art. 106ga ust. 1, art. 106ga ust. 2, art. 145m ust. 1."""
    duty, limit = law.value("duty.mode"), law.value("duty.limit")
    mode = facts.setting if duty.value != "off" and facts.setting in ("off", "on") else duty.value
    if facts.consumer:
        return law.decide(law.failed("art. 106ga ust. 2", "ksef-consumer"))
    if mode != "limit":
        return law.decide(law.check(duty.clause, mode == "on", "ksef-mode", mode=mode))
    above = facts.month_gross > limit.value * 100
    return law.decide(law.check(limit.clause, above, "ksef-limit", limit=limit.value))


@rule("art. 106nda ust. 2", "art. 106nh ust. 2", "art. 106nf ust. 2")
def hand_over(facts: HandOverFacts, law: LawAt) -> Decision[date]:
    """By when is a document handed over that was issued outside the KSeF? Value: the last day; in an outage it counts from its end.

    Source: art. 106nda ust. 2, art. 106nh ust. 2, art. 106nf ust. 2.
    """
    offline, unavailable, failed = law.value("offline.days"), law.value("unavailability.days"), law.value("failure.days")
    days = {"none": offline, "unavailability": unavailable, "failure": failed}[facts.outage]
    since = facts.issued_on if facts.ended_on is None else max(facts.issued_on, facts.ended_on)
    last = since
    for _ in range(days.value):
        last = next_business_day(last)
    return law.decide(law.passed(days.clause, "hand-over", last_day=last), value=last)
