"""Published hours, as a plain table for reading: the verbs that are hot ask for them (audit.py says why not the model)."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, column, select, table

from supportctl.store.engine import Db

PUBLISHED_HOURS = table(
    "published_hours",
    *map(column, ("id", "regulation", "weekdays", "opens", "closes")),
    column("valid_from", Date),
    column("holidays_closed", Boolean),
)


def hours_on(db: Db, regulation: str, day: date) -> Any | None:
    """(weekdays, opens, closes, holidays_closed, valid_from) in force that day; None when the desk published none."""
    t = PUBLISHED_HOURS.c
    wanted = select(t.weekdays, t.opens, t.closes, t.holidays_closed, t.valid_from)
    wanted = wanted.where(t.regulation == regulation, t.valid_from <= day)
    return db.first(wanted.order_by(t.valid_from.desc(), t.id.desc()).limit(1))


def every(db: Db, regulation: str | None = None) -> list[Any]:
    """(regulation, weekdays, opens, closes, holidays_closed, valid_from) of all hours, by regulation and first day; of one
    day in the order in which they were published."""
    t = PUBLISHED_HOURS.c
    wanted = select(t.regulation, t.weekdays, t.opens, t.closes, t.holidays_closed, t.valid_from)
    if regulation is not None:
        wanted = wanted.where(t.regulation == regulation)
    return list(db.all(wanted.order_by(t.regulation, t.valid_from, t.id)))
