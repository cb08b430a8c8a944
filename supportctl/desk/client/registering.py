"""A client is put on record."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.client.showing import ClientData, client_data
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import BuyerNumberFacts
from supportctl.regulations.vat_invoices.rules import identify_buyer
from supportctl.store.compiled import clients
from supportctl.store.compiled.rows import Client


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
    same_nip_as: str | None = None,
) -> Outcome[ClientData]:
    """A new client: a company by default, a sole trader, or a consumer, who has no NIP.

    `same_nip_as`: a client that has the same NIP on purpose. Raises InvalidInput for what can't be stored, Conflict for a key that
    is taken, and for a NIP that another client has.
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
    _require_nip_not_known(act, client.nip, same_nip_as)
    act.db.add(client)
    act.book("client", client.id, kind=client.kind, country=client.country)
    return Outcome(client_data(client), made=client.key)


def _require_nip_not_known(act: Act, nip: str | None, same_as: str | None) -> None:
    """No other client has the NIP, unless one of those that have it is named. Raises Conflict SAME_NIP, NotFound, InvalidInput."""
    twins = clients.by_nip(act.db, nip) if nip else []
    if same_as is not None:
        named = lookup.client(act.db, same_as)
        if named.id not in {twin.id for twin in twins}:
            raise InvalidInput("OTHER_NIP", client=named.key, nip=nip)
    elif twins:
        raise Conflict("SAME_NIP", nip=nip, client=twins[0].key)


def _tax_number(value: str | None, *, by_nip: bool) -> str | None:
    """A NIP by its checksum; another country's tax number as one line."""
    if not value:
        return None
    return inputs.nip(value) if by_nip else inputs.line(value, "nip", 20)
