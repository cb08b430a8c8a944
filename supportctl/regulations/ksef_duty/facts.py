"""What the rules on the KSeF see."""

from __future__ import annotations

from datetime import date

from supportctl.law.facts import facts
from supportctl.tuples import NamedTuple


@facts
class DutyFacts(NamedTuple):
    """`month_gross`: what the month's invoices to firms come to, this one and those before it, in grosze; 0 of a correction, which doesn't
    count. `setting`: off, limit or on, as the desk is set; limit is what the act says. `original`: of a correction, whether its original is
    there or belongs there; None for any other document."""

    consumer: bool
    month_gross: int
    setting: str
    original: bool | None = None


@facts
class Outage(NamedTuple):
    """A time in which the system was out, in whole days. `kind`: unavailability (announced beforehand) or failure; `ended_on`: the last
    of its days, None while it lasts."""

    kind: str
    began_on: date
    ended_on: date | None = None


@facts
class HandOverFacts(NamedTuple):
    """`outages`: those on record that had not ended before the day of issue, in any order."""

    issued_on: date
    outages: tuple[Outage, ...] = ()
