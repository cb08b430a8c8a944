"""All that the desk holds on a client (GDPR art. 15)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from supportctl.desk.client.showing import (
    AcceptanceData,
    ClientData,
    ContactData,
    PhoneChangeData,
    acceptance_data,
    contact_data,
    phone_change_data,
    phone_changes,
    with_keys,
)
from supportctl.desk.complaint.shared import ComplaintData, complaint_data, with_words
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import bundle_data, with_records
from supportctl.desk.ground.licenses import LicenseData, booked_as, whole_license
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import HistoryEntry, TicketData
from supportctl.desk.hours.purchases import GrantData, grant_data
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.showing import with_payments
from supportctl.desk.license.showing import SentConversion, sent_data
from supportctl.desk.outbox.records import MessageData
from supportctl.desk.outbox.showing import whole
from supportctl.desk.session.shared import SessionData, session_data
from supportctl.desk.ticket.showing import history_data, whole_data
from supportctl.desk.training.shared import TrainingData, training_data
from supportctl.record import ABSENT, Absent, Phone, Word, maybe
from supportctl.regulations import shelf
from supportctl.store import persons as erasing
from supportctl.store import reading
from supportctl.store.compiled import (
    acceptances,
    bundles,
    complaints,
    contacts,
    conversions,
    hours,
    invoices,
    journal,
    licenses,
    outbox,
    persons,
    tickets,
    trainings,
)
from supportctl.store.compiled.rows import Client, Ticket
from supportctl.tuples import NamedTuple


class HeldContact(NamedTuple):
    """A contact person, and since when."""

    core: ContactData
    at: datetime


class HeldPhoneChange(NamedTuple):
    """A change of the stored number, and who asked for it."""

    core: PhoneChangeData
    full_name: str


class HeldGrant(NamedTuple):
    """A purchase of hours, and the number that it was made from."""

    core: GrantData
    phone: Phone | None


class HeldSession(NamedTuple):
    """A session, the number that was used, and who was there."""

    core: SessionData
    phone: Phone | None
    contact: str | None


class HeldTraining(NamedTuple):
    """A training, and why it was moved."""

    core: TrainingData
    exception: str | None


class HeldMessage(NamedTuple):
    """Words about a record other than a ticket."""

    about: str
    message: str


class HeldDecision(NamedTuple):
    """What was decided about a record."""

    at: datetime
    about: str
    question: str
    regulation: str
    version: str
    on: date
    outcome: Word
    clauses: tuple[str, ...]


class HeldEntry(NamedTuple):
    """Who did what to a record."""

    at: datetime
    about: str
    operator: str
    command: str
    change: Mapping[str, Any]


class Answer(NamedTuple):
    """What a client said on more hours."""

    at: datetime
    kind: Word
    consent: str | None


class HeldTicket(NamedTuple):
    """A ticket with what the client gave, its history, its sessions and the client's answers on more hours."""

    core: TicketData
    serial: str | None
    email: str | None
    history: tuple[HistoryEntry, ...]
    sessions: tuple[HeldSession, ...]
    answers: tuple[Answer, ...]


class ClientExport(NamedTuple):
    """Everything that the desk holds on a client. `merged`: its aliases; what is held on them stands among what is held on it."""

    core: ClientData
    created_at: datetime
    contacts: tuple[HeldContact, ...]
    acceptances: tuple[AcceptanceData, ...]
    phone_history: tuple[HeldPhoneChange, ...]
    former_values: tuple[dict[str, str | None], ...]
    licenses: tuple[LicenseData, ...]
    conversions: tuple[SentConversion, ...]
    hours: tuple[HeldGrant, ...]
    tickets: tuple[HeldTicket, ...]
    invoices: tuple[InvoiceData, ...]
    complaints: tuple[ComplaintData, ...]
    bundles: tuple[BundleData, ...]
    messages: tuple[HeldMessage, ...]
    trainings: tuple[HeldTraining, ...]
    merged: tuple[ClientData, ...] | Absent = ABSENT
    letters: tuple[MessageData, ...] | Absent = ABSENT
    decisions: tuple[HeldDecision, ...] = ()
    audit: tuple[HeldEntry, ...] = ()


