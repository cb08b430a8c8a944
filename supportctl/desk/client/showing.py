"""Clients shown, listed and found."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import phone_bound
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import InvalidInput
from supportctl.store import reading
from supportctl.store.compiled import acceptances, clients, persons
from supportctl.store.compiled.rows import Acceptance, Client, Contact, Erasure, PhoneChange

# Fields that `client find` searches exactly, in the form in which they are stored.
_EXACT = ((inputs.nip, clients.by_nip), (inputs.phone, clients.by_phone), (inputs.email, clients.by_email))


def client_data(client: Client) -> dict[str, Any]:
    """The documented fields of a client; an erased one has no name."""
    return {
        "id": client.id or None,
        "key": client.key,
        "name": client.name or None,
        "nip": client.nip,
        "kind": client.kind,
        "email": client.email,
        "phone": client.phone,
        "country": client.country,
        "address": client.address,
    }


def with_notices(data: dict[str, Any], day: date) -> dict[str, Any]:
    """What a client record shows: the consequences of an untrue number, where help is tied to it."""
    bound = phone_bound(day)
    if bound is not None:
        data["notices"] = [{"regulation": bound.id, "moment": "client"}]
    return data


def list_clients(act: Act, *, limit: int | None) -> Outcome:
    """All clients, by key."""
    return Outcome([client_data(c) for c in clients.every(act.db, limit)])


def show_client(act: Act, reference: str) -> Outcome:
    """One client with contact person, acceptances and phone history."""
    client = lookup.client(act.db, reference)
    named = reading.contact_at(act.db, client.id, act.at)
    contact = act.db.get(Contact, named.id) if named else None
    data = client_data(client)
    data["contact"] = None if contact is None else contact_data(contact)
    data["acceptances"] = [acceptance_data(a) for a in acceptances.of(act.db, client.id)]
    data["phone_history"] = [phone_change_data(p) for p in persons.phone_changes(act.db, client.id)]
    erased = act.db.get(Erasure, client.id)
    if erased is not None:
        data["erased_at"], data["documents_until"] = plain(erased.happened_at), plain(erased.documents_until)
    return Outcome(with_notices(data, act.day))


def phone_change_data(row: PhoneChange) -> dict[str, Any]:
    """One change of the stored number, and the mail that asked for it (§3.5)."""
    return {"at": plain(row.happened_at), "old_number": row.old_number, "new_number": row.new_number, "mail": row.mail}


def contact_data(contact: Contact) -> dict[str, Any]:
    """A contact person; `competent` is the client's confirmation (§4.6)."""
    return {"name": contact.name, "email": contact.email, "competent": contact.competent}


def acceptance_data(row: Acceptance) -> dict[str, Any]:
    """Which version was accepted, when, by which act."""
    return {
        "regulation": row.regulation,
        "document": row.document,
        "version": row.version,
        "clause": row.clause,
        "accepted_on": row.accepted_on.isoformat(),
    }


def find_clients(act: Act, text: str) -> Outcome:
    """Clients by NIP, phone, e-mail (exactly) or a part of the name or key."""
    wanted = lookup.checked("text", text)
    found: dict[int, Client] = {}
    for normalise, those_with in _EXACT:
        try:
            value = normalise(wanted)
        except InvalidInput:
            continue
        found |= {c.id: c for c in those_with(act.db, value)}
    part = inputs.fold(wanted)
    for client in clients.every(act.db):
        if part in inputs.fold(client.name) or part in client.key or part in (client.email or "").casefold():
            found[client.id] = client
    return Outcome([client_data(c) for c in sorted(found.values(), key=lambda c: c.key)])
