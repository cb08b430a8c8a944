"""A ticket from the report to the close."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from supportctl.desk import inputs, lookup, responses
from supportctl.desk.acceptances import store_acceptance
from supportctl.desk.act import Act
from supportctl.desk.appointments import call_off
from supportctl.desk.binding import hours_of, law_for, law_of_change, law_of_ticket
from supportctl.desk.licenses import asked_by, license_facts, minutes_bought
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.desk.tickets import CHANNELS, cited, find, not_before_last_change, not_before_opening, record, ticket_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.law.text import LawAt
from supportctl.regulations import Shelf, law_of, shelf
from supportctl.regulations.facts import (
    CloseFacts,
    EntitlementFacts,
    RecurrenceFacts,
    ReportFacts,
    SplitFacts,
    TriageFacts,
)
from supportctl.store import remote
from supportctl.store.history import Said, said_since
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket

# What a right to support is made of where no hours can be bought for it: findings of the entitlement, by their codes.
HALVES = ("product", "license-half", "support-half")


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
    holder = lookup.served_client(act.db, client)
    held = lookup.license_(act.db, license_ref) if license_ref is not None else None
    if held is not None and held.client_id != holder.id:
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=holder.key)
    product = act.db.get(Product, held.product_id) if held else lookup.product(act.db, product_ref or "")
    if product is None:
        raise LookupError("a licence without a product")
    served = shelf(product.regulation if regulation is None else law_of(regulation).id)
    served.question("open_ticket")  # not every regulation is about support: one that isn't decides nothing here
    law = law_for(act, served, held)
    facts = license_facts(act, product, held, act.day)
    report = ReportFacts(
        license=facts,
        channel=channel or law.value("report.channels").value[0],
        topic=_topic(topic, law),
        at=act.at,
        description=body,
        serial=number,
        email=address,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=reported,
        hours=hours_of(act, law),
    )
    ticket, decision, entitled = _opened(act, served, law, report, holder, held, product, subject, body)
    notices = [{"regulation": ticket.regulation, "moment": "ticket"}]
    data = ticket_data(act, ticket) | ({"notices": notices} if served.notices("ticket") else {})
    return Outcome(data, decision_data(decision), _entitlement_notes(entitled), str(ticket.id) if ticket.id else None)


def _opened(
    act: Act,
    served: Shelf,
    law: LawAt,
    report: ReportFacts,
    holder: Client,
    held: License | None,
    product: Product,
    subject: str,
    body: str | None,
    **origin: Any,
) -> tuple[Ticket, Decision[Any], Decision[Any]]:
    """The ticket that a report becomes, with what decided it and what its client is entitled to. `origin`: where it came from.
    Raises Refused."""
    decision = served.rules.open_ticket(report, law)
    require(decision)
    bought = minutes_bought(act, holder.id or 0, product.id or 0, held.version if held else None, act.at)
    asked = EntitlementFacts(report.license, bought, act.day)
    entitled = served.rules.entitlement(asked, law)
    ticket = Ticket(
        subject=subject,
        status="new",
        client_id=holder.id or 0,
        license_id=held.id if held else None,
        product_id=product.id or 0,
        # Under a regulation that lets the user choose, the version chosen; else the one bought, which a report can't differ from.
        version=report.reported_version or (held.version if held else None),
        regulation=law.regulation.id,
        entitlement=entitled.value.kind,
        channel=report.channel,
        topic=report.topic,
        serial=report.serial,
        email=report.email,
        operator=act.operator,
        opened_at=act.at,
        changed_at=act.at,
    )
    target, waiting = responses.target(act, served, law)
    ticket.first_response_due = target.value if target else None
    act.db.add(ticket)
    if "ticket" in getattr(served.rules, "ACCEPTANCE", {}):
        store_acceptance(act, holder, law.regulation.id, law.version.id, served.rules.ACCEPTANCE["ticket"])
    message = Said(body) if body else None
    clauses = cited(decision) + (cited(target) if target else ())
    record(act, ticket, "opened", clauses=clauses, message=message, channel=report.channel, topic=report.topic, **origin)
    kept = _without_words(report)
    act.decided("ticket", ticket.id, served.rules.open_ticket(kept, law), kept)
    act.decided("ticket", ticket.id, entitled, asked)
    if target:
        act.decided("ticket", ticket.id, target, waiting)
    return ticket, decision, entitled


def _topic(given: str | None, law: LawAt) -> str:
    """The topic named, or the regulation's default. Raises InvalidInput UNKNOWN_WORD."""
    excluded = law.value("topics.excluded").value if law.has("topics.excluded") else {}
    return inputs.word(given or law.value("topics.default").value, "topic", [*law.value("topics.covered").value, *excluded])


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
        clauses = list(cited(entitled._replace(grounds=entitled.failed)))
        halves = [f"{g.code}-{'unknown' if g.passed is None else 'failed'}" for g in entitled.failed if g.code in HALVES]
        if halves:
            return (("SUPPORT_NONE", {"halves": halves, "clauses": clauses}),)
        return (("ENTITLED_NONE", {"may_buy": value.may_buy, "clauses": clauses}),)
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
    decision = served.question("triage")(facts, law_of_ticket(act, served, ticket))
    ticket.diagnosable = diagnosable
    ticket.status = "triaged" if diagnosable else "refused"
    ticket.changed_at = act.at
    ticket.closed_at = None if diagnosable else act.at
    act.db.touch(ticket)
    record(act, ticket, "triaged", clauses=cited(decision), diagnosable=diagnosable)
    act.decided("ticket", ticket.id, decision, facts)
    return Outcome(ticket_data(act, ticket), decision_data(decision), made=str(ticket.id))


