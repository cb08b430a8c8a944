"""What is known about a client changes: its data, its phone, who speaks for it."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.client.showing import ClientData, client_data, contact_data
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act, changes
from supportctl.desk.ground.binding import phone_bound_to
from supportctl.desk.ground.buyers import lacks_number, number_facts, outlook, tax_number
from supportctl.desk.ground.results import Outcome, decision_data, plain, require_yes
from supportctl.desk.hours.work import refresh_row
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import as_json
from supportctl.regulations import VAT_INVOICES, shelf, statute_of
from supportctl.regulations.facts import PhoneChangeFacts
from supportctl.regulations.vat_invoices.rules import identify_buyer
from supportctl.store.compiled import contacts, persons, tickets
from supportctl.store.compiled.rows import Client, Contact, FormerKey, PhoneChange
from supportctl.told import Note


def edit_client(
    act: Act,
    reference: str,
    *,
    name: str | None,
    email: str | None,
    address: str | None,
    phone: str | None,
    key: str | None = None,
    vat_number: str | None = None,
) -> Outcome[ClientData]:
    """Change name, e-mail, address or key; give a first phone number, and a firm outside Poland its first tax number. A stored phone
    number has its own way; NIP and kind are for a new record. The client is still found by a key that it had before."""
    wanted = inputs.key(key) if key is not None else None
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
    notes = _numbered(act, client, vat_number) if vat_number is not None else ()
    for field, value in given.items():
        if value is not None:
            setattr(client, field, value)
    if wanted is not None and wanted != client.key:
        _require_renamed(act, client, wanted)
    changed = changes(as_json(before), as_json(client_data(client)))
    if not changed:
        raise InvalidInput("NOTHING_TO_CHANGE")
    act.db.touch(client)
    if not {"key", "name"}.isdisjoint(changed):
        for running in tickets.running(act.db):
            refresh_row(act, running)
    act.book("client", client.id, fields=sorted(changed))
    return Outcome(client_data(client), notes=notes, made=client.key)


def _numbered(act: Act, client: Client, number: str) -> tuple[Note, ...]:
    """The first tax number of a firm outside Poland. Raises InvalidInput for one that can't be right, Conflict where there is one, and
    for whom none is recorded later."""
    vat_act = statute_of(VAT_INVOICES).on(legal_day(act.now))
    if client.kind == "consumer" or identify_buyer(number_facts(client.country, client.kind, number), vat_act).value:
        raise Conflict("NOT_A_FIRM_ABROAD", client=client.key)
    found = tax_number(number, country=client.country, consumer=False, law=vat_act)
    if client.nip is not None and client.nip != found and not lacks_number(client, vat_act):
        raise Conflict("NUMBER_FIXED", client=client.key, number=client.nip)
    client.nip = found
    return outlook(client, vat_act)


def _require_renamed(act: Act, client: Client, key: str) -> None:
    """Another key; the old one stays the client's. Raises Conflict for one that another client has, or had."""
    if lookup.key_taken(act.db, key, but=client.id):
        raise Conflict("KEY_TAKEN", kind="client", value=key)
    act.db.add(FormerKey(client_id=client.id, key=client.key, until=act.at))
    client.key = key


def change_phone(
    act: Act,
    reference: str,
    *,
    full_name: str | None,
    old_number: str | None,
    new_number: str | None,
    mail: str | None,
) -> Outcome[ClientData]:
    """Replace the stored number on the client's e-mail. Raises Refused citing §3.5 when a part is missing or doesn't match,
    Conflict before the last change. Where no regulation ties the client's help to the number, the
    two numbers are enough."""
    client = lookup.served_client(act.db, reference)
    before = persons.phone_changes(act.db, client.id)
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
    bound = phone_bound_to(act, client)
    decision = None
    if bound is not None:
        decision = shelf(bound.id).rules.change_phone(facts, bound.on(act.day))
        require_yes(decision)
    else:
        _require_number(client, facts)
    act.db.add(
        PhoneChange(
            client_id=client.id,
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
    clauses = [g.clause for g in decision.grounds] if decision else []
    act.book("client", client.id, fields=["phone"], clauses=clauses)
    notes = _stranger(act, client, facts.full_name, decision.grounds[0].clause) if decision else ()
    return Outcome(client_data(client), decision_data(decision) if decision else None, notes, client.key)


def _require_number(client: Client, facts: PhoneChangeFacts) -> None:
    """Both numbers are given, and the old one is the stored one. Raises InvalidInput, Conflict."""
    for option, number in (("--old", facts.old_number), ("--new", facts.new_number)):
        if number is None:
            raise InvalidInput("MISSING", field=option)
    if facts.old_number != client.phone:
        raise Conflict("OTHER_OLD_NUMBER", client=client.key)


def _stranger(act: Act, client: Client, name: str | None, clause: str) -> tuple[Note, ...]:
    """A note when whoever wrote is none of the people known of the client (§3.5): it is recorded, not refused."""
    known = [client.name, *(row.name for row in contacts.in_order(act.db, client.id))]
    if name is None or inputs.fold(name) in {inputs.fold(one) for one in known}:
        return ()
    return (Note("STRANGER_WROTE", {"client": client.key, "clause": clause}),)


def set_contact(act: Act, reference: str, *, name: str, email: str | None, competent: bool) -> Outcome[ClientData]:
    """Name the person for contacts; `competent` is the client's word for enough knowledge (§4.6). It counts from the act's
    instant on, and for no session that is on record: one that began later is named in a note."""
    person, address = inputs.line(name, "name"), inputs.email(email) if email is not None else None
    client = lookup.served_client(act.db, reference)
    contact = Contact(
        client_id=client.id,
        name=person,
        email=address,
        competent=competent,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(contact)
    act.book("client", client.id, contact="set", competent=competent)
    notes: list[Note] = [] if competent else [Note("CONTACT_NOT_COMPETENT", {"client": client.key})]
    served = contacts.first_session_from(act.db, client.id, act.at) if act.at < act.now else None
    if served is not None:
        instants = {"at": plain(act.at), "session": served.id, "started_at": plain(served.started_at)}
        notes.append(Note("CONTACT_AFTER_SESSION", instants))
    return Outcome(client_data(client)._replace(contact=contact_data(contact)), notes=tuple(notes), made=client.key)
