"""What the client was told: replies and contacts by any channel."""

from __future__ import annotations

from collections.abc import Callable

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import hours_of, law_of_ticket
from supportctl.desk.ground.licenses import asked_by
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import CHANNELS, TicketData, cited, find, record, require_not_before_opening, ticket_data
from supportctl.desk.hours.first_contact import contacted
from supportctl.desk.outbox import queueing
from supportctl.desk.outbox.records import Letter
from supportctl.desk.ticket.first_response import answered, answered_inside
from supportctl.desk.ticket.report import entitlement_notes
from supportctl.desk.ticket.templating import filled
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.record import Notice
from supportctl.regulations import Shelf, shelf
from supportctl.regulations.facts import (
    ContactFacts,
    Entitlement,
    IncomingFacts,
)
from supportctl.store import reading
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.store.history import Said
from supportctl.told import Note

# Composes the letter of a reply: of the ticket, the words, the client's country and the seller's name.
Compose = Callable[[TicketData, str, str, str | None], Letter]


def reply(
    act: Act,
    reference: str,
    *,
    message: str,
    template: bool = False,
    channel: str | None = None,
    letter: Compose | None = None,
    server: bool = True,
) -> Outcome[TicketData]:
    """What the client was told; the first one is the first response, in time or late. `channel`: by default e-mail.
    `template`: the message has {fields} to be filled. `letter`: the words are sent, too, to the address that the ticket has, else to the
    client's. `server`: a mail server is set. Raises Conflict where there is no address."""
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    if letter is not None and channel not in (None, "email"):
        raise InvalidInput("NOT_TOGETHER", left="--send", right=f"--channel {channel}")
    inputs.text(message, "message")
    ticket = find(act.db, reference)
    body = inputs.text(filled(act, ticket, message) if template else message, "message")
    require_not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    allowed = _allowed(act, served, ticket, channel or "email")
    contacted(act, ticket)
    target, notes = answered(act, served, law_of_ticket(act, served, ticket), ticket)
    clauses = (*(cited(target) if target else ()), *(cited(allowed) if allowed else ()), *served.notices("reply"))
    record(act, ticket, "reply", clauses=tuple(dict.fromkeys(clauses)), message=Said(body), channel=channel or "email")
    if allowed:
        act.bind("ticket", ticket.id, allowed)
    answered_inside(act, served, ticket, channel or "email")
    data = ticket_data(act, ticket)._replace(notices=(Notice(ticket.regulation, "reply"),))
    if letter is not None:
        notes = (*notes, *_queued(act, ticket, letter, data, body))
        notes = notes if server else (*notes, Note("NO_SERVER_YET", {}))
    shown = target or allowed
    return Outcome(data, decision_data(shown) if shown else None, notes, str(ticket.id))


def _queued(act: Act, ticket: Ticket, letter: Compose, data: TicketData, body: str) -> tuple[Note, ...]:
    """The reply as a letter in the outbox; nothing but the reply's own words stands in it."""
    client = act.db.get(Client, ticket.client_id)
    if client is None:
        raise LookupError(f"ticket {ticket.id} without a client")
    if not (ticket.email or client.email):
        raise Conflict("NO_TICKET_ADDRESS", id=ticket.id, client=client.key)
    to = queueing.recipients(None, ticket.email or client.email, client=client.key)
    by = reading.seller_on(act.db, act.day)
    about = queueing.About("reply", ticket_id=ticket.id)
    queueing.queue(act, client, about, letter(data, body, client.country, by.name if by else None), to)
    return (Note("REPLY_QUEUED", {"to": ", ".join(to)}),)


def _allowed(act: Act, served: Shelf, ticket: Ticket, channel: str) -> Decision[Entitlement] | None:
    """Where the regulation checks every contact: the decision, to be bound to it. Raises Refused."""
    if not served.rules.support_contact.known:
        return None
    law = law_of_ticket(act, served, ticket)
    facts = ContactFacts(act.at, asked_by(act, ticket), channel, hours_of(act, law))
    return act.ask(served.rules.support_contact, facts, law)


def contact(
    act: Act, reference: str, *, message: str, template: bool = False, channel: str, incoming: bool = False
) -> Outcome[TicketData]:
    """A contact with or from the client by any channel; a recurrence told by phone is noted here and doesn't count (§2.10). An
    `incoming` one, which the client made, is registered whoever is entitled to what (handling.2)."""
    inputs.word(channel, "channel", CHANNELS)
    inputs.text(message, "message")
    ticket = find(act.db, reference)
    body = inputs.text(filled(act, ticket, message) if template else message, "message")
    require_not_before_opening(act, ticket)
    served = shelf(ticket.regulation)
    contacted(act, ticket)
    if incoming:
        return _registered(act, served, ticket, body, channel)
    allowed = _allowed(act, served, ticket, channel)
    clauses = cited(allowed) if allowed else ()
    record(act, ticket, "contact", clauses=clauses, message=Said(body), channel=channel)
    if allowed:
        act.bind("ticket", ticket.id, allowed)
    decision = decision_data(allowed) if allowed else None
    return Outcome(ticket_data(act, ticket), decision, made=str(ticket.id))


def _registered(act: Act, served: Shelf, ticket: Ticket, body: str, channel: str) -> Outcome[TicketData]:
    """What the client told, with what it is entitled to at that moment where every contact is checked."""
    known = served.rules.register_contact.known
    law = law_of_ticket(act, served, ticket)
    about = ("ticket", ticket.id)
    registered = act.decide(served.rules.register_contact, IncomingFacts(channel), law, about=about) if known else None
    entitled = act.decide(served.rules.entitlement, asked_by(act, ticket), law, about=about) if known else None
    if entitled:
        ticket.entitlement = entitled.value.kind
        act.db.touch(ticket)
    clauses = cited(registered) if registered else ()
    record(act, ticket, "contact", clauses=clauses, message=Said(body), channel=channel, incoming=True)
    notes = entitlement_notes(entitled) if entitled else ()
    ended, until = ticket.last_session_end, ticket.recurrence_until
    if channel == "email" and ticket.status in ("waiting", "closed") and ended and until and ended <= act.at <= until:
        notes = (*notes, Note("RECURRENCE_TOLD", {"id": ticket.id, "at": plain(act.at), "until": plain(until)}))
    return Outcome(ticket_data(act, ticket), decision_data(registered) if registered else None, notes, str(ticket.id))
