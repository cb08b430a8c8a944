"""How a buyer is invoiced, by the VAT act: with Polish VAT, or without it because a firm is taxed elsewhere."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.results import require_yes
from supportctl.errors import InvalidInput
from supportctl.law.text import LawAt
from supportctl.regulations.vat_invoices.facts import BuyerFacts, BuyerNumberFacts
from supportctl.regulations.vat_invoices.rules import ELSEWHERE, HERE, UNION, identify_buyer, place_of_supply
from supportctl.store.compiled.rows import Client
from supportctl.told import Note


def buyer_facts(country: str, kind: str) -> BuyerFacts:
    """What decides where the buyer's services are taxed."""
    return BuyerFacts(country, kind == "consumer")


def number_facts(country: str, kind: str, number: str | None) -> BuyerNumberFacts:
    """The same with the buyer's number; one of the Union that can't be right is none."""
    return BuyerNumberFacts(country, kind == "consumer", number is not None and is_union_number(number, country))


def is_union_number(number: str, country: str) -> bool:
    """Can it be an EU VAT number of that country?"""
    try:
        inputs.union_number(number, country)
    except InvalidInput:
        return False
    return True


def tax_number(value: str | None, *, country: str, consumer: bool, law: LawAt) -> str | None:
    """A number as it is stored: a NIP, an EU VAT number with its prefix, or what another country gives, as one line.

    Raises InvalidInput NIP_OR_CONSUMER where an invoice needs one and none is given, and for one that can't be right.
    """
    identified = identify_buyer(BuyerNumberFacts(country, consumer, bool(value)), law)
    if not identified.outcome:
        raise InvalidInput("NIP_OR_CONSUMER")
    if not value:
        return None
    if identified.value:
        return inputs.nip(value)
    if place_of_supply(BuyerFacts(country, consumer), law).value == UNION:
        return inputs.union_number(value, country)
    return inputs.line(value, "nip", 20)


def outlook(client: Client, law: LawAt) -> tuple[Note, ...]:
    """What the desk will be able to invoice to a firm outside Poland; nothing is said of a buyer in it."""
    place = place_of_supply(buyer_facts(client.country, client.kind), law).value
    told = {"client": client.key, "country": client.country, "number": client.nip}
    if place == HERE:
        return ()
    if place == ELSEWHERE:
        return (Note("BUYER_ELSEWHERE", told),)
    return (Note("BUYER_UNNUMBERED" if lacks_number(client, law) else "BUYER_UNION", told),)


def lacks_number(client: Client, law: LawAt) -> bool:
    """Is it a firm elsewhere in the Union whose number isn't known, or can't be right?"""
    union = place_of_supply(buyer_facts(client.country, client.kind), law).value == UNION
    return union and not number_facts(client.country, client.kind, client.nip).numbered


def require_served(country: str, kind: str, law: LawAt) -> None:
    """A buyer whom the desk can invoice at all. Raises Refused for a consumer in another country."""
    require_yes(place_of_supply(buyer_facts(country, kind), law))
