"""What cron does about complaints: those whose days passed are marked."""

from __future__ import annotations

from supportctl.desk.complaint.shared import law_of
from supportctl.desk.ground.act import Act
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.complaints import WaitingComplaint
from supportctl.store.compiled.rows import Complaint


def miss(act: Act, row: Complaint) -> None:
    """Mark a complaint whose days passed without an answer, with the decision that says so (X.3)."""
    row.missed = True
    act.db.touch(row)
    act.decide(rules.complaint_deadline, WaitingComplaint(row.received_on, act.day), law_of(row), about=("complaint", row.id))
    act.book("complaint", row.id, act="missed", due=row.due_on, last_day=row.last_day)
