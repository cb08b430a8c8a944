"""Hours that the desk publishes for a regulation that leaves them to it."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, taken_back


class PublishedHours(Table, table=True):
    """From `valid_from` on. `weekdays`: ISO numbers with commas; `opens`, `closes` "09:00", both None for round the clock."""

    __tablename__ = "published_hours"

    id: int | None = Field(default=None, primary_key=True)
    regulation: str = Field(index=True)
    valid_from: date
    weekdays: str
    opens: str | None = None
    closes: str | None = None
    holidays_closed: bool
    recorded_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
