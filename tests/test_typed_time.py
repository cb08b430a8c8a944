"""supportctl.typed_time: every form of a day and an instant, both sides of every boundary, and the clock changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.calendar import elapsed_seconds, iso
from supportctl.errors import InvalidInput
from supportctl.typed_time import clock_of, parse_clock, parse_day, parse_when
from tests.test_calendar import instants, utc


def at(wall: str) -> datetime:
    """An instant of Warsaw's winter or summer, written with its offset."""
    return datetime.fromisoformat(wall)


def refused(call: Callable[[], object]) -> tuple[str, dict[str, object]]:
    """Code and parameters of the InvalidInput that a call raises."""
    with pytest.raises(InvalidInput) as caught:
        call()
    return caught.value.code, caught.value.params


# Instants --------------------------------------------------------------------------------------------------------------------

# A Friday, 13:00 in Warsaw.
NOW = datetime(2026, 11, 20, 12, 0, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-20T09:05", "2026-11-20T08:05:00Z"),
        ("2026-11-20 09:05", "2026-11-20T08:05:00Z"),
        ("2026-11-20T09:05:30", "2026-11-20T08:05:30Z"),
        ("2026-11-20T09:05:30+01:00", "2026-11-20T08:05:30Z"),
        ("2026-11-20T09:05Z", "2026-11-20T09:05:00Z"),
        ("2026-11-20T09:05-01:30", "2026-11-20T10:35:00Z"),
        ("2026-07-01T09:05", "2026-07-01T07:05:00Z"),
        ("2026-07-01T09:05+01:00", "2026-07-01T08:05:00Z"),
        ("09:05", "2026-11-20T08:05:00Z"),
        ("9:05", "2026-11-20T08:05:00Z"),
        ("0:00", "2026-11-19T23:00:00Z"),
        ("2026-11-20T9:05", "2026-11-20T08:05:00Z"),
        ("20.11.2026 9:05", "2026-11-20T08:05:00Z"),
        ("8.12.2025 15:00", "2025-12-08T14:00:00Z"),
        ("08.12.2025 15:00:30", "2025-12-08T14:00:30Z"),
        ("29.2.2024 9:05", "2024-02-29T08:05:00Z"),
        ("20.11 13:00", "2026-11-20T12:00:00Z"),
        ("21.11 13:00", "2025-11-21T12:00:00Z"),
        ("09:05:30", "2026-11-20T08:05:30Z"),
        ("13:00", "2026-11-20T12:00:00Z"),
        ("2026-03-29T01:59:59", "2026-03-29T00:59:59Z"),
        ("2026-03-29T03:00", "2026-03-29T01:00:00Z"),
        ("2026-10-25T01:59:59", "2026-10-24T23:59:59Z"),
        ("2026-10-25T03:00", "2026-10-25T02:00:00Z"),
        ("2026-10-25T02:30+02:00", "2026-10-25T00:30:00Z"),
        ("2026-10-25 02:30+01:00", "2026-10-25T01:30:00Z"),
        ("2026-03-29T02:30+01:00", "2026-03-29T01:30:00Z"),
    ],
)
def test_parse_when(text: str, instant: str) -> None:
    parsed = parse_when(text, NOW)
    assert parsed.tzinfo is UTC
    assert utc(parsed) == instant


