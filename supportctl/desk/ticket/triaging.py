"""The technician's first look at a ticket."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import (
    TicketData,
    cited,
    find,
    record,
    require_not_before_last_change,
    require_not_merged,
    ticket_data,
)
from supportctl.errors import Conflict
from supportctl.law.decision import Decision
from supportctl.regulations import shelf
from supportctl.regulations.facts import TriageFacts
from supportctl.store.compiled import history, tickets
from supportctl.store.compiled.rows import Ticket
from supportctl.store.history import Said


def triage(act: Act, reference: str, *, diagnosable: bool, reason: str | None = None) -> Outcome[TicketData]:
    """The technician's verdict: diagnosable under the service, or the ticket is refused (§2.3). With a reason it puts right the
    verdict that was given, as long as nothing but that verdict decided the ticket.

    Raises Conflict when the ticket was triaged and no reason is given, the verdict is the same, or the ticket went on since.
    """
    why = inputs.text(reason, "reason") if reason is not None else None
    ticket = find(act.db, reference)
    decision = judged(act, ticket, diagnosable=diagnosable, why=why)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def judged(act: Act, ticket: Ticket, *, diagnosable: bool, why: str | None = None) -> Decision[bool]:
    """The verdict on a ticket that was found. Raises Conflict."""
    require_not_merged(ticket)
    require_not_before_last_change(act, ticket)
    if ticket.status != "new":
        _require_to_be_put_right(act, ticket, diagnosable, why)
    elif why is not None:
        raise Conflict("NOT_TRIAGED_YET", id=ticket.id)
    served = shelf(ticket.regulation)
    rule, law = served.need(served.rules.triage), law_of_ticket(act, served, ticket)
    decision = act.decide(rule, TriageFacts(diagnosable), law, about=("ticket", ticket.id))
    ticket.diagnosable = diagnosable
    ticket.status = "triaged" if diagnosable else "refused"
    ticket.changed_at = act.at
    ticket.closed_at = None if diagnosable else act.at
    act.db.touch(ticket)
    said = Said(why) if why is not None else None
    record(act, ticket, "triaged", clauses=cited(decision), message=said, diagnosable=diagnosable)
    return decision


def _require_to_be_put_right(act: Act, ticket: Ticket, diagnosable: bool, why: str | None) -> None:
    """The ticket stands as its triage left it, and the other verdict is given with a reason. Raises Conflict."""
    left = {True: "triaged", False: "refused"}.get(ticket.diagnosable) if ticket.diagnosable is not None else None
    turns = [turn.kind for turn in history.turns(act.db, ticket.id)]
    went_on = ticket.status != left or "reopened" in turns or turns[-1:] != ["triaged"]
    if went_on or tickets.sessions(act.db, ticket.id):
        raise Conflict("TRIAGE_PASSED", id=ticket.id, status=ticket.status)
    if ticket.diagnosable == diagnosable:
        raise Conflict("SAME_TRIAGE", id=ticket.id, diagnosable=diagnosable)
    if why is None:
        verdict = "--diagnosable" if diagnosable else "--not-diagnosable"
        raise Conflict("ALREADY_TRIAGED", id=ticket.id, status=ticket.status, verdict=verdict)
