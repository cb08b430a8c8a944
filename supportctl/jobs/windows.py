"""Windows for a recurrence that ended (ProGrupa, §2.10): what waits is closed as solved, what was closed is marked."""

from __future__ import annotations

from datetime import datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.windows import CLAUSE, OUTCOME, closing
from supportctl.jobs.job import CronItem, Found, Job
from supportctl.record import Text, Word
from supportctl.regulations import BROKEN_OFF
from supportctl.store.compiled import jobs
from supportctl.store.compiled.jobs import TicketDue
from supportctl.store.compiled.rows import Ticket


def find(act: Act, whole: bool) -> list[Found]:
    """Windows that ended before the act, with True also those that run; held where the client said something that wasn't answered. What
    was brought in and waits without a window, with True also what does since its last session was broken off."""
    rows = [*jobs.windows(act.db, None if whole else act.at), *jobs.left_waiting(act.db)]
    others = [row for slug in BROKEN_OFF for row in jobs.without_window(act.db, slug, imported=not whole)]
    return [_found(act, row, whole) for row in (*rows, *others)]


def _found(act: Act, row: TicketDue, whole: bool) -> Found:
    closes = row.status == "waiting" and row.merged_into is None
    ticket = act.db.get(Ticket, row.id) if closes and row.at < act.at else None
    made = None if ticket is None else _window(act, ticket)
    until, held = made or row.at, "broken-off" if ticket is not None and made is None else ""
    item = CronItem(
        Word("window-closed" if closes else "window-over"),
        Word("ticket"),
        row.id,
        row.client,
        Text(row.subject),
        until,
        row.assignee,
        (CLAUSE,),
        f"ticket show {row.id}",
    )
    due = until + timedelta(seconds=1)
    if ticket is not None and not held and due <= act.at:
        held = closing(act, ticket, until, due).held
    # The window of one that was brought in is set at once, without a word, whatever holds its close.
    if not whole and ticket is not None and made is not None and made != ticket.recurrence_until:
        return Found(item, row.id, min(due, act.at))
    return Found(item, row.id, due, held=held)


def close(act: Act, found: Found) -> CronItem | None:
    """Close as solved a ticket that waits; mark one that was closed, or is shown in another. The decision on record says why. One that
    was brought in gets the window that its last session makes first."""
    from supportctl.desk.ground.tickets import cited, record
    from supportctl.desk.ticket.reopening import what_counts
    from supportctl.regulations import shelf
    from supportctl.regulations.facts import RecurrenceFacts

    ticket = act.db.get(Ticket, found.record_id)
    if ticket is not None:
        _set(act, ticket)
    if ticket is None or ticket.recurrence_until is None or ticket.recurrence_until >= act.at:
        return None
    waits = ticket.status == "waiting" and ticket.merged_into is None
    if ticket.status not in ("waiting", "closed") or (ticket.recurrence_over and not waits):
        return None
    due = max(ticket.recurrence_until + timedelta(seconds=1), ticket.changed_at)
    at = closing(act, ticket, ticket.recurrence_until, due).at if waits else due
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


def _window(act: Act, ticket: Ticket) -> datetime | None:
    """The last instant of the window of a ticket that waits: what it has, or, where that is none or earlier, what its last session makes."""
    from supportctl.desk.session.stopping import window_of

    has, made = ticket.recurrence_until, window_of(act, ticket)
    return max(has, made) if has is not None and made is not None else has or made


def _set(act: Act, ticket: Ticket) -> None:
    """Set the window of a ticket that was brought in."""
    until = _window(act, ticket) if ticket.status == "waiting" and ticket.merged_into is None else ticket.recurrence_until
    if until == ticket.recurrence_until:
        return
    ticket.recurrence_until, ticket.recurrence_over = until, False
    act.db.touch(ticket)
    act.book("ticket", ticket.id, recurrence_until=until, clause=CLAUSE)


WINDOWS = Job("windows", find, close)
