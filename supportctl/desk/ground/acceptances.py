"""Acceptance of a regulation or of its price list, by word or by conduct."""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.errors import Gap
from supportctl.law.text import LawAt
from supportctl.regulations.terms import SupportTerms
from supportctl.store import acceptances
from supportctl.store.acceptances import PRICE_LIST, REGULATION, PriceList, price_list
from supportctl.store.tables.parties import Client


def store_acceptance(
    act: Act, client: Client, regulation: str, version: str, clause: str, document: str = REGULATION, *, by_clause: bool = False
) -> bool:
    """Store an acceptance unless that version was accepted by then (with `by_clause`: by the same clause); `clause` is what
    makes the act an acceptance."""
    before = acceptances.accepted(
        act.db, client.id or 0, regulation, version, document=document, clause=clause if by_clause else None, until=act.at
    )
    if before:
        return False
    acceptances.add(
        act.db,
        client_id=client.id or 0,
        regulation=regulation,
        version=version,
        document=document,
        clause=clause,
        on=act.day,
        at=act.at,
        operator=act.operator,
    )
    act.book("client", client.id, accepted=regulation, version=version, document=document, clause=clause)
    return True


def accepted_documents(act: Act, client_id: int, law: LawAt, appointment: Any | None) -> tuple[str, ...]:
    """Which documents the client accepted by now, on the day of arranging at the latest and in the versions of that day; of the
    price list what was on record when it was arranged."""
    until = appointment.prices_until if appointment is not None else None
    items = SupportTerms(law).need(SupportTerms.price_list_items)
    listed = price_list(act.db, items.value, law.day, until)
    versions = {REGULATION: law.version.id, PRICE_LIST: listed.version if listed else None}
    return tuple(
        document
        for document, version in versions.items()
        if version is not None
        and acceptances.accepted(act.db, client_id, law.regulation.id, version, document=document, until=act.at, last_day=law.day)
    )


def price_list_of(act: Act, law: LawAt) -> PriceList:
    """The price list in force on the act's day. Raises Gap NO_PRICE when there is none."""
    prefix = SupportTerms(law).need(SupportTerms.price_list_items)
    found = price_list(act.db, prefix.value, act.day)
    if found is None:
        raise Gap("NO_PRICE", item=f"{prefix.value}…", on=law.day.isoformat(), clause=prefix.clause, first_day=None)
    return found
