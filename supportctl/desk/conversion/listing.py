"""Conversions listed."""

from __future__ import annotations

from supportctl.desk.conversion.shared import ConversionData, conversion_data
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.store.compiled import conversions


def list_conversions(act: Act, *, client: str | None) -> Outcome[list[ConversionData]]:
    """Conversions, oldest first."""
    holder = lookup.client(act.db, client) if client is not None else None
    return Outcome([conversion_data(act, row) for row in conversions.every(act.db, holder.id if holder else None)])
