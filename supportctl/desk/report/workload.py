"""Who has how much to do: tickets opened, closed and left, sessions and their time, by group."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import ended_at
from supportctl.desk.report.groups import Group, Groups, Period, ordered
from supportctl.record import Seconds
from supportctl.store.compiled import reports
from supportctl.store.compiled.reports import Counted
from supportctl.tuples import NamedTuple

_HOUR = 3600


class WorkloadRow(NamedTuple):
    """A group's tickets that were opened and closed (or refused) in the period, those that are open now, its sessions of the period
    and their time."""

    group: Group
    opened: int
    closed: int
    left_open: int
    sessions: int
    seconds: Seconds


def report_workload(act: Act, *, period: Period, by: str) -> Outcome[list[WorkloadRow]]:
    """Tickets by those they are assigned to, sessions by those who worked. What is open now is grouped by its opening, whenever that
    was; by day only what was opened in the period."""
    groups = Groups(act, by)
    group_of = groups.of()
    now = int(act.now.timestamp())
    sums: dict[Group, list[int]] = {}

    def count(position: int, rows: list[Counted]) -> None:
        for row in rows:
            sums.setdefault(group_of(row, row.assignee, row.hour * _HOUR), [0] * 5)[position] += row.tickets

    count(0, reports.opened(act.db, period.since, period.until))
    count(1, reports.closed(act.db, period.since, period.until))
    count(1, _closed_by_the_clock(act, period))
    count(2, reports.left_open(act.db, act.now, period.since if by == "day" else None, period.until if by == "day" else None))
    for session in reports.session_times(act.db, period.since, period.until):
        total = sums.setdefault(group_of(session, session.operator, session.started_at), [0] * 5)
        total[3] += 1
        total[4] += max(0, (now if session.stopped_at is None else session.stopped_at) - session.started_at)
    return Outcome([_row(group, *total) for group, total in ordered(sums)])


def _closed_by_the_clock(act: Act, period: Period) -> list[Counted]:
    """Tickets that the end of their window closed in the period, though that isn't written down yet (§2.10)."""
    found = []
    for ticket in reports.windows_over(act.db, act.now):
        at = ended_at(act, ticket)
        if at is not None and (period.since is None or at >= period.since) and (period.until is None or at < period.until):
            hour = int(at.timestamp()) // _HOUR
            found.append(Counted(hour, ticket.assignee, ticket.client_id, ticket.product_id, ticket.regulation, 1))
    return found


def _row(group: Group, opened: int, closed: int, left: int, sessions: int, seconds: int) -> WorkloadRow:
    return WorkloadRow(group, opened, closed, left, sessions, Seconds(seconds))
