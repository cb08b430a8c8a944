"""The price list: one price an item from a day on. A missing price is a gap, never a zero."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.price import items
from supportctl.errors import Conflict, Gap, InvalidInput
from supportctl.money import Money, parse_amount, parse_currency
from supportctl.record import ABSENT, Absent, Rate, as_json
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import ExemptFacts, VatRateFacts
from supportctl.regulations.vat_invoices.rules import EXEMPT, name_exemption, vat_rate
from supportctl.slips import slipped
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import Price
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class PriceData(NamedTuple):
    """The price of an item from a day on. `gross`: it has VAT in it. `exempt_basis`: the provision by which it is exempt;
    `annex_15`: the item is in annex 15 of the VAT act."""

    item: str
    price: Money
    from_: date
    vat_rate: Rate
    gross: bool
    name: str | None
    unit: str | None
    exempt_basis: str | Absent = ABSENT
    annex_15: bool | Absent = ABSENT


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
    exempt_basis: str | Absent = ABSENT
    annex_15: bool | Absent = ABSENT


def price_data(price: Price) -> PriceData:
    """One price row."""
    amount = Money(price.amount, price.currency)
    return PriceData(
        price.item,
        amount,
        price.valid_from,
        Rate(price.vat_rate),
        price.gross,
        price.name,
        price.unit,
        price.exempt_basis or ABSENT,
        price.annex_15 or ABSENT,
    )


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
    exempt_basis: str | None = None,
    annex_15: bool = False,
) -> Outcome[PriceData]:
    """A price from a day on; a later row for the same day replaces the earlier one, and both are kept. `exempt_basis`: the provision by
    which the item is exempt; `annex_15`: it is in annex 15 of the VAT act, so that its payment may have to be split.

    An item that reads like one of a regulation, and isn't on the list, is taken only with a name of its own.

    Raises InvalidInput for such an item and a VAT rate that there isn't, Refused for an exempt price without its provision, Conflict for the price that
    there is.
    """
    # A rate that the VAT act doesn't know is a typing error. A price may begin in the past, but it is for invoices of today and
    # later: the act is asked as it stands today, and for a price that begins later, on its first day.
    vat_act = statute_of(VAT_INVOICES).on(max(since, legal_day(act.now)))
    rate = vat_rate(VatRateFacts(vat), vat_act)
    if not rate.outcome:
        raise InvalidInput("BAD_VAT_RATE", value=vat, known=list(rate.value))
    if exempt_basis is not None and vat != EXEMPT:
        raise InvalidInput("EXEMPT_ONLY")
    basis = inputs.line(exempt_basis, "exempt-basis", 100) if exempt_basis is not None else None
    item = inputs.key(item)
    notes = _known(act, item, name)
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
        exempt_basis=basis,
        annex_15=annex_15,
    )
    if vat == EXEMPT:
        act.bind("price", item, act.ask(name_exemption, ExemptFacts(vat, basis is not None), vat_act))
    before = prices.on(act.db, item, since)
    if before and before.valid_from == since and price_data(before) == price_data(price):
        raise Conflict("PRICE_UNCHANGED", item=item, on=plain(since))
    act.db.add(price)
    act.book("price", item, **as_json(price_data(price)))
    if before and before.valid_from == since:
        notes = (Note("PRICE_REPLACED", {"item": item, "on": plain(since), "was": plain(Money(before.amount, before.currency))}),)
    return Outcome(price_data(price), notes=notes, made=item)


def _known(act: Act, item: str, name: str | None) -> tuple[Note, ...]:
    """That no regulation asks for an item, said with its first price unless it has a name. Raises InvalidInput where it reads like one
    that a regulation asks for."""
    if name is not None or prices.first_day(act.db, item) is not None:
        return ()
    if near := items.meant(item):
        raise InvalidInput("UNKNOWN_ITEM", value=item, near=near, known=list(items.of_regulations()))
    if item in items.of_regulations() or items.is_of_a_family(item):
        return ()
    return (Note("ITEM_OF_ONES_OWN", {"item": item, "items": ", ".join(items.of_regulations())}),)


def list_prices(act: Act, *, item: str | None) -> Outcome[list[ListedPrice]]:
    """All prices, oldest first in each item; of several for one day the one recorded last decides."""
    rows = prices.every(act.db, item)
    last = {(p.item, p.valid_from): p.id for p in rows}
    return Outcome([_listed(price_data(p), last[p.item, p.valid_from] == p.id) for p in rows])


def _listed(price: PriceData, decides: bool) -> ListedPrice:
    return ListedPrice(*price[:-2], decides, price.exempt_basis, price.annex_15)


def price_on(act: Act, item: str, day: date, clause: str, known_until: int | None = None) -> Price:
    """The price that decides that day; only prices up to the number `known_until`, if given. Raises Gap NO_PRICE with the clause
    that asks for it."""
    found = prices.on(act.db, item, day, known_until)
    if found is None:
        first = prices.first_day(act.db, item)
        near = [] if first else slipped(item, {price.item for price in prices.every(act.db)})
        gap = Gap("NO_PRICE", item=item, on=day.isoformat(), clause=clause, first_day=plain(first))
        if near:
            gap.params["near"] = near
        raise gap
    return found
