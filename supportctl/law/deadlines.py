"""Block: a deadline in elapsed hours or at the end of a business day, and a grace in calendar days."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from supportctl.calendar import WARSAW, legal_day, next_business_day
from supportctl.law.text import LawAt


def elapsed_deadline(law: LawAt, key: str, since: datetime) -> datetime:
    """The last instant, `hours` of real time after `since`: summer time neither adds nor takes an hour."""
    param = law.value(key)
    if param.unit != "hours":
        raise law.regulation.mistake(f'param."{key}".unit', "hours are wanted")
    return since.astimezone(UTC) + timedelta(hours=int(param.value))  # in UTC: Python adds wall time within a zone


def business_day_deadline(law: LawAt, key: str, since: datetime) -> datetime:
    """The last second, Warsaw time, of the so many'th business day after the day of `since`."""
    param = law.value(key)
    if param.unit != "business-days":
        raise law.regulation.mistake(f'param."{key}".unit', "business-days are wanted")
    day = legal_day(since)
    for _ in range(int(param.value)):
        day = next_business_day(day)
    return datetime.combine(day, time(23, 59, 59), WARSAW)


def days_since(last_day: date, on: date) -> int:
    """Whole days from the last good day to `on`; the event's day isn't counted (art. 111 par. 2 of the civil code)."""
    return (on - last_day).days
