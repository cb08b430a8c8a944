"""SOLIDEXPERT bundles, chapter V: the discount on trainings. In the order of a training's life: declared, ordered, agreed, held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from supportctl.calendar import holiday, is_business_day
from supportctl.law.decision import Decision, Ground
from supportctl.law.facts import facts
from supportctl.law.quotas import left
from supportctl.law.rules import rule
from supportctl.law.terms import term_last_day
from supportctl.law.text import LawAt
from supportctl.money import round_half_up
from supportctl.tuples import NamedTuple


@facts
class TrainingWish(NamedTuple):
    """A client wants to use the discount of its bundle of so many years. `breached`: a gross breach is on record."""

    years: int
    breached: bool = False


@facts
class WantedTraining(NamedTuple):
    """A training for so many people; `list_price`: net, minor units, of one person."""

    kind: str
    participants: int
    list_price: int = 0


@facts
class TrainingOrderFacts(NamedTuple):
    """An order of trainings, sent on a day. `subscribed_on`: the order of the bundle; `declared_on`: the wish on record;
    `orders_before`: discounted orders under this bundle; `due_on`: by when the proforma is to be paid."""

    years: int
    subscribed_on: date
    sent_on: date
    wanted: tuple[WantedTraining, ...]
    due_on: date
    declared_on: date | None = None
    orders_before: int = 0
    breached: bool = False


@facts
class OrderedTraining(NamedTuple):
    """One line of the order, net, minor units."""

    kind: str
    participants: int
    base: int
    discount: int
    net: int


@facts
class TrainingOrder(NamedTuple):
    """`order_until`: the last day for the order, `use_until`: for using what was ordered. Money net, minor units."""

    percent: int
    order_until: date
    use_until: date
    lines: tuple[OrderedTraining, ...]
    discount: int
    net: int


@facts
class TrainingDateFacts(NamedTuple):
    """A date about to be agreed. `group`: the people enrolled for it, of all clients together; `exception`: "given" when the
    organiser said otherwise than one business day of the usual length."""

    ordered_on: date
    group: int
    minutes: int
    date: date | None = None
    place: str | None = None
    exception: str | None = None


@facts
class HeldTrainingFacts(NamedTuple):
    """A training held with a group of so many people, of all clients together."""

    ordered_on: date
    held_on: date
    group: int


@facts
class UnusedTraining(NamedTuple):
    """A training that wasn't held yet, on the day that is asked about."""

    ordered_on: date
    on: date


@rule("V.1", "V.3", "IX.2")
def declare_training(facts: TrainingWish, law: LawAt) -> Decision[int | None]:
    """Is there a discount to declare the wish for? The percentage. Source: V.1, V.3; IX.2 after a breach."""
    plan, percent = _percent(facts.years, law)
    return law.decide(plan, law.passed("V.3", "wish-declared"), *_lost(facts.breached, law), value=percent)


def _percent(years: int, law: LawAt) -> tuple[Ground, int | None]:
    """The discount of the plan, if it brings one."""
    listed = law.value("training.discounts")
    percent = listed.value.get(str(years))
    code = "training-discount" if percent else "no-training-discount"
    return law.check(listed.clause, percent is not None, code, years=years, percent=percent), percent


def _lost(breached: bool, law: LawAt) -> list[Ground]:
    """After a gross breach no further discount is granted; one that was granted is paid back, and the training stays."""
    return [law.failed("IX.2", "benefits-lost")] if breached else []


@rule("V.1", "V.2", "V.3", "V.4", "V.5", "V.6", "IX.2")
def order_training(facts: TrainingOrderFacts, law: LawAt) -> Decision[TrainingOrder]:
    """May the trainings be ordered at the discount, what do they cost, until when are they used?

    Source: V.1 to V.6; IX.2 after a breach. The day of sending counts for the term of V.2.
    """
    plan, percent = _percent(facts.years, law)
    until = term_last_day(law, "training.order-within", facts.subscribed_on)
    used = term_last_day(law, "training.use-within", facts.sent_on)
    in_time = facts.sent_on <= until
    first = facts.declared_on is not None and facts.declared_on <= facts.sent_on
    grounds = [
        plan,
        _one_order(facts.orders_before, law),
        law.check("V.2", in_time, "training-in-time" if in_time else "training-too-late", sent_on=facts.sent_on, last_day=until),
        law.check("V.3", first, "declared-before" if first else "not-declared", declared_on=facts.declared_on),
        law.passed("V.4", "proforma-due", due_on=facts.due_on),
        *_kinds(facts.wanted, law),
        law.passed("V.6", "use-until", use_until=used),
        *_lost(facts.breached, law),
    ]
    lines = tuple(_line(wanted, percent or 0) for wanted in facts.wanted)
    value = TrainingOrder(
        percent or 0, until, used, lines, discount=sum(line.discount for line in lines), net=sum(line.net for line in lines)
    )
    return law.decide(*grounds, value=value)


