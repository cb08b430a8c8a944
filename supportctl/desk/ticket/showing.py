"""A ticket with its history, and the decisions about it."""

from __future__ import annotations

import json
from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.replay import again
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import find, ticket_data
from supportctl.regulations import shelf
from supportctl.store.compiled import appointments, decisions, history, hours, invoices, tickets
from supportctl.store.compiled.rows import Ticket


def show_ticket(act: Act, reference: str, *, confidential: bool) -> Outcome[Any]:
    """One ticket with its history. Confidential words stay hidden unless asked for, which is booked (§7.1)."""
    ticket = find(act.db, reference)
    entries = history_data(act, ticket, confidential=confidential)
    if confidential:
        act.book("ticket", ticket.id, act="confidential-shown", clauses=shelf(ticket.regulation).confidential)
    shown = ticket_data(act, ticket) | {"history": entries}
    # Seen by whoever works on it now, and gone with the session (liability.4).
    held = [{"at": plain(note.happened_at), "message": note.body} for note in appointments.software_notes(act.db, ticket.id)]
    return Outcome(shown | ({"software_notes": held} if held else {}))


def history_data(act: Act, ticket: Ticket, *, confidential: bool) -> list[dict[str, Any]]:
    """A ticket's history, oldest first. Words that were erased, and confidential ones that weren't asked for, are None."""
    entries = []
    for entry, message in history.history(act.db, ticket.id):
        hidden = message is not None and message.confidential and not confidential
        entries.append(
            {
                "at": plain(entry.happened_at),
                "recorded_at": plain(entry.recorded_at),
                "actor": entry.actor,
                "kind": entry.kind,
                "clauses": [c for c in entry.clauses.split(",") if c],
                **json.loads(entry.data),
                "message": None if message is None or hidden else message.body or None,
                "confidential": message is not None and message.confidential,
            }
        )
    return entries


def ticket_why(act: Act, reference: str) -> Outcome[Any]:
    """Every decision about a ticket, its sessions, the hours it used and its invoices, oldest first. `same` says whether the facts still give it."""
    ticket = find(act.db, reference)
    sessions = [str(s.id) for s in tickets.session_rows(act.db, ticket_id=ticket.id, operator=None, limit=None)]
    numbers = invoices.numbers_of(act.db, ticket.id)
    purchases = sorted({str(u.grant_id) for u in hours.uses(act.db, ticket.id)})
    rows = decisions.of(act.db, "ticket", [str(ticket.id)])
    rows += decisions.of(act.db, "session", sessions) + decisions.of(act.db, "invoice", numbers)
    rows += decisions.of(act.db, "hours", purchases)
    rows.sort(key=lambda row: row.id)
    return Outcome(ticket_data(act, ticket) | {"decisions": [again(row) for row in rows]})
