"""What happened to a ticket or an invoice and why: history, and decisions recomputed from their own facts, never from today's rows."""

from __future__ import annotations

import json
from typing import Any

from supportctl.desk.act import Act
from supportctl.desk.issuing import document_data, find_document
from supportctl.desk.results import Outcome, plain
from supportctl.desk.tickets import find, ticket_data
from supportctl.errors import SupportError
from supportctl.law.facts import decode
from supportctl.regulations import shelf
from supportctl.store import hours, remote
from supportctl.store.audit import stored_form
from supportctl.store.queries import decisions, history, invoices, tickets
from supportctl.store.tables.books import DecisionRow
from supportctl.store.tables.tickets import Ticket


def show_ticket(act: Act, reference: str, *, confidential: bool) -> Outcome:
    """One ticket with its history. Confidential words stay hidden unless asked for, which is booked (§7.1)."""
    ticket = find(act.db, reference)
    entries = history_data(act, ticket, confidential=confidential)
    if confidential:
        act.book("ticket", ticket.id, act="confidential-shown", clauses=shelf(ticket.regulation).confidential)
    shown = ticket_data(act, ticket) | {"history": entries}
    # Seen by whoever works on it now, and gone with the session (liability.4).
    held = [{"at": plain(note.happened_at), "message": note.body} for note in remote.held(act.db, ticket.id or 0)]
    return Outcome(shown | ({"software_notes": held} if held else {}))


def history_data(act: Act, ticket: Ticket, *, confidential: bool) -> list[dict[str, Any]]:
    """A ticket's history, oldest first. Words that were erased, and confidential ones that weren't asked for, are None."""
    entries = []
    for entry, message in history.history(act.db, ticket.id or 0):
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


def ticket_why(act: Act, reference: str) -> Outcome:
    """Every decision about a ticket, its sessions, the hours it used and its invoices, oldest first. `same` says whether the facts still give it."""
    ticket = find(act.db, reference)
    sessions = [str(s.id) for s in tickets.session_rows(act.db, ticket_id=ticket.id, operator=None, limit=None)]
    numbers = invoices.numbers_of(act.db, ticket.id or 0)
    purchases = sorted({str(u.grant_id) for u in hours.uses(act.db, ticket.id or 0)})
    rows = decisions.of(act.db, "ticket", [str(ticket.id)])
    rows += decisions.of(act.db, "session", sessions) + decisions.of(act.db, "invoice", numbers)
    rows += decisions.of(act.db, "hours", purchases)
    rows.sort(key=lambda row: row.id or 0)
    return Outcome(ticket_data(act, ticket) | {"decisions": [again(row) for row in rows]})


def invoice_why(act: Act, reference: str) -> Outcome:
    """Every decision about an invoice: that it was due and what the work came to, or what was ordered, oldest first."""
    row = find_document(act, reference)
    found = decisions.of(act.db, "invoice", [row.number])
    data = document_data(act, row, invoices.lines(act.db, row.id or 0))
    del data["notices"]
    return Outcome(data | {"decisions": [again(stored) for stored in found]})


def again(row: DecisionRow) -> dict[str, Any]:
    """One stored decision, and whether its facts give the same today."""
    same = _recomputed(row)  # first: with the rules come the classes of the facts
    stored = {
        "id": row.id,
        "about": f"{row.entity} {row.entity_id}",
        "at": plain(row.happened_at),
        "operator": row.operator,
        "question": row.question,
        "regulation": row.regulation,
        "version": row.version,
        "on": row.bound_on.isoformat(),
        "outcome": "yes" if row.outcome else "no",
        "overridden": json.loads(row.overridden),
        "grounds": [{"regulation": row.regulation, **g, "inputs": plain(decode(g["inputs"]))} for g in json.loads(row.grounds)],
        "facts": plain(decode(json.loads(row.facts))),
    }
    return stored | {"same": same}


def _recomputed(row: DecisionRow) -> bool | None:
    """Does the rule of today give the stored outcome, value and grounds? None when the rule is gone."""
    try:
        served = shelf(row.regulation)
        again = served.question(row.question)(decode(json.loads(row.facts)), served.law.on(row.bound_on))
    except SupportError:
        return None
    fresh = stored_form(again)
    return (fresh["outcome"], fresh["grounds"], fresh["value"]) == (row.outcome, row.grounds, row.value)
