"""What the desk reads about complaints."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.complaints import Complaint, ComplaintWords
from supportctl.store.tables.parties import Client


def words(db: Db, complaint_id: int) -> ComplaintWords | None:
    """What a complaint says."""
    return db.get(ComplaintWords, complaint_id)


def rows(
    db: Db, *, client_id: int | None = None, waiting: bool = False, overdue_on: date | None = None, limit: int | None = None
) -> list[Any]:
    """(complaint, client key): newest first; those that wait for an answer, or are overdue on a day, by their last day."""
    wanted = select(Complaint, Client.key).join(Client, col(Client.id) == Complaint.client_id)
    if client_id is not None:
        wanted = wanted.where(Complaint.client_id == client_id)
    if waiting or overdue_on is not None:
        wanted = wanted.where(col(Complaint.answered_on).is_(None))
    if overdue_on is not None:
        wanted = wanted.where(col(Complaint.last_day) < overdue_on)
    by = (col(Complaint.last_day), col(Complaint.id)) if waiting or overdue_on else (col(Complaint.id).desc(),)
    return db.all(wanted.order_by(*by).limit(limit))
