"""Acceptance of a regulation or of its price list, by word or by conduct."""

from __future__ import annotations

from datetime import date

from supportctl.desk.act import Act
from supportctl.errors import Gap
from supportctl.law.text import LawAt
from supportctl.store import acceptances
from supportctl.store.acceptances import PRICE_LIST, REGULATION, newest_price
from supportctl.store.tables.parties import Client


def store_acceptance(
    act: Act, client: Client, regulation: str, version: str, clause: str, document: str = REGULATION, *, by_clause: bool = False
) -> bool:
    """Store an acceptance unless that version was accepted before (with `by_clause`: by the same clause); `clause` is what
    makes the act an acceptance."""
    before = acceptances.accepted(
        act.db, client.id or 0, regulation, version, document=document, clause=clause if by_clause else None
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


def accepted_documents(act: Act, client_id: int, law: LawAt) -> tuple[str, ...]:
    """Which documents the client accepted by now, in the versions of the law's day."""
    price_list = newest_price(act.db, law.value("price-list.items").value, law.day)
    versions = {REGULATION: law.version.id, PRICE_LIST: price_list.isoformat() if price_list else None}
    return tuple(
        document
        for document, version in versions.items()
        if version is not None
        and acceptances.accepted(act.db, client_id, law.regulation.id, version, document=document, until=act.at)
    )


def price_list_of(law: LawAt, first_day: date | None) -> date:
    """The version of the price list: its newest change. Raises Gap NO_PRICE when there is none."""
    if first_day is None:
        prefix = law.value("price-list.items")
        raise Gap("NO_PRICE", item=f"{prefix.value}…", on=law.day.isoformat(), clause=prefix.clause, first_day=None)
    return first_day
