"""Windows for a recurrence that ended (ProGrupa, §2.10): what waits is closed as solved, what was closed is marked."""

from __future__ import annotations

from datetime import timedelta

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.windows import OUTCOME, closes_at
from supportctl.jobs.job import CronItem, Found, Job
from supportctl.record import Text, Word
from supportctl.store.compiled import jobs
from supportctl.store.compiled.jobs import TicketDue
from supportctl.store.compiled.rows import Ticket


def find(act: Act, whole: bool) -> list[Found]:
    """Windows that ended before the act, with True also those that run; held where a complaint of the client wasn't answered."""
    rows = [*jobs.windows(act.db, None if whole else act.at), *jobs.left_waiting(act.db)]
    return [_found(act, row) for row in rows]


def _found(act: Act, row: TicketDue) -> Found:
    closes = row.status == "waiting" and row.merged_into is None
    item = CronItem(
        Word("window-closed" if closes else "window-over"),
        Word("ticket"),
        row.id,
        row.client,
        Text(row.subject),
        row.at,
        row.assignee,
        ("§2.10",),
        f"ticket show {row.id}",
    )
    due = row.at + timedelta(seconds=1)
    held = "complaint-open" if closes and due <= act.at and closes_at(act, row.id, due) is None else ""
    return Found(item, row.id, due, held=held)


def close(act: Act, found: Found) -> CronItem | None:
    """Close as solved a ticket that waits; mark one that was closed, or is shown in another. The decision on record says why."""
    from supportctl.desk.ground.tickets import cited, record
    from supportctl.desk.ticket.reopening import what_counts
    from supportctl.regulations import shelf
    from supportctl.regulations.facts import RecurrenceFacts

    ticket = act.db.get(Ticket, found.record_id)
    if ticket is None or ticket.recurrence_until is None or ticket.recurrence_until >= act.at:
        return None
    waits = ticket.status == "waiting" and ticket.merged_into is None
    if ticket.status not in ("waiting", "closed") or (ticket.recurrence_over and not waits):
        return None
    due = max(ticket.recurrence_until + timedelta(seconds=1), ticket.changed_at)
    at = closes_at(act, ticket.id, due) if waits else due
    if at is None:
        return None
    act = act._replace(at=at)
    served = shelf(ticket.regulation)
    law = served.law.on(act.day)
    # The rule is asked whether the ticket may still be reopened although nobody wrote. It says no, because the window is over, and that
    # no is what the decision on record says.
    since, unsolved = what_counts(act, ticket, served, law)
    if unsolved is not None:
        return None
    facts = RecurrenceFacts(act.at, "email", since, ticket.entitlement != "free", silent=True)
    over = act.decide(served.rules.recurrence, facts, law, about=("ticket", ticket.id))
    ticket.recurrence_over = True
    if not waits:
        act.db.touch(ticket)
        record(act, ticket, "recurrence-window-over", clauses=cited(over))
        return found.item
    ticket.status, ticket.outcome = "closed", OUTCOME
    ticket.closed_at = ticket.changed_at = act.at
    act.db.touch(ticket)
    record(act, ticket, "closed", clauses=cited(over), outcome=OUTCOME, client_confirmed=None)
    return found.item


WINDOWS = Job("windows", find, close)
