"""A client is put on record."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.client.showing import ClientData, client_data
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.buyers import outlook, require_served, tax_number
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import VAT_INVOICES, statute_of
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
    vat_number: str | None = None,
) -> Outcome[ClientData]:
    """A new client: a company by default, a sole trader, or a consumer, who has no NIP.

    `vat_number`: in place of a NIP that of a firm outside Poland. `same_nip_as`: a client that has the same NIP on purpose. Of a firm
    outside Poland it is said how it will be invoiced. Raises InvalidInput for what can't be stored, Conflict for a key that is taken,
    and for a NIP that another client has, Refused for a consumer in another country.
    """
    if consumer and sole_trader:
        raise InvalidInput("NOT_TOGETHER", left="--consumer", right="--sole-trader")
    for option, number in (("--nip", nip), ("--vat-number", vat_number)):
        if consumer and number:
            raise InvalidInput("NOT_TOGETHER", left="--consumer", right=option)
    if nip and vat_number:
        raise InvalidInput("NOT_TOGETHER", left="--nip", right="--vat-number")
    # The record serves invoices from now on, whenever the client came.
    vat_act = statute_of(VAT_INVOICES).on(legal_day(act.now))
    number = tax_number(nip or vat_number, country=country.upper(), consumer=consumer, law=vat_act)
    stored_name = inputs.line(name, "name")
    client = Client(
        key=inputs.key(key) if key is not None else "",
        name=stored_name,
        kind="consumer" if consumer else "sole-trader" if sole_trader else "company",
        nip=number,
        email=inputs.email(email) if email is not None else None,
        phone=inputs.phone(phone) if phone is not None else None,
        address=inputs.line(address, "address"),
        country=inputs.country(country),
        created_at=act.at,
    )
    require_served(client.country, client.kind, vat_act)
    if key is None:
        client.key = inputs.client_key(stored_name, lambda made: lookup.key_taken(act.db, made))
    elif lookup.key_taken(act.db, client.key):
        raise Conflict("KEY_TAKEN", kind="client", value=client.key)
    _require_nip_not_known(act, client.nip, same_nip_as)
    act.db.add(client)
    act.book("client", client.id, kind=client.kind, country=client.country)
    return Outcome(client_data(client), notes=outlook(client, vat_act), made=client.key)


def _require_nip_not_known(act: Act, nip: str | None, same_as: str | None) -> None:
    """No other client has the NIP, unless one of those that have it is named. Raises Conflict SAME_NIP, NotFound, InvalidInput."""
    twins = clients.by_nip(act.db, nip) if nip else []
    if same_as is not None:
        named = lookup.client(act.db, same_as)
        if named.id not in {twin.id for twin in twins}:
            raise InvalidInput("OTHER_NIP", client=named.key, nip=nip)
    elif twins:
        raise Conflict("SAME_NIP", nip=nip, client=twins[0].key)
