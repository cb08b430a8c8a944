"""What follows from rows and isn't in the journal: the running sessions as prompts see them."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.hours.work import bill, running_counts
from supportctl.store import reading, running
from supportctl.store.compiled import prompt, tickets
from supportctl.store.compiled.rows import Client, WorkSession


def settle(act: Act) -> None:
    """Bring `session status` in line with the sessions that run."""
    stand = {session.operator: session for session in tickets.running(act.db)}
    seen = {operator: session_id for operator, session_id, _, _ in prompt.running(act.db)}
    for operator, session_id in seen.items():
        if operator not in stand or stand[operator].id != session_id:
            running.drop(act.db, operator)
    for operator, session in stand.items():
        counts = _counts(act, session)
        if counts is None:
            continue
        if seen.get(operator) == session.id:
            running.refresh(act.db, operator, counts)
        else:
            running.put(act.db, operator=operator, session_id=session.id, ticket_id=session.ticket_id, counts=counts)


def _counts(act: Act, session: WorkSession) -> str | None:
    ticket = reading.whole_ticket(act.db, session.ticket_id)
    client = None if ticket is None else act.db.get(Client, ticket.client_id)
    if ticket is None or client is None:
        return None
    worked = tickets.sessions(act.db, ticket.id)
    as_of = max(act.now, session.started_at)
    return running_counts(ticket, worked, client, bill(act, ticket, worked, as_of), as_of)
