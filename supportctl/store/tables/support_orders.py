"""Orders of support subscriptions."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from supportctl.store.tables import licenses as licenses
from supportctl.store.tables.base import Table, instant, taken_back


class SupportOrder(Table, table=True):
    """One order for a licence, as it was recorded: `until` is the last day of the subscription. A later row with the same
    `ordered_on` corrects it; a renewal is another order."""

    ONLY_ADDED: ClassVar[bool] = True

    __tablename__ = "support_order"

    id: int | None = Field(default=None, primary_key=True)
    license_id: int = Field(foreign_key="license.id", index=True)
    ordered_on: date
    until: date | None = None
    recorded_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