def test_today_is_warsaws_day() -> None:
    assert utc(parse_when("00:10", datetime(2026, 11, 19, 23, 30, tzinfo=UTC))) == "2026-11-19T23:10:00Z"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-20",
        "20.11.2026T09:05",
        "20.11.2026",
        "2026-11-20  09:05",
        "today",
        "dziś",
        "friday",
        "today  9:05",
        "todays 9:05",
        "today 9:05+01:00",
        "today 24:00",
        "9",
        "9:5",
        "009:05",
        "-",
        "-30",
        "-m",
        "-1.5h",
        "-30m1h",
        "-1h 30m",
        "+30m",
        "31/04/2026 9:05",
        "04/13/2026 9:05",
        "2026-11-20T24:00",
        "2026-11-20T09:60",
        "2026-11-20T09:05:60",
        "2026-11-20T09:05:30.5",
        "2026-13-01T09:05",
        "2026-11-20T09:05+24:00",
        "2026-11-20T09:05+01:60",
        "2026-11-20T09:05+0100",
        "2026-11-20T09:05 Z",
        "2026-11-20t09:05",
        "09:05+01:00",
        "09:05Z",
        " 09:05",
        "09:05\n",
        "٠٩:٠٥",
        "now",
    ],
)
def test_bad_when(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(text, NOW)
    assert (caught.value.code, caught.value.params) == ("BAD_WHEN", {"value": text})


@pytest.mark.parametrize("day", ["1899-12-31", "2201-01-01", "0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("clock", ["", "T09:05", "T00:00+14:00", "T23:00-14:00"])
def test_years_that_can_only_be_a_slip(day: str, clock: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(day + clock, NOW) if clock else parse_day(day, TODAY)
    params = {"value": day + clock, "first": "1900-01-01", "last": "2200-12-31"}
    assert (caught.value.code, caught.value.params) == ("DAY_OUT_OF_RANGE", params)


@pytest.mark.parametrize("clock", ["02:00", "02:30", "02:59:59"])
def test_the_hour_that_spring_skips(clock: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(f"2026-03-29 {clock}", NOW)
    assert (caught.value.code, caught.value.params) == ("WHEN_DOES_NOT_EXIST", {"value": f"2026-03-29 {clock}"})


@pytest.mark.parametrize("clock", ["02:00:00", "02:30:00", "02:59:59"])
def test_the_hour_that_autumn_repeats(clock: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(f"2026-10-25T{clock}", NOW)
    assert caught.value.code == "WHEN_IS_AMBIGUOUS"
    choices = [f"2026-10-25T{clock}+02:00", f"2026-10-25T{clock}+01:00"]
    assert caught.value.params == {"value": f"2026-10-25T{clock}", "choices": choices}
    assert elapsed_seconds(*(parse_when(choice, NOW) for choice in choices)) == 3600


@pytest.mark.parametrize("text", ["13:00:01", "2026-11-20T13:00:01", "2026-11-20T12:00:01Z", "2199-01-01T00:00"])
def test_the_future(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse_when(text, NOW)
    assert caught.value.code == "WHEN_IN_FUTURE"
    assert caught.value.params == {"value": text, "now": "2026-11-20T13:00:00+01:00"}


@given(instants, st.integers(-14 * 60, 14 * 60))
def test_parse_when_reads_every_offset(instant: datetime, minutes: int) -> None:
    text = instant.astimezone(timezone(timedelta(minutes=minutes))).isoformat()
    assert parse_when(text, instant) == instant
    assert parse_when(iso(instant), instant) == instant


def test_parse_day() -> None:
    assert parse_day("2026-11-20", TODAY) == date(2026, 11, 20)
    assert parse_day("1900-01-01", TODAY) == date(1900, 1, 1)
    assert parse_day("2200-12-31", TODAY) == date(2200, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20261120",
        "2026-W47-5",
        "26-11-20",
        "2026-11-20T00:00",
        "20.11.26",
        "0.11",
        "20.0.2026",
        "32.12",
        "03/03/2026",
        "13/04/2026",
        "04/31/2026",
        "13/13/2026",
        "03/04/0000",
        "3/4",
        " today",
        "today ",
        "today 9:05",
        "-30m",
        "dzień",
        "now",
        "x",
        "2026-1-2",
        "٢٠٢٦-١١-٢٠",
    ],
)
def test_bad_days(text: str) -> None:
    assert refused(lambda: parse_day(text, TODAY)) == ("BAD_DATE", {"value": text})


@pytest.mark.parametrize(
    ("text", "day", "month"),
    [
        ("2026-11-31", 31, "11"),
        ("30.02", 30, "02"),
        ("31.2.2026", 31, "02"),
        ("31.4", 31, "04"),
        ("31.4.", 31, "04"),
        ("29.02.2026", 29, "2026-02"),
        ("29.02.2100", 29, "2100-02"),
    ],
)
def test_days_that_their_month_does_not_have(text: str, day: int, month: str) -> None:
    params = {"value": text, "day": day, "month": month}
    assert refused(lambda: parse_day(text, TODAY)) == ("DAY_NOT_IN_MONTH", params)
    assert refused(lambda: parse_when(f"{text} 09:05", NOW))[0] == "DAY_NOT_IN_MONTH"


def test_a_full_stop_may_follow_the_month() -> None:
    assert parse_day("17.11.", TODAY) == parse_day("17.11", TODAY) == date(2026, 11, 17)
    assert parse_when("17.11. 14:50", NOW) == parse_when("2026-11-17T14:50", NOW)


# Words and elapsed time


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("today 9:05", "2026-11-20T08:05:00Z"),
        ("TODAY 09:05:30", "2026-11-20T08:05:30Z"),
        ("dziś 9:05", "2026-11-20T08:05:00Z"),
        ("dzis 9:05", "2026-11-20T08:05:00Z"),
        ("Dzis\u0301 9:05", "2026-11-20T08:05:00Z"),  # with the mark as a character of its own
        ("yesterday 23:59:59", "2026-11-19T22:59:59Z"),
        ("wczoraj 9:05", "2026-11-19T08:05:00Z"),
        ("-0m", "2026-11-20T12:00:00Z"),
        ("-30m", "2026-11-20T11:30:00Z"),
        ("-90m", "2026-11-20T10:30:00Z"),
        ("-1h30m", "2026-11-20T10:30:00Z"),
        ("-2h", "2026-11-20T10:00:00Z"),
        ("-36h", "2026-11-19T00:00:00Z"),
    ],
)
def test_near_days_and_elapsed_time(text: str, instant: str) -> None:
    assert utc(parse_when(text, NOW)) == instant


def test_tomorrow_lies_ahead() -> None:
    for text in ("tomorrow 10:00", "jutro 10:00"):
        assert utc(parse_when(text, NOW, ahead=True)) == "2026-11-21T09:00:00Z"
        assert refused(lambda text=text: parse_when(text, NOW))[0] == "WHEN_IN_FUTURE"  # type: ignore[misc]


def test_elapsed_time_is_no_wall_time() -> None:
    assert utc(parse_when("-2h", at("2026-03-29T04:00+02:00"))) == "2026-03-29T00:00:00Z"  # 01:00 in Warsaw
    assert utc(parse_when("-2h", at("2026-10-25T03:00+01:00"))) == "2026-10-25T00:00:00Z"  # 02:00, the first time
    assert utc(parse_when("-30m", at("2028-03-01T00:15+01:00"))) == "2028-02-29T22:45:00Z"


def test_a_day_of_the_clock_change_is_near_too() -> None:
    spring, autumn = at("2026-03-29T12:00+02:00"), at("2026-10-25T12:00+01:00")
    assert refused(lambda: parse_when("2:30", spring)) == ("WHEN_DOES_NOT_EXIST", {"value": "2:30"})
    assert refused(lambda: parse_when("today 2:30", spring)) == ("WHEN_DOES_NOT_EXIST", {"value": "today 2:30"})
    choices = ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]
    for text in ("2:30", "dziś 2:30", "25.10.2026 2:30", "25.10 2:30", "nd 2:30"):
        asked = refused(lambda text=text: parse_when(text, autumn))  # type: ignore[misc]
        assert asked == ("WHEN_IS_AMBIGUOUS", {"value": text, "choices": choices})
    assert utc(parse_when("yesterday 2:30", autumn)) == "2026-10-24T00:30:00Z"


# Weekdays


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        # NOW is Friday at 13:00: both sides of it.
        ("fri 12:59:59", "2026-11-20T11:59:59Z", "2026-11-27T11:59:59Z"),
        ("fri 13:00", "2026-11-20T12:00:00Z", "2026-11-20T12:00:00Z"),
        ("fri 13:00:01", "2026-11-13T12:00:01Z", "2026-11-20T12:00:01Z"),
        ("thu 23:00", "2026-11-19T22:00:00Z", "2026-11-26T22:00:00Z"),
        ("sat 0:00", "2026-11-13T23:00:00Z", "2026-11-20T23:00:00Z"),
    ],
)
def test_the_last_and_the_next(text: str, back: str, ahead: str) -> None:
    assert utc(parse_when(text, NOW)) == back
    assert utc(parse_when(text, NOW, ahead=True)) == ahead


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("mon monday pn pon poniedziałek poniedzialek Poniedziałek MON", 16),
        ("tue tues tuesday wt wtorek", 17),
        ("wed wednesday śr sr śro środa sroda Środa", 18),
        ("thu thur thurs thursday cz czw czwartek", 19),
        ("fri friday pt pi pią piątek piatek", 20),
        ("sat saturday so sob sobota", 14),
        ("sun sunday nd nie niedz niedziela", 15),
    ],
)
def test_names_of_weekdays(names: str, day: int) -> None:
    for name in names.split():
        assert utc(parse_when(f"{name} 9:05", NOW)) == f"2026-11-{day}T08:05:00Z"
        assert parse_day(name, TODAY) == date(2026, 11, day)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("t 9:05", ["tuesday", "thursday"]),
        ("p 9:05", ["poniedziałek", "piątek"]),
        ("w 9:05", ["wtorek", "wednesday"]),
        ("s 9:05", ["środa", "saturday", "sobota", "sunday"]),
        ("Ś 9:05", ["środa", "saturday", "sobota", "sunday"]),
    ],
)
def test_a_weekday_that_could_be_two(text: str, choices: list[str]) -> None:
    assert refused(lambda: parse_when(text, NOW)) == ("DAY_COULD_BE_TWO", {"value": text, "choices": choices})


