"""A client is put on record."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.client.showing import ClientData, client_data, notices
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import BuyerNumberFacts
from supportctl.regulations.vat_invoices.rules import identify_buyer
from supportctl.store.compiled import clients
from supportctl.store.compiled.rows import Client
from supportctl.told import Note


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
) -> Outcome[ClientData]:
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
    client = Client(
        key=inputs.key(key) if key is not None else "",
        name=stored_name,
        kind="consumer" if consumer else "sole-trader" if sole_trader else "company",
        nip=_tax_number(nip, by_nip=identified.value),
        email=inputs.email(email) if email is not None else None,
        phone=inputs.phone(phone) if phone is not None else None,
        address=inputs.line(address, "address"),
        country=inputs.country(country),
        created_at=act.at,
    )
    if key is None:
        client.key = inputs.client_key(stored_name, lambda made: lookup.key_taken(act.db, made))
    elif lookup.key_taken(act.db, client.key):
        raise Conflict("KEY_TAKEN", kind="client", value=client.key)
    twins = clients.by_nip(act.db, client.nip) if client.nip else []
    act.db.add(client)
    act.book("client", client.id, kind=client.kind, country=client.country)
    notes = (Note("SAME_NIP", {"nip": client.nip, "clients": [c.key for c in twins]}),) if twins else ()
    return Outcome(client_data(client)._replace(notices=notices(act.day)), notes=notes, made=client.key)


def _tax_number(value: str | None, *, by_nip: bool) -> str | None:
    """A NIP by its checksum; another country's tax number as one line."""
    if not value:
        return None
    return inputs.nip(value) if by_nip else inputs.line(value, "nip", 20)
