"""What the desk reads about products and licences."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlalchemy import Date, column, table
from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.catalogue import Product

# A plain table for reading: its model (tables/versions.py) would cost every start of a session verb.
PRODUCT_VERSION = table(
    "product_version",
    *map(column, ("id", "product_id", "newest", "oldest_supported")),
    column("valid_from", Date),
)


class Versions(NamedTuple):
    """The versions of a product from a day on."""

    valid_from: date
    newest: str | None
    oldest_supported: str | None


def by_key(db: Db, key: str) -> Product | None:
    """A product by its key."""
    return db.first(select(Product).where(Product.key == key))


def every(db: Db) -> list[Product]:
    """The catalogue, by key."""
    return db.all(select(Product).order_by(col(Product.key)))


def versions_on(db: Db, product_id: int, day: date) -> Versions | None:
    """The versions in force on a day; the earliest row holds from always."""
    t = PRODUCT_VERSION.c
    wanted = select(t.valid_from, t.newest, t.oldest_supported).where(t.product_id == product_id)
    rows = [Versions(*row) for row in db.all(wanted.order_by(t.valid_from.desc(), t.id.desc()))]
    return next((row for row in rows if row.valid_from <= day), rows[-1] if rows else None)
