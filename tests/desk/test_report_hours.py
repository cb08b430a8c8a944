"""The units that a report counts without dates are those of the rules."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from supportctl.desk.report.hours import in_one_run
from supportctl.law.units import Work, begun_units
from supportctl.regulations import SHELVES, shelf
from supportctl.store.compiled.reports import Worked

BEGIN = int(datetime(2026, 11, 16, 8, tzinfo=UTC).timestamp())


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 9000)), min_size=1, max_size=6), st.sampled_from([15, 30, 60]))
def test_units_of_one_run(spans: list[tuple[int, int]], unit: int) -> None:
    """(pause before, length) of each session."""
    sessions, at = [], BEGIN
    for pause, length in spans:
        at += pause
        sessions.append(Worked(1, "ewa", at, at + length, False, unit, "v", "r", 1, 1, "done"))
        at += length
    made = [Work(datetime.fromtimestamp(s.started_at, UTC), (s.stopped_at or 0) - s.started_at, unit, "v") for s in sessions]
    expected = [(int(u.began_at.timestamp()), u.seconds) for u in begun_units(made)]
    found = list(in_one_run(sessions, range(len(sessions)), at))
    assert [(u.began_at, u.seconds) for u in found] == expected
    for u in found:
        session = sessions[u.position]
        assert session.started_at <= u.began_at <= (session.stopped_at or 0)


@given(st.datetimes(datetime(2021, 1, 1), datetime(2030, 1, 1)), st.integers(0, 86_400))  # noqa: DTZ001  # made aware below
def test_the_later_a_session_ends_the_later_is_the_end_of_its_window(at: datetime, later: int) -> None:
    first = at.replace(tzinfo=UTC, microsecond=0)
    second = first + timedelta(seconds=later)
    for slug in SHELVES:
        rule = shelf(slug).rules.recurrence_until
        if rule is None:
            continue
        law = shelf(slug).law.on(first.date())
        for reason in ("done", "client-absent", "connection-lost"):
            one, other = rule(first, law, reason), rule(second, law, reason)
            assert one is None or (other is not None and one <= other)