def export_data(act: Act, reference: str, *, confidential: bool) -> Outcome[ClientExport]:
    """Everything that the desk holds on a client, by activity. Confidential words leave only when asked for, which is booked
    (ProGrupa §7.1)."""
    client = lookup.client(act.db, reference)
    number = client.id
    opened, promoted = persons.tickets(act.db, number), bundles.every(act.db, client_id=number)
    together = lookup.together(act.db, number)
    aliases = [alias for each in together[1:] if (alias := act.db.get(Client, each))]
    held = ClientExport(
        with_keys(act, client),
        created_at=client.created_at,
        contacts=tuple(HeldContact(contact_data(c), c.happened_at) for c in contacts.in_order(act.db, number)),
        acceptances=tuple(acceptance_data(a) for a in acceptances.of(act.db, number)),
        phone_history=tuple(HeldPhoneChange(phone_change_data(p), p.full_name) for p in phone_changes(act, number)),
        # What the journal of changes still keeps of what was changed.
        former_values=tuple({value.column_name: value.value} for each in together for value in journal.former(act.db, each)),
        licenses=tuple(whole_license(act, row) for row in licenses.every(act.db, number)),
        conversions=tuple(sent_data(act, c) for c in conversions.every(act.db, number)),
        hours=tuple(HeldGrant(grant_data(act, g), maybe(Phone, g.phone)) for g in hours.every(act.db, number, awaiting=False)),
        tickets=tuple(_ticket(act, ticket, confidential=confidential) for ticket in opened),
        invoices=tuple(with_payments(act, row) for row in invoices.every(act.db, number)),
        complaints=tuple(
            with_words(act, row, complaint_data(act, row, key)) for row, key in complaints.newest(act.db, client_id=number)
        ),
        bundles=tuple(with_records(act, row, bundle_data(act, row)) for row in promoted),
        messages=tuple(HeldMessage(about, said) for each in together for _, about, said in erasing.reasons(act.db, each) if said),
        trainings=tuple(
            HeldTraining(training_data(act, row, client.key), row.exception)
            for bundle in promoted
            for row in trainings.of(act.db, bundle.id)
        ),
        merged=tuple(with_keys(act, alias) for alias in aliases) or ABSENT,
        letters=tuple(whole(act, row) for row in outbox.of_owner(act.db, number)) or ABSENT,
    )
    decided, entries = _books(act, client, held)
    if confidential:
        clauses = sorted({clause for ticket in opened for clause in shelf(ticket.regulation).confidential})
        act.book("client", client.id, act="confidential-exported", clauses=clauses)
    return Outcome(held._replace(decisions=decided, audit=entries))


def _ticket(act: Act, ticket: Ticket, *, confidential: bool) -> HeldTicket:
    sessions = tickets.session_rows(act.db, ticket_id=ticket.id, operator=None, limit=None)
    return HeldTicket(
        whole_data(act, ticket),
        ticket.serial,
        ticket.email,
        history_data(act, ticket, confidential=confidential),
        tuple(HeldSession(session_data(s, act.at), maybe(Phone, s.phone), s.contact) for s in reversed(sessions)),
        tuple(Answer(g.happened_at, Word(g.kind), g.consent) for g in hours.answered(act.db, ticket.id)),
    )


def _books(act: Act, client: Client, held: ClientExport) -> tuple[tuple[HeldDecision, ...], tuple[HeldEntry, ...]]:
    """What was decided about the client's records, and who did what to them."""
    names: dict[str, str] = {}
    for row in licenses.every(act.db, client.id):
        names |= booked_as(act, row)
    about = {
        "client": [str(number) for number in lookup.together(act.db, client.id)],
        "license": list(names),
        "hours": [str(row.core.id) for row in held.hours],
        "ticket": [str(row.core.id) for row in held.tickets],
        "session": [str(session.core.id) for row in held.tickets for session in row.sessions],
        "invoice": [str(row.core.number) for row in held.invoices],
        "complaint": [str(row.id) for row in held.complaints],
        "bundle": [str(row.id) for row in held.bundles],
        "training": [str(row.core.id) for row in held.trainings],
    }
    decided, entries = reading.books(act.db, about)
    return tuple(
        HeldDecision(
            at=row.happened_at,
            about=_named(row.entity, row.entity_id, names),
            question=row.question,
            regulation=row.regulation,
            version=row.version,
            on=row.bound_on,
            outcome=Word("yes" if row.outcome else "no"),
            clauses=tuple(dict.fromkeys(g["clause"] for g in json.loads(row.grounds))),
        )
        for row in decided
    ), tuple(
        HeldEntry(row.happened_at, _named(row.entity, row.entity_id, names), row.operator, row.command, json.loads(row.change))
        for row in entries
    )


def _named(entity: str, entity_id: str, licenses_by: Mapping[str, str]) -> str:
    """What an entry is about: a licence by its serial number, everything else as it is booked."""
    return f"{entity} {licenses_by.get(entity_id, entity_id) if entity == 'license' else entity_id}"
