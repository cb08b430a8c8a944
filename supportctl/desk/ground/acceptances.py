"""Acceptance of a regulation or of its price list, by word or by conduct."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground.act import Act
from supportctl.errors import Gap
from supportctl.law.text import LawAt
from supportctl.regulations.terms import SupportTerms
from supportctl.store.compiled import acceptances
from supportctl.store.compiled.rows import Acceptance, Appointment, Client
from supportctl.store.engine import Db
from supportctl.tuples import NamedTuple

# What a client accepts: the regulation itself, or the price list that goes with it.
REGULATION, PRICE_LIST = "regulation", "price-list"


class PriceList(NamedTuple):
    """A price list as it stood: its newest change, and the number of the last price on it, which no later entry changes."""

    changed_on: date
    last_price: int

    @property
    def version(self) -> str:
        """What an acceptance names it by."""
        return f"{self.changed_on.isoformat()}/{self.last_price}"


def price_list(db: Db, prefix: str, day: date, known_until: int | None = None) -> PriceList | None:
    """The list of the items whose key begins so, in force on a day; only prices up to the number `known_until`, if given."""
    found = acceptances.price_list(db, prefix, day, known_until)
    if found.changed_on is None or found.last_price is None:
        return None
    return PriceList(found.changed_on, found.last_price)


def store_acceptance(
    act: Act,
    client: Client,
    regulation: str,
    version: str,
    clause: str,
    document: str = REGULATION,
    *,
    by_clause: bool = False,
    that_day: bool = False,
) -> bool:
    """Store an acceptance unless that version was accepted by then (with `by_clause`: by the same clause; with `that_day`: on the
    act's day); `clause` is what makes the act an acceptance."""
    by = clause if by_clause else None
    on = act.day if that_day else None
    before = acceptances.accepted(act.db, client.id, regulation, version, document, clause=by, until=act.at, on=on)
    if before is not None:
        return False
    acceptance = Acceptance(
        client_id=client.id,
        regulation=regulation,
        version=version,
        document=document,
        clause=clause,
        accepted_on=act.day,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(acceptance)
    act.book("client", client.id, accepted=regulation, version=version, document=document, clause=clause)
    return True


def accepted_documents(act: Act, client_id: int, law: LawAt, appointment: Appointment | None) -> tuple[str, ...]:
    """Which documents the client accepted by now, on the day of arranging (before the arrangement or after it) and in the versions
    of that day; of the price list what was on record when it was arranged. Source: terms.6."""
    until = appointment.prices_until if appointment is not None else None
    items = SupportTerms(law).need(SupportTerms.price_list_items)
    listed = price_list(act.db, items.value, law.day, until)
    versions = {REGULATION: law.version.id, PRICE_LIST: listed.version if listed else None}
    return tuple(
        document
        for document, version in versions.items()
        if version is not None
        and acceptances.accepted(act.db, client_id, law.regulation.id, version, document, until=act.at, on=law.day) is not None
    )


def price_list_of(act: Act, law: LawAt) -> PriceList:
    """The price list in force on the act's day. Raises Gap NO_PRICE when there is none."""
    prefix = SupportTerms(law).need(SupportTerms.price_list_items)
    found = price_list(act.db, prefix.value, act.day)
    if found is None:
        raise Gap("NO_PRICE", item=f"{prefix.value}…", on=law.day.isoformat(), clause=prefix.clause, first_day=None)
    return found


def accept_while_arranging(act: Act, client: Client, law: LawAt, listed: PriceList | None) -> bool:
    """Store that the client accepts the regulation, and the price list where one is given, for what is arranged that day: each day
    of arranging takes an acceptance of its own (terms.6). False when both were accepted that day already."""
    regulation, clause = law.regulation.id, SupportTerms(law).need(SupportTerms.arranging_accepts).clause
    stored = store_acceptance(act, client, regulation, law.version.id, clause, that_day=True)
    if listed is None:
        return stored
    return store_acceptance(act, client, regulation, listed.version, clause, PRICE_LIST, that_day=True) or stored
