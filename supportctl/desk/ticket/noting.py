"""Notes for the desk on a ticket."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import TicketData, cited, find, record, require_not_before_opening, ticket_data
from supportctl.errors import InvalidInput
from supportctl.law.decision import Decision
from supportctl.record import Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import (
    ComplaintFacts,
    SoftwareFacts,
    StageFacts,
)
from supportctl.store.compiled import tickets
from supportctl.store.compiled.rows import SoftwareNote
from supportctl.store.history import Said
from supportctl.told import Note


def note(
    act: Act,
    reference: str,
    *,
    message: str,
    confidential: bool,
    complaint: bool,
    stage: str | None = None,
    software: bool = False,
) -> Outcome[TicketData]:
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
    require_not_before_opening(act, ticket)
    notes: tuple[Note, ...] = ()
    decision: Decision[None] | None = None
    data = ticket_data(act, ticket)
    kind = "complaint" if complaint else "note"
    served = shelf(ticket.regulation)
    clauses = served.notices("complaint") if complaint else served.confidential if confidential else ()
    if stage is not None:
        law = law_of_ticket(act, served, ticket)
        staged = act.ask(served.need(served.rules.note_stage), StageFacts(stage), law, about=("ticket", ticket.id))
        clauses = (*cited(staged), *clauses)
    if complaint:
        facts = ComplaintFacts(ticket.channel)
        law = law_of_ticket(act, served, ticket)
        decision = act.decide(served.need(served.rules.complaint), facts, law, about=("ticket", ticket.id))
    more = {} if stage is None else {"stage": stage}
    record(act, ticket, kind, clauses=clauses, message=Said(body, confidential=confidential, complaint=complaint), **more)
    if decision is not None:
        data = data._replace(notices=(Notice(ticket.regulation, "complaint"),))
        notes = (Note("COMPLAINT_NOT_RECEIVED"),)
    return Outcome(data, decision_data(decision) if decision else None, notes, str(ticket.id))


def _software_note(act: Act, reference: str, message: str) -> Outcome[TicketData]:
    """Held apart from history and audit, which never learn the words; gone when the session stops."""
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    rule = served.need(served.rules.hold_software_note)
    facts = SoftwareFacts(any(s.started_at <= act.at for s in tickets.running_by(act.db, ticket_id=ticket.id)))
    decision = act.ask(rule, facts, law_of_ticket(act, served, ticket), about=("ticket", ticket.id))
    act.db.add(SoftwareNote(ticket_id=ticket.id, body=body, happened_at=act.at))
    act.book("ticket", ticket.id, act="software-note-held")
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))
