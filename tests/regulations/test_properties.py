"""What must always hold of the rules, whatever the facts."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from supportctl.calendar import WARSAW
from supportctl.law.deadlines import elapsed_deadline
from supportctl.regulations import law_of
from supportctl.regulations.facts import ConversionFacts, WorkFacts
from supportctl.regulations.progrupa_support.rules import bill_work
from supportctl.regulations.sketchup_conversion.rules import check_conversion
from supportctl.regulations.support import Bill
from tests.law.test_units import Drawn, DrawnSources, bought, lengths, sessions, sources, worked
from tests.regulations.amended import PROGRUPA, SKETCHUP

DAY = timedelta(days=1)
ON = date(2026, 11, 17)


def _asked(work: Drawn, from_where: DrawnSources, unit: int = 60) -> WorkFacts:
    return WorkFacts(worked(work, unit), bought(from_where))


def _answer(facts: WorkFacts) -> Bill:
    return bill_work(facts, law_of(PROGRUPA).on(ON)).value


@given(st.integers(0, 20_000), lengths, lengths, sources)
def test_a_longer_session_never_costs_less(at: int, seconds: int, more: int, from_where: DrawnSources) -> None:
    short, long = _answer(_asked([(at, seconds)], from_where)), _answer(_asked([(at, seconds + more)], from_where))
    assert long.started_minutes >= short.started_minutes
    assert long.billable_minutes >= short.billable_minutes
    assert long.unbilled_seconds >= short.unbilled_seconds


@given(sessions, sources, st.sampled_from([15, 30, 60]))
def test_a_bill_adds_up(work: Drawn, from_where: DrawnSources, unit: int) -> None:
    facts = _asked(work, from_where, unit)
    bill = _answer(facts)
    assert bill.seconds == sum(s for _, s in work) == sum(t.seconds for t in bill.taken)
    assert bill.started_minutes == (max(1, -(-bill.seconds // (unit * 60))) * unit if work else 0)
    nothing = [t for t in bill.taken if t.source is None]
    assert bill.billable_minutes + unit * len(nothing) == bill.started_minutes
    assert bill.unbilled_seconds == sum(t.seconds for t in nothing)
    for source in facts.sources:
        used = [t for t in bill.taken if t.source == source.id]
        assert sum(t.minutes for t in used) <= source.minutes
        assert all(t.began_at >= source.since for t in used)


@given(sessions, sources)
def test_free_help_costs_nothing(work: Drawn, from_where: DrawnSources) -> None:
    facts = _asked(work, from_where)
    bill = _answer(WorkFacts(facts.work, facts.sources, billable=False))
    assert (bill.billable_minutes, bill.unbilled_seconds) == (0, 0)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_the_window_of_a_recurrence_is_24_real_hours(end: datetime) -> None:
    law = law_of(PROGRUPA).on(ON)
    assert elapsed_deadline(law, "recurrence.window", end.astimezone(WARSAW)) == end + timedelta(hours=24)


WINDOW = (date(2020, 9, 25), date(2021, 12, 4))


@settings(max_examples=25, deadline=None)
@given(
    on=st.dates(date(2020, 9, 1), date(2021, 12, 31)),
    maintenance=st.none() | st.dates(date(2020, 1, 1), date(2022, 3, 1)),
    version=st.sampled_from(["2012", "2013", None]),
    kind=st.sampled_from(["perpetual-single", "perpetual-network", "trial"]),
    promoted=st.sampled_from([False, False, True, None]),
    quantity=st.sampled_from([1, 4, 5, 50, 51]),
)
def test_the_best_day_is_what_trying_every_day_finds(
    on: date, maintenance: date | None, version: str | None, kind: str, promoted: bool | None, quantity: int
) -> None:
    facts = ConversionFacts("sketchup-pro", kind, version, "active", maintenance, True, promoted, True, "PL", "annual", quantity)
    law = law_of(SKETCHUP)
    best: date | None = None
    percent = 0
    day = max(on, WINDOW[0] - 3 * DAY)
    while day <= WINDOW[1] + 3 * DAY:
        value = check_conversion(facts, law.on(day)).value
        if value.discount_percent > percent:
            best, percent = day, value.discount_percent
        day += DAY
    assert check_conversion(facts, law.on(on)).value.best_day == best
