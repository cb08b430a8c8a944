"""Hours taken by tickets, and given back; what is read of them is in compiled/hours.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.store.compiled import hours
from supportctl.store.compiled.rows import HoursUse
from supportctl.store.engine import Db


def used_elsewhere(db: Db, grant_ids: Sequence[int], ticket_id: int, nor: Sequence[int] = ()) -> dict[int, int]:
    """Minutes of each grant that other tickets took, those of `nor` left out."""
    if not grant_ids:
        return {}
    return {used.grant_id: int(used.minutes) for used in hours.used_elsewhere(db, list(grant_ids), [ticket_id, *nor])}


def used(db: Db, grant_ids: Sequence[int]) -> dict[int, int]:
    """Minutes of each grant that were taken by any ticket."""
    return used_elsewhere(db, grant_ids, 0)


def take(db: Db, ticket_id: int, grant_id: int, minutes: int, began_at: datetime) -> None:
    """A unit begins, and is taken from a grant."""
    db.add(HoursUse(ticket_id=ticket_id, grant_id=grant_id, minutes=minutes, began_at=began_at))


def give_back(db: Db, ticket_id: int) -> None:
    """What a ticket took and no invoice names is free again."""
    for use in hours.uses(db, ticket_id):
        if use.invoice_id is None:
            db.delete(use)
