"""First responses that were due: given in time, missed, still open, by group. A close answers, too."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.report.groups import Group, Groups, Period, ordered
from supportctl.store.compiled import reports
from supportctl.tuples import NamedTuple


class SlaRow(NamedTuple):
    """How many first responses of a group were due, and what became of them; `met_percent`: in time, of those that are decided."""

    group: Group
    due: int
    met: int
    missed: int
    open: int
    met_percent: int | None


def report_sla(act: Act, *, period: Period, by: str) -> Outcome[list[SlaRow]]:
    """First responses that are due in the period, by the day on which they are; an operator's are those of the tickets assigned to
    them."""
    group_of = Groups(act, by).of()
    sums: dict[Group, list[int]] = {}
    for row in reports.answered(act.db, act.now, period.since, period.until):
        total = sums.setdefault(group_of(row, row.assignee, row.day_second), [0, 0, 0])
        total[0] += row.due
        total[1] += row.met
        total[2] += row.missed
    return Outcome([_row(group, *total) for group, total in ordered(sums)])


def _row(group: Group, due: int, met: int, missed: int) -> SlaRow:
    decided = met + missed
    return SlaRow(group, due, met, missed, due - decided, 100 * met // decided if decided else None)
