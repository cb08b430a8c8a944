"""The blocks that rules are built from, each on values of the tests' own regulation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supportctl.calendar import WARSAW, add_months, period_last_day
from supportctl.errors import Gap
from supportctl.law.agreed import accepted_beforehand, at_agreed_hour
from supportctl.law.deadlines import business_day_deadline, days_since, elapsed_deadline
from supportctl.law.decision import Ground
from supportctl.law.excluded import excluded
from supportctl.law.hours import Hours, default_hours, next_opening, within_hours
from supportctl.law.quotas import left, within_quota
from supportctl.law.required import confirmations, fields, one_of
from supportctl.law.terms import period, period_of, term_last_day
from supportctl.law.text import LawAt
from supportctl.law.versions import older, version_key
from supportctl.law.window import revoked, until_table, within_window
from tests.law.lending import on

Deadline = Callable[[LawAt, str, datetime], datetime]
OLD, PROMOTED, NEW = on(2020, 3, 2), on(2022, 7, 1), on(2025, 1, 2)


def warsaw(year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=WARSAW)


def said(ground: Ground) -> tuple[str, bool | None, str]:
    return ground.clause, ground.passed, ground.code


# Opening hours -----------------------------------------------------------------------------------------------------------------


class Moment(NamedTuple):
    """An instant in Warsaw, what is found, and when the desk opens next (None: it is open)."""

    at: datetime
    code: str
    opens: datetime | None = None


# The first text: Monday to Friday from 9 to 17, holidays closed. Tuesday 2020-11-10; the 11th is a holiday.
MOMENTS = [
    Moment(warsaw(2020, 11, 10, 9), "open"),
    Moment(warsaw(2020, 11, 10, 16, 59, 59), "open"),
    Moment(warsaw(2020, 11, 10, 8, 59, 59), "closed-hour", warsaw(2020, 11, 10, 9)),
    Moment(warsaw(2020, 11, 10, 17), "closed-hour", warsaw(2020, 11, 12, 9)),
    Moment(warsaw(2020, 11, 11, 10), "closed-holiday", warsaw(2020, 11, 12, 9)),
    Moment(warsaw(2020, 11, 14, 10), "closed-day", warsaw(2020, 11, 16, 9)),
]


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda m: f"{m.at:%a %H:%M:%S}")
def test_within_the_hours_of_the_text(moment: Moment) -> None:
    ground = within_hours(OLD, moment.at)
    assert said(ground) == ("§2", moment.opens is None, moment.code)
    assert ground.inputs["at"] == moment.at.isoformat()
    assert ground.inputs.get("next_opening") == (moment.opens.isoformat() if moment.opens else None)
    assert ground.inputs.get("holiday") == ("Narodowe Święto Niepodległości" if moment.code == "closed-holiday" else None)


def test_the_hours_are_those_of_the_days_text() -> None:
    saturday = warsaw(2025, 1, 4, 8)
    assert within_hours(NEW, saturday).passed
    assert not within_hours(PROMOTED, saturday).passed
    assert default_hours(NEW) == Hours((1, 2, 3, 4, 5, 6), "08:00", "17:00", True)


def test_round_the_clock_has_no_opening_and_no_closing() -> None:
    assert default_hours(NEW, "night") == Hours((1, 2, 3, 4, 5, 6, 7), None, None, False)
    for at in (warsaw(2025, 1, 1, 3), warsaw(2025, 12, 25, 23, 59, 59)):
        assert within_hours(NEW, at, "night").passed


def test_published_hours_take_the_place_of_the_texts_until_others_are_published() -> None:
    later = Hours((1, 2, 3, 4, 5), "12:00", "14:00", True)
    now = Hours((1, 2, 3, 4, 5), "07:00", "08:00", True, until=date(2020, 11, 12), then=later)
    assert within_hours(OLD, warsaw(2020, 11, 10, 7, 30), published=now).passed
    assert not within_hours(OLD, warsaw(2020, 11, 10, 10), published=now).passed
    assert next_opening(OLD, warsaw(2020, 11, 12, 6), published=now) == warsaw(2020, 11, 12, 7)
    # Friday the 13th has the later ones already.
    assert next_opening(OLD, warsaw(2020, 11, 12, 9), published=now) == warsaw(2020, 11, 13, 12)


# Confirmations, fields, documents, appointments ----------------------------------------------------------------------------------


def test_each_confirmation_is_a_ground_of_its_own_clause() -> None:
    grounds = confirmations(OLD, "confirmations", ["gear", "something-else"])
    assert [said(g) for g in grounds] == [("§3", False, "not-confirmed"), ("§3.1", True, "confirmed")]
    assert [g.inputs for g in grounds] == [{"confirmation": "manual"}, {"confirmation": "gear"}]


def test_a_blank_field_is_not_given() -> None:
    grounds = fields(OLD, "application.fields", {"name": " \t", "tool": "drill", "colour": "red"})
    assert [(g.inputs["field"], *said(g)) for g in grounds] == [("name", "§3", False, "not-given"), ("tool", "§3", True, "given")]


@pytest.mark.parametrize(
    ("given_", "passed"), [({}, False), ({"phone": " "}, False), ({"email": "a@b.example"}, True), ({"fax": "1"}, False)]
)
def test_one_of_several_fields(given_: dict[str, str | None], passed: bool) -> None:
    ground = one_of(OLD, "application.one-of", given_)
    assert said(ground) == ("§3", passed, "given" if passed else "none-given")
    assert ground.inputs == {"fields": ["phone", "email"]}


def test_documents_accepted_beforehand_are_those_of_the_days_text() -> None:
    assert said(accepted_beforehand(OLD, "application.documents", ["regulation"])) == ("§3", True, "accepted-beforehand")
    missing = accepted_beforehand(NEW, "application.documents", ["regulation"])
    assert (*said(missing), missing.inputs["documents"]) == ("§3", False, "not-accepted", ["price-list"])


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (warsaw(2025, 1, 2, 9, 59, 59), "before-agreed"),
        (warsaw(2025, 1, 2, 10), "agreed-hour"),
        (warsaw(2025, 1, 2, 10, 59, 59), "agreed-hour"),
        (warsaw(2025, 1, 2, 11), "after-agreed"),
    ],
)
def test_an_agreed_hour_holds_its_start_and_not_its_end(at: datetime, code: str) -> None:
    ground = at_agreed_hour(NEW, "§8", at, (warsaw(2025, 1, 2, 10), warsaw(2025, 1, 2, 11)))
    assert said(ground) == ("§8", code == "agreed-hour", code)


def test_no_appointment_fails() -> None:
    assert said(at_agreed_hour(NEW, "§8", warsaw(2025, 1, 2, 10), None)) == ("§8", False, "no-appointment")


def test_an_excluded_kind_fails_on_its_own_clause() -> None:
    found = {kind: excluded(OLD, "excluded", kind) for kind in ("gas", "heights", "drill")}
    assert {kind: ground and said(ground) for kind, ground in found.items()} == {
        "gas": ("§5.1", False, "excluded"),
        "heights": ("§5", False, "excluded"),
        "drill": None,
    }


# Deadlines and terms -------------------------------------------------------------------------------------------------------------


@given(st.datetimes(datetime(2022, 1, 1), datetime(2023, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_hours_of_a_deadline_are_real_hours(since: datetime) -> None:
    """Also over the change of the clocks, in whatever zone the instant is written."""
    assert elapsed_deadline(OLD, "return.within", since.astimezone(WARSAW)) == since + timedelta(hours=48)


def test_business_days_end_with_their_last_second() -> None:
    # Tuesday; the 11th is a holiday: Thursday and Friday.
    assert business_day_deadline(OLD, "answer.within", warsaw(2020, 11, 10, 12)) == warsaw(2020, 11, 13, 23, 59, 59)


@pytest.mark.parametrize("block", [elapsed_deadline, business_day_deadline])
def test_a_deadline_in_another_unit_is_a_mistake_of_the_text(block: Deadline) -> None:
    with pytest.raises(Gap) as caught:
        block(OLD, "defects.within", warsaw(2020, 11, 10))
    assert (caught.value.code, caught.value.params["key"]) == ("LAW_TEXT_INVALID", 'param."defects.within".unit')


def test_days_since_dont_count_the_days_own_event() -> None:
    assert [days_since(date(2020, 2, 28), on) for on in (date(2020, 2, 28), date(2020, 3, 1), date(2020, 2, 27))] == [0, 2, -1]


def test_a_term_for_an_act_moves_off_weekends_and_holidays() -> None:
    # Fourteen days from Wednesday 2020-10-28 end on Wednesday 11 November, a holiday.
    since = date(2020, 10, 28)
    assert term_last_day(OLD, "defects.within", since) == date(2020, 11, 12)
    assert term_last_day(OLD, "defects.within", since, act=False) == date(2020, 11, 11)


def test_a_term_in_years_ends_on_the_same_day_or_the_months_last() -> None:
    assert term_last_day(OLD, "guarantee", date(2020, 2, 29), act=False) == date(2021, 2, 28)
    with pytest.raises(Gap, match="LAW_TEXT_INVALID"):
        term_last_day(OLD, "return.within", date(2020, 2, 29))


@pytest.mark.parametrize("months", [6, 12])
@pytest.mark.parametrize("first", [date(2024, 2, 29), date(2024, 8, 31), date(2025, 3, 10), date(2023, 12, 31)])
def test_periods_abut_and_are_counted_from_the_first_day(first: date, months: int) -> None:
    for number in range(1, 9):
        found, following = period(first, months, number), period(first, months, number + 1)
        assert found.last_day + timedelta(days=1) == following.first_day
        assert found.first_day - add_months(first, months * (number - 1)) in (timedelta(), timedelta(days=1))
        for day in (found.first_day, found.last_day):
            assert period_of(first, months, day) == found
    if months == 12:
        assert [period(first, 12 * n, 1).last_day for n in (1, 2, 3)] == [period_last_day(first, n) for n in (1, 2, 3)]
    with pytest.raises(ValueError, match="before"):
        period_of(first, months, first - timedelta(days=1))


# Quotas, windows, versions of products -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("wanted", "used", "passed"), [(3, 0, True), (1, 2, True), (4, 0, False), (1, 3, False)])
def test_a_quota_holds_what_is_wanted_and_used(wanted: int, used: int, passed: bool) -> None:
    ground = within_quota(OLD, "tools.at-once", wanted, used, shelf="B")
    assert said(ground) == ("§5", passed, "quantity")
    assert ground.inputs == {"quantity": wanted, "cap": 3, "shelf": "B"}
    assert left(OLD, "tools.at-once", used) == max(0, 3 - used)


@pytest.mark.parametrize(
    ("day", "code"),
    [((2022, 7, 1), "in-window"), ((2022, 8, 31), "in-window"), ((2022, 9, 1), "after-window")],
)
def test_both_ends_of_a_window_are_inside(day: tuple[int, int, int], code: str) -> None:
    ground = within_window(on(*day))
    assert said(ground) == ("§7", code == "in-window", code)
    assert (ground.inputs["first_day"], ground.inputs["last_day"]) == (date(2022, 7, 1), date(2022, 8, 31))


def test_a_promotion_ends_at_the_moment_of_its_revocation() -> None:
    moment = warsaw(2022, 8, 10, 12)
    assert not revoked(PROMOTED, moment - timedelta(seconds=1))
    assert revoked(PROMOTED, moment)


def test_a_table_gives_the_row_whose_day_isnt_past() -> None:
    rows = PROMOTED.value("promotion.table").value
    found = [until_table(rows, day) for day in (date(2022, 7, 31), date(2022, 8, 1), date(2022, 8, 31), date(2022, 9, 1))]
    assert [row and row["percent"] for row in found] == [20, 10, 10, None]


@pytest.mark.parametrize(
    ("version", "than", "is_older"),
    [
        ("2021", "2026", True),
        ("6.1", "6.10", True),
        ("6", "6.0", False),
        ("7", "6.9", False),
        ("X3", "4", None),
        (None, "4", None),
    ],
)
def test_versions_of_products_are_compared_as_numbers(version: str | None, than: str, is_older: bool | None) -> None:
    assert older(version, than) is is_older


def test_digits_of_other_scripts_are_no_version() -> None:
    assert version_key("٣") is None
