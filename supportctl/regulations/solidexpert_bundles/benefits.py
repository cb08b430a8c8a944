"""Bundles, chapters III, VI and VII: what a plan brings, upgrade help, CAD deployment; what wasn't held, of VIII too."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from supportctl.calendar import add_years, iso, legal_day
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.hours import opening_hours
from supportctl.law.rules import rule
from supportctl.law.terms import period_of, term_last_day
from supportctl.law.text import LawAt
from supportctl.regulations.solidexpert_bundles.facts import (
    BenefitHelpFacts,
    MinutesOfDay,
    NotHeldFacts,
    PlanFacts,
)
from supportctl.tuples import NamedTuple


@facts
class PlanBenefit(NamedTuple):
    """What a plan brings over its term: minutes and what they are worth in minor units, or a percentage of trainings."""

    benefit: str
    minutes: int | None
    percent: int | None
    worth: int | None
    currency: str | None


@facts
class HelpLeft(NamedTuple):
    """Minutes granted, used with those asked about, and left; in the subscription year that ends on `until`, if it is by the
    year. `last_day`: the last day on which the benefit can be used at all."""

    granted: int
    used: int
    left: int
    until: date
    last_day: date


@rule("III.1", "III.2", "V.1", "VI.1", "VII.1", "VIII.1", "IX.3.3")
def plan_benefits(facts: PlanFacts, law: LawAt) -> Decision[tuple[PlanBenefit, ...]]:
    """The benefits of a plan over its whole term; services are worth the rate at which they would be paid back.

    Source: III.1, III.2, V.1, VI.1, VII.1, VIII.1, IX.3.3.
    """
    years = facts.years
    rate = law.value("settlement.hourly-rate")
    found: list[PlanBenefit] = []
    grounds = [law.passed("III.1", "benefits-listed"), law.passed("III.2", "benefits-by-plan", years=years)]
    percents = law.value("training.discounts")
    percent = percents.value.get(str(years))
    grounds.append(law.passed(percents.clause, "in-plan" if percent else "not-in-plan", benefit="training"))
    if percent:
        found.append(PlanBenefit("training", None, int(percent), None, None))
    services = (
        ("upgrade-help", "upgrade.bundles", int(law.value("upgrade.minutes-per-year").value) * years),
        ("cad-deployment", "deployment.bundles", int(law.value("deployment.minutes").value)),
        ("webinar", "certification.bundles", int(law.value("webinar.minutes").value) * years),
    )
    for benefit, key, minutes in services:
        bundles = law.value(key)
        within = years in bundles.value
        grounds.append(law.passed(bundles.clause, "in-plan" if within else "not-in-plan", benefit=benefit))
        if within:
            found.append(PlanBenefit(benefit, minutes, None, minutes * int(rate.value) * 100 // 60, rate.unit))
    grounds.append(law.passed(rate.clause, "worth-by-hour", rate=int(rate.value), currency=rate.unit))
    return law.decide(*grounds, value=tuple(found))


# Upgrade help (VI) and CAD deployment (VII) ----------------------------------------------------------------------------------


@rule("VI.1", "VI.2", "VI.3", "VI.4", "VI.5", "IX.2")
def upgrade_help(facts: BenefitHelpFacts, law: LawAt) -> Decision[HelpLeft | None]:
    """May upgrade help be given, as planned or as done? By actual minutes in each subscription year.

    Source: VI.1 to VI.5; IX.2 after a breach.
    """
    day = legal_day(facts.starts_at)
    last_day = upgrade_last_day(facts.years, facts.ordered_on, facts.last_day, law)
    bundles = law.value("upgrade.bundles")
    grounds = [*kept(facts.breached, law), in_bundle(law, bundles.clause, facts.years, bundles.value)]
    left = None
    if facts.years in bundles.value:
        year, spent = _year_spent(facts, day)
        cap = law.value("upgrade.minutes-per-year")
        granted = int(cap.value)
        if year is None:
            grounds.append(law.failed(cap.clause, "outside-term", first_day=facts.first_day, last_day=facts.last_day))
        else:
            grounds.append(_minutes(law, cap.clause, facts.minutes, spent, granted, min(year, last_day)))
            used = spent + facts.minutes
            left = HelpLeft(granted, used, granted - used, min(year, last_day), last_day)
    grounds += [
        _in_hours(law, facts.starts_at, facts.minutes, "hours"),
        _agreed(law, "VI.2", facts.agreed),
        _reported(law, "VI.3", facts.reported),
    ]
    if facts.years in bundles.value:
        grounds.append(_by_last_day(law, "VI.4", day, last_day))
    if facts.stages:
        grounds.append(law.passed(law.value("upgrade.checklist").clause, "stages", stages=list(facts.stages)))
    return law.decide(*grounds, value=left)


def upgrade_last_day(years: int, ordered_on: date, last_day: date, law: LawAt) -> date:
    """The last day for upgrade help: so many years after the order, or the bundle's end, whichever is earlier (VI.4)."""
    within = law.value("upgrade.use-within").value.get(str(years))
    return last_day if within is None else min(add_years(ordered_on, int(within)), last_day)


