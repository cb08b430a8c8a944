"""Personal data: all that the desk holds on a client (GDPR art. 15), and its erasure as far as tax documents allow (art. 17)."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act
from supportctl.desk.bundle_view import bundle_data, records
from supportctl.desk.clients import acceptance_data, client_data, contact_data, phone_change_data
from supportctl.desk.complaints import complaint_data, words_data
from supportctl.desk.conversions import CONVERSION, seller_role
from supportctl.desk.converting import conversion_data
from supportctl.desk.holdings import sent_data
from supportctl.desk.hours import grant_data
from supportctl.desk.issuing import document_data
from supportctl.desk.licenses import license_data
from supportctl.desk.results import Outcome, plain
from supportctl.desk.sessions import session_data
from supportctl.desk.settlement import nothing_to_settle
from supportctl.desk.tickets import ticket_data
from supportctl.desk.trainings import training_data
from supportctl.desk.why import history_data
from supportctl.errors import Conflict
from supportctl.regulations import TAX_RETENTION, shelf, statute_of
from supportctl.regulations.tax_retention.facts import DocumentFacts
from supportctl.regulations.tax_retention.rules import keep_document
from supportctl.store import persons as erasing
from supportctl.store.queries import (
    acceptances,
    bundles,
    complaints,
    conversions,
    hours,
    invoices,
    licenses,
    persons,
    phones,
    tickets,
    trainings,
)
from supportctl.store.queries import clients as known
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.erasures import Erasure
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket

_OVER = ("closed", "refused")


# What is held ----------------------------------------------------------------------------------------------------------------


def export_data(act: Act, reference: str, *, confidential: bool) -> Outcome:
    """Everything that the desk holds on a client, by activity. Confidential words leave only when asked for, which is booked
    (ProGrupa §7.1)."""
    client = lookup.client(act.db, reference)
    number = client.id or 0
    held = persons.tickets(act.db, number)
    data = client_data(client) | {
        "created_at": plain(client.created_at),
        "contacts": [contact_data(c) | {"at": plain(c.happened_at)} for c in persons.contacts(act.db, number)],
        "acceptances": [acceptance_data(a) for a in acceptances.acceptances(act.db, number)],
        "phone_history": [phone_change_data(p) | {"full-name": p.full_name} for p in phones.changes(act.db, number)],
        "licenses": [license_data(act, row) for row in licenses.every(act.db, number)],
        "conversions": [conversion_data(act, c) | sent_data(c) for c in conversions.every(act.db, number)],
        "hours": [grant_data(act, g) | {"phone": g.phone} for g in hours.every(act.db, number, awaiting=False)],
        "tickets": [_ticket(act, ticket, confidential=confidential) for ticket in held],
        "invoices": [document_data(act, row, invoices.lines(act.db, row.id or 0)) for row in invoices.every(act.db, number)],
        "complaints": [
            complaint_data(act, row, key) | words_data(act, row) for row, key in complaints.rows(act.db, client_id=number)
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
            {"at": plain(g.happened_at), "kind": g.kind, "consent": g.consent} for g in persons.answers(act.db, ticket.id or 0)
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
    decisions, entries = persons.books(act.db, about)
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


# Erasing ---------------------------------------------------------------------------------------------------------------------


def erase(act: Act, reference: str) -> Outcome:
    """Erase a client's personal data: all but tax documents, which are named with the day until which they are kept.

    What was decided and booked stays, and refers to the client by number. Raises Conflict for a second time, and while anything
    runs, waits for an answer or is to be invoiced.
    """
    client = lookup.client(act.db, reference)
    number = client.id or 0
    before = persons.erasure(act.db, number)
    if before is not None:
        raise Conflict("ALREADY_ERASED", client=client.key, at=plain(before.happened_at))
    _nothing_open(act, client)
    documents = [kept for row in reversed(invoices.every(act.db, number)) if (kept := _kept(act, row))]
    until = max((date.fromisoformat(d["keep_until"]) for d in documents), default=None)
    key, old = _new_key(act, number), client.key
    erased = erasing.erase(act.db, number, key, inputs.fold)
    act.db.add(Erasure(client_id=number, documents_until=until, happened_at=act.at, operator=act.operator))
    act.book("client", number, act="erased", rows=erased, documents=[d["number"] for d in documents])
    data = {"id": number, "key": old if act.db.dry else key, "erased": erased, "kept": documents, "documents_until": plain(until)}
    notes: list[tuple[str, dict[str, Any]]] = [("BACKUPS_KEEP", {})]
    if documents:
        numbers = [d["number"] for d in documents]
        notes.insert(0, ("DOCUMENTS_STAY", {"numbers": numbers, "until": plain(until)}))
    return Outcome(data, notes=tuple(notes), made=key)


def _nothing_open(act: Act, client: Client) -> None:
    """Raises Conflict naming everything that still runs or waits: it needs the client's data."""
    number = client.id or 0
    held = persons.tickets(act.db, number)
    ids = {t.id for t in held}
    sessions = [s.id for s in tickets.running(act.db) if s.ticket_id in ids]
    opened = [t.id for t in held if t.status not in _OVER]
    unbilled = [t.id for t in held if t.unbilled]
    purchases = [g.id for g in hours.prepaid_unbilled(act.db, number)]
    withdrawn = persons.unrefunded(act.db, number)
    sold = [serial for serial, row in persons.uninvoiced(act.db, number) if _sold_here(row)]
    unanswered = persons.unanswered(act.db, number)
    live = [
        row.id
        for row in persons.live_bundles(act.db, number, act.day)
        if row.state != "breached" or not nothing_to_settle(act, row)
    ]
    if sessions or opened or unbilled or purchases or unanswered or live or withdrawn or sold:
        raise Conflict(
            "NOT_ERASABLE_YET",
            client=client.key,
            sessions=sessions,
            tickets=opened,
            unbilled=unbilled,
            purchases=purchases,
            complaints=unanswered,
            bundles=live,
            conversions=withdrawn,
            converted=sold,
        )


def _sold_here(row: Conversion) -> bool:
    """A partner invoices what it sold itself."""
    return seller_role(row.seller, shelf(CONVERSION).law.on(row.converted_on)) == "organiser"


def _kept(act: Act, row: Invoice) -> dict[str, Any] | None:
    """A document that stays, and its last day; None for one that goes. The law of the day of recording decides: whenever the client
    asked for it, it is now that something would be erased."""
    law = statute_of(TAX_RETENTION).on(legal_day(act.now))
    last = keep_document(DocumentFacts(row.kind, row.issued_on, row.service_date), law).value
    if last is None:
        return None
    return {
        "number": row.number,
        "kind": row.kind,
        "issued_on": plain(row.issued_on),
        "service_date": plain(row.service_date),
        "keep_until": last.isoformat(),
    }


def _new_key(act: Act, number: int) -> str:
    """A key that says nothing of the client."""
    made = f"erased-{number}"
    while known.by_key(act.db, made):
        made += "-x"
    return made
