"""Exchange rates on record."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.rates import ExchangeRate


def of_day(db: Db, currency: str, day: date) -> ExchangeRate | None:
    """The rate published on that very day."""
    return db.get(ExchangeRate, (currency, day))


def of_another_day(db: Db, table: str, day: date) -> ExchangeRate | None:
    """A rate of a table of this number on record for another day: a table is of one day."""
    wanted = select(ExchangeRate).where(ExchangeRate.table_number == table, ExchangeRate.published_on != day)
    return db.first(wanted.limit(1))


def every(db: Db, currency: str | None = None) -> list[ExchangeRate]:
    """All rates, newest first in each currency."""
    wanted = select(ExchangeRate)
    if currency is not None:
        wanted = wanted.where(ExchangeRate.currency == currency)
    return db.all(wanted.order_by(col(ExchangeRate.currency), col(ExchangeRate.published_on).desc()))
