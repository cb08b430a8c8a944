"""What the desk reads about prices and the seller."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.pricelist import Price, Seller


def on(db: Db, item: str, day: date, known_until: int | None = None) -> Price | None:
    """The price of an item on a day: the newest row that began by then, of those up to the number `known_until`."""
    wanted = select(Price).where(Price.item == item, col(Price.valid_from) <= day)
    if known_until is not None:
        wanted = wanted.where(col(Price.id) <= known_until)
    return db.first(wanted.order_by(col(Price.valid_from).desc(), col(Price.id).desc()).limit(1))


def first_day(db: Db, item: str) -> date | None:
    """The day of the item's first price."""
    row = db.first(select(Price).where(Price.item == item).order_by(col(Price.valid_from)).limit(1))
    return row.valid_from if row else None


def every(db: Db, item: str | None = None) -> list[Price]:
    """All prices, by item and day."""
    wanted = select(Price).order_by(col(Price.item), col(Price.valid_from), col(Price.id))
    return db.all(wanted if item is None else wanted.where(Price.item == item))


def seller_on(db: Db, day: date) -> Seller | None:
    """The seller in force on a day; the first row holds from always."""
    rows = db.all(select(Seller).order_by(col(Seller.valid_from), col(Seller.id)))
    earlier = [row for row in rows if row.valid_from <= day]
    return earlier[-1] if earlier else rows[0] if rows else None
