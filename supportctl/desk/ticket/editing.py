"""What a ticket says of the report is put right; its priority and tags."""

from __future__ import annotations

import json
import re

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_for
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.ground.tickets import TicketData, cited, find, record, require_not_before_opening, require_not_merged
from supportctl.desk.hours.funds import minutes_bought
from supportctl.desk.hours.work import refresh_row
from supportctl.desk.ticket import first_response
from supportctl.desk.ticket.report import entitlement_notes, known_topic, without_words
from supportctl.desk.ticket.showing import whole_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.law.facts import decode
from supportctl.regulations import shelf
from supportctl.regulations.facts import Entitlement, EntitlementFacts, ReportFacts
from supportctl.store.compiled import decisions, history, tickets
from supportctl.store.compiled.rows import Client, License, Product, Ticket, TicketTag
from supportctl.store.history import Said
from supportctl.tuples import NamedTuple

PRIORITIES = ("urgent", "high", "normal", "low")
TAG_CHARACTERS = 40


class Report(NamedTuple):
    """What is put right about the report; None stays as it is."""

    license: str | None
    topic: str | None
    version: str | None
    email: str | None


class Tags(NamedTuple):
    """Tags to put on, and to take off."""

    on: tuple[str, ...]
    off: tuple[str, ...]


def edit(
    act: Act,
    reference: str,
    *,
    subject: str | None = None,
    license_ref: str | None = None,
    topic: str | None = None,
    version: str | None = None,
    email: str | None = None,
    priority: str | None = None,
    tags: str | None = None,
) -> Outcome[TicketData]:
    """Change what is given. A changed report is decided anew, as at the opening.

    Raises InvalidInput where nothing differs; Conflict for another licence, topic or version once a session or a reply rests on
    it; Refused with every clause that stands in the way of the report as it would be.
    """
    line = inputs.line(subject, "subject", inputs.SUBJECT_CHARACTERS) if subject is not None else None
    pressing = inputs.word(priority, "priority", PRIORITIES) if priority is not None else None
    marks = parse_tags(tags) if tags is not None else Tags((), ())
    told = Report(
        license_ref,
        topic,
        inputs.version(version) if version is not None else None,
        inputs.email(email) if email is not None else None,
    )
    ticket = find(act.db, reference)
    require_not_before_opening(act, ticket)
    require_not_merged(ticket)
    client = act.db.get(Client, ticket.client_id)
    if client is not None:
        lookup.require_not_erased(client)
    before = _fields(ticket)
    decided = _reported_anew(act, ticket, told) if told != Report(None, None, None, None) else None
    ticket.subject = line or ticket.subject
    ticket.priority = pressing or ticket.priority
    marked = _put_tags(act, ticket, marks)
    after = _fields(ticket)
    changed = [name for name, old in before.items() if after[name] != old] + (["tags"] if marked else [])
    if not changed:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.touch(ticket)
    if "subject" in changed:
        for running in tickets.running_by(act.db, ticket_id=ticket.id):
            refresh_row(act, running)
        marked = "\n".join(part for part in (f"{before['subject']} → {ticket.subject}", marked) if part)
    # Names of fields and words of ours: subject, address and tags are the operator's and the client's own words.
    told_of = {name: after[name] for name in changed if name in ("license", "topic", "version", "priority")}
    clauses = cited(decided[0]) if decided else ()
    said = Said(marked) if marked else None
    record(act, ticket, "edited", clauses=clauses, message=said, fields=sorted(changed), **told_of)
    notes = entitlement_notes(decided[1]) if decided else ()
    return Outcome(whole_data(act, ticket), decision_data(decided[0]) if decided else None, notes, str(ticket.id))


def _fields(ticket: Ticket) -> dict[str, object]:
    """What can be edited, by the names of the options."""
    return {
        "subject": ticket.subject,
        "license": ticket.license_id,
        "topic": ticket.topic,
        "version": ticket.version,
        "email": ticket.email,
        "priority": ticket.priority,
    }


