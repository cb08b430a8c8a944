"""Started units: whatever is worked, bought and consented to, every begun unit is taken once and in its turn."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from hypothesis import given
from hypothesis import strategies as st

from supportctl.calendar import WARSAW
from supportctl.law.units import Billed, Share, Source, Work, shared, take_units, units_left
from tests.law.lending import FIRST, LAW, THIRD

# Three days before summer time ends: what is drawn falls on both sides.
BASE = datetime(2026, 10, 23, 7, tzinfo=UTC)
Drawn = list[tuple[int, int]]  # (seconds from BASE, seconds of work)
DrawnSources = list[tuple[int, int, bool]]  # (minutes, seconds from BASE, consent)

lengths = st.integers(0, 20_000)
sessions = st.lists(st.tuples(st.integers(0, 400_000), lengths), max_size=5)
sources = st.lists(st.tuples(st.sampled_from([30, 60, 90, 120, 300]), st.integers(-1000, 30_000), st.booleans()), max_size=5)


def instant(seconds: int, zone: tzinfo = UTC) -> datetime:
    return (BASE + timedelta(seconds=seconds)).astimezone(zone)


def worked(drawn: Drawn, unit: int = 60, zone: tzinfo = UTC) -> tuple[Work, ...]:
    return tuple(Work(instant(at, zone), seconds, unit, FIRST) for at, seconds in drawn)


def bought(drawn: DrawnSources, zone: tzinfo = UTC) -> tuple[Source, ...]:
    rows = enumerate(drawn)
    return tuple(Source(f"s{n}", minutes, instant(since, zone), consent) for n, (minutes, since, consent) in rows)


@given(sessions, sources, st.sampled_from([15, 30, 60]))
def test_every_begun_unit_is_taken_once(work: Drawn, from_where: DrawnSources, unit: int) -> None:
    sources_ = bought(from_where)
    taken = take_units(worked(work, unit), sources_)
    seconds = sum(s for _, s in work)
    assert sum(t.seconds for t in taken) == seconds
    assert len(taken) == (max(1, -(-seconds // (unit * 60))) if work else 0)
    assert {t.minutes for t in taken} <= {unit}
    for source in sources_:
        used = [t for t in taken if t.source == source.id]
        assert sum(t.minutes for t in used) <= source.minutes
        assert all(source.covers(t.began_at) for t in used)


@given(st.integers(0, 20_000), lengths, lengths, sources)
def test_a_longer_session_never_begins_fewer_units(at: int, seconds: int, more: int, from_where: DrawnSources) -> None:
    short, long = (take_units(worked([(at, s)]), bought(from_where)) for s in (seconds, seconds + more))
    assert [(t.began_at, t.source) for t in long[: len(short)]] == [(t.began_at, t.source) for t in short]


@given(sessions, sources)
def test_the_zone_in_which_instants_are_written_changes_nothing(work: Drawn, from_where: DrawnSources) -> None:
    """Python compares and adds wall times within one zone: an hour wrong when the clocks change, as they do in these days."""
    in_warsaw = take_units(worked(work, zone=WARSAW), bought(from_where, WARSAW))
    assert in_warsaw == take_units(worked(work), bought(from_where))


def one_after_the_other(drawn: Drawn) -> Drawn:
    """(seconds of pause, of work) → (start, seconds) of sessions that don't overlap."""
    found, at = [], 0
    for pause, seconds in drawn:
        found.append((at + pause, seconds))
        at += pause + seconds
    return found


of_a_ticket = st.lists(st.tuples(st.integers(0, 5000), lengths), max_size=4).map(one_after_the_other)


