"""A ticket from the report to the close."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from supportctl.desk import inputs, lookup
from supportctl.desk.acceptances import store_acceptance
from supportctl.desk.act import Act
from supportctl.desk.licenses import license_facts, minutes_bought
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.desk.tickets import CHANNELS, cited, find, law_words, not_before_last_change, record, ticket_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.regulations import law_of, shelf
from supportctl.regulations.facts import (
    CloseFacts,
    EntitlementFacts,
    RecurrenceFacts,
    ReportFacts,
    TriageFacts,
)
from supportctl.store.history import Said
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.tickets import Ticket


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
    topic: str,
    regulation: str | None,
    version: str | None,
) -> Outcome:
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
    holder = lookup.client(act.db, client)
    held = lookup.license_(act.db, license_ref) if license_ref is not None else None
    if held is not None and held.client_id != holder.id:
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=holder.key)
    product = act.db.get(Product, held.product_id) if held else lookup.product(act.db, product_ref or "")
    if product is None:
        raise LookupError("a licence without a product")
    served = shelf(product.regulation if regulation is None else law_of(regulation).id)
    law = served.law.on(act.day)
    inputs.word(topic, "topic", [*law.value("topics.covered").value, *law.value("topics.excluded").value])
    facts = license_facts(act, product, held, act.day)
    report = ReportFacts(
        license=facts,
        channel=channel or law.value("report.channels").value[0],
        topic=topic,
        description=body,
        serial=number,
        email=address,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=reported,
    )
    decision = served.rules.open_ticket(report, law)
    require(decision)
    bought = minutes_bought(act, holder.id or 0, product.id or 0, held.version if held else None, act.at)
    asked = EntitlementFacts(facts, bought)
    entitled = served.rules.entitlement(asked, law)
    ticket = Ticket(
        subject=subject,
        status="new",
        client_id=holder.id or 0,
        license_id=held.id if held else None,
        product_id=product.id or 0,
        version=held.version if held else reported,
        regulation=law.regulation.id,
        entitlement=entitled.value.kind,
        channel=report.channel,
        topic=topic,
        serial=number,
        email=address,
        operator=act.operator,
        opened_at=act.at,
        changed_at=act.at,
    )
    act.db.add(ticket)
    store_acceptance(act, holder, law.regulation.id, law.version.id, served.rules.ACCEPTANCE["ticket"])
    message = Said(body) if body else None
    record(act, ticket, "opened", clauses=cited(decision), message=message, channel=report.channel, topic=topic)
    kept = _without_words(report)
    act.decided("ticket", ticket.id, served.rules.open_ticket(kept, law), kept)
    act.decided("ticket", ticket.id, entitled, asked)
    notes = _entitlement_notes(entitled)
    return Outcome(ticket_data(act, ticket), decision_data(decision), notes, str(ticket.id) if ticket.id else None)


def _without_words(report: ReportFacts) -> ReportFacts:
    """The facts that are stored: that there was a description counts, its words are in the message; and no e-mail address."""
    return report._replace(
        description="…" if report.description else None,
        email="given" if report.email else None,
        license_email="given" if report.license_email and report.email else None,
    )


def _entitlement_notes(entitled: Decision[Any]) -> tuple[tuple[str, dict[str, Any]], ...]:
    value = entitled.value
    if value.kind == "none":
        return (("ENTITLED_NONE", {"may_buy": value.may_buy, "clauses": [g.clause for g in entitled.failed]}),)
    if value.update_first:
        return (("UPDATE_FIRST", {"clause": entitled.grounds[0].clause}),)
    return ()


def triage(act: Act, reference: str, *, diagnosable: bool) -> Outcome:
    """The technician's verdict: diagnosable under the service, or the ticket is refused (§2.3)."""
    ticket = find(act.db, reference)
    not_before_last_change(act, ticket)
    if ticket.status != "new":
        raise Conflict("ALREADY_TRIAGED", id=ticket.id, status=ticket.status)
    served = shelf(ticket.regulation)
    facts = TriageFacts(diagnosable)
    decision = served.rules.triage(facts, served.law.on(act.day))
    ticket.diagnosable = diagnosable
    ticket.status = "triaged" if diagnosable else "refused"
    ticket.changed_at = act.at
    ticket.closed_at = None if diagnosable else act.at
    act.db.touch(ticket)
    record(act, ticket, "triaged", clauses=cited(decision), diagnosable=diagnosable)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def close_ticket(act: Act, reference: str, *, outcome: str, message: str | None, client_confirmed: bool | None) -> Outcome:
    """Close with an outcome of the regulation. The fee stays due whatever the outcome (§2.4); whether the client confirmed
    the solution is kept (§2.9); the window for a recurrence runs from the last session (§2.10)."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    inputs.word(outcome, "outcome", law_words(served, act, "close.outcomes"))
    not_before_last_change(act, ticket)
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    if ticket.status in ("closed", "refused"):
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    facts = CloseFacts(
        outcome=outcome,
        billable=ticket.entitlement != "free",
        client_confirmed=client_confirmed,
        last_session_end=ticket.last_session_end,
        message="…" if body else None,
    )
    decision = served.rules.close(facts, served.law.on(act.day))
    require(decision)
    ticket.status = "closed"
    ticket.outcome = outcome
    ticket.closed_at = ticket.changed_at = act.at
    ticket.recurrence_until = decision.value
    act.db.touch(ticket)
    said = Said(body) if body else None
    record(act, ticket, "closed", clauses=cited(decision), message=said, outcome=outcome, client_confirmed=client_confirmed)
    act.decided("ticket", ticket.id, decision, facts)
    data = ticket_data(act, ticket) | {"notices": [{"regulation": ticket.regulation, "moment": "reply"}]}
    return Outcome(data, decision_data(decision), made=str(ticket.id))


def reopen_ticket(act: Act, reference: str, *, reason: str, received_at: datetime | None, channel: str) -> Outcome:
    """The fault is back. In time and by e-mail the ticket goes on without a new purchase; later one is required (§2.10)."""
    inputs.word(channel, "channel", CHANNELS)
    words = inputs.text(reason, "reason")
    ticket = find(act.db, reference)
    not_before_last_change(act, ticket)
    if ticket.status not in ("waiting", "closed"):
        raise Conflict("NOT_CLOSED", id=ticket.id, status=ticket.status)
    received = received_at or act.at
    if received > act.at:
        raise Conflict("RECEIVED_LATER", received_at=plain(received), at=plain(act.at))
    if ticket.last_session_end is not None and received < ticket.last_session_end:
        raise Conflict("RECEIVED_BEFORE_END", received_at=plain(received), session_end=plain(ticket.last_session_end))
    served = shelf(ticket.regulation)
    facts = RecurrenceFacts(received, channel, ticket.last_session_end, ticket.entitlement != "free")
    decision = served.rules.recurrence(facts, served.law.on(act.day))
    require(decision)
    # A ticket that was closed before anybody looked at it is still to be triaged.
    ticket.status = "triaged" if ticket.diagnosable else "new"
    ticket.closed_at = ticket.outcome = ticket.recurrence_until = None
    ticket.changed_at = act.at
    act.db.touch(ticket)
    message = Said(words)
    record(act, ticket, "reopened", clauses=cited(decision), message=message, received_at=received, channel=channel)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))
