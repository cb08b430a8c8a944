"""Acceptances, as a plain table: every first ticket looks for one and adds one (audit.py says why not through the model)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Date, column, func, insert, select, table

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

ACCEPTANCE = table(
    "acceptance",
    *map(column, ("client_id", "regulation", "version", "document", "clause", "operator")),
    column("accepted_on", Date),
    column("happened_at", Instant),
)

PRICE = table("price", column("item"), column("valid_from", Date))

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
) -> bool:
    """Did the client accept that version of the document: by that clause, if one is given, and by that instant?"""
    t = ACCEPTANCE.c
    wanted = select(t.client_id).where(
        t.client_id == client_id, t.regulation == regulation, t.version == version, t.document == document
    )
    if clause is not None:
        wanted = wanted.where(t.clause == clause)
    if until is not None:
        wanted = wanted.where(t.happened_at <= until)
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


def newest_price(db: Db, prefix: str, day: date) -> date | None:
    """The version of a price list: the day of the newest price, up to that day, of any item whose key begins so."""
    t = PRICE.c
    wanted = select(func.max(t.valid_from)).where(t.item.startswith(prefix, autoescape=True), t.valid_from <= day)
    found: date | None = db.scalar(wanted)
    return found
