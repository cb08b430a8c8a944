"""Bundles, chapter IX: gross breach, and what is paid back after it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from supportctl.calendar import act_deadline
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.rules import rule
from supportctl.law.terms import period, period_of
from supportctl.law.text import LawAt
from supportctl.money import line_of_net, round_half_up
from supportctl.regulations.solidexpert_bundles.facts import BreachFacts, Discount, SettlementFacts
from supportctl.tuples import NamedTuple


@facts
class SettlementLine(NamedTuple):
    """One line, minor units. `what`: subscription-discount, training-discount or a benefit; `minutes` of a service, whole or
    a fraction as text where a webinar's time is split."""

    clause: str
    what: str
    currency: str
    net: int
    vat: int
    gross: int
    vat_rate: str
    minutes: str | None = None


@facts
class Settlement(NamedTuple):
    """The lines in the order of the clauses; a sum is made per currency, never over all. `overdue_after`: the day after which
    the payment is late."""

    lines: tuple[SettlementLine, ...]
    due_on: date
    overdue_after: date


@facts
class DiscountAfterBreach(NamedTuple):
    """A training ordered at the discount, after a gross breach: was it paid for, or held, before that?"""

    paid: bool
    held: bool


@rule("IX.1", "IX.1.1", "IX.1.2", "IX.1.3")
def find_breach(facts: BreachFacts, law: LawAt) -> Decision[None]:
    """Is it one of the three gross breaches on which the desk acts? Source: IX.1, IX.1.1 to IX.1.3."""
    grounds = law.value("breach.grounds")
    clause = grounds.value.get(facts.ground)
    if clause is None:
        return law.decide(law.failed(grounds.clause, "other-ground", ground=facts.ground, grounds=sorted(grounds.value)))
    listed = law.passed(grounds.clause, "ground-listed", ground=facts.ground)
    if clause == "IX.1.1":
        return law.decide(listed, *_unpaid(facts, law))
    if clause == "IX.1.2":
        return law.decide(listed, _notice(facts, law))
    described = facts.described is not None
    return law.decide(
        listed, _prevented(facts, law), law.check("IX.1.3", described, "described" if described else "not-described")
    )


def _unpaid(facts: BreachFacts, law: LawAt) -> list[Ground]:
    """An unpaid invoice, a demand in written form that sets an extra term, and that term over (IX.1.1)."""
    forms = law.value("breach.demand-forms")
    named = facts.number is not None
    grounds = [law.check(forms.clause, named, "invoice-named" if named else "invoice-not-named", number=facts.number)]
    if named:
        code = "is-paid" if facts.paid else "is-unpaid"
        grounds.append(law.check(forms.clause, not facts.paid, code, number=facts.number))
        bought = law.value("breach.purposes")
        covered = facts.purpose in bought.value
        code = "bought-under-promotion" if covered else "not-under-promotion"
        grounds.append(law.check(bought.clause, covered, code, number=facts.number, purpose=facts.purpose))
    if facts.demand_form is None or facts.term is None:
        return [*grounds, law.failed(forms.clause, "no-demand", number=facts.number)]
    written = facts.demand_form in forms.value
    code = "written-demand" if written else "unwritten-demand"
    grounds.append(
        law.check(forms.clause, written, code, form=facts.demand_form, forms=list(forms.value), demanded_on=facts.demanded_on)
    )
    last = act_deadline(facts.term)
    over = facts.on > last
    return [*grounds, law.check(forms.clause, over, "term-over" if over else "term-runs", term=facts.term, last_day=last)]


def _notice(facts: BreachFacts, law: LawAt) -> Ground:
    """A notice against a period within the bundle that was ahead when it was given; one against a later period is none (IX.1.2)."""
    if facts.notice_against is None or facts.last_day is None:
        return law.failed("IX.1.2", "no-notice")
    ahead = facts.happened_on is None or facts.notice_against > facts.happened_on
    within = ahead and facts.notice_against <= facts.last_day
    code = "notice-within" if within else "notice-after"
    return law.check("IX.1.2", within, code, against=facts.notice_against, last_day=facts.last_day)


def _prevented(facts: BreachFacts, law: LawAt) -> Ground:
    """The last year of the bundle began after the day of the conduct: from then on there is nothing to prevent (IX.1.3)."""
    if facts.first_day is None or facts.last_day is None:
        return law.failed("IX.1.3", "no-period-within")
    if facts.happened_on is None:
        return _prevented_by_end(facts, facts.first_day, facts.last_day, law)
    last = period_of(facts.first_day, 12, facts.last_day)
    ahead = last.number > 1 and last.first_day > facts.happened_on
    code = "period-ahead" if ahead else "no-period-ahead"
    found = {"happened_on": facts.happened_on, "begins": last.first_day if ahead else None, "last_day": facts.last_day}
    return law.check("IX.1.3", ahead, code, **found)


