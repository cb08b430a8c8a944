"""Block: opening hours with holidays, from the parameters `<prefix>.weekdays|opens|closes|holidays-closed`."""

from __future__ import annotations

from datetime import datetime, time

from supportctl.calendar import OpeningHours, holiday, iso, legal_day
from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def opening_hours(law: LawAt, prefix: str = "hours") -> OpeningHours:
    """The hours of this day's version."""
    return OpeningHours(
        weekdays=tuple(law.value(f"{prefix}.weekdays").value),
        opens=time.fromisoformat(law.value(f"{prefix}.opens").value),
        closes=time.fromisoformat(law.value(f"{prefix}.closes").value),
        holidays_closed=bool(law.value(f"{prefix}.holidays-closed").value),
    )


def within_hours(law: LawAt, at: datetime, prefix: str = "hours") -> Ground:
    """Is `at` inside the opening hours? Inputs: at, holiday (its name), next_opening (ISO, when closed), code says why."""
    hours = opening_hours(law, prefix)
    clause = law.value(f"{prefix}.opens").clause
    if hours.is_open(at):
        return law.passed(clause, "open", at=iso(at))
    day = legal_day(at)
    name = holiday(day) if hours.holidays_closed else None
    code = "closed-holiday" if name else "closed-day" if day.isoweekday() not in hours.weekdays else "closed-hour"
    found = {"at": iso(at), "next_opening": iso(hours.next_opening(at))}
    if name:
        found["holiday"] = name
    return law.failed(clause, code, **found)