@pytest.mark.parametrize(
    ("now", "back", "ahead"),
    [
        # Sunday 2:30: skipped on 2026-03-29. Before and after the hour it is the Sunday that has it.
        ("2026-03-29T01:59:59+01:00", "2026-03-22T01:30:00Z", "WHEN_DOES_NOT_EXIST"),
        ("2026-03-29T03:30+02:00", "WHEN_DOES_NOT_EXIST", "2026-04-05T00:30:00Z"),
        # Twice on 2026-10-25: each reading counts, and which one is asked.
        ("2026-10-25T02:29:59+02:00", "2026-10-18T00:30:00Z", "WHEN_IS_AMBIGUOUS"),
        ("2026-10-25T02:30+02:00", "WHEN_IS_AMBIGUOUS", "WHEN_IS_AMBIGUOUS"),
        ("2026-10-25T02:10+01:00", "WHEN_IS_AMBIGUOUS", "WHEN_IS_AMBIGUOUS"),
        ("2026-10-25T02:30+01:00", "WHEN_IS_AMBIGUOUS", "WHEN_IS_AMBIGUOUS"),
        ("2026-10-25T02:30:01+01:00", "WHEN_IS_AMBIGUOUS", "2026-11-01T01:30:00Z"),
    ],
)
def test_a_weekday_at_the_clock_change(now: str, back: str, ahead: str) -> None:
    for want, lies_ahead in ((back, False), (ahead, True)):
        if want.startswith("WHEN"):
            assert refused(lambda lies_ahead=lies_ahead: parse_when("sun 2:30", at(now), ahead=lies_ahead))[0] == want  # type: ignore[misc]
        else:
            assert utc(parse_when("sun 2:30", at(now), ahead=lies_ahead)) == want


