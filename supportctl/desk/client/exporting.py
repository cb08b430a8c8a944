"""All that the desk holds on a client (GDPR art. 15)."""

from __future__ import annotations

import json
from typing import Any

from supportctl.desk.client.showing import acceptance_data, client_data, contact_data, phone_change_data
from supportctl.desk.complaint.shared import complaint_data, words_data
from supportctl.desk.conversion.shared import conversion_data
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import bundle_data, records
from supportctl.desk.ground.licenses import license_data
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.ground.tickets import ticket_data
from supportctl.desk.hours.purchases import grant_data
from supportctl.desk.invoice.documents import document_data
from supportctl.desk.license.showing import sent_data
from supportctl.desk.session.shared import session_data
from supportctl.desk.ticket.showing import history_data
from supportctl.desk.training.shared import training_data
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
    persons,
    tickets,
    trainings,
)
from supportctl.store.compiled.rows import Client, Ticket

# What is held ----------------------------------------------------------------------------------------------------------------


def export_data(act: Act, reference: str, *, confidential: bool) -> Outcome:
    """Everything that the desk holds on a client, by activity. Confidential words leave only when asked for, which is booked
    (ProGrupa §7.1)."""
    client = lookup.client(act.db, reference)
    number = client.id
    held = persons.tickets(act.db, number)
    data = client_data(client) | {
        "created_at": plain(client.created_at),
        "contacts": [contact_data(c) | {"at": plain(c.happened_at)} for c in contacts.in_order(act.db, number)],
        "acceptances": [acceptance_data(a) for a in acceptances.of(act.db, number)],
        "phone_history": [phone_change_data(p) | {"full-name": p.full_name} for p in persons.phone_changes(act.db, number)],
        # What the journal of changes still keeps of what was changed.
        "former_values": [{value.column_name: value.value} for value in journal.former(act.db, number)],
        "licenses": [license_data(act, row) for row in licenses.every(act.db, number)],
        "conversions": [conversion_data(act, c) | sent_data(c) for c in conversions.every(act.db, number)],
        "hours": [grant_data(act, g) | {"phone": g.phone} for g in hours.every(act.db, number, awaiting=False)],
        "tickets": [_ticket(act, ticket, confidential=confidential) for ticket in held],
        "invoices": [document_data(act, row, invoices.lines(act.db, row.id)) for row in invoices.every(act.db, number)],
        "complaints": [
            complaint_data(act, row, key) | words_data(act, row) for row, key in complaints.newest(act.db, client_id=number)
        ],
        "bundles": [bundle_data(act, row) | records(act, row) for row in bundles.every(act.db, client_id=number)],
    }
    data["messages"] = [{"about": about, "message": said} for _, about, said in erasing.reasons(act.db, number) if said]
    data["trainings"] = [
        training_data(act, row, client.key) | {"exception": row.exception}
        for bundle in data["bundles"]
        for row in trainings.of(act.db, bundle["id"])
    ]
    data["decisions"], data["audit"] = _books(act, client, data)
    if confidential:
        clauses = sorted({clause for ticket in held for clause in shelf(ticket.regulation).confidential})
        act.book("client", client.id, act="confidential-exported", clauses=clauses)
    return Outcome(data)


def _ticket(act: Act, ticket: Ticket, *, confidential: bool) -> dict[str, Any]:
    """A ticket with what the client gave, its history, its sessions and the client's answers on more hours."""
    sessions = tickets.session_rows(act.db, ticket_id=ticket.id, operator=None, limit=None)
    return ticket_data(act, ticket) | {
        "serial": ticket.serial,
        "email": ticket.email,
        "history": history_data(act, ticket, confidential=confidential),
        "sessions": [session_data(s, act.at) | {"phone": s.phone, "contact": s.contact} for s in reversed(sessions)],
        "answers": [
            {"at": plain(g.happened_at), "kind": g.kind, "consent": g.consent} for g in hours.answered(act.db, ticket.id)
        ],
    }


def _books(act: Act, client: Client, data: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What was decided about the client's records, and who did what to them."""

    def ids(name: str, key: str = "id") -> list[str]:
        return [str(row[key]) for row in data[name]]

    about = {
        "client": [str(client.id)],
        "license": ids("licenses", "serial"),
        "hours": ids("hours"),
        "ticket": ids("tickets"),
        "session": [str(s["id"]) for ticket in data["tickets"] for s in ticket["sessions"]],
        "invoice": ids("invoices", "number"),
        "complaint": ids("complaints"),
        "bundle": ids("bundles"),
        "training": ids("trainings"),
    }
    decisions, entries = reading.books(act.db, about)
    return [
        {
            "at": plain(row.happened_at),
            "about": f"{row.entity} {row.entity_id}",
            "question": row.question,
            "regulation": row.regulation,
            "version": row.version,
            "on": row.bound_on.isoformat(),
            "outcome": "yes" if row.outcome else "no",
            "clauses": list(dict.fromkeys(g["clause"] for g in json.loads(row.grounds))),
        }
        for row in decisions
    ], [
        {
            "at": plain(row.happened_at),
            "about": f"{row.entity} {row.entity_id}",
            "operator": row.operator,
            "command": row.command,
            "change": json.loads(row.change),
        }
        for row in entries
    ]