def _prevented_by_end(facts: BreachFacts, first_day: date, last_day: date, law: LawAt) -> Ground:
    """The same for facts stored before the day of the conduct was asked for: until the bundle's last day there was something to
    prevent."""
    begins = period(first_day, 12, 2).first_day
    within = begins <= last_day and facts.on <= last_day
    code = "period-within" if within else "no-period-within"
    return law.check("IX.1.3", within, code, on=facts.on, last_day=last_day)


@rule("IX.2")
def keep_training(facts: DiscountAfterBreach, law: LawAt) -> Decision[None]:
    """May a training go on at its discount after the breach? One that was paid for or held by then was obtained, and is paid back
    (IX.3.2); another is a further benefit, lost with the rest. Source: IX.2.
    """
    obtained = facts.paid or facts.held
    code = "training-obtained" if obtained else "training-discount-lost"
    return law.decide(law.check("IX.2", obtained, code, paid=facts.paid, held=facts.held))


@rule("IX.2", "IX.3", "IX.3.1", "IX.3.2", "IX.3.3", "IX.4")
def settle(facts: SettlementFacts, law: LawAt) -> Decision[Settlement | None]:
    """What is paid back after a breach: discounts and services, each with VAT, line by line.

    A discount is paid back in the currency and at the VAT rate in which it was given, one line for each; on a training once that
    was paid for or held, whichever came first. Services are the organiser's
    actual minutes at a rate an hour; a webinar's are split among the clients invited.
    Source: IX.2, IX.3, IX.3.1 to IX.3.3, IX.4.
    """
    if not facts.breached:
        return law.decide(law.failed("IX.2", "no-breach"))
    grounds = [law.passed("IX.2", "benefits-lost"), law.passed("IX.3", "sum-of-three")]
    lines = []
    subscription = Discount(facts.subscription_discount, facts.vat_rate, facts.currency)
    for clause, what, discounts in (
        ("IX.3.1", "subscription-discount", (subscription,)),
        ("IX.3.2", "training-discount", [d for d in facts.training_discounts if _obtained(d)]),
    ):
        sums: dict[tuple[str, str], int] = {}
        for given in discounts:
            at = given.vat_rate, given.currency
            sums[at] = sums.get(at, 0) + given.minor
        net = sum(sums.values())
        grounds.append(law.passed(clause, "discount-granted" if net else "nothing-granted", minor=net))
        lines += [_line(clause, what, currency, minor, rate) for (rate, currency), minor in sums.items() if minor]
    if waiting := sum(not _obtained(d) for d in facts.training_discounts):
        grounds.append(law.passed("IX.3.2", "training-not-obtained", count=waiting))
    rate = law.value("settlement.hourly-rate")
    minutes: dict[str, Fraction] = {}
    for service in facts.services:
        minutes[service.benefit] = minutes.get(service.benefit, Fraction(0)) + Fraction(service.minutes, service.shared_by)
    spent = {benefit: m for benefit, m in minutes.items() if m}
    code = "services-by-hour" if spent else "nothing-granted"
    grounds.append(law.passed(rate.clause, code, rate=int(rate.value), currency=rate.unit))
    for benefit, m in spent.items():
        exact = m * int(rate.value) * 100 / 60
        net = round_half_up(Decimal(exact.numerator) / exact.denominator)
        lines.append(_line(rate.clause, benefit, rate.unit, net, facts.vat_rate)._replace(minutes=str(m)))
    most = law.value("settlement.due-days")
    days = int(most.value) if facts.due_days is None else facts.due_days
    if not 0 <= days <= int(most.value):
        return law.decide(*grounds, law.failed(most.clause, "due-too-late", days=days, cap=int(most.value)))
    due = facts.issued_on + timedelta(days=days)
    grounds.append(law.passed(most.clause, "due-within", days=days, due_on=due))
    return law.decide(*grounds, value=Settlement(tuple(lines), due, act_deadline(due)))


def _obtained(given: Discount) -> bool:
    """Was the training paid for, or held? Facts stored before that was asked count every discount that was granted."""
    return (given.paid, given.held) == (None, None) or bool(given.paid or given.held)


def _line(clause: str, what: str, currency: str, net: int, vat_rate: str) -> SettlementLine:
    sums = line_of_net(net, vat_rate)
    return SettlementLine(clause, what, currency, sums.net, sums.vat, sums.gross, vat_rate)
