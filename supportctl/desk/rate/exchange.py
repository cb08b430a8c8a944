"""Exchange rates of the NBP, table A. A missing rate is a gap, never a guess."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from supportctl.calendar import is_business_day, legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, Gap, InvalidInput
from supportctl.law.text import LawAt
from supportctl.money import parse_currency
from supportctl.regulations.vat_invoices.facts import InvoiceDayFacts
from supportctl.regulations.vat_invoices.rules import exchange_day
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import ExchangeRate
from supportctl.tuples import NamedTuple

_RATE = r"[0-9]{1,4}([.,][0-9]{1,4})?"


_TABLE = r"[0-9]{3}/A/NBP/([0-9]{4})"


class Exchange(NamedTuple):
    """The rate on record for a document in another currency: PLN for one unit, its table and day."""

    rate: Decimal
    table: str
    on: date


class RateData(NamedTuple):
    """The rate of a currency: PLN for one unit, as the table writes it."""

    currency: str
    rate: Decimal
    table: str
    on: date


def rate_data(row: ExchangeRate) -> RateData:
    """One rate: PLN for one unit of the currency."""
    return RateData(row.currency, Decimal(row.rate), row.table_number, row.published_on)


def set_rate(act: Act, *, currency: str, rate: str, table: str, on: date) -> Outcome[RateData]:
    """The average rate that a table A gives for a day, stored with four places. Raises Conflict when that day has one, or another
    day the table."""
    row = checked(act, currency=currency, rate=rate, table=table, on=on)
    require_one_day(act, row)
    if act.db.get(ExchangeRate, row.currency, on) is not None:
        raise Conflict("RATE_EXISTS", currency=row.currency, on=on.isoformat())
    write(act, row)
    return Outcome(rate_data(row), made=f"{row.currency} {on.isoformat()}")


def checked(act: Act, *, currency: str, rate: str, table: str, on: date) -> ExchangeRate:
    """A rate of the table A of a working day that has come, not stored yet. Raises InvalidInput."""
    code = parse_currency(currency)
    if code == "PLN":
        raise InvalidInput("BAD_CURRENCY", value=currency, known=["EUR", "USD"])
    stored = f"{Decimal(rate.replace(',', '.')):.4f}" if re.fullmatch(_RATE, rate) else None
    if stored is None or Decimal(stored) == 0:
        raise InvalidInput("BAD_RATE", value=rate)
    found = re.fullmatch(_TABLE, table)
    if found is None:
        raise InvalidInput("BAD_RATE_TABLE", value=table)
    if int(found[1]) != on.year:
        raise InvalidInput("RATE_TABLE_YEAR", value=table, year=int(found[1]), on=on.isoformat())
    if not is_business_day(on):
        raise InvalidInput("NO_RATE_THAT_DAY", on=on.isoformat())
    if on > legal_day(act.now):
        raise InvalidInput("RATE_AHEAD", on=on.isoformat())
    return ExchangeRate(
        currency=code,
        published_on=on,
        rate=stored,
        table_number=table,
        recorded_at=act.now,
        operator=act.operator,
    )


def require_one_day(act: Act, row: ExchangeRate) -> None:
    """A table is of one day. Raises Conflict."""
    other = prices.rate_of_another_day(act.db, row.table_number, row.published_on)
    if other is not None:
        raise Conflict("RATE_TABLE_TAKEN", table=row.table_number, on=other.published_on.isoformat())


def write(act: Act, row: ExchangeRate) -> None:
    """Store a rate, in the transaction of the act."""
    act.db.add(row)
    act.book("rate", f"{row.currency} {row.published_on.isoformat()}", rate=row.rate, table=row.table_number)


def list_rates(act: Act, *, currency: str | None) -> Outcome[list[RateData]]:
    """Rates on record, newest first in each currency."""
    return Outcome([rate_data(row) for row in prices.rates(act.db, parse_currency(currency) if currency is not None else None)])


def exchange_for(act: Act, currency: str, service: date, vat_act: LawAt) -> Exchange:
    """The rate for an invoice of today on a service of that day, as the VAT act picks it (art. 31a). Raises Gap NO_RATE."""
    day = exchange_day(InvoiceDayFacts(service, act.day), vat_act).value
    row = act.db.get(ExchangeRate, currency, day)
    if row is None:
        raise Gap("NO_RATE", currency=currency, on=day.isoformat())
    return Exchange(Decimal(row.rate), row.table_number, row.published_on)
