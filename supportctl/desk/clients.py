"""Clients: who they are, how they are reached, who speaks for them, what they accepted."""

from __future__ import annotations

from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.acceptances import price_list_of, store_acceptance
from supportctl.desk.act import Act, changes
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import VAT_INVOICES, law_of, shelf, statute_of
from supportctl.regulations.facts import PhoneChangeFacts
from supportctl.regulations.vat_invoices.facts import BuyerNumberFacts
from supportctl.regulations.vat_invoices.rules import identify_buyer
from supportctl.store import contacts
from supportctl.store.acceptances import PRICE_LIST
from supportctl.store.queries import acceptances, clients, persons, phones
from supportctl.store.tables.acceptances import Acceptance
from supportctl.store.tables.contacts import Contact
from supportctl.store.tables.parties import Client
from supportctl.store.tables.phones import PhoneChange

# Fields that `client find` searches exactly, in the form in which they are stored.
_EXACT = {"nip": inputs.nip, "phone": inputs.phone, "email": inputs.email}


def client_data(client: Client) -> dict[str, Any]:
    """The documented fields of a client; an erased one has no name."""
    return {
        "id": client.id,
        "key": client.key,
        "name": client.name or None,
        "nip": client.nip,
        "kind": client.kind,
        "email": client.email,
        "phone": client.phone,
        "country": client.country,
        "address": client.address,
    }


def add_client(
    act: Act,
    *,
    name: str,
    nip: str | None,
    consumer: bool,
    sole_trader: bool,
    email: str | None,
    phone: str | None,
    address: str,
    country: str,
    key: str | None,
) -> Outcome:
    """A new client: a company by default, a sole trader, or a consumer, who has no NIP.

    Raises InvalidInput for what can't be stored, Conflict for a key that is taken.
    """
    if consumer and sole_trader:
        raise InvalidInput("NOT_TOGETHER", left="--consumer", right="--sole-trader")
    if consumer and nip:
        raise InvalidInput("NOT_TOGETHER", left="--consumer", right="--nip")
    # The record serves invoices from now on, whenever the client came.
    vat_act = statute_of(VAT_INVOICES).on(legal_day(act.now))
    identified = identify_buyer(BuyerNumberFacts(country.upper(), consumer, bool(nip)), vat_act)
    if not identified.outcome:
        raise InvalidInput("NIP_OR_CONSUMER")
    stored_name = inputs.line(name, "name")
    stored_key = inputs.key(key) if key is not None else inputs.key_from(stored_name)
    client = Client(
        key=stored_key,
        name=stored_name,
        kind="consumer" if consumer else "sole-trader" if sole_trader else "company",
        nip=_tax_number(nip, by_nip=identified.value),
        email=inputs.email(email) if email is not None else None,
        phone=inputs.phone(phone) if phone is not None else None,
        address=inputs.line(address, "address"),
        country=inputs.country(country),
        created_at=act.at,
    )
    if clients.by_key(act.db, stored_key):
        raise Conflict("KEY_TAKEN", kind="client", value=stored_key)
    twins = clients.by_field(act.db, "nip", client.nip) if client.nip else []
    act.db.add(client)
    act.book("client", client.id, kind=client.kind, country=client.country)
    notes = (("SAME_NIP", {"nip": client.nip, "clients": [c.key for c in twins]}),) if twins else ()
    return Outcome(_with_notices(client_data(client)), notes=notes, made=client.key)


def _tax_number(value: str | None, *, by_nip: bool) -> str | None:
    """A NIP by its checksum; another country's tax number as one line."""
    if not value:
        return None
    return inputs.nip(value) if by_nip else inputs.line(value, "nip", 20)


def _with_notices(data: dict[str, Any]) -> dict[str, Any]:
    """What a client record shows: the consequences of untrue data (§3.7)."""
    data["notices"] = [{"regulation": "progrupa-support", "moment": "client"}]
    return data


def list_clients(act: Act, *, limit: int | None) -> Outcome:
    """All clients, by key."""
    return Outcome([client_data(c) for c in clients.every(act.db, limit)])


def show_client(act: Act, reference: str) -> Outcome:
    """One client with contact person, acceptances and phone history."""
    client = lookup.client(act.db, reference)
    named = contacts.newest(act.db, client.id or 0, act.at)
    contact = act.db.get(Contact, named.id) if named else None
    data = client_data(client)
    data["contact"] = None if contact is None else contact_data(contact)
    data["acceptances"] = [acceptance_data(a) for a in acceptances.acceptances(act.db, client.id or 0)]
    data["phone_history"] = [phone_change_data(p) for p in phones.changes(act.db, client.id or 0)]
    erased = persons.erasure(act.db, client.id or 0)
    if erased is not None:
        data["erased_at"], data["documents_until"] = plain(erased.happened_at), plain(erased.documents_until)
    return Outcome(_with_notices(data))


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
    for field, normalise in _EXACT.items():
        try:
            value = normalise(wanted)
        except InvalidInput:
            continue
        found |= {c.id or 0: c for c in clients.by_field(act.db, field, value)}
    part = inputs.fold(wanted)
    for client in clients.every(act.db):
        if part in inputs.fold(client.name) or part in client.key or part in (client.email or "").casefold():
            found[client.id or 0] = client
    return Outcome([client_data(c) for c in sorted(found.values(), key=lambda c: c.key)])


