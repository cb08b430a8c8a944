"""Orders of support subscriptions, as corrected."""

from __future__ import annotations

from datetime import date

from supportctl.store.compiled import licenses
from supportctl.store.engine import Db


def of(db: Db, license_id: int) -> list[tuple[date, date | None]]:
    """(order day, last day) of each order of a licence, as corrected; the one recorded last comes last.

    A renewal has another order day and another last day. What shares one of them with an earlier record corrects the other.
    """
    found: list[tuple[date, date | None]] = []
    for ordered_on, until in recorded(db, license_id):
        found = [(day, last) for day, last in found if day != ordered_on and last != until]
        found.append((ordered_on, until))
    return found


def recorded(db: Db, license_id: int) -> list[tuple[date, date | None]]:
    """(order day, last day) as they were ever recorded for a licence, corrected or not, oldest record first."""
    return [(row.ordered_on, row.until) for row in licenses.support_orders(db, license_id)]
