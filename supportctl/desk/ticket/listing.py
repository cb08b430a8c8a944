"""Tickets listed."""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import TicketData, ticket_fields
from supportctl.store import reading
from supportctl.store.compiled import tickets
from supportctl.told import Note

STATUSES = ("new", "triaged", "open", "waiting", "closed", "refused")


def list_tickets(
    act: Act,
    *,
    status: str | None,
    client: str | None,
    assignee: str | None,
    unbilled: bool,
    overdue: bool,
    limit: int | None,
    count_all: bool,
) -> Outcome[list[TicketData]]:
    """Tickets, newest first. `count_all` adds how many there are beyond the limit."""
    named = lookup.together(act.db, lookup.client(act.db, client).id) if client is not None else []
    filters: dict[str, Any] = {
        "status": inputs.word(status, "status", STATUSES) if status is not None else None,
        "client_id": named[0] if len(named) == 1 else None,
        "clients": named if len(named) > 1 else None,
        "assignee": reading.spelled(act.db, assignee) if assignee is not None else None,
        "unbilled": unbilled,
        "overdue_at": act.at if overdue else None,
    }
    rows = [ticket_fields(t, c, lic, p) for t, c, lic, p in tickets.rows(act.db, limit=limit, **filters)]
    notes: tuple[Note, ...] = ()
    if count_all and limit is not None and len(rows) == limit:
        total = tickets.count(act.db, **filters)
        notes = (Note("SHOWN_OF", {"shown": len(rows), "total": total}),) if total > limit else ()
    return Outcome(rows, notes=notes)