def edit_client(
    act: Act, reference: str, *, name: str | None, email: str | None, address: str | None, phone: str | None
) -> Outcome:
    """Change name, e-mail or address; give a first phone number. A stored number has its own way (§3.5); NIP and kind are
    for a new record."""
    given = {
        "name": inputs.line(name, "name") if name is not None else None,
        "email": inputs.email(email) if email is not None else None,
        "address": inputs.line(address, "address") if address is not None else None,
        "phone": inputs.phone(phone) if phone is not None else None,
    }
    client = lookup.served_client(act.db, reference)
    before = client_data(client)
    if given["phone"] is not None and client.phone not in (None, given["phone"]):
        raise Conflict("PHONE_STORED", client=client.key)
    for field, value in given.items():
        if value is not None:
            setattr(client, field, value)
    changed = changes(before, client_data(client))
    if not changed:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.touch(client)
    act.book("client", client.id, fields=sorted(changed))
    return Outcome(client_data(client), made=client.key)


def change_phone(
    act: Act,
    reference: str,
    *,
    full_name: str | None,
    old_number: str | None,
    new_number: str | None,
    mail: str | None,
) -> Outcome:
    """Replace the stored number on the client's e-mail. Raises Refused citing §3.5 when a part is missing or doesn't match,
    Conflict before the last change."""
    client = lookup.served_client(act.db, reference)
    before = phones.changes(act.db, client.id or 0)
    if before and act.at < before[-1].happened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(before[-1].happened_at))
    facts = PhoneChangeFacts(
        full_name=inputs.line(full_name, "full-name") if full_name else None,
        old_number=inputs.phone(old_number) if old_number else None,
        new_number=inputs.phone(new_number) if new_number else None,
        stored_number=client.phone,
        mail=inputs.line(mail, "mail") if mail else None,
    )
    if facts.new_number is not None and facts.new_number == client.phone:
        raise InvalidInput("NOTHING_TO_CHANGE")
    law = shelf("progrupa-support").law.on(act.day)
    decision = shelf("progrupa-support").rules.change_phone(facts, law)
    require(decision)
    act.db.add(
        PhoneChange(
            client_id=client.id or 0,
            full_name=facts.full_name or "",
            old_number=facts.old_number or "",
            new_number=facts.new_number or "",
            mail=facts.mail or "",
            happened_at=act.at,
            operator=act.operator,
        )
    )
    client.phone = facts.new_number
    act.db.touch(client)
    # The facts name a person and are not stored with a decision: the phone history keeps the parts, and can be erased.
    act.book("client", client.id, fields=["phone"], clauses=[g.clause for g in decision.grounds])
    return Outcome(client_data(client), decision_data(decision), made=client.key)


def set_contact(act: Act, reference: str, *, name: str, email: str | None, competent: bool) -> Outcome:
    """Name the person for contacts; `competent` is the client's word for enough knowledge (§4.6)."""
    person, address = inputs.line(name, "name"), inputs.email(email) if email is not None else None
    client = lookup.served_client(act.db, reference)
    contact = Contact(
        client_id=client.id or 0,
        name=person,
        email=address,
        competent=competent,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(contact)
    act.book("client", client.id, contact="set", competent=competent)
    notes = () if competent else (("CONTACT_NOT_COMPETENT", {"client": client.key}),)
    return Outcome(client_data(client) | {"contact": contact_data(contact)}, notes=notes, made=client.key)


def accept(act: Act, reference: str, *, regulation: str, price_list: bool = False) -> Outcome:
    """Record that the client accepted a regulation in the version in force that day, and with `price_list` its price list.

    Raises Gap NO_PRICE without a price list, Conflict NO_PRICE_LIST for a regulation that has none.
    """
    text = law_of(regulation)
    client = lookup.served_client(act.db, reference)
    law = text.on(act.day)
    if price_list and not law.has("price-list.items"):
        raise Conflict("NO_PRICE_LIST", regulation=regulation)
    clause = law.value("arranging.accepts").clause if law.has("arranging.accepts") else ""
    listed = None
    if price_list:
        listed = price_list_of(act, law)
    stored = store_acceptance(act, client, regulation, law.version.id, clause)
    if listed is not None:
        stored = store_acceptance(act, client, regulation, listed.version, clause, PRICE_LIST) or stored
    data = {
        "client": client.key,
        "regulation": regulation,
        "version": law.version.id,
        "price_list": plain(listed.changed_on) if listed else None,
        "accepted_on": act.day.isoformat(),
    }
    if not stored:
        return Outcome(data, notes=(("ALREADY_ACCEPTED", {"regulation": regulation, "version": law.version.id}),))
    return Outcome(data, made=client.key)
