"""Acceptances, as a plain table: every first ticket looks for one and adds one (audit.py says why not through the model)."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Date, Integer, column, func, insert, select, table

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

ACCEPTANCE = table(
    "acceptance",
    *map(column, ("client_id", "regulation", "version", "document", "clause", "operator")),
    column("accepted_on", Date),
    column("happened_at", Instant),
)

PRICE = table("price", column("id", Integer), column("item"), column("valid_from", Date))

# What a client accepts: the regulation itself, or the price list that goes with it.
REGULATION, PRICE_LIST = "regulation", "price-list"


def accepted(
    db: Db,
    client_id: int,
    regulation: str,
    version: str,
    *,
    document: str = REGULATION,
    clause: str | None = None,
    until: datetime | None = None,
    last_day: date | None = None,
) -> bool:
    """Did the client accept that version of the document: by that clause, if one is given, by that instant and day?"""
    t = ACCEPTANCE.c
    wanted = select(t.client_id).where(
        t.client_id == client_id, t.regulation == regulation, t.version == version, t.document == document
    )
    if clause is not None:
        wanted = wanted.where(t.clause == clause)
    if until is not None:
        wanted = wanted.where(t.happened_at <= until)
    if last_day is not None:
        wanted = wanted.where(t.accepted_on <= last_day)
    return db.scalar(wanted.limit(1)) is not None


def add(
    db: Db,
    *,
    client_id: int,
    regulation: str,
    version: str,
    document: str,
    clause: str,
    on: date,
    at: datetime,
    operator: str,
) -> None:
    """One acceptance; `clause` is what makes the act one."""
    row = {"client_id": client_id, "regulation": regulation, "version": version, "document": document, "clause": clause}
    db.run(insert(ACCEPTANCE).values(**row, operator=operator, accepted_on=on, happened_at=at))


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
    t = PRICE.c
    wanted = select(func.max(t.valid_from), func.max(t.id)).where(t.item.startswith(prefix, autoescape=True), t.valid_from <= day)
    if known_until is not None:
        wanted = wanted.where(t.id <= known_until)
    row = db.first(wanted)
    return None if row is None or row[0] is None else PriceList(row[0], int(row[1]))


def last_price(db: Db) -> int:
    """The number of the last price on record."""
    return int(db.scalar(select(func.max(PRICE.c.id))) or 0)
