"""A ticket is closed with an outcome."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.appointments import purge_software_notes
from supportctl.desk.ground.binding import law_of_change
from supportctl.desk.ground.licenses import asked_by
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
from supportctl.desk.session.scheduling import call_off
from supportctl.desk.session.stopping import reason_of_the_last
from supportctl.desk.ticket import first_response
from supportctl.desk.ticket.templating import filled
from supportctl.errors import Conflict
from supportctl.record import Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import (
    CloseFacts,
)
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled import appointments
from supportctl.store.history import Said, said_since
from supportctl.told import Note


def close_ticket(
    act: Act, reference: str, *, outcome: str, message: str | None, template: bool = False, client_confirmed: bool | None
) -> Outcome[TicketData]:
    """Close with an outcome of the regulation. Under ProGrupa the fee stays due whatever the outcome (§2.4), whether the client
    confirmed the solution is kept (§2.9), and the window for a recurrence runs from the last session (§2.10); under CodeTwo
    the user must have the explanation (handling.4), and what is told with the close is support (general.2) and may be the first
    response (handling.3). `template`: the message has {fields} to be filled."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    if body is not None and template:
        body = inputs.text(filled(act, ticket, body), "message")
    served = shelf(ticket.regulation)
    law = law_of_change(act, served, ticket)
    inputs.word(outcome, "outcome", SupportTerms(law).close_outcomes.value)
    require_not_before_last_change(act, ticket)
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    require_not_over(act, ticket)
    new = ticket.status == "new" and served.rules.triage.known
    held = appointments.count_software_notes(act.db, ticket.id) if served.rules.hold_software_note.known else 0
    facts = CloseFacts(
        outcome=outcome,
        billable=ticket.entitlement != "free",
        client_confirmed=client_confirmed,
        last_session_end=ticket.last_session_end,
        message="…" if body else None,
        replied=said_since(act.db, ticket.id, "reply", ("opened", "reopened")),
        purged=held,
        entitlement=asked_by(act, ticket) if served.rules.support_contact.known else None,
        at=act.at if served.rules.broken_off is not None else None,
        last_reason=reason_of_the_last(act, ticket) if served.rules.broken_off is not None else None,
    )
    decision = act.ask(served.rules.close, facts, law, about=("ticket", ticket.id))
    if held:
        purge_software_notes(act, ticket.id)
    call_off(act, ticket)
    ticket.status = "closed"
    ticket.outcome = outcome
    ticket.closed_at = ticket.changed_at = act.at
    ticket.recurrence_until = decision.value
    act.db.touch(ticket)
    first, notes = first_response.answered(act, served, law, ticket) if body else (None, ())
    shown = decision._replace(grounds=(*decision.grounds, *first.grounds)) if first else decision
    said = Said(body) if body else None
    if body:
        first_response.answered_inside(act, served, ticket, ticket.channel)
    record(act, ticket, "closed", clauses=cited(shown), message=said, outcome=outcome, client_confirmed=client_confirmed)
    data = ticket_data(act, ticket)._replace(notices=(Notice(ticket.regulation, "reply"),))
    if new:
        notes = (*notes, Note("CLOSED_UNTRIAGED", {"ticket": ticket.id}))
    if not (body or facts.replied or ticket.last_session_end):
        notes = (*notes, Note("CLOSED_UNANSWERED", {"ticket": ticket.id}))
    if served.rules.charge_item.known and ticket.last_session_end is not None:
        from supportctl.store.compiled import items  # with the tables of billing, which opening a ticket needn't load

        if not items.of(act.db, ticket.id):
            notes = (*notes, Note("NOTHING_CHARGED", {"ticket": ticket.id}))
    return Outcome(data, decision_data(shown), notes, str(ticket.id))
