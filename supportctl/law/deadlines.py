"""Block: deadlines in elapsed hours and in days, and a grace in calendar days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from supportctl.calendar import act_deadline, add_days
from supportctl.law.text import LawAt


def elapsed_deadline(law: LawAt, key: str, since: datetime) -> datetime:
    """The last instant, `hours` of real time after `since`: summer time neither adds nor takes an hour."""
    param = law.value(key)
    if param.unit != "hours":
        raise law.regulation.mistake(f'param."{key}".unit', "hours are wanted")
    return since.astimezone(UTC) + timedelta(hours=int(param.value))  # in UTC: Python adds wall time within a zone


def days_since(last_day: date, on: date) -> int:
    """Whole days from the last good day to `on`; the event's day isn't counted (art. 111 par. 2 of the civil code)."""
    return (on - last_day).days


def act_until(law: LawAt, key: str, event: date) -> date:
    """Last day for an act, `days` after the event's day (art. 111); off Saturday, Sunday and holidays (art. 115)."""
    return act_deadline(happens_on(law, key, event))


def happens_on(law: LawAt, key: str, event: date) -> date:
    """The day on which something happens by itself, `days` after the event's day: it isn't moved off days off."""
    param = law.value(key)
    if param.unit != "days":
        raise law.regulation.mistake(f'param."{key}".unit', "days are wanted")
    return add_days(event, int(param.value))
