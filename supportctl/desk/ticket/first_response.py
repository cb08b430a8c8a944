"""The first response to a ticket: when it is due, and whether what the client was told came in time (handling.3)."""

from __future__ import annotations

from datetime import datetime

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_of_ticket
from supportctl.desk.ground.results import plain
from supportctl.desk.ground.tickets import cited, record
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.regulations import Shelf
from supportctl.regulations.facts import FirstResponseFacts
from supportctl.store.compiled import tickets
from supportctl.store.compiled.rows import Ticket
from supportctl.told import Note


def target(act: Act, served: Shelf, law: LawAt) -> Decision[datetime] | None:
    """When the first response to a ticket opened now is due, where the regulation sets a target; to be bound to it."""
    rule = served.rules.first_response
    return act.decide(rule, FirstResponseFacts(act.at), law) if rule.known else None


def answered(act: Act, served: Shelf, law: LawAt, ticket: Ticket) -> tuple[Decision[datetime] | None, tuple[Note, ...]]:
    """The client was told something now. The first time that is the first response: the decision whether it met the target,
    where there is one, and the note that says so."""
    if ticket.first_response_at is not None and act.at >= ticket.first_response_at:
        return None, ()
    ticket.first_response_at = act.at
    act.db.touch(ticket)
    if not served.rules.first_response.known or ticket.first_response_due is None:
        return None, ()
    facts = FirstResponseFacts(ticket.opened_at, act.at)
    decision = act.decide(served.rules.first_response, facts, law, about=("ticket", ticket.id))
    code = "FIRST_RESPONSE_MET" if act.at <= decision.value else "FIRST_RESPONSE_MISSED"
    return decision, (Note(code, {"due": plain(decision.value), "clause": decision.grounds[0].clause}),)


def answered_inside(act: Act, served: Shelf, ticket: Ticket, channel: str) -> None:
    """What the client was told in a ticket answers those that are merged into it: each by its own deadline."""
    for inner in tickets.merged_into(act.db, ticket.id):
        if inner.first_response_at is None:
            decision, _ = answered(act, served, law_of_ticket(act, served, inner), inner)
            record(act, inner, "reply", clauses=cited(decision) if decision else (), channel=channel, merged_into=ticket.id)
        answered_inside(act, served, inner, channel)
