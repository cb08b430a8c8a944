"""What cron says of complaints: whose days passed, which wait."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.desk.complaint.shared import law_of
from supportctl.desk.ground.act import Act
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.complaints import WaitingComplaint
from supportctl.store.compiled import complaints


class MissedComplaint(NamedTuple):
    """A complaint whose days passed without an answer."""

    id: int
    received_on: date
    due: date
    last_day: date


class WaitingComplaintData(NamedTuple):
    """A complaint that waits for its answer."""

    id: int
    received_on: date
    due: date
    last_day: date
    days_left: int


def watch(act: Act) -> tuple[tuple[MissedComplaint, ...], tuple[WaitingComplaintData, ...]]:
    """What cron says of complaints: those whose days passed (marked once, with the decision), and those that wait, the most
    urgent first."""
    missed, waiting = [], []
    for row, _ in complaints.unanswered(act.db):
        if act.day <= row.last_day:
            left = (row.last_day - act.day).days
            waiting.append(WaitingComplaintData(row.id, row.received_on, row.due_on, row.last_day, left))
            continue
        missed.append(MissedComplaint(row.id, row.received_on, row.due_on, row.last_day))
        if not row.missed:
            facts = WaitingComplaint(row.received_on, act.day)
            row.missed = True
            act.db.touch(row)
            act.decide(rules.complaint_deadline, facts, law_of(row), about=("complaint", row.id))
            act.book("complaint", row.id, act="missed", due=row.due_on, last_day=row.last_day)
    return tuple(missed), tuple(waiting)
