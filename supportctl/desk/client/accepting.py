"""A client accepts a regulation or its price list."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground import lookup
from supportctl.desk.ground.acceptances import accept_while_arranging, price_list_of, store_acceptance
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict
from supportctl.record import Word
from supportctl.regulations import law_of
from supportctl.regulations.terms import SupportTerms
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class AcceptedData(NamedTuple):
    """The version that a client accepted, and the day of the price list that it accepted with it."""

    client: str
    regulation: str
    version: Word
    price_list: date | None
    accepted_on: date


def accept(act: Act, reference: str, *, regulation: str, price_list: bool = False) -> Outcome[AcceptedData]:
    """Record that the client accepted a regulation in the version in force that day, and with `price_list` its price list.

    Raises Gap NO_PRICE without a price list, Conflict NO_PRICE_LIST for a regulation that has none.
    """
    text = law_of(regulation)
    client = lookup.served_client(act.db, reference)
    law = text.on(act.day)
    terms = SupportTerms(law)  # all None where the regulation isn't about support
    if price_list and not terms.price_list_items:
        raise Conflict("NO_PRICE_LIST", regulation=regulation)
    listed = price_list_of(act, law) if price_list else None
    stored = (
        accept_while_arranging(act, client, law, listed)
        if terms.arranging_accepts
        else store_acceptance(act, client, regulation, law.version.id, "")
    )
    listed_on = listed.changed_on if listed else None
    data = AcceptedData(client.key, regulation, Word(law.version.id), listed_on, act.day)
    if not stored:
        return Outcome(data, notes=(Note("ALREADY_ACCEPTED", {"regulation": regulation, "version": law.version.id}),))
    return Outcome(data, made=client.key)
