"""supportctl.calendar against the fact tables, both sides of every boundary, and the clock changes."""

from __future__ import annotations

import csv
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl import calendar as cal
from supportctl.errors import Gap

FACTS = Path(__file__).parent / "facts"
OFFICE = cal.OpeningHours((1, 2, 3, 4, 5), time(9), time(17), True)
ALWAYS = cal.OpeningHours((1, 2, 3, 4, 5, 6, 7), None, None, False)
WORKDAYS = cal.OpeningHours((1, 2, 3, 4, 5), None, None, True)


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def utc(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def between(first: str, last: str) -> st.SearchStrategy[datetime]:
    """Whole seconds of the UTC days from first to last."""
    ends = (int(at(f"{day}T00:00:00Z").timestamp()) for day in (first, last))
    return st.integers(*ends).map(lambda epoch: datetime.fromtimestamp(epoch, UTC))


# The two clock changes' weekends come up as often as all the rest.
instants = st.one_of(
    between("2018-01-02", "2045-01-01"), between("2026-03-28", "2026-03-30"), between("2026-10-24", "2026-10-26")
)
days = st.dates(date(2018, 1, 2), date(2045, 1, 1))
seconds = st.integers(0, 400_000)
hours = st.sampled_from(
    [
        OFFICE,
        ALWAYS,
        WORKDAYS,
        cal.OpeningHours((1, 2, 3, 4, 5, 6, 7), time(2, 30), time(3, 15), False),
        cal.OpeningHours((1, 2, 3, 4, 5, 6, 7), time(1, 30), time(2, 30), False),
        cal.OpeningHours((6, 7), time(20), time(0), True),
    ]
)


# Facts -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", rows("sla_warsaw.csv"), ids=lambda row: row["case"])
def test_sla_facts(row: dict[str, str]) -> None:
    created = at(row["created_local"])
    assert utc(created) == row["created_utc"]
    assert cal.iso(at(row["created_utc"])) == row["created_local"]
    assert OFFICE.is_open(created) is (row["inside_business_hours"] == "yes")
    next_day = cal.next_business_day(cal.legal_day(created))
    assert next_day.isoformat() == row["next_business_day"]
    opening = OFFICE.next_opening(datetime.combine(next_day, time(0), cal.WARSAW))
    assert utc(opening) == row["next_bd_opening_utc"]
    assert utc(OFFICE.closes_at(opening)) == row["next_bd_closing_utc"]
    assert utc(OFFICE.add_business(created, 3600)) == row["plus_1_business_hour_utc"]
    assert utc(OFFICE.add_business(created, 8 * 3600)) == row["plus_8_business_hours_utc"]
    assert cal.iso(OFFICE.add_business(created, 8 * 3600)) == row["plus_8_business_hours_local"]
    assert utc(OFFICE.add_business(created, 16 * 3600)) == row["plus_16_business_hours_utc"]


@pytest.mark.parametrize("row", rows("session_billing_warsaw.csv"), ids=lambda row: row["case"])
def test_session_facts(row: dict[str, str]) -> None:
    # Warsaw's own zone object on both ends is the trap: Python subtracts those by wall time.
    start, end = cal.local(at(row["start_local"])), cal.local(at(row["end_local"]))
    assert (utc(start), utc(end)) == (row["start_utc"], row["end_utc"])
    assert cal.elapsed_seconds(start, end) == int(row["real_seconds"])
    assert cal.started_units(int(row["real_seconds"]), 60) == int(row["started_hours"])
    assert OFFICE.business_seconds(start, end) == int(row["business_seconds_9_17"])


def test_holiday_facts() -> None:
    facts = rows("holidays_pl_2024_2031.csv")
    for row in facts:
        day = date.fromisoformat(row["date"])
        assert f"{day:%a}" == row["weekday"]
        assert cal.holiday(day) is not None
        assert not cal.is_business_day(day)
        assert (day.isoweekday() <= 5) is (row["changes_a_business_day"] == "yes")
    known = {row["date"] for row in facts}
    every = (date(2024, 1, 1) + timedelta(days=n) for n in range((date(2032, 1, 1) - date(2024, 1, 1)).days))
    for day in every:
        assert (cal.holiday(day) is not None) is (day.isoformat() in known)
        assert cal.is_business_day(day) is (day.isoweekday() <= 5 and day.isoformat() not in known)


# Holidays --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2024-12-24", None),
        ("2025-12-24", "Wigilia Bożego Narodzenia"),
        ("2018-11-12", "Narodowe Święto Niepodległości - 100-lecie"),
        ("2026-04-05", "Niedziela Wielkanocna"),
        ("2026-05-24", "Zielone Świątki"),
        ("2026-05-31", None),
        ("2017-12-25", "Boże Narodzenie (pierwszy dzień)"),
        ("2046-12-24", "Wigilia Bożego Narodzenia"),
        ("2017-12-24", None),
    ],
)
def test_holiday_names(day: str, name: str | None) -> None:
    assert cal.holiday(date.fromisoformat(day)) == name


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2045, 2046, 2047])
def test_both_sides_of_the_table_agree_with_the_library(year: int) -> None:
    library = holidays.country_holidays("PL", years=year, language="pl")
    every = [date(year, 1, 1) + timedelta(days=n) for n in range(365)]
    assert {day for day in every if cal.holiday(day)} == {day for day in library if day in every}