def close_ticket(act: Act, reference: str, *, outcome: str, message: str | None, client_confirmed: bool | None) -> Outcome:
    """Close with an outcome of the regulation. Under ProGrupa the fee stays due whatever the outcome (§2.4), whether the client
    confirmed the solution is kept (§2.9), and the window for a recurrence runs from the last session (§2.10); under CodeTwo
    the user must have the explanation (handling.4), and what is told with the close is support (general.2) and may be the first
    response (handling.3)."""
    body = inputs.text(message, "message") if message is not None else None
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    law = law_of_change(act, served, ticket)
    inputs.word(outcome, "outcome", list(law.value("close.outcomes").value))
    not_before_last_change(act, ticket)
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    if ticket.status in ("closed", "refused"):
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    held = remote.count_held(act.db, ticket.id or 0) if served.answers("hold_software_note") else 0
    facts = CloseFacts(
        outcome=outcome,
        billable=ticket.entitlement != "free",
        client_confirmed=client_confirmed,
        last_session_end=ticket.last_session_end,
        message="…" if body else None,
        replied=said_since(act.db, ticket.id or 0, "reply", ("opened", "reopened")),
        purged=held,
        entitlement=asked_by(act, ticket) if served.answers("support_contact") else None,
    )
    decision = served.rules.close(facts, law)
    require(decision)
    if held:
        remote.purge(act.db, ticket.id or 0)
    call_off(act, ticket)
    ticket.status = "closed"
    ticket.outcome = outcome
    ticket.closed_at = ticket.changed_at = act.at
    ticket.recurrence_until = decision.value
    act.db.touch(ticket)
    act.decided("ticket", ticket.id, decision, facts)
    first, notes = responses.answered(act, served, law, ticket) if body else (None, ())
    shown = decision._replace(grounds=(*decision.grounds, *first.grounds)) if first else decision
    said = Said(body) if body else None
    record(act, ticket, "closed", clauses=cited(shown), message=said, outcome=outcome, client_confirmed=client_confirmed)
    data = ticket_data(act, ticket) | {"notices": [{"regulation": ticket.regulation, "moment": "reply"}]}
    if served.answers("charge_item") and ticket.last_session_end is not None:
        from supportctl.store.queries import items  # with the tables of billing, which opening a ticket needn't load

        if not items.of(act.db, ticket.id or 0):
            notes = (*notes, ("NOTHING_CHARGED", {"ticket": ticket.id}))
    return Outcome(data, decision_data(shown), notes, str(ticket.id))


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
    rule = served.question("recurrence")
    law = law_of_ticket(act, served, ticket)
    published = hours_of(act._replace(at=received), law)
    facts = RecurrenceFacts(received, channel, ticket.last_session_end, ticket.entitlement != "free", published)
    decision = rule(facts, law)
    require(decision)
    # Where every contact is checked, so is this one; as at the opening, entitlement `none` doesn't stand in its way.
    asked = asked_by(act, ticket) if served.answers("support_contact") else None
    entitled = served.rules.entitlement(asked, law) if asked else None
    if entitled:
        ticket.entitlement = entitled.value.kind
    # A ticket that was closed before anybody looked at it is still to be triaged.
    ticket.status = "triaged" if ticket.diagnosable else "new"
    ticket.closed_at = ticket.outcome = ticket.recurrence_until = None
    ticket.changed_at = act.at
    act.db.touch(ticket)
    message = Said(words)
    record(act, ticket, "reopened", clauses=cited(decision), message=message, received_at=received, channel=channel)
    act.decided("ticket", ticket.id, decision, facts)
    if entitled:
        act.decided("ticket", ticket.id, entitled, asked)
    notes = _entitlement_notes(entitled) if entitled else ()
    return Outcome(ticket_data(act, ticket), decision_data(decision), notes, str(ticket.id))


def split_ticket(
    act: Act, reference: str, *, subject: str, message: str | None, topic: str | None, channel: str | None = None
) -> Outcome:
    """Another topic came up in a ticket: a report of its own, for the same client and version, decided and due from now on."""
    line = inputs.line(subject, "subject", inputs.SUBJECT_CHARACTERS)
    body = inputs.text(message, "message") if message is not None else None
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    ticket = find(act.db, reference)
    served = shelf(ticket.regulation)
    not_before_opening(act, ticket)
    rule = served.question("split_ticket")
    held = act.db.get(License, ticket.license_id) if ticket.license_id else None
    holder, product = act.db.get(Client, ticket.client_id), act.db.get(Product, ticket.product_id)
    if holder is None or product is None:
        raise LookupError(f"ticket {ticket.id} without client or product")
    law = law_for(act, served, held)
    facts = SplitFacts(_topic(topic or ticket.topic, law))
    apart = rule(facts, law)
    require(apart)
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
    other, decision, entitled = _opened(act, served, law, report, holder, held, product, line, body, split_from=ticket.id)
    record(act, ticket, "split", clauses=cited(apart), split_into=other.id)
    act.decided("ticket", other.id, apart, facts)
    notices = [{"regulation": other.regulation, "moment": "ticket"}]
    data = ticket_data(act, other) | {"split_from": ticket.id} | ({"notices": notices} if served.notices("ticket") else {})
    return Outcome(data, decision_data(decision), _entitlement_notes(entitled), str(other.id) if other.id else None)
