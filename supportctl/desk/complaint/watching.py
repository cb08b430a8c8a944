"""What cron says of complaints: whose days passed, which wait."""

from __future__ import annotations

from typing import Any

from supportctl.desk.complaint.shared import law_of
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.complaints import WaitingComplaint
from supportctl.store.compiled import complaints


def watch(act: Act) -> dict[str, list[dict[str, Any]]]:
    """What cron says of complaints: those whose days passed (marked once, with the decision), and those that wait, the most
    urgent first."""
    missed, waiting = [], []
    for row, _ in complaints.unanswered(act.db):
        entry = {"id": row.id, "received_on": plain(row.received_on), "due": plain(row.due_on), "last_day": plain(row.last_day)}
        if act.day <= row.last_day:
            waiting.append(entry | {"days_left": (row.last_day - act.day).days})
            continue
        missed.append(entry)
        if not row.missed:
            facts = WaitingComplaint(row.received_on, act.day)
            row.missed = True
            act.db.touch(row)
            act.decide(rules.complaint_deadline, facts, law_of(row), about=("complaint", row.id))
            act.book("complaint", row.id, act="missed", due=row.due_on, last_day=row.last_day)
    return {"complaints_missed": missed, "complaints_waiting": waiting}
