"""Block: terms in days and years by the civil code, arts. 111, 112 and 115, and the periods of a subscription."""

from __future__ import annotations

from datetime import date, timedelta

from supportctl.calendar import act_deadline, add_days, add_months, add_years
from supportctl.law.text import LawAt
from supportctl.tuples import NamedTuple


def term_last_day(law: LawAt, key: str, since: date, *, act: bool = True) -> date:
    """Last day of the term, in days or years, that the parameter sets from an event's day on.

    The event's day isn't counted (art. 111), a year ends on the same calendar day or the month's last (art. 112). A term for
    an act moves off Saturdays, Sundays and holidays (art. 115); `act=False`: what lapses by itself doesn't.
    """
    param = law.value(key)
    if param.unit not in ("days", "years"):
        raise law.regulation.mistake(f'param."{key}".unit', "days or years are wanted")
    last = (add_days if param.unit == "days" else add_years)(since, int(param.value))
    return act_deadline(last) if act else last


class Period(NamedTuple):
    """The n-th period, from 1 on, of a subscription, both ends included."""

    number: int
    first_day: date
    last_day: date


def period(first: date, months: int, number: int) -> Period:
    """The n-th period of so many months, counted from the first day and never from the period before it.

    A period begins on the same calendar day, or on the first of the next month where there is none, and ends the day before
    the next begins.
    """
    return Period(number, _begins(first, months * (number - 1)), _begins(first, months * number) - timedelta(days=1))


def period_of(first: date, months: int, day: date) -> Period:
    """The period in which the day lies. ValueError before the first."""
    if day < first:
        raise ValueError(f"{day} is before {first}")
    number = max(1, ((day.year - first.year) * 12 + day.month - first.month) // months)
    while period(first, months, number).last_day < day:
        number += 1
    return period(first, months, number)


def _begins(first: date, months: int) -> date:
    same = add_months(first, months)
    return same if same.day == first.day else same + timedelta(days=1)