@pytest.mark.parametrize("year", [1900, 2101])
def test_a_year_nobody_knows_is_an_error_and_not_a_year_without_holidays(year: int) -> None:
    with pytest.raises(Gap) as caught:
        cal.holiday(date(year, 12, 25))
    assert (caught.value.code, caught.value.params) == ("HOLIDAYS_UNKNOWN", {"year": year})


def test_a_datetime_is_no_day() -> None:
    with pytest.raises(TypeError):
        cal.holiday(datetime(2026, 12, 25, tzinfo=UTC))


@given(days)
def test_business_days_step(day: date) -> None:
    after, before, same = cal.next_business_day(day), cal.previous_business_day(day), cal.roll_to_business_day(day)
    assert before < day <= same <= after
    assert day < after
    assert all(map(cal.is_business_day, (before, after, same)))
    assert (same == day) is cal.is_business_day(day)


def test_start_up_loads_no_library() -> None:
    program = (
        "import sys, supportctl.calendar as c, datetime as d; c.holiday(d.date(2026, 12, 25));"
        "print(sorted({'holidays', 'dateutil', 'dataclasses', 'decimal', 'calendar', 'num2words'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Instants --------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-20T22:59:59Z", "2026-11-20"),
        ("2026-11-20T23:00:00Z", "2026-11-21"),
        ("2026-06-20T21:59:59Z", "2026-06-20"),
        ("2026-06-20T22:00:00Z", "2026-06-21"),
        ("2026-12-31T23:00:00Z", "2027-01-01"),
    ],
)
def test_legal_day(instant: str, day: str) -> None:
    assert cal.legal_day(at(instant)).isoformat() == day


def test_iso_has_warsaws_offset_and_whole_seconds() -> None:
    assert cal.iso(datetime(2026, 10, 25, 0, 30, 5, 999_999, UTC)) == "2026-10-25T02:30:05+02:00"
    assert cal.iso(datetime(2026, 10, 25, 1, 30, 5, tzinfo=UTC)) == "2026-10-25T02:30:05+01:00"


def test_naive_instants_are_refused() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    for call in (cal.legal_day, cal.local, cal.iso, OFFICE.is_open, OFFICE.next_opening, OFFICE.closes_at, ALWAYS.closes_at):
        with pytest.raises(ValueError, match="naive"):
            call(naive)


def test_elapsed_refuses_a_reversed_interval() -> None:
    start = datetime(2026, 1, 1, 12, tzinfo=UTC)
    with pytest.raises(ValueError, match="before start"):
        cal.elapsed_seconds(start, start - timedelta(seconds=1))
    with pytest.raises(ValueError, match="before start"):
        OFFICE.business_seconds(start, start - timedelta(seconds=1))
    # A stored instant has no microseconds, the clock has.
    assert cal.elapsed_seconds(start.replace(microsecond=900_000), start) == 0


@given(st.lists(instants, min_size=3, max_size=3), st.lists(st.integers(0, 999_999), min_size=3, max_size=3))
def test_elapsed_adds_up(points: list[datetime], micros: list[int]) -> None:
    a, b, c = sorted(point.replace(microsecond=micro) for point, micro in zip(points, micros, strict=True))
    assert cal.elapsed_seconds(a, b) + cal.elapsed_seconds(b, c) == cal.elapsed_seconds(a, c)


@pytest.mark.parametrize(
    ("length", "unit", "units"),
    [(0, 60, 1), (1, 60, 1), (3600, 60, 1), (3601, 60, 2), (7200, 60, 2), (0, 30, 1), (1800, 30, 1), (1801, 30, 2)],
)
def test_started_units(length: int, unit: int, units: int) -> None:
    assert cal.started_units(length, unit) == units


@pytest.mark.parametrize(("length", "unit"), [(-1, 60), (0, 0), (0, -1)])
def test_started_units_refuses(length: int, unit: int) -> None:
    with pytest.raises(ValueError, match="unit_minutes"):
        cal.started_units(length, unit)


@given(seconds, seconds, st.sampled_from([1, 15, 30, 60]))
def test_a_longer_session_never_has_fewer_units(one: int, two: int, unit: int) -> None:
    short, long = sorted((one, two))
    assert 1 <= cal.started_units(short, unit) <= cal.started_units(long, unit)
    assert (cal.started_units(long, unit) - 1) * unit * 60 <= long <= cal.started_units(long, unit) * unit * 60


