"""What the client was told: replies and contacts by any channel."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import hours_of, law_of_ticket
from supportctl.desk.ground.licenses import asked_by
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import CHANNELS, TicketData, cited, find, record, require_not_before_opening, ticket_data
from supportctl.desk.ticket.first_response import answered, answered_inside
from supportctl.law.decision import Decision
from supportctl.record import Notice
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import (
    ContactFacts,
    Entitlement,
)
from supportctl.store.compiled.rows import Ticket
from supportctl.store.history import Said


def reply(act: Act, reference: str, *, message: str, channel: str | None = None) -> Outcome[TicketData]:
    """What the client was told; the first one is the first response, in time or late. `channel`: by default e-mail."""
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    allowed = _allowed(act, served, ticket, channel or "email")
    target, notes = answered(act, served, law_of_ticket(act, served, ticket), ticket)
    clauses = (*(cited(target) if target else ()), *(cited(allowed) if allowed else ()), *served.notices("reply"))
    record(act, ticket, "reply", clauses=tuple(dict.fromkeys(clauses)), message=Said(body), channel=channel or "email")
    if allowed:
        act.bind("ticket", ticket.id, allowed)
    answered_inside(act, served, ticket, channel or "email")
    data = ticket_data(act, ticket)._replace(notices=(Notice(ticket.regulation, "reply"),))
    shown = target or allowed
    return Outcome(data, decision_data(shown) if shown else None, notes, str(ticket.id))


def _allowed(act: Act, served: Shelf, ticket: Ticket, channel: str) -> Decision[Entitlement] | None:
    """Where the regulation checks every contact: the decision, to be bound to it. Raises Refused."""
    if not served.rules.support_contact.known:
        return None
    law = law_of_ticket(act, served, ticket)
    facts = ContactFacts(act.at, asked_by(act, ticket), channel, hours_of(act, law))
    return act.ask(served.rules.support_contact, facts, law)


def contact(act: Act, reference: str, *, message: str, channel: str) -> Outcome[TicketData]:
    """A contact with or from the client by any channel; a recurrence told by phone is noted here and doesn't count (§2.10)."""
    inputs.word(channel, "channel", CHANNELS)
    body = inputs.text(message, "message")
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    allowed = _allowed(act, shelf(ticket.regulation), ticket, channel)
    clauses = cited(allowed) if allowed else ()
    record(act, ticket, "contact", clauses=clauses, message=Said(body), channel=channel)
    if allowed:
        act.bind("ticket", ticket.id, allowed)
    decision = decision_data(allowed) if allowed else None
    return Outcome(ticket_data(act, ticket), decision, made=str(ticket.id))
