"""What the desk reads about products and licences."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.catalogue import Product, ProductVersion


def by_key(db: Db, key: str) -> Product | None:
    """A product by its key."""
    return db.first(select(Product).where(Product.key == key))


def every(db: Db) -> list[Product]:
    """The catalogue, by key."""
    return db.all(select(Product).order_by(col(Product.key)))


def versions(db: Db, product_id: int) -> list[ProductVersion]:
    """All version rows of a product, newest date first."""
    wanted = select(ProductVersion).where(ProductVersion.product_id == product_id)
    return db.all(wanted.order_by(col(ProductVersion.valid_from).desc(), col(ProductVersion.id).desc()))


def versions_on(db: Db, product_id: int, day: date) -> ProductVersion | None:
    """The version row in force on a day; the earliest row holds from always."""
    rows = versions(db, product_id)
    return next((row for row in rows if row.valid_from <= day), rows[-1] if rows else None)


def count(db: Db) -> int:
    """How many products there are."""
    return int(db.scalar(select(func.count()).select_from(Product)))