# Opening hours ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("weekdays", "opens", "closes"),
    [
        ((), None, None),
        ((0,), None, None),
        ((8,), None, None),
        ((1,), time(9), None),
        ((1,), None, time(9)),
        ((1,), time(9), time(9)),
        ((1,), time(22), time(6)),
    ],
)
def test_impossible_opening_hours(weekdays: tuple[int, ...], opens: time | None, closes: time | None) -> None:
    with pytest.raises(ValueError, match=r"weekdays|opens"):
        cal.OpeningHours(weekdays, opens, closes, False)


def test_opening_hours_are_values() -> None:
    same = cal.OpeningHours((1, 2, 3, 4, 5), time(9), time(17), True)
    assert same == OFFICE
    assert len({OFFICE, same, ALWAYS}) == 2
    assert "17" in repr(OFFICE)


@pytest.mark.parametrize(("clock", "is_open"), [("08:59:59", False), ("09:00:00", True), ("16:59:59", True), ("17:00:00", False)])
def test_the_closing_instant_is_outside(clock: str, is_open: bool) -> None:
    instant = at(f"2026-11-20T{clock}+01:00")
    assert OFFICE.is_open(instant) is is_open
    assert (OFFICE.closes_at(instant) is not None) is is_open
    assert (OFFICE.next_opening(instant) == instant) is is_open


def test_round_the_clock() -> None:
    friday = at("2026-11-20T22:00:00+01:00")
    assert ALWAYS.is_open(friday)
    assert ALWAYS.closes_at(friday) is None
    assert ALWAYS.add_business(friday, 3 * 86400) == friday + timedelta(days=3)
    assert utc(WORKDAYS.closes_at(at("2026-11-16T00:00:00+01:00"))) == "2026-11-20T23:00:00Z"  # Monday: to Friday's midnight
    assert utc(WORKDAYS.closes_at(at("2026-11-10T12:00:00+01:00"))) == "2026-11-10T23:00:00Z"  # the 11th is a holiday
    assert utc(WORKDAYS.next_opening(at("2026-11-11T12:00:00+01:00"))) == "2026-11-11T23:00:00Z"
    assert cal.OpeningHours((1, 2, 3, 4, 5, 6, 7), time(0), time(0), False).closes_at(friday) is None


def test_closing_at_midnight() -> None:
    late = cal.OpeningHours((5,), time(20), time(0), False)
    assert utc(late.closes_at(at("2026-11-20T23:59:59+01:00"))) == "2026-11-20T23:00:00Z"
    assert not late.is_open(at("2026-11-21T00:00:00+01:00"))


def test_open_sundays_and_holidays() -> None:
    daily = cal.OpeningHours((1, 2, 3, 4, 5, 6, 7), time(9), time(17), False)
    assert daily.is_open(at("2026-12-25T12:00:00+01:00"))
    assert daily.is_open(at("2026-11-22T12:00:00+01:00"))
    assert not OFFICE.is_open(at("2026-12-25T12:00:00+01:00"))


def test_a_day_round_the_clock_has_23_24_or_25_hours() -> None:
    for day, length in (("2026-03-29", 23), ("2026-03-30", 24), ("2026-10-25", 25)):
        start = datetime.combine(date.fromisoformat(day), time(0), cal.WARSAW)
        end = datetime.combine(date.fromisoformat(day) + timedelta(days=1), time(0), cal.WARSAW)
        assert ALWAYS.business_seconds(start, end) == cal.elapsed_seconds(start, end) == length * 3600


def test_add_business_stops_at_the_closing() -> None:
    friday = at("2026-11-20T16:00:00+01:00")
    assert cal.iso(OFFICE.add_business(friday, 3600)) == "2026-11-20T17:00:00+01:00"
    assert cal.iso(OFFICE.add_business(friday, 3601)) == "2026-11-23T09:00:01+01:00"
    saturday = at("2026-11-21T12:00:00+01:00")
    assert OFFICE.add_business(saturday, 0) == saturday
    with pytest.raises(ValueError, match="seconds"):
        OFFICE.add_business(friday, -1)


@given(hours, instants)
def test_the_next_opening_is_open(opening_hours: cal.OpeningHours, instant: datetime) -> None:
    opening = opening_hours.next_opening(instant)
    assert opening.tzinfo is cal.WARSAW
    assert opening_hours.is_open(opening)
    assert opening.astimezone(UTC) >= instant
    assert (opening.astimezone(UTC) == instant) is opening_hours.is_open(instant)
    assert opening_hours.business_seconds(instant, opening) == 0
    closing = opening_hours.closes_at(opening)
    if closing is not None:
        assert not opening_hours.is_open(closing)
        assert opening_hours.is_open(closing.astimezone(UTC) - timedelta(seconds=1))
        assert opening_hours.business_seconds(opening, closing) == cal.elapsed_seconds(opening, closing)


