"""Bundles, chapter VIII: help with certification: webinars, and exams."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import iso, legal_day
from supportctl.law.decision import Decision
from supportctl.law.facts import facts
from supportctl.law.rules import rule
from supportctl.law.terms import period, period_of
from supportctl.law.text import LawAt
from supportctl.regulations.solidexpert_bundles.benefits import in_bundle, kept
from supportctl.regulations.solidexpert_bundles.facts import (
    ExamFacts,
    WebinarCancelFacts,
    WebinarFacts,
    WebinarYearsFacts,
)
from supportctl.tuples import NamedTuple


@facts
class WebinarYear(NamedTuple):
    """A subscription year that begun without a webinar."""

    year: int
    last_day: date
    over: bool


@rule("VIII.1", "VIII.5", "VIII.6", "VIII.7", "IX.2")
def webinar(facts: WebinarFacts, law: LawAt) -> Decision[date | None]:
    """May a webinar be held for the bundle then? One in each subscription year; the value is that year's last day.

    Source: VIII.1, VIII.5 to VIII.7; IX.2 after a breach.
    """
    bundles, length, slots = law.value("certification.bundles"), law.value("webinar.minutes"), law.value("webinar.per-year")
    day = legal_day(facts.starts_at)
    grounds = [*kept(facts.breached, law), in_bundle(law, bundles.clause, facts.years, bundles.value)]
    short = facts.minutes <= int(length.value)
    code = "webinar-length" if short else "webinar-too-long"
    grounds.append(law.check(length.clause, short, code, minutes=facts.minutes, granted_minutes=int(length.value)))
    until = None
    if facts.first_day <= day <= facts.last_day:
        year = period_of(facts.first_day, 12, day)
        until = year.last_day
        held = [d for d in facts.held if year.first_day <= d <= year.last_day]
        free = len(held) < int(slots.value)
        grounds.append(
            law.check(slots.clause, free, "webinar-slot" if free else "webinar-was-held", year=year.number, until=until)
        )
        if not free:
            grounds.append(law.failed("VIII.7", "webinar-not-repeated", held_on=held[-1]))
    else:
        grounds.append(law.failed(slots.clause, "outside-term", first_day=facts.first_day, last_day=facts.last_day))
    invited, ours = facts.invitation is not None, facts.date_by == "organiser"
    grounds += [
        law.check("VIII.6", invited, "invited" if invited else "not-invited"),
        law.check("VIII.6", ours, "date-by-organiser" if ours else "date-by-client"),
    ]
    return law.decide(*grounds, value=until)


@rule("VIII.7")
def cancel_webinar(facts: WebinarCancelFacts, law: LawAt) -> Decision[None]:
    """May a webinar's date be taken back? Once it began it counts as held, and isn't repeated; that it wasn't held at all is asked
    of `not_held`. Source: VIII.7."""
    if facts.at < facts.starts_at:
        return law.decide(law.passed("VIII.7", "webinar-ahead", starts_at=iso(facts.starts_at)))
    return law.decide(law.failed("VIII.7", "webinar-begun", starts_at=iso(facts.starts_at)))


@rule("VIII.1", "VIII.5")
def webinar_years(facts: WebinarYearsFacts, law: LawAt) -> Decision[tuple[WebinarYear, ...]]:
    """The subscription years begun by a day that had no webinar; no when one of them is over. Source: VIII.1, VIII.5."""
    bundles, slots = law.value("certification.bundles"), law.value("webinar.per-year")
    if facts.years not in bundles.value:
        return law.decide(law.passed(bundles.clause, "not-in-plan", benefit="webinar"), value=())
    lacking = []
    for number in range(1, facts.years + 1):
        year = period(facts.first_day, 12, number)
        held = [d for d in facts.held if year.first_day <= d <= year.last_day]
        if year.first_day <= facts.on and len(held) < int(slots.value):
            lacking.append(WebinarYear(number, year.last_day, year.last_day < facts.on))
    grounds = [
        law.check(slots.clause, not y.over, "webinar-missed" if y.over else "webinar-due", year=y.year, last_day=y.last_day)
        for y in lacking
    ] or [law.passed(slots.clause, "webinars-held")]
    return law.decide(*grounds, value=tuple(lacking))


@rule("VIII.2", "VIII.3", "VIII.4")
def exam(facts: ExamFacts, law: LawAt) -> Decision[date | None]:
    """May a licence's exam be booked that day? One free exam a half-year; the value is the half-year's last day.

    Any bundle, also after a breach: an exam comes with the active subscription. What the client pays for is its own choice: the
    list is that of the free exams. Source: VIII.2 to VIII.4.
    """
    if facts.paid:
        return law.decide(law.passed("VIII.4", "exam-paid-by-client"), value=None)
    listed, cap = law.value("certificates"), law.value("exam.per-half-year")
    known = facts.certificate in listed.value
    code = "certificate" if known else "other-certificate"
    grounds = [law.check(listed.clause, known, code, certificate=facts.certificate, certificates=list(listed.value))]
    half = None
    if facts.first_day <= facts.on <= facts.active_until:
        found = period_of(facts.first_day, 6, facts.on)
        half = found.last_day
        taken = [d for d in facts.taken if found.first_day <= d <= found.last_day]
        free = len(taken) < int(cap.value)
        code = "exam-free" if free else "exam-taken"
        grounds.append(
            law.check(cap.clause, free, code, half_year=found.number, until=half, taken_on=taken[-1] if taken else None)
        )
    else:
        found_days = {"first_day": facts.first_day, "last_day": facts.active_until}
        grounds.append(law.failed(cap.clause, "subscription-inactive", **found_days))
    return law.decide(*grounds, law.passed("VIII.4", "paid-exams"), value=half)
