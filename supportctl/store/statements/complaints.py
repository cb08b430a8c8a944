"""Complaints."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, of_client, when
from supportctl.store.tables.complaints import Complaint
from supportctl.store.tables.parties import Client


def newest(client_id: int | None = None, limit: int | None = None) -> list[tuple[Complaint, str]]:
    """(complaint, client key), newest first."""
    wanted = select(Complaint, Client.key).join(Client, col(Client.id) == Complaint.client_id)
    wanted = wanted.where(when(client_id, of_client(Complaint.client_id, client_id)))
    return compiled(wanted.order_by(col(Complaint.id).desc()).limit(limit))


def unanswered(
    client_id: int | None = None, overdue_on: date | None = None, limit: int | None = None
) -> list[tuple[Complaint, str]]:
    """(complaint, client key) of those that wait for an answer, or are overdue on a day, by their last day."""
    wanted = select(Complaint, Client.key).join(Client, col(Client.id) == Complaint.client_id)
    wanted = wanted.where(
        col(Complaint.answered_on).is_(None),
        when(client_id, of_client(Complaint.client_id, client_id)),
        when(overdue_on, col(Complaint.last_day) < overdue_on),
    )
    return compiled(wanted.order_by(col(Complaint.last_day), col(Complaint.id)).limit(limit))
