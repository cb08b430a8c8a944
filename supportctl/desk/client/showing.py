"""Clients shown, listed and found."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import phone_bound_to
from supportctl.desk.ground.results import Outcome
from supportctl.errors import InvalidInput
from supportctl.record import ABSENT, Absent, Notice, Phone, Text, Word, maybe
from supportctl.store import reading
from supportctl.store.compiled import acceptances, clients, licenses, persons
from supportctl.store.compiled.rows import Acceptance, Client, Contact, Erasure, PhoneChange
from supportctl.tuples import NamedTuple

# Fewer digits are part of nearly every number.
_SOME_DIGITS = 3
_MOST_HOLDERS = 1_000
# Fields that `client find` searches exactly, in the form in which they are stored.
_EXACT = ((inputs.nip, clients.by_nip), (inputs.phone, clients.by_phone), (inputs.email, clients.by_email))


class ContactData(NamedTuple):
    """A contact person; `competent` is the client's confirmation (§4.6)."""

    name: str
    email: str | None
    competent: bool


class AcceptanceData(NamedTuple):
    """Which version was accepted, when, by which act."""

    regulation: str
    document: Word
    version: Word
    clause: str
    accepted_on: date


class PhoneChangeData(NamedTuple):
    """One change of the stored number, and the mail that asked for it (§3.5)."""

    at: datetime
    old_number: Phone
    new_number: Phone
    mail: str


class ClientData(NamedTuple):
    """A client; an erased one has no name. `aliases`: the keys of those that were merged into it."""

    id: int | None
    key: str
    name: Text | None
    nip: str | None
    kind: Word
    email: str | None
    phone: Phone | None
    country: str
    address: str
    contact: ContactData | Absent | None = ABSENT
    acceptances: tuple[AcceptanceData, ...] | Absent = ABSENT
    phone_history: tuple[PhoneChangeData, ...] | Absent = ABSENT
    erased_at: datetime | Absent = ABSENT
    documents_until: date | Absent | None = ABSENT
    aliases: tuple[str, ...] | Absent = ABSENT
    former_keys: tuple[str, ...] | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


def notices(act: Act, client: Client) -> tuple[Notice, ...] | Absent:
    """What a client record shows: the consequences of an untrue number, where the client's help is tied to it."""
    bound = phone_bound_to(act, client)
    return ABSENT if bound is None else (Notice(bound.id, "client"),)


def client_data(client: Client) -> ClientData:
    """The documented fields of a client."""
    return ClientData(
        id=client.id or None,
        key=client.key,
        name=Text(client.name) if client.name else None,
        nip=client.nip,
        kind=Word(client.kind),
        email=client.email,
        phone=maybe(Phone, client.phone),
        country=client.country,
        address=client.address,
    )


def with_keys(act: Act, client: Client) -> ClientData:
    """The same, with the other keys that it goes by."""
    return client_data(client)._replace(
        aliases=tuple(alias.key for alias in clients.aliases(act.db, client.id)) or ABSENT,
        former_keys=tuple(dict.fromkeys(former.key for former in persons.former_keys(act.db, client.id))) or ABSENT,
    )


def list_clients(act: Act, *, limit: int | None) -> Outcome[list[ClientData]]:
    """All clients, by key; aliases go with the clients that they are aliases of."""
    return Outcome([client_data(c) for c in clients.every(act.db, limit, alone=True)])


def whole_client(act: Act, client: Client) -> ClientData:
    """One client with contact person, acceptances and phone history."""
    named = reading.contact_at(act.db, client.id, act.at)
    contact = act.db.get(Contact, named.id) if named else None
    erased = act.db.get(Erasure, client.id)
    shown = with_keys(act, client)._replace(
        contact=None if contact is None else contact_data(contact),
        acceptances=tuple(acceptance_data(a) for a in acceptances.of(act.db, client.id)),
        phone_history=tuple(phone_change_data(p) for p in phone_changes(act, client.id)),
        notices=notices(act, client),
    )
    if erased is not None:
        shown = shown._replace(erased_at=erased.happened_at, documents_until=erased.documents_until)
    return shown


def phone_changes(act: Act, number: int) -> list[PhoneChange]:
    """Every change of the client's number, and of its aliases' numbers."""
    return [change for each in lookup.together(act.db, number) for change in persons.phone_changes(act.db, each)]


def phone_change_data(row: PhoneChange) -> PhoneChangeData:
    """One change of the stored number."""
    return PhoneChangeData(row.happened_at, Phone(row.old_number), Phone(row.new_number), row.mail)


def contact_data(contact: Contact) -> ContactData:
    """A contact person."""
    return ContactData(contact.name, contact.email, contact.competent)


def acceptance_data(row: Acceptance) -> AcceptanceData:
    """An acceptance of a regulation or its price list."""
    return AcceptanceData(row.regulation, Word(row.document), Word(row.version), row.clause, row.accepted_on)


def find_clients(act: Act, text: str) -> Outcome[list[ClientData]]:
    """Clients by NIP (exactly), or by a part of the name, key, e-mail address, phone number, or of a licence's serial number."""
    wanted = lookup.checked("text", text)
    found: dict[int, Client] = {}
    for normalise, those_with in _EXACT:
        try:
            value = normalise(wanted)
        except InvalidInput:
            continue
        found |= {c.id: c for c in (lookup.itself(act.db, each) for each in those_with(act.db, value))}
    part, digits = inputs.fold(wanted), _digits(wanted)
    holders = {held.client_id for held in licenses.by_part(act.db, wanted, _MOST_HOLDERS)}
    for client in clients.every(act.db):
        written = (inputs.fold(client.name), client.key, inputs.fold(client.email or ""))
        called = len(digits) >= _SOME_DIGITS and digits in (client.phone or "")
        if client.id in holders or called or any(part in each for each in written):
            found[lookup.group(act.db, client.id)] = lookup.itself(act.db, client)
    if former := clients.by_former_key(act.db, wanted):
        found[lookup.group(act.db, former.id)] = lookup.itself(act.db, former)
    return Outcome([client_data(c) for c in sorted(found.values(), key=lambda c: c.key)])


def _digits(text: str) -> str:
    """The digits of what may be a part of a phone number; "" for anything else."""
    return "".join(c for c in text if "0" <= c <= "9") if all(c in "0123456789+ ()-." for c in text) else ""
