"""Complaints shown and listed."""

from __future__ import annotations

from supportctl.desk.complaint.shared import SLUG, ComplaintData, complaint_data, data_of, find, with_words
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.record import Notice
from supportctl.store.compiled import complaints


def list_complaints(
    act: Act, *, client: str | None, waiting: bool, overdue: bool, limit: int | None
) -> Outcome[list[ComplaintData]]:
    """Complaints, newest first; those that wait or are overdue by their last day, the most urgent first."""
    holder = lookup.client(act.db, client) if client is not None else None
    client_id = holder.id if holder else None
    if waiting or overdue:
        rows = complaints.unanswered(act.db, client_id, overdue_on=act.day if overdue else None, limit=limit)
    else:
        rows = complaints.newest(act.db, client_id, limit)
    return Outcome([complaint_data(act, row, key) for row, key in rows])


def show(act: Act, reference: str) -> Outcome[ComplaintData]:
    """One complaint with its words."""
    row = find(act, reference)
    data = with_words(act, row, data_of(act, row)._replace(filed_at=row.filed_at, operator=row.operator))
    notices = ["complaint-incomplete"] if row.missing and row.answered_on is None else []
    notices += ["complaint-answer"] if row.answered_on is not None else []
    return Outcome(data._replace(notices=tuple(Notice(SLUG, moment) for moment in notices)))