@rule("VII.1", "VII.2", "VII.3", "VII.4", "VII.5", "IX.2")
def cad_deployment(facts: BenefitHelpFacts, law: LawAt) -> Decision[HelpLeft | None]:
    """May CAD deployment be done, as planned or as done? Preparation counts, and needs no client and no agreed date.

    Source: VII.1 to VII.5; IX.2 after a breach.
    """
    bundles = law.value("deployment.bundles")
    grounds = [*kept(facts.breached, law), in_bundle(law, bundles.clause, facts.years, bundles.value)]
    last_day = term_last_day(law, "deployment.within", facts.ordered_on)
    day = legal_day(facts.starts_at)
    if facts.years in bundles.value and not facts.first_day <= day <= facts.last_day:
        grounds.append(law.failed(bundles.clause, "outside-term", first_day=facts.first_day, last_day=facts.last_day))
    if not facts.preparation:
        grounds += [
            _in_hours(law, facts.starts_at, facts.minutes, "deployment.hours"),
            _agreed(law, "VII.2", facts.agreed),
        ]
    cap = law.value("deployment.minutes")
    granted, spent = int(cap.value), sum(s.minutes for s in facts.spent)
    grounds += [
        _reported(law, "VII.3", facts.reported),
        _by_last_day(law, law.value("deployment.within").clause, day, last_day),
        _minutes(law, cap.clause, facts.minutes, spent, granted, last_day),
    ]
    used = spent + facts.minutes
    return law.decide(*grounds, value=HelpLeft(granted, used, granted - used, last_day, last_day))


def kept(breached: bool, law: LawAt) -> list[Ground]:
    """After a gross breach every further benefit is lost (IX.2)."""
    return [law.failed("IX.2", "benefits-lost")] if breached else []


def in_bundle(law: LawAt, clause: str, years: int, bundles: Sequence[int]) -> Ground:
    within = years in bundles
    return law.check(clause, within, "bundle-brings" if within else "bundle-lacks", years=years, bundles=list(bundles))


def _year_spent(facts: BenefitHelpFacts, day: date) -> tuple[date | None, int]:
    """Last day of the subscription year of that day, and the minutes spent in it; None outside the term."""
    if not facts.first_day <= day <= facts.last_day:
        return None, 0
    year = period_of(facts.first_day, 12, day)
    return year.last_day, sum(s.minutes for s in facts.spent if _within(s, year.first_day, year.last_day))


def _within(spent: MinutesOfDay, first_day: date, last_day: date) -> bool:
    return first_day <= spent.day <= last_day


def _minutes(law: LawAt, clause: str, minutes: int, spent: int, granted: int, until: date) -> Ground:
    """Do the minutes fit into what is granted until a day?"""
    fits = spent + minutes <= granted
    code = "minutes-fit" if fits else "minutes-over"
    return law.check(clause, fits, code, minutes=minutes, used_minutes=spent, granted_minutes=granted, until=until)


def _by_last_day(law: LawAt, clause: str, day: date, last_day: date) -> Ground:
    in_time = day <= last_day
    return law.check(clause, in_time, "by-last-day" if in_time else "past-last-day", day=day, last_day=last_day)


def _in_hours(law: LawAt, starts_at: datetime, minutes: int, prefix: str) -> Ground:
    """From start to end within the opening hours; the closing instant is outside."""
    clause, hours = law.value(f"{prefix}.opens").clause, opening_hours(law, prefix)
    ends_at = starts_at + timedelta(minutes=minutes)
    closing = hours.closes_at(starts_at)
    inside = closing is not None and ends_at <= closing
    found = {
        "starts_at": iso(starts_at),
        "ends_at": iso(ends_at),
        "opens": f"{hours.opens:%H:%M}",
        "closes": f"{hours.closes:%H:%M}",
    }
    if closing is None:
        found["next_opening"] = iso(hours.next_opening(starts_at))
    return law.check(clause, inside, "help-hours" if inside else "outside-help-hours", **found)


def _agreed(law: LawAt, clause: str, agreed: bool) -> Ground:
    return law.check(clause, agreed, "date-agreed" if agreed else "no-date-agreed")


def _reported(law: LawAt, clause: str, reported: str | None) -> Ground:
    told = reported is not None
    return law.check(clause, told, "manager-told" if told else "manager-not-told")


@rule("VI.1", "VI.4", "VII.4", "VII.5", "VIII.5", "VIII.7")
def not_held(facts: NotHeldFacts, law: LawAt) -> Decision[None]:
    """What does an appointment cost the client that didn't take place? No minutes: those worked count, whoever stayed away; but
    no term is extended for it. A webinar that wasn't held is still to be organised; one that was, isn't repeated.

    Source: VI.1, VI.4; VII.4, VII.5; VIII.5, VIII.7.
    """
    if facts.benefit == "webinar":
        if facts.held_on is not None:
            return law.decide(law.failed("VIII.7", "webinar-not-repeated", held_on=facts.held_on))
        return law.decide(law.passed(law.value("webinar.per-year").clause, "webinar-not-held"))
    minutes, term = {
        "upgrade-help": ("upgrade.minutes-per-year", "upgrade.use-within"),
        "cad-deployment": ("deployment.minutes", "deployment.within"),
    }[facts.benefit]
    return law.decide(
        law.passed(law.value(minutes).clause, "no-minutes-worked", benefit=facts.benefit),
        law.passed(law.value(term).clause, "term-not-extended", benefit=facts.benefit),
    )