@given(instants, st.sampled_from(["mon", "wt", "środa", "czw", "Fri", "sobota", "nd"]), st.integers(4, 23))
def test_a_weekday_is_within_a_week(now: datetime, name: str, hour: int) -> None:
    week = timedelta(days=7, hours=1)  # a week with a clock change is an hour longer
    back, ahead = (parse_when(f"{name} {hour}:00", now, ahead=lies_ahead) for lies_ahead in (False, True))
    assert now - week < back <= now <= ahead < now + week


# A bare time of something begun ----------------------------------------------------------------------------------------------

BEGAN = "2026-11-19T10:00:00+01:00"


@pytest.mark.parametrize(
    ("clock", "began", "now", "found"),
    [
        # Begun yesterday at 10:00.
        ("16:30", BEGAN, "2026-11-20T09:00+01:00", "2026-11-19T15:30:00Z"),
        ("16:30", BEGAN, "2026-11-20T16:29:59+01:00", "2026-11-19T15:30:00Z"),
        ("16:30", BEGAN, "2026-11-20T16:30+01:00", ["2026-11-19T16:30:00+01:00", "2026-11-20T16:30:00+01:00"]),
        ("16:30", BEGAN, "2026-11-20T18:00+01:00", ["2026-11-19T16:30:00+01:00", "2026-11-20T16:30:00+01:00"]),
        ("9:59:59", BEGAN, "2026-11-20T18:00+01:00", "2026-11-20T08:59:59Z"),
        ("10:00", BEGAN, "2026-11-20T09:00+01:00", "2026-11-19T09:00:00Z"),
        ("9:30", BEGAN, "2026-11-20T09:00+01:00", None),
        # Begun a week ago: that day or today, none between.
        ("16:30", "2026-11-13T10:00:00+01:00", "2026-11-20T09:00+01:00", "2026-11-13T15:30:00Z"),
        # Begun today: as typed, also before it began.
        ("9:00", "2026-11-20T10:00:00+01:00", "2026-11-20T12:00+01:00", "2026-11-20T08:00:00Z"),
        # Across midnight, and days of the clock changes.
        ("0:15", "2026-11-19T23:30:00+01:00", "2026-11-20T00:30+01:00", "2026-11-19T23:15:00Z"),
        ("23:45", "2026-11-19T23:30:00+01:00", "2026-11-20T00:30+01:00", "2026-11-19T22:45:00Z"),
        ("2:30", "2026-03-28T23:00:00+01:00", "2026-03-29T04:00+02:00", None),
        ("2:30", "2026-03-28T01:00:00+01:00", "2026-03-29T04:00+02:00", "2026-03-28T01:30:00Z"),
        ("2:30", "2026-10-24T23:00:00+02:00", "2026-10-25T02:45+02:00", "2026-10-25T00:30:00Z"),
        (
            "2:30",
            "2026-10-24T23:00:00+02:00",
            "2026-10-25T04:00+01:00",
            ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"],
        ),
    ],
)
def test_a_bare_time_of_something_begun(clock: str, began: str, now: str, found: str | list[str] | None) -> None:
    typed = parse_clock(clock)
    assert typed is not None

    def placed() -> datetime:
        return clock_of(typed, at(began), at(now), field="--at", first=at(began), last=at(now))

    if isinstance(found, str):
        assert utc(placed()) == found
        return
    code, params = refused(placed)
    shown = {"field": "--at", "value": typed.isoformat("seconds" if typed.second else "minutes")}
    if found is None:
        assert (code, params) == ("CLOCK_FITS_NO_DAY", {**shown, "first": iso(at(began)), "last": iso(at(now))})
    else:
        assert (code, params) == ("CLOCK_FITS_TWO_DAYS", {**shown, "choices": found})


