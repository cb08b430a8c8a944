"""Support refused, or broken off."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_change
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
from supportctl.desk.ground.windows import require_not_over
from supportctl.desk.session import stopping
from supportctl.desk.session.scheduling import call_off
from supportctl.desk.session.shared import since_the_running
from supportctl.regulations import shelf
from supportctl.regulations.facts import (
    RefusalFacts,
)
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled import tickets
from supportctl.store.history import Said


def refuse(act: Act, reference: str, *, reason: str, message: str | None) -> Outcome[TicketData]:
    """Refuse support, or break it off: a running session stops at that instant, and bills (§6.3)."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    act = since_the_running(act, ticket.id)
    served = shelf(ticket.regulation)
    refused = served.need(served.rules.refuse)
    law = law_of_change(act, served, ticket)
    inputs.word(reason, "reason", list(SupportTerms(law).need(SupportTerms.refusal_reasons).value))
    require_not_before_last_change(act, ticket)
    require_not_over(act, ticket)
    facts = RefusalFacts(reason, "…" if body else None)
    decision = act.ask(refused, facts, law)
    for running in tickets.running_by(act.db, ticket_id=ticket.id):
        stopping.end(act, ticket, running, "refused")
    call_off(act, ticket)
    ticket.status = "refused"
    ticket.closed_at = ticket.changed_at = act.at
    act.db.touch(ticket)
    said = Said(body) if body else None
    record(act, ticket, "refused", clauses=cited(decision), message=said, reason=reason)
    act.bind("ticket", ticket.id, decision)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))
