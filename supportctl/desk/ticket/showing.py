"""A ticket with its history, and the decisions about it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.replay import all_again
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import HistoryEntry, SoftwareNoteData, TicketData, find, ticket_data
from supportctl.record import ABSENT, Label, Minutes, Seconds, TicketState, Word, maybe
from supportctl.regulations import shelf
from supportctl.store.compiled import appointments, decisions, history, hours, invoices, tickets
from supportctl.store.compiled.rows import Ticket


def _as_it_is(value: Any) -> Any:
    return value


def _instant(value: str | None) -> datetime | None:
    return maybe(datetime.fromisoformat, value)


def _word(value: str | None) -> Word | None:
    return maybe(Word, value)


# What entries of a history say by their kinds, out of their JSON; the rest are texts, numbers and truth values.
_DETAILS: dict[str, Callable[[Any], Any]] = {
    "channel": _word,
    "ends_at": _instant,
    "fields": lambda names: tuple(Label(name) for name in names),
    "minutes": Minutes,
    "minutes_before": Minutes,
    "minutes_now": Minutes,
    "outcome": _word,
    "priority": _word,
    "reason": _word,
    "received_at": _instant,
    "seconds": Seconds,
    "stage": _word,
    "status": TicketState,
    "starts_at": _instant,
    "opened_at": _instant,
    "closed_at": _instant,
    "topic": _word,
    "waits_until": _instant,
}


def show_ticket(act: Act, reference: str, *, confidential: bool) -> Outcome[TicketData]:
    """One ticket with its history. Confidential words stay hidden unless asked for, which is booked (§7.1)."""
    ticket = find(act.db, reference)
    entries = history_data(act, ticket, confidential=confidential)
    if confidential:
        act.book("ticket", ticket.id, act="confidential-shown", clauses=shelf(ticket.regulation).confidential)
    # Seen by whoever works on it now, and gone with the session (liability.4).
    held = tuple(SoftwareNoteData(note.happened_at, note.body) for note in appointments.software_notes(act.db, ticket.id))
    inside = merged_data(act, ticket, confidential=confidential)
    return Outcome(whole_data(act, ticket)._replace(history=entries, software_notes=held or ABSENT, merged=inside or ABSENT))


def whole_data(act: Act, ticket: Ticket) -> TicketData:
    """A ticket with its tags, and where it was brought in from."""
    tags = tuple(row.tag for row in tickets.tags(act.db, ticket.id))
    return ticket_data(act, ticket)._replace(tags=tags or ABSENT, source=ticket.source or ABSENT)


def merged_data(act: Act, ticket: Ticket, *, confidential: bool) -> tuple[TicketData, ...]:
    """The tickets that are shown in this one, each with its history and those that are shown in it."""
    return tuple(
        whole_data(act, inner)._replace(
            history=history_data(act, inner, confidential=confidential),
            merged=merged_data(act, inner, confidential=confidential) or ABSENT,
        )
        for inner in tickets.merged_into(act.db, ticket.id)
    )


def history_data(act: Act, ticket: Ticket, *, confidential: bool) -> tuple[HistoryEntry, ...]:
    """A ticket's history, oldest first. Words that were erased, and confidential ones that weren't asked for, are None."""
    entries = []
    for entry, message in history.history(act.db, ticket.id):
        hidden = message is not None and message.confidential and not confidential
        entries.append(
            HistoryEntry(
                at=entry.happened_at,
                recorded_at=entry.recorded_at,
                actor=entry.actor,
                kind=Word(entry.kind),
                clauses=tuple(c for c in entry.clauses.split(",") if c),
                details={k: _DETAILS.get(k, _as_it_is)(v) for k, v in json.loads(entry.data).items()},
                message=None if message is None or hidden else message.body or None,
                confidential=message is not None and message.confidential,
                undone=entry.undone is not None,
            )
        )
    return tuple(entries)


def ticket_why(act: Act, reference: str) -> Outcome[TicketData]:
    """Every decision about a ticket, its sessions, the hours it used and its invoices, oldest first. `same` says whether the facts still give it."""
    ticket = find(act.db, reference)
    sessions = [str(s.id) for s in tickets.session_rows(act.db, ticket_id=ticket.id, operator=None, limit=None)]
    numbers = invoices.numbers_of(act.db, ticket.id)
    purchases = sorted({str(u.grant_id) for u in hours.uses(act.db, ticket.id)})
    rows = decisions.of(act.db, "ticket", [str(ticket.id)])
    rows += decisions.of(act.db, "session", sessions) + decisions.of(act.db, "invoice", numbers)
    rows += decisions.of(act.db, "hours", purchases)
    rows.sort(key=lambda row: row.id)
    return Outcome(ticket_data(act, ticket)._replace(decisions=all_again(act.db, rows)))
