"""The technician's first look at a ticket."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import TicketData, cited, find, record, require_not_before_last_change, ticket_data
from supportctl.errors import Conflict
from supportctl.law.decision import Decision
from supportctl.regulations import shelf
from supportctl.regulations.facts import TriageFacts
from supportctl.store.compiled.rows import Ticket


def triage(act: Act, reference: str, *, diagnosable: bool) -> Outcome[TicketData]:
    """The technician's verdict: diagnosable under the service, or the ticket is refused (§2.3)."""
    ticket = find(act.db, reference)
    decision = judged(act, ticket, diagnosable=diagnosable)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def judged(act: Act, ticket: Ticket, *, diagnosable: bool) -> Decision[bool]:
    """The verdict on a ticket that was found. Raises Conflict."""
    require_not_before_last_change(act, ticket)
    if ticket.status != "new":
        raise Conflict("ALREADY_TRIAGED", id=ticket.id, status=ticket.status)
    served = shelf(ticket.regulation)
    rule, law = served.need(served.rules.triage), law_of_ticket(act, served, ticket)
    decision = act.decide(rule, TriageFacts(diagnosable), law, about=("ticket", ticket.id))
    ticket.diagnosable = diagnosable
    ticket.status = "triaged" if diagnosable else "refused"
    ticket.changed_at = act.at
    ticket.closed_at = None if diagnosable else act.at
    act.db.touch(ticket)
    record(act, ticket, "triaged", clauses=cited(decision), diagnosable=diagnosable)
    return decision