def _one_order(before: int, law: LawAt) -> Ground:
    """One discounted order a bundle."""
    quota = law.value("training.orders-per-bundle")
    free = left(law, "training.orders-per-bundle", before) > 0
    return law.check(quota.clause, free, "order-free" if free else "order-used", orders=before, cap=int(quota.value))


def _kinds(wanted: Sequence[WantedTraining], law: LawAt) -> list[Ground]:
    """One ground a training: not one of the kinds that the discount isn't for."""
    excluded = law.value("training.excluded-kinds")
    return [
        law.check(excluded.clause, w.kind not in excluded.value, "training-kind", training=w.kind, excluded=list(excluded.value))
        for w in wanted
    ]


def _line(wanted: WantedTraining, percent: int) -> OrderedTraining:
    """Any number of people at the list price, less the discount, to the grosz."""
    base = wanted.participants * wanted.list_price
    discount = round_half_up(Decimal(base * percent) / 100)
    return OrderedTraining(wanted.kind, wanted.participants, base, discount, base - discount)


@rule("V.6", "V.7", "V.8", "V.9", "V.10")
def schedule_training(facts: TrainingDateFacts, law: LawAt) -> Decision[bool]:
    """May the training be held on that date in that place? The value: is its group large enough?

    Source: V.6 to V.10. Too small a group doesn't refuse the date: the training waits for more people.
    """
    until = term_last_day(law, "training.use-within", facts.ordered_on)
    day, least = facts.date, int(law.value("training.minimum-group").value)
    enough = facts.group >= least
    used = law.check("V.6", day is None or day <= until, "training-use", date=day, use_until=until)
    return law.decide(
        used,
        law.passed("V.7", "open-training", group=facts.group),
        *_where_and_when(facts, law),
        law.passed("V.9", "group-complete" if enough else "group-waits", group=facts.group, least=least),
        *_length(facts, law),
        value=enough,
    )


def _where_and_when(facts: TrainingDateFacts, law: LawAt) -> list[Ground]:
    """On line or in one of the towns, on a date agreed with the organiser."""
    places = law.value("training.places")
    listed = facts.place in places.value
    code = "training-place" if listed else "other-place" if facts.place else "no-place"
    agreed = facts.date is not None
    return [
        law.check(places.clause, listed, code, place=facts.place, places=list(places.value)),
        law.check("V.8", agreed, "training-date" if agreed else "no-training-date", date=facts.date),
    ]


def _length(facts: TrainingDateFacts, law: LawAt) -> list[Ground]:
    """The usual length in one business day, unless the organiser said otherwise."""
    usual = law.value("training.minutes")
    otherwise = facts.exception is not None
    said = {"exception": True} if otherwise else {}
    length = law.check(
        usual.clause,
        facts.minutes == int(usual.value) or otherwise,
        "training-length",
        minutes=facts.minutes,
        usual=usual.value,
        **said,
    )
    if facts.date is None:
        return [length]
    open_day = is_business_day(facts.date)
    found = {"date": facts.date, **({"holiday": name} if (name := holiday(facts.date)) else {}), **said}
    day = law.check("V.10", open_day or otherwise, "business-day" if open_day else "no-business-day", **found)
    return [length, day]


@rule("V.6", "V.7", "V.9")
def attend_training(facts: HeldTrainingFacts, law: LawAt) -> Decision[None]:
    """Could the training be held: in time, and with the least number of people? Source: V.6, V.7, V.9."""
    until = term_last_day(law, "training.use-within", facts.ordered_on)
    least = law.value("training.minimum-group")
    enough = facts.group >= int(least.value)
    return law.decide(
        law.check("V.6", facts.held_on <= until, "training-use", date=facts.held_on, use_until=until),
        law.passed("V.7", "open-training", group=facts.group),
        law.check(least.clause, enough, "group-complete" if enough else "group-too-small", group=facts.group, least=least.value),
    )


@rule("V.6")
def training_deadline(facts: UnusedTraining, law: LawAt) -> Decision[date]:
    """Can it still be used? The last day; after it the training is lost. Source: V.6."""
    until = term_last_day(law, "training.use-within", facts.ordered_on)
    lost = facts.on > until
    return law.decide(
        law.check("V.6", not lost, "training-lost" if lost else "use-until", on=facts.on, use_until=until), value=until
    )
