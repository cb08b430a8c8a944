"""Another topic becomes a ticket of its own."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import hours_of, law_for
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import CHANNELS, TicketData, cited, find, record, require_not_before_opening, ticket_data
from supportctl.desk.ticket.report import entitlement_notes, known_topic, opened
from supportctl.record import ABSENT, Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import (
    ReportFacts,
    SplitFacts,
)
from supportctl.store.compiled.rows import Client, License, Product


def split_ticket(
    act: Act, reference: str, *, subject: str, message: str | None, topic: str | None, channel: str | None = None
) -> Outcome[TicketData]:
    """Another topic came up in a ticket: a report of its own, for the same client and version, decided and due from now on."""
    line = inputs.line(subject, "subject", inputs.SUBJECT_CHARACTERS)
    body = inputs.text(message, "message") if message is not None else None
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    require_not_before_opening(act, ticket)
    rule = served.need(served.rules.split_ticket)
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    holder, product = act.db.get(Client, ticket.client_id), act.db.get(Product, ticket.product_id)
    if holder is None or product is None:
        raise LookupError(f"ticket {ticket.id} without client or product")
    law = law_for(act, served, held)
    facts = SplitFacts(known_topic(topic or ticket.topic, law))
    apart = act.ask(rule, facts, law)
    report = ReportFacts(
        license=license_facts(act, product, held, act.day),
        channel=channel or ticket.channel,
        topic=facts.topic,
        at=act.at,
        description=body,
        serial=ticket.serial,
        email=ticket.email,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=ticket.version,
        hours=hours_of(act, law),
    )
    other, decision, entitled = opened(act, served, law, report, holder, held, product, line, body, split_from=ticket.id)
    record(act, ticket, "split", clauses=cited(apart), split_into=other.id)
    act.bind("ticket", other.id, apart)
    notices = (Notice(other.regulation, "ticket"),) if served.notices("ticket") else ABSENT
    data = ticket_data(act, other)._replace(split_from=ticket.id, notices=notices)
    return Outcome(data, decision_data(decision), entitlement_notes(entitled), str(other.id) if other.id else None)
