"""What the rules on the KSeF see."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.law.facts import facts


@facts
class DutyFacts(NamedTuple):
    """`month_gross`: what the month's invoices to firms come to, this one and those before it, in grosze. `setting`: off, limit or on,
    as the desk is set; limit is what the act says."""

    consumer: bool
    month_gross: int
    setting: str


@facts
class HandOverFacts(NamedTuple):
    """`outage`: none, unavailability (announced by the ministry) or failure; `ended_on`: the day on which it ended."""

    issued_on: date
    outage: str
    ended_on: date | None
