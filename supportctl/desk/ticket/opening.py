"""A ticket is opened on a client's report."""

from __future__ import annotations

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import hours_of, law_for
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import CHANNELS, TicketData, ticket_data
from supportctl.desk.ticket.report import entitlement_notes, known_topic, opened
from supportctl.errors import InvalidInput
from supportctl.record import ABSENT, Notice
from supportctl.regulations import law_of, shelf
from supportctl.regulations.facts import (
    ReportFacts,
)
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled.rows import Product


def open_ticket(
    act: Act,
    *,
    client: str,
    license_ref: str | None,
    product_ref: str | None,
    subject: str,
    description: str | None,
    serial: str | None,
    email: str | None,
    channel: str | None,
    topic: str | None,
    regulation: str | None,
    version: str | None,
) -> Outcome[TicketData]:
    """A report becomes a ticket. Raises Refused with every clause that stands in the way; entitlement `none` does not:
    the ticket says what the client is entitled to, and `session start` asks again."""
    subject = inputs.line(subject, "subject", inputs.SUBJECT_CHARACTERS)
    body = inputs.text(description, "description") if description and description.strip() else None
    reported = inputs.version(version) if version else None
    address = inputs.email(email) if email else None
    number = inputs.serial(serial) if serial else None
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    if (license_ref is None) == (product_ref is None):
        raise InvalidInput("LICENSE_OR_PRODUCT")
    holder = lookup.served_client(act.db, client)
    held = lookup.license_(act.db, license_ref) if license_ref is not None else None
    if held is not None and not lookup.same_client(act.db, held.client_id, holder.id):
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=holder.key)
    product = act.db.get(Product, held.product_id) if held else lookup.product(act.db, product_ref or "")
    if product is None:
        raise LookupError("a licence without a product")
    served = shelf(product.regulation if regulation is None else law_of(regulation).id)
    served.need(served.rules.open_ticket)  # not every regulation is about support: one that isn't decides nothing here
    law = law_for(act, served, held)
    facts = license_facts(act, product, held, act.day)
    report = ReportFacts(
        license=facts,
        channel=channel or SupportTerms(law).report_channels.value[0],
        topic=known_topic(topic, law),
        at=act.at,
        description=body,
        serial=number,
        email=address,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=reported,
        hours=hours_of(act, law),
    )
    ticket, decision, entitled = opened(act, served, law, report, holder, held, product, subject, body)
    notices = (Notice(ticket.regulation, "ticket"),) if served.notices("ticket") else ABSENT
    data = ticket_data(act, ticket)._replace(notices=notices)
    return Outcome(data, decision_data(decision), entitlement_notes(entitled), str(ticket.id) if ticket.id else None)
