"""What is said and noted on a ticket: notes, replies, contacts, assignment, refusal."""

from __future__ import annotations

from typing import Any

from supportctl.desk import inputs, sessions
from supportctl.desk.act import Act
from supportctl.desk.appointments import call_off
from supportctl.desk.binding import hours_of, law_of_change, law_of_ticket
from supportctl.desk.licenses import asked_by
from supportctl.desk.responses import answered
from supportctl.desk.results import Outcome, decision_data, require
from supportctl.desk.tickets import CHANNELS, cited, find, not_before_last_change, not_before_opening, record, ticket_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import (
    ComplaintFacts,
    ContactFacts,
    RefusalFacts,
    SoftwareFacts,
    StageFacts,
)
from supportctl.store import remote
from supportctl.store.history import Said
from supportctl.store.queries import tickets
from supportctl.store.tables.tickets import Ticket


def note(
    act: Act,
    reference: str,
    *,
    message: str,
    confidential: bool,
    complaint: bool,
    stage: str | None = None,
    software: bool = False,
) -> Outcome:
    """A note for the desk. A confidential one leaves in no export and no document (§7.1, terms.5); a complaint is marked, not
    received: its sender is told where to file it (§6.1.2). `stage`: of the work (scope.1). `software`: on the client's
    software, held only while a session runs (liability.4)."""
    kinds = [
        name for name, given in (("--confidential", confidential), ("--complaint", complaint), ("--software", software)) if given
    ]
    if len(kinds) > 1:
        raise InvalidInput("NOT_TOGETHER", left=kinds[0], right=kinds[1])
    if stage is not None and (complaint or software):
        raise InvalidInput("NOT_TOGETHER", left="--stage", right=kinds[0])
    if software:
        return _software_note(act, reference, message)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    not_before_opening(act, ticket)
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()
    decision: Decision[Any] | None = None
    data = ticket_data(act, ticket)
    kind = "complaint" if complaint else "note"
    served = shelf(ticket.regulation)
    clauses = served.notices("complaint") if complaint else served.confidential if confidential else ()
    if stage is not None:
        step = StageFacts(stage)
        staged = served.question("note_stage")(step, law_of_ticket(act, served, ticket))
        require(staged)
        clauses = (*cited(staged), *clauses)
        act.decided("ticket", ticket.id, staged, step)
    if complaint:
        facts = ComplaintFacts(ticket.channel)
        decision = served.question("complaint")(facts, law_of_ticket(act, served, ticket))
    more = {} if stage is None else {"stage": stage}
    record(act, ticket, kind, clauses=clauses, message=Said(body, confidential=confidential, complaint=complaint), **more)
    if decision is not None:
        act.decided("ticket", ticket.id, decision, facts)
        data["notices"] = [{"regulation": ticket.regulation, "moment": "complaint"}]
        notes = (("COMPLAINT_NOT_RECEIVED", {}),)
    return Outcome(data, decision_data(decision) if decision else None, notes, str(ticket.id))


def _software_note(act: Act, reference: str, message: str) -> Outcome:
    """Held apart from history and audit, which never learn the words; gone when the session stops."""
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    rule = served.question("hold_software_note")
    facts = SoftwareFacts(any(s.started_at <= act.at for s in tickets.running(act.db, ticket_id=ticket.id)))
    decision = rule(facts, law_of_ticket(act, served, ticket))
    require(decision)
    remote.hold(act.db, ticket.id or 0, body, act.at)
    act.decided("ticket", ticket.id, decision, facts)
    act.book("ticket", ticket.id, act="software-note-held")
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def reply(act: Act, reference: str, *, message: str, channel: str | None = None) -> Outcome:
    """What the client was told; the first one is the first response, in time or late. `channel`: by default e-mail."""
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    allowed = _allowed(act, served, ticket, channel or "email")
    target, notes = answered(act, served, law_of_ticket(act, served, ticket), ticket)
    clauses = (*(cited(target) if target else ()), *(cited(allowed[0]) if allowed else ()), *served.notices("reply"))
    record(act, ticket, "reply", clauses=tuple(dict.fromkeys(clauses)), message=Said(body), channel=channel or "email")
    if allowed:
        act.decided("ticket", ticket.id, *allowed)
    data = ticket_data(act, ticket) | {"notices": [{"regulation": ticket.regulation, "moment": "reply"}]}
    shown = target or (allowed[0] if allowed else None)
    return Outcome(data, decision_data(shown) if shown else None, notes, str(ticket.id))


def _allowed(act: Act, served: Shelf, ticket: Ticket, channel: str) -> tuple[Decision[Any], ContactFacts] | None:
    """Where the regulation checks every contact: the decision and its facts. Raises Refused."""
    if not served.answers("support_contact"):
        return None
    law = law_of_ticket(act, served, ticket)
    facts = ContactFacts(act.at, asked_by(act, ticket), channel, hours_of(act, law))
    decision = served.rules.support_contact(facts, law)
    require(decision)
    return decision, facts


def contact(act: Act, reference: str, *, message: str, channel: str) -> Outcome:
    """A contact with or from the client by any channel; a recurrence told by phone is noted here and doesn't count (§2.10)."""
    inputs.word(channel, "channel", CHANNELS)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    not_before_opening(act, ticket)
    allowed = _allowed(act, shelf(ticket.regulation), ticket, channel)
    clauses = cited(allowed[0]) if allowed else ()
    record(act, ticket, "contact", clauses=clauses, message=Said(body), channel=channel)
    if allowed:
        act.decided("ticket", ticket.id, *allowed)
    decision = decision_data(allowed[0]) if allowed else None
    return Outcome(ticket_data(act, ticket), decision, made=str(ticket.id))


def assign(act: Act, reference: str, *, operator: str) -> Outcome:
    """Hand the ticket to an operator. Raises InvalidInput where that one has it already."""
    name = inputs.line(operator, "operator", 100)
    ticket = find(act.db, reference)
    not_before_opening(act, ticket)
    if name == ticket.assignee:
        raise InvalidInput("NOTHING_TO_CHANGE")
    ticket.assignee = name
    act.db.touch(ticket)
    record(act, ticket, "assigned", assignee=ticket.assignee)
    return Outcome(ticket_data(act, ticket), made=str(ticket.id))


def refuse(act: Act, reference: str, *, reason: str, message: str | None) -> Outcome:
    """Refuse support, or break it off: a running session stops at that instant, and bills (§6.3)."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    refused = served.question("refuse")
    law = law_of_change(act, served, ticket)
    inputs.word(reason, "reason", list(law.value("refusal.reasons").value))
    not_before_last_change(act, ticket)
    if ticket.status in ("closed", "refused"):
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    facts = RefusalFacts(reason, "…" if body else None)
    decision = refused(facts, law)
    require(decision)
    for running in tickets.running(act.db, ticket_id=ticket.id):
        sessions.end(act, ticket, running, "refused")
    call_off(act, ticket)
    ticket.status = "refused"
    ticket.closed_at = ticket.changed_at = act.at
    act.db.touch(ticket)
    said = Said(body) if body else None
    record(act, ticket, "refused", clauses=cited(decision), message=said, reason=reason)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))