def _reported_anew(act: Act, ticket: Ticket, told: Report) -> tuple[Decision[None], Decision[Entitlement]]:
    """The report as it should have been, decided as at the opening, with what there was a right to; kept on the ticket."""
    then = act._replace(at=ticket.opened_at)
    served = shelf(ticket.regulation)
    held = _license(act, ticket, told.license)
    product = act.db.get(Product, held.product_id if held else ticket.product_id)
    if product is None:
        raise LookupError(f"ticket {ticket.id} without a product")
    law = law_for(then, served, held)
    version = told.version or (held.version if told.license is not None and held else ticket.version)
    stored = decisions.latest(act.db, "ticket", str(ticket.id), "open_ticket")
    if stored is None:
        raise LookupError(f"ticket {ticket.id} without its decision")
    kept: ReportFacts = decode(json.loads(stored.facts))
    report = kept._replace(
        license=license_facts(then, product, held, then.day),
        topic=known_topic(told.topic or ticket.topic, law),
        serial=ticket.serial,
        email=told.email or ticket.email,
        license_serial=held.serial if held else None,
        license_email=held.purchase_email if held else None,
        reported_version=version,
    )
    _require_early_enough(act, ticket, held, report)
    decision = act.ask(served.rules.open_ticket, report, law, about=("ticket", ticket.id), kept=without_words(report))
    bought = minutes_bought(then, ticket.client_id, product.id, held.version if held else None, then.at)
    asked = EntitlementFacts(report.license, bought, then.day)
    entitled = act.decide(served.rules.entitlement, asked, law, about=("ticket", ticket.id))
    if held is not None and held.id != ticket.license_id:
        ticket.license_id, ticket.product_id = held.id, product.id
        target = first_response.target(then, served, law)
        ticket.first_response_due = target.value if target else None
        if target:
            act.bind("ticket", ticket.id, target)
    if not tickets.sessions(act.db, ticket.id):
        ticket.entitlement = entitled.value.kind
    ticket.topic, ticket.version, ticket.email = report.topic, version, report.email
    return decision, entitled


def _license(act: Act, ticket: Ticket, reference: str | None) -> License | None:
    """The licence that the report is about: of the same client, under the same regulation. Raises InvalidInput, Conflict."""
    if reference is None:
        return act.db.get(License, ticket.license_id) if ticket.license_id else None
    held = lookup.license_(act.db, reference)
    if not lookup.same_client(act.db, held.client_id, ticket.client_id):
        holder = act.db.get(Client, ticket.client_id)
        raise InvalidInput("LICENSE_OF_ANOTHER", license=held.serial, client=holder.key if holder else "")
    product = act.db.get(Product, held.product_id)
    if product is None or product.regulation != ticket.regulation:
        regulation = product.regulation if product else None
        raise Conflict("LICENSE_OF_ANOTHER_REGULATION", license=held.serial, regulation=regulation, id=ticket.id)
    return held


def _require_early_enough(act: Act, ticket: Ticket, held: License | None, report: ReportFacts) -> None:
    """What a session or a reply rests on stays as it is. Raises Conflict."""
    wanted = {"license": held.id if held else None, "topic": report.topic, "version": report.reported_version}
    before = _fields(ticket)
    late = [name for name, value in wanted.items() if value != before[name]]
    if late and (tickets.sessions(act.db, ticket.id) or history.said(act.db, ticket.id, "reply") is not None):
        raise Conflict("EDIT_TOO_LATE", id=ticket.id, fields=late)


def parse_tags(text: str) -> Tags:
    """ "+export,-later": tags to put on and to take off; a word without a sign is put on. Raises InvalidInput BAD_TAG, NOT_TOGETHER."""
    on: list[str] = []
    off: list[str] = []
    for part in text.split(","):
        sign, word = (part.strip()[:1], part.strip()[1:]) if part.strip()[:1] in ("+", "-") else ("+", part.strip())
        tag = word.casefold()
        if len(tag) > TAG_CHARACTERS or not re.fullmatch(r"[^\W_][\w-]*", tag):
            raise InvalidInput("BAD_TAG", value=part.strip() or text)
        (on if sign == "+" else off).append(tag)
    both = set(on) & set(off)
    if both:
        tag = min(both)
        raise InvalidInput("NOT_TOGETHER", left=f"+{tag}", right=f"-{tag}")
    return Tags(tuple(dict.fromkeys(on)), tuple(dict.fromkeys(off)))


def _put_tags(act: Act, ticket: Ticket, marks: Tags) -> str:
    """Put tags on and take them off; what came of it, as it is typed: "+export -later"."""
    if not marks.on and not marks.off:
        return ""
    there = {row.tag: row for row in tickets.tags(act.db, ticket.id)}
    new = [tag for tag in marks.on if tag not in there]
    gone = [tag for tag in marks.off if tag in there]
    for tag in new:
        act.db.add(TicketTag(ticket_id=ticket.id, tag=tag))
    for tag in gone:
        act.db.delete(there[tag])
    return " ".join([f"+{tag}" for tag in new] + [f"-{tag}" for tag in gone])
