"""The fault is back: a ticket is opened again."""

from __future__ import annotations

import json
from datetime import datetime

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import hours_of, law_of_ticket
from supportctl.desk.ground.licenses import asked_by
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import (
    CHANNELS,
    TicketData,
    cited,
    find,
    record,
    require_not_before_last_change,
    require_not_merged,
    ticket_data,
)
from supportctl.desk.session.stopping import reason_of_the_last
from supportctl.desk.ticket.report import entitlement_notes
from supportctl.errors import Conflict
from supportctl.law.text import LawAt
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import RecurrenceFacts
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Ticket
from supportctl.store.history import Said


def reopen_ticket(act: Act, reference: str, *, reason: str, received_at: datetime | None, channel: str) -> Outcome[TicketData]:
    """The fault is back. In time and by e-mail the ticket goes on without a new purchase; later one is required (§2.10)."""
    inputs.word(channel, "channel", CHANNELS)
    words = inputs.text(reason, "reason")
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    require_not_before_last_change(act, ticket)
    if ticket.status not in ("waiting", "closed"):
        code = "REFUSED_AT_TRIAGE" if ticket.status == "refused" and ticket.diagnosable is False else "NOT_CLOSED"
        raise Conflict(code, id=ticket.id, status=ticket.status)
    received = received_at or act.at
    if received > act.at:
        raise Conflict("RECEIVED_LATER", received_at=plain(received), at=plain(act.at))
    if ticket.last_session_end is not None and received < ticket.last_session_end:
        raise Conflict("RECEIVED_BEFORE_END", received_at=plain(received), session_end=plain(ticket.last_session_end))
    served = shelf(ticket.regulation)
    rule = served.need(served.rules.recurrence)
    law = law_of_ticket(act, served, ticket)
    published = hours_of(act._replace(at=received), law)
    since, unsolved = what_counts(act, ticket, served, law)
    facts = RecurrenceFacts(received, channel, since, ticket.entitlement != "free", published, unsolved)
    decision = act.ask(rule, facts, law, about=("ticket", ticket.id))
    # Where every contact is checked, so is this one; as at the opening, entitlement `none` doesn't stand in its way.
    asked = asked_by(act, ticket) if served.rules.support_contact.known else None
    entitled = act.decide(served.rules.entitlement, asked, law, about=("ticket", ticket.id)) if asked else None
    if entitled:
        ticket.entitlement = entitled.value.kind
    # A ticket that was closed before anybody looked at it is still to be triaged.
    ticket.status = "triaged" if ticket.diagnosable else "new"
    ticket.closed_at = ticket.outcome = ticket.recurrence_until = None
    ticket.changed_at = act.at
    act.db.touch(ticket)
    message = Said(words)
    record(act, ticket, "reopened", clauses=cited(decision), message=message, received_at=received, channel=channel)
    notes = entitlement_notes(entitled) if entitled else ()
    return Outcome(ticket_data(act, ticket), decision_data(decision), notes, str(ticket.id))


def what_counts(act: Act, ticket: Ticket, served: Shelf, law: LawAt) -> tuple[datetime | None, str | None]:
    """From when the window for a recurrence runs, or why none does: the client denied at the close that it is solved, or the last
    session was broken off and the ticket wasn't closed since (§2.10)."""
    ended = ticket.last_session_end
    if ended is None or served.rules.broken_off is None:
        return ended, None
    off = served.rules.broken_off(reason_of_the_last(act, ticket), law)
    if ticket.status != "closed":
        return ended, "broken-off" if off and ticket.recurrence_until is None else None
    closed = [t for t in history.turns(act.db, ticket.id) if t.kind == "closed"]
    if ticket.recurrence_until is None and closed and json.loads(closed[-1].data).get("client_confirmed") is False:
        return ended, "denied"
    return ticket.closed_at if off and ticket.closed_at is not None else ended, None
