"""The price list: one price an item from a day on. A missing price is a gap, never a zero."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.calendar import legal_day
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, Gap, InvalidInput
from supportctl.money import Money, parse_amount, parse_currency
from supportctl.record import Rate, as_json
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import VatRateFacts
from supportctl.regulations.vat_invoices.rules import vat_rate
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import Price


class PriceData(NamedTuple):
    """The price of an item from a day on. `gross`: it has VAT in it."""

    item: str
    price: Money
    from_: date
    vat_rate: Rate
    gross: bool
    name: str | None
    unit: str | None


class ListedPrice(NamedTuple):
    """A price in the list. `decides`: none for the same day was recorded later."""

    item: str
    price: Money
    from_: date
    vat_rate: Rate
    gross: bool
    name: str | None
    unit: str | None
    decides: bool


def price_data(price: Price) -> PriceData:
    """One price row."""
    amount = Money(price.amount, price.currency)
    return PriceData(price.item, amount, price.valid_from, Rate(price.vat_rate), price.gross, price.name, price.unit)


def set_price(
    act: Act,
    *,
    item: str,
    amount: str,
    currency: str,
    since: date,
    vat: str,
    gross: bool,
    name: str | None = None,
    unit: str | None = None,
) -> Outcome[PriceData]:
    """A price from a day on; a later row for the same day replaces the earlier one, and both are kept."""
    # A rate that the VAT act doesn't know is a typing error. A price may begin in the past, but it is for invoices of today and
    # later: the act is asked as it stands today, and for a price that begins later, on its first day.
    rate = vat_rate(VatRateFacts(vat), statute_of(VAT_INVOICES).on(max(since, legal_day(act.now))))
    if not rate.outcome:
        raise InvalidInput("BAD_VAT_RATE", value=vat, known=list(rate.value))
    item = inputs.key(item)
    price = Price(
        item=item,
        valid_from=since,
        amount=parse_amount(amount),
        currency=parse_currency(currency),
        vat_rate=vat,
        gross=gross,
        name=inputs.line(name, "name") if name is not None else None,
        unit=inputs.line(unit, "unit", 20) if unit is not None else None,
        recorded_at=act.now,
        operator=act.operator,
    )
    before = prices.on(act.db, item, since)
    if before and before.valid_from == since and price_data(before) == price_data(price):
        raise Conflict("PRICE_UNCHANGED", item=item, on=plain(since))
    act.db.add(price)
    act.book("price", item, **as_json(price_data(price)))
    return Outcome(price_data(price), made=item)


def list_prices(act: Act, *, item: str | None) -> Outcome[list[ListedPrice]]:
    """All prices, oldest first in each item; of several for one day the one recorded last decides."""
    rows = prices.every(act.db, item)
    last = {(p.item, p.valid_from): p.id for p in rows}
    return Outcome([ListedPrice(*price_data(p), last[p.item, p.valid_from] == p.id) for p in rows])


def price_on(act: Act, item: str, day: date, clause: str, known_until: int | None = None) -> Price:
    """The price that decides that day; only prices up to the number `known_until`, if given. Raises Gap NO_PRICE with the clause
    that asks for it."""
    found = prices.on(act.db, item, day, known_until)
    if found is None:
        first = prices.first_day(act.db, item)
        raise Gap("NO_PRICE", item=item, on=day.isoformat(), clause=clause, first_day=plain(first))
    return found