@given(hours, instants, seconds, seconds)
def test_business_time_is_consistent(opening_hours: cal.OpeningHours, instant: datetime, one: int, two: int) -> None:
    short, long = sorted((one, two))
    sooner, later = opening_hours.add_business(instant, short), opening_hours.add_business(instant, long)
    assert instant <= sooner.astimezone(UTC) <= later.astimezone(UTC)
    assert opening_hours.business_seconds(instant, later) == long
    assert opening_hours.add_business(sooner, long - short).astimezone(UTC) == later.astimezone(UTC)


@given(instants, st.integers(0, 10_000), seconds)
def test_a_later_ticket_is_never_due_earlier(instant: datetime, later: int, length: int) -> None:
    one, two = OFFICE.add_business(instant, length), OFFICE.add_business(instant + timedelta(seconds=later), length)
    assert one.astimezone(UTC) <= two.astimezone(UTC)


# Terms -----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "months", "last"),
    [
        ("2026-01-30", 1, "2026-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-02-28", 1, "2026-03-28"),
        ("2026-11-20", 1, "2026-12-20"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-12-01", 12, "2027-12-01"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2025-02-28", 36, "2028-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
    ],
)
def test_add_months(event: str, months: int, last: str) -> None:
    assert cal.add_months(date.fromisoformat(event), months).isoformat() == last
    if months % 12 == 0:
        assert cal.add_years(date.fromisoformat(event), months // 12).isoformat() == last


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        ("2026-11-20", 1, "2027-11-19"),
        ("2026-01-01", 1, "2026-12-31"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", 4, "2028-02-28"),
        ("2025-03-01", 1, "2026-02-28"),
        ("2027-03-01", 1, "2028-02-29"),
        ("2025-02-28", 1, "2026-02-27"),
    ],
)
def test_period_last_day(first: str, years: int, last: str) -> None:
    assert cal.period_last_day(date.fromisoformat(first), years).isoformat() == last


def test_a_period_has_a_year() -> None:
    with pytest.raises(ValueError, match="years"):
        cal.period_last_day(date(2026, 1, 1), 0)


@pytest.mark.parametrize(
    ("last", "deadline"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026-11-21", "2026-11-23"),
        ("2026-11-22", "2026-11-23"),
        ("2026-11-11", "2026-11-12"),
        ("2026-12-24", "2026-12-28"),
        ("2024-12-24", "2024-12-24"),
        ("2027-05-01", "2027-05-04"),
    ],
)
def test_act_deadline(last: str, deadline: str) -> None:
    assert cal.act_deadline(date.fromisoformat(last)).isoformat() == deadline


@pytest.mark.parametrize(("contract", "deadline"), [("2026-11-20", "2026-12-04"), ("2026-05-21", "2026-06-05")])
def test_withdrawal_facts(contract: str, deadline: str) -> None:
    assert cal.act_deadline(cal.add_days(date.fromisoformat(contract), 14)).isoformat() == deadline


def test_a_year_from_28_february_2025_may_be_used_until_monday() -> None:
    assert cal.act_deadline(cal.add_years(date(2025, 2, 28), 1)) == date(2026, 3, 2)


@pytest.mark.parametrize(
    ("issued", "upload"), [("2026-11-20", "2026-11-23"), ("2026-11-10", "2026-11-12"), ("2026-12-31", "2027-01-04")]
)
def test_offline24_facts(issued: str, upload: str) -> None:
    assert cal.next_business_day(date.fromisoformat(issued)).isoformat() == upload


@pytest.mark.parametrize(("tax_point", "rate_day"), [("2026-11-12", "2026-11-10"), ("2026-12-28", "2026-12-23")])
def test_nbp_day_facts(tax_point: str, rate_day: str) -> None:
    assert cal.previous_business_day(date.fromisoformat(tax_point)).isoformat() == rate_day


@given(days, days, st.integers(0, 400), st.integers(1, 10))
def test_deadlines_are_monotone(one: date, two: date, n: int, years: int) -> None:
    earlier, later = sorted((one, two))
    assert cal.act_deadline(cal.add_days(earlier, n)) <= cal.act_deadline(cal.add_days(later, n))
    assert cal.act_deadline(cal.add_days(earlier, n)) <= cal.act_deadline(cal.add_days(earlier, n + 1))
    assert cal.add_months(earlier, n) <= cal.add_months(later, n)
    assert cal.add_months(earlier, n) < cal.add_months(earlier, n + 1)
    assert cal.period_last_day(earlier, years) <= cal.period_last_day(later, years)
    assert cal.period_last_day(earlier, years) < cal.period_last_day(earlier, years + 1)
