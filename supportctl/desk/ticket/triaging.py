"""The technician's first look at a ticket."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import TicketData, cited, find, record, require_not_before_last_change, ticket_data
from supportctl.errors import Conflict
from supportctl.regulations import shelf
from supportctl.regulations.facts import TriageFacts
from supportctl.store.compiled import history, tickets
from supportctl.store.compiled.rows import Ticket
from supportctl.store.history import Said


def triage(act: Act, reference: str, *, diagnosable: bool, reason: str | None = None) -> Outcome[TicketData]:
    """The technician's verdict: diagnosable under the service, or the ticket is refused (§2.3). With a reason it puts an earlier
    verdict right, as long as nothing came of that."""
    why = inputs.text(reason, "reason") if reason is not None else None
    ticket = find(act.db, reference)
    require_not_before_last_change(act, ticket)
    if ticket.status != "new":
        _require_correctable(act, ticket, diagnosable, why)
    served = shelf(ticket.regulation)
    facts = TriageFacts(diagnosable)
    decision = act.decide(
        served.need(served.rules.triage), facts, law_of_ticket(act, served, ticket), about=("ticket", ticket.id)
    )
    ticket.diagnosable = diagnosable
    ticket.status = "triaged" if diagnosable else "refused"
    ticket.changed_at = act.at
    ticket.closed_at = None if diagnosable else act.at
    act.db.touch(ticket)
    said = Said(why) if why is not None else None
    record(act, ticket, "triaged", clauses=cited(decision), message=said, diagnosable=diagnosable)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def _require_correctable(act: Act, ticket: Ticket, diagnosable: bool, why: str | None) -> None:
    """The triage was the last thing that happened to the ticket's state, and another verdict is given with a reason. Raises Conflict."""
    turns = history.turns(act.db, ticket.id)
    stands = ticket.status in ("triaged", "refused") and bool(turns) and turns[-1].kind == "triaged"
    if not stands or diagnosable == ticket.diagnosable or tickets.sessions(act.db, ticket.id):
        raise Conflict("ALREADY_TRIAGED", id=ticket.id, status=ticket.status)
    if why is None:
        verdict = "--diagnosable" if diagnosable else "--not-diagnosable"
        raise Conflict("TRIAGE_NEEDS_REASON", id=ticket.id, status=ticket.status, verdict=verdict)