@given(st.lists(of_a_ticket, min_size=2, max_size=3), sources)
def test_units_shared_by_several_are_taken_when_they_begin(drawn: list[Drawn], from_where: DrawnSources) -> None:
    """In whatever order they are recorded: each gets what it would take if one clerk wrote down every unit as it began."""
    purchases = tuple(s for s in bought(from_where) if not s.consent)
    shares = [Share(worked(work), purchases, ()) for work in drawn]
    given_ = shared(shares)
    taken = [take_units(share.work, own) for share, own in zip(shares, given_, strict=True)]
    begun = sorted((unit.began_at, number, unit.minutes) for number, units in enumerate(taken) for unit in units)
    left = {s.id: s.minutes for s in purchases}
    clerk = []
    for began_at, number, minutes in begun:
        source = next((s.id for s in purchases if left[s.id] >= minutes and s.since <= began_at), None)
        if source is not None:
            left[source] -= minutes
        clerk.append((began_at, number, source))
    assert clerk == sorted(((u.began_at, n, u.source) for n, units in enumerate(taken) for u in units), key=lambda row: row[:2])
    again = shared(shares[::-1])[::-1] if len({began for began, _, _ in begun}) == len(begun) else given_
    assert again == given_


# Examples ------------------------------------------------------------------------------------------------------------------------

HOUR = 3600


def test_the_unit_is_that_of_the_version_that_binds_the_session() -> None:
    found = [LAW.on(day.date()).value("billing.unit").value for day in (datetime(2024, 12, 31), datetime(2025, 1, 1))]  # noqa: DTZ001
    assert found == [60, 30]


def test_the_rest_of_a_unit_doesnt_cross_into_another_version() -> None:
    """61 minutes under hours and 31 under half hours: two hours and two half hours."""
    work = (Work(instant(0), 61 * 60, 60, FIRST), Work(instant(5 * HOUR), 31 * 60, 30, THIRD))
    taken = take_units(work, (Source("bought", 600, instant(-HOUR), False),))
    assert [(t.minutes, t.version, t.source) for t in taken] == [(60, FIRST, "bought")] * 2 + [(30, THIRD, "bought")] * 2


def test_sessions_of_one_version_add_up_and_work_that_begins_anew_doesnt() -> None:
    first, second = Work(instant(0), 600, 60, FIRST), Work(instant(HOUR), 600, 60, FIRST)
    assert len(take_units((first, second), ())) == 1
    assert [t.run for t in take_units((first, second._replace(anew=True)), ())] == [0, 1]


def test_a_session_of_no_length_begins_a_unit() -> None:
    assert [(t.minutes, t.seconds) for t in take_units((Work(instant(0), 0, 60, FIRST),), ())] == [(60, 0)]


def test_units_begin_after_real_hours_when_the_clocks_change() -> None:
    """Written in Warsaw, from 01:30 in summer time on: three hours later it is 03:30, in winter time."""
    start = datetime(2026, 10, 25, 1, 30, tzinfo=WARSAW)
    taken = take_units((Work(start, 4 * HOUR, 60, FIRST),), ())
    assert [t.began_at for t in taken] == [datetime(2026, 10, 24, 23, 30, tzinfo=UTC) + timedelta(hours=n) for n in range(4)]


def test_purchases_come_before_consents_and_a_consent_taken_back_covers_nothing_more() -> None:
    consent = Source("agreed", 600, instant(0), True, until=instant(2 * HOUR))
    purchase = Source("bought", 60, instant(0), False)
    taken = take_units((Work(instant(0), 4 * HOUR, 60, FIRST),), (consent, purchase))
    assert [t.source for t in taken] == ["bought", "agreed", None, None]


def test_what_was_billed_stays_where_it_was_taken() -> None:
    sources_ = (Source("early", 60, instant(0), False), Source("late", 60, instant(0), False))
    work = (Work(instant(0), 2 * HOUR, 60, FIRST),)
    assert [t.source for t in take_units(work, sources_)] == ["early", "late"]
    assert [t.source for t in take_units(work, sources_, (Billed(instant(0), "late", 60),))] == ["late", "early"]


def test_what_is_left_is_counted_in_whole_units() -> None:
    sources_ = (Source("a", 150, instant(0), False), Source("b", 45, instant(0), False))
    taken = take_units((Work(instant(0), 600, 60, FIRST),), sources_)
    assert (units_left(sources_, taken, 60), units_left(sources_, taken, 30)) == (1, 4)