def test_a_bare_time_of_what_began_today_may_not_lie_ahead() -> None:
    began, now = at("2026-11-20T10:00+01:00"), at("2026-11-20T12:00+01:00")
    code, _ = refused(lambda: clock_of(time(12, 0, 1), began, now, field="--at", first=began, last=now))
    assert code == "WHEN_IN_FUTURE"


def test_only_a_time_alone_is_bare() -> None:
    assert parse_clock("9:05") == time(9, 5)
    assert parse_clock("09:05:30") == time(9, 5, 30)
    for text in ("24:00", "9:60", "", "today 9:05", "2026-11-20T09:05", "-30m", "9", "9:05Z"):
        assert parse_clock(text) is None


# Days ------------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "today", "back", "ahead"),
    [
        ("20.11.2026", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("1.2.2027", "2026-11-20", "2027-02-01", "2027-02-01"),
        ("29.02.2024", "2026-11-20", "2024-02-29", "2024-02-29"),
        ("19.11", "2026-11-20", "2026-11-19", "2027-11-19"),
        ("20.11", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("21.11", "2026-11-20", "2025-11-21", "2026-11-21"),
        ("31.12", "2026-01-01", "2025-12-31", "2026-12-31"),
        ("1.1", "2026-12-31", "2026-01-01", "2027-01-01"),
        ("29.2", "2026-11-20", "2024-02-29", "2028-02-29"),
        ("29.02", "2028-02-29", "2028-02-29", "2028-02-29"),
        ("29.02", "2028-02-28", "2024-02-29", "2028-02-29"),
        ("29.02", "2028-03-01", "2028-02-29", "2032-02-29"),
        ("29.02", "2103-01-01", "2096-02-29", "2104-02-29"),
        ("today", "2028-02-29", "2028-02-29", "2028-02-29"),
        ("yesterday", "2028-03-01", "2028-02-29", "2028-02-29"),
        ("Wczoraj", "2026-01-01", "2025-12-31", "2025-12-31"),
        ("tomorrow", "2028-02-28", "2028-02-29", "2028-02-29"),
        ("JUTRO", "2026-12-31", "2027-01-01", "2027-01-01"),
        ("dziś", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("friday", "2026-11-20", "2026-11-20", "2026-11-20"),
        ("czwartek", "2026-11-20", "2026-11-19", "2026-11-26"),
        ("so", "2026-11-20", "2026-11-14", "2026-11-21"),
    ],
)
def test_days(text: str, today: str, back: str, ahead: str) -> None:
    assert parse_day(text, date.fromisoformat(today)).isoformat() == back
    assert parse_day(text, date.fromisoformat(today), ahead=True).isoformat() == ahead


@pytest.mark.parametrize("clock", ["", " 9:05"])
@pytest.mark.parametrize("day", ["03/04/2026", "3/4/2026", "04/03/2026"])
def test_a_day_with_slashes_could_be_two(day: str, clock: str) -> None:
    text = day + clock
    asked = refused(lambda: parse_when(text, NOW) if clock else parse_day(text, TODAY))
    assert asked == ("DAY_COULD_BE_TWO", {"value": text, "choices": ["2026-03-04", "2026-04-03"]})


@pytest.mark.parametrize(("text", "ahead"), [("31.12.1899", False), ("1.1.2201", False), ("1.1", True)])
def test_days_too_far_off(text: str, ahead: bool) -> None:
    assert refused(lambda: parse_day(text, date(2200, 12, 31), ahead=ahead))[0] == "DAY_OUT_OF_RANGE"
