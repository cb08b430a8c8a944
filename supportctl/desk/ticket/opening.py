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
from supportctl.law.decision import Decision
from supportctl.record import ABSENT, Notice
from supportctl.regulations import Shelf, law_of, shelf
from supportctl.regulations.facts import Entitlement, ReportFacts
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled.rows import Client, License, Product, Ticket
from supportctl.tuples import NamedTuple


class Report(NamedTuple):
    """What was typed of a report."""

    client: str | None
    license_ref: str | None
    product_ref: str | None
    subject: str
    description: str | None
    serial: str | None
    email: str | None
    channel: str | None
    topic: str | None
    regulation: str | None
    version: str | None


class Registered(NamedTuple):
    """A report that became a ticket: its regulation, what decided it, what its client is entitled to, and the licence it is about."""

    ticket: Ticket
    served: Shelf
    decision: Decision[None]
    entitled: Decision[Entitlement]
    serial: str | None


def open_ticket(
    act: Act,
    *,
    client: str | None,
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
    about = (client, license_ref, product_ref, subject, description, serial, email, channel, topic, regulation, version)
    made = register(act, Report(*about))
    notes = entitlement_notes(made.entitled, made.serial)
    return Outcome(opened_data(act, made), decision_data(made.decision), notes, str(made.ticket.id) if made.ticket.id else None)


def opened_data(act: Act, made: Registered) -> TicketData:
    """The ticket, with what its client is to be told."""
    notices = (Notice(made.ticket.regulation, "ticket"),) if made.served.notices("ticket") else ABSENT
    return ticket_data(act, made.ticket)._replace(notices=notices)


def register(act: Act, report: Report) -> Registered:
    """The ticket of a report; the licence says whose it is and of which product. Raises InvalidInput, NotFound, Refused."""
    subject = inputs.line(report.subject, "subject", inputs.SUBJECT_CHARACTERS)
    description = report.description
    body = inputs.text(description, "description") if description and description.strip() else None
    reported = inputs.version(report.version) if report.version else None
    address = inputs.email(report.email) if report.email and report.email.strip() else None
    number = inputs.serial(report.serial) if report.serial and report.serial.strip() else None
    if report.channel is not None:
        inputs.word(report.channel, "channel", CHANNELS)
    if (report.license_ref is None) == (report.product_ref is None):
        raise InvalidInput("LICENSE_OR_PRODUCT")
    holder, held, product = _about(act, report)
    served = shelf(product.regulation if report.regulation is None else law_of(report.regulation).id)
    served.need(served.rules.open_ticket)  # not every regulation is about support: one that isn't decides nothing here
    law = law_for(act, served, held)
    facts = ReportFacts(
        license=license_facts(act, product, held, act.day),
        channel=report.channel or SupportTerms(law).report_channels.value[0],
        topic=known_topic(report.topic, law),
        at=act.at,
        description=body,
        serial=number,
        email=address,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=reported,
        hours=hours_of(act, law),
    )
    ticket, decision, entitled = opened(act, served, law, facts, holder, held, product, subject, body)
    return Registered(ticket, served, decision, entitled, held.serial if held else None)


def _about(act: Act, report: Report) -> tuple[Client, License | None, Product]:
    """Whose report it is, and what it is about."""
    held = holder = None
    if report.client is not None:
        holder = lookup.served_client(act.db, report.client)
    if report.license_ref is not None:
        held = lookup.license_(act.db, report.license_ref)
        if holder is None and (holder := act.db.get(Client, held.client_id)) is not None:
            lookup.require_not_erased(holder)
            holder = lookup.itself(act.db, holder)
    if holder is None:
        raise InvalidInput("MISSING", field="--client")
    if held is not None and not lookup.same_client(act.db, held.client_id, holder.id):
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=holder.key)
    product = act.db.get(Product, held.product_id) if held else lookup.product(act.db, report.product_ref or "")
    if product is None:
        raise LookupError("a licence without a product")
    return holder, held, product
