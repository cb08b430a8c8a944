"""What is said and noted on a ticket: notes, replies, contacts, assignment, refusal."""

from __future__ import annotations

from typing import Any

from supportctl.desk import inputs, sessions
from supportctl.desk.act import Act
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.desk.tickets import CHANNELS, cited, find, law_words, not_before_last_change, record, ticket_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.facts import ComplaintFacts, RefusalFacts
from supportctl.store.history import Said
from supportctl.store.queries import tickets


def note(act: Act, reference: str, *, message: str, confidential: bool, complaint: bool) -> Outcome:
    """A note for the desk. A confidential one leaves in no export and no document (§7.1); a complaint is marked, not
    received: its sender is told where to file it (§6.1.2)."""
    if confidential and complaint:
        raise InvalidInput("NOT_TOGETHER", left="--confidential", right="--complaint")
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    _after_opening(act, ticket.opened_at)
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    decision = None
    data = ticket_data(act, ticket)
    kind = "complaint" if complaint else "note"
    rules = shelf(ticket.regulation).rules
    clauses: tuple[str, ...] = rules.NOTICES["complaint"] if complaint else (rules.CONFIDENTIAL,) if confidential else ()
    record(act, ticket, kind, clauses=clauses, message=Said(body, confidential=confidential, complaint=complaint))
    if complaint:
        served = shelf(ticket.regulation)
        facts = ComplaintFacts(ticket.channel)
        decision = served.rules.complaint(facts, served.law.on(act.day))
        act.decided("ticket", ticket.id, decision, facts)
        data["notices"] = [{"regulation": ticket.regulation, "moment": "complaint"}]
        notes = (("COMPLAINT_NOT_RECEIVED", {}),)
    return Outcome(data, decision_data(decision) if decision else None, notes, str(ticket.id))


def reply(act: Act, reference: str, *, message: str) -> Outcome:
    """What the client was told; the first one is the first response."""
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    _after_opening(act, ticket.opened_at)
    if ticket.first_response_at is None or act.at < ticket.first_response_at:
        ticket.first_response_at = act.at
        act.db.touch(ticket)
    record(act, ticket, "reply", clauses=shelf(ticket.regulation).rules.NOTICES["reply"], message=Said(body))
    data = ticket_data(act, ticket) | {"notices": [{"regulation": ticket.regulation, "moment": "reply"}]}
    return Outcome(data, made=str(ticket.id))


def contact(act: Act, reference: str, *, message: str, channel: str) -> Outcome:
    """A contact with or from the client by any channel; a recurrence told by phone is noted here and doesn't count (§2.10)."""
    inputs.word(channel, "channel", CHANNELS)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    _after_opening(act, ticket.opened_at)
    record(act, ticket, "contact", message=Said(body), channel=channel)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def _after_opening(act: Act, opened_at: Any) -> None:
    if act.at < opened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(opened_at))


def assign(act: Act, reference: str, *, operator: str) -> Outcome:
    """Hand the ticket to an operator."""
    ticket = find(act.db, reference)
    _after_opening(act, ticket.opened_at)
    ticket.assignee = inputs.line(operator, "operator", 100)
    act.db.touch(ticket)
    record(act, ticket, "assigned", assignee=ticket.assignee)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def refuse(act: Act, reference: str, *, reason: str, message: str | None) -> Outcome:
    """Refuse support, or break it off: a running session stops at that instant, and bills (§6.3)."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    inputs.word(reason, "reason", law_words(served, act, "refusal.reasons"))
    not_before_last_change(act, ticket)
    if ticket.status in ("closed", "refused"):
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    facts = RefusalFacts(reason, "…" if body else None)
    decision = served.rules.refuse(facts, served.law.on(act.day))
    require(decision)
    for running in tickets.running(act.db, ticket_id=ticket.id):
        sessions.end(act, ticket, running, "refused")
    ticket.status = "refused"
    ticket.closed_at = ticket.changed_at = act.at
    act.db.touch(ticket)
    said = Said(body) if body else None
    record(act, ticket, "refused", clauses=cited(decision), message=said, reason=reason)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))
