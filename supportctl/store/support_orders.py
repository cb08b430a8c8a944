"""Orders of support subscriptions, as a plain table: session start reads them (audit.py says why not through the model)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, column, insert, select, table

from supportctl.store.audit import DECISION
from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

SUPPORT_ORDER = table(
    "support_order",
    *map(column, ("id", "license_id", "operator")),
    column("ordered_on", Date),
    column("until", Date),
    column("recorded_at", Instant),
)


def add(db: Db, *, license_id: int, ordered_on: date, until: date | None, recorded_at: datetime, operator: str) -> None:
    """One order, or a correction of one."""
    row = {"license_id": license_id, "ordered_on": ordered_on, "until": until}
    db.run(insert(SUPPORT_ORDER).values(**row, recorded_at=recorded_at, operator=operator))


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
    t = SUPPORT_ORDER.c
    return [tuple(row) for row in db.all(select(t.ordered_on, t.until).where(t.license_id == license_id).order_by(t.id))]


def bound_on(db: Db, ticket_id: int) -> Any | None:
    """The day that bound a ticket's first decision."""
    t = DECISION.c
    wanted = select(t.bound_on).where(t.entity == "ticket", t.entity_id == str(ticket_id))
    return db.scalar(wanted.order_by(column("id")).limit(1))
