"""The KSeF: the computations. The day of issue picks the version."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import next_business_day
from supportctl.law.decision import Decision
from supportctl.law.rules import rule
from supportctl.law.text import LawAt
from supportctl.money import amount_text
from supportctl.regulations.ksef_duty.facts import DutyFacts, HandOverFacts


@rule("art. 106ga ust. 1", "art. 106ga ust. 2", "art. 145m ust. 1")
def ksef_duty(facts: DutyFacts, law: LawAt) -> Decision[None]:
    """Must the document be in the KSeF? Source: art. 106ga ust. 1, art. 106ga ust. 2, art. 145m ust. 1."""
    duty, limit = law.value("duty.mode"), law.value("duty.limit")
    mode = facts.setting if duty.value != "off" and facts.setting in ("off", "on") else duty.value
    if facts.original:
        return law.decide(law.passed(duty.clause, "ksef-original"))
    if facts.consumer:
        return law.decide(law.failed("art. 106ga ust. 2", "ksef-consumer"))
    if mode != "limit":
        return law.decide(law.check(duty.clause, mode == "on", "ksef-mode", mode=mode))
    if facts.original is not None:
        return law.decide(law.failed(duty.clause, "ksef-original"))
    most = limit.value * 100
    above = facts.month_gross > most
    return law.decide(law.check(limit.clause, above, "ksef-limit", month=_pln(facts.month_gross), limit=_pln(most)))


@rule("art. 106nda ust. 2", "art. 106nh ust. 2", "art. 106nf ust. 2")
def hand_over(facts: HandOverFacts, law: LawAt) -> Decision[date | None]:
    """By when is a document handed over that was issued outside the KSeF? Value: the last day, None while an outage lasts.

    An outage moves the term of what was issued by its last day and wasn't late when it began; the term counts from its end then. One
    after the other: a failure on the last day of an unavailability moves it once more. The latest day stands.

    Source: art. 106nda ust. 2, art. 106nh ust. 2, art. 106nf ust. 2.
    """
    offline, unavailable, failed = law.value("offline.days"), law.value("unavailability.days"), law.value("failure.days")
    terms = {"unavailability": unavailable, "failure": failed}
    clause, last = offline.clause, _after(facts.issued_on, offline.value)
    for outage in sorted(facts.outages, key=lambda each: each.began_on):
        days = terms[outage.kind]
        if outage.began_on > last or (outage.ended_on is not None and outage.ended_on < facts.issued_on):
            continue
        if outage.ended_on is None:
            return law.decide(law.passed(days.clause, "outage-lasts", since=outage.began_on), value=None)
        if (moved := _after(outage.ended_on, days.value)) > last:
            clause, last = days.clause, moved
    return law.decide(law.passed(clause, "hand-over", last_day=last), value=last)


def _pln(grosze: int) -> dict[str, str]:
    """A sum as grounds tell it."""
    return {"amount": amount_text(grosze), "currency": "PLN"}


def _after(day: date, working_days: int) -> date:
    """So many working days after a day."""
    for _ in range(working_days):
        day = next_business_day(day)
    return day
