"""Prices, exchange rates, the seller, published hours."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.pricelist import Price, Seller
from supportctl.store.tables.published import PublishedHours
from supportctl.store.tables.rates import ExchangeRate


def on(item: str, day: date, known_until: int | None = None) -> Price | None:
    """The price of an item on a day: the newest row that began by then, of those up to the number `known_until`."""
    wanted = select(Price).where(
        Price.item == item, col(Price.valid_from) <= day, when(known_until, col(Price.id) <= known_until)
    )
    return compiled(wanted.order_by(col(Price.valid_from).desc(), col(Price.id).desc()).limit(1))


def exempt_basis(item: str, day: date) -> str | None:
    """The provision by which an item is exempt on a day: that of the newest exempt price that began by then."""
    wanted = select(col(Price.exempt_basis)).where(
        Price.item == item, col(Price.valid_from) <= day, col(Price.exempt_basis).is_not(None)
    )
    return compiled(wanted.order_by(col(Price.valid_from).desc(), col(Price.id).desc()).limit(1))


def first_day(item: str) -> date | None:
    """The day of the item's first price."""
    return compiled(select(col(Price.valid_from)).where(Price.item == item).order_by(col(Price.valid_from)).limit(1))


def every(item: str | None = None) -> list[Price]:
    """All prices, by item and day."""
    wanted = select(Price).where(when(item, Price.item == item))
    return compiled(wanted.order_by(col(Price.item), col(Price.valid_from), col(Price.id)))


def sellers() -> list[Seller]:
    """The seller as recorded from day to day, the earliest first."""
    return compiled(select(Seller).order_by(col(Seller.valid_from), col(Seller.id)))


def rate_of_another_day(table: str, day: date) -> ExchangeRate | None:
    """A rate of a table of this number on record for another day: a table is of one day."""
    wanted = select(ExchangeRate).where(ExchangeRate.table_number == table, ExchangeRate.published_on != day)
    return compiled(wanted.limit(1))


def rates(currency: str | None = None) -> list[ExchangeRate]:
    """All rates, newest first in each currency."""
    wanted = select(ExchangeRate).where(when(currency, ExchangeRate.currency == currency))
    return compiled(wanted.order_by(col(ExchangeRate.currency), col(ExchangeRate.published_on).desc()))


def hours_on(regulation: str, day: date) -> PublishedHours | None:
    """The published hours in force that day; None when the desk published none."""
    wanted = select(PublishedHours).where(PublishedHours.regulation == regulation, col(PublishedHours.valid_from) <= day)
    return compiled(wanted.order_by(col(PublishedHours.valid_from).desc(), col(PublishedHours.id).desc()).limit(1))


def published_hours(regulation: str | None = None) -> list[PublishedHours]:
    """All published hours, by regulation and first day; of one day in the order in which they were published."""
    wanted = select(PublishedHours).where(when(regulation, PublishedHours.regulation == regulation))
    return compiled(wanted.order_by(col(PublishedHours.regulation), col(PublishedHours.valid_from), col(PublishedHours.id)))


def newest_rate() -> date | None:
    """The day of the newest rate on record."""
    return compiled(select(col(ExchangeRate.published_on)).order_by(col(ExchangeRate.published_on).desc()).limit(1))
