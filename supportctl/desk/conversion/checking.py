"""May a perpetual licence be converted, at which discount, and when best?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from supportctl.desk.conversion.shared import CONVERSION
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.licenses import state_on
from supportctl.desk.ground.results import Outcome, decision_data, money
from supportctl.errors import InvalidInput
from supportctl.money import Money, percent_of
from supportctl.record import ConditionList, Label, Notice, Percent, Word, maybe
from supportctl.regulations import shelf
from supportctl.regulations.facts import ConversionFacts
from supportctl.regulations.sketchup_conversion import rules
from supportctl.store.compiled import licenses, prices
from supportctl.store.compiled.rows import License, Product
from supportctl.told import Note
from supportctl.tuples import NamedTuple

# More for one licence is a slip of the finger.
MOST_SUBSCRIPTIONS = 1000


# What is taken to be so where the licence's record says nothing; each is shown as assumed.
ASSUMED: dict[str, Any] = {"commercial": True, "territory": "PL", "newest_serial": True, "promoted": False}


NOTICES = (Notice(CONVERSION, "conversion"),)


class Counted(NamedTuple):
    """A licence of the same call that converts, or would."""

    license_id: int | None
    client_id: int
    kind: str


def counted(act: Act, row: License) -> Counted:
    """A licence as the ones after it count it; clients that were merged are one."""
    return Counted(row.id, lookup.group(act.db, row.client_id), row.kind)


def single_before(act: Act, row: License, others: Sequence[Counted]) -> int:
    """How many single-user licences of the client are among them: together they use up the cap."""
    if row.kind != "perpetual-single":
        return 0
    return len({o for o in others if (o.client_id, o.kind) == (lookup.group(act.db, row.client_id), row.kind)})


def conversion_facts(act: Act, row: License, target: str, quantity: int) -> ConversionFacts:
    """What the rules see of a licence that asks to be converted."""
    product = act.db.get(Product, row.product_id)
    if product is None:
        raise LookupError(f"license {row.id} without a product")
    said = {name: getattr(row, name) for name in ASSUMED}
    return ConversionFacts(
        product=product.key,
        kind=row.kind,
        version=row.version,
        state=state_on(act, row),
        maintenance_until=row.maintenance_until,
        target=target,
        quantity=quantity,
        converted_before=licenses.converted_single(act.db, row.client_id) if row.kind != "perpetual-network" else 0,
        assumed=tuple(name for name, value in said.items() if value is None),
        **{name: ASSUMED[name] if value is None else value for name, value in said.items()},
    )


class CheckedConversion(NamedTuple):
    """May a licence be converted on a day, at which discount, for how many subscriptions; `price` of one is indicative (other.1)."""

    id: int | None
    license: str
    eligible: bool
    path: ConditionList | None
    discount_percent: Percent | None
    quantity_max: int | None
    best_day: date | None
    price: Money | None
    price_is: Word
    renewal_price: Money | None
    target: Word
    on: date
    assumed: tuple[Label, ...]
    notices: tuple[Notice, ...]


def check_conversion(
    act: Act, reference: str, *, before: list[Counted], target: str, quantity: int | None, on: date
) -> Outcome[CheckedConversion]:
    """One licence's answer, with every condition of both lists; those of the list that doesn't apply decide nothing. `before`: the
    licences of the same question that were eligible so far, which count with it; it joins them."""
    require_whole(quantity)
    row = lookup.license_(act.db, reference)
    together = 1 + single_before(act, row, [o for o in before if o != counted(act, row)])
    facts = conversion_facts(act, row, target, together if quantity is None else quantity)
    served = shelf(CONVERSION)
    decision = rules.check_conversion(facts, served.law.on(on))
    value = decision.value
    if value.eligible:
        before.append(counted(act, row))
    # The vendor's suggested price is for information (other.1): without one the answer stands.
    listed = prices.on(act.db, value.price_item, on) if value.price_item else None
    price: Money | None = None
    notes: tuple[Note, ...] = ()
    if listed is not None and listed.gross:  # the discount is off a net price
        notes, listed = (Note("PRICE_LEFT_OUT", {"item": listed.item}),), None
    if listed is not None and value.eligible:
        price = money(listed.amount - percent_of(listed.amount, value.discount_percent), listed.currency)
    data = CheckedConversion(
        id=row.id or None,
        license=row.serial,
        eligible=value.eligible,
        path=maybe(ConditionList, value.path),
        discount_percent=maybe(Percent, value.discount_percent),
        quantity_max=value.quantity_max,
        best_day=value.best_day,
        price=price,
        price_is=Word("indicative"),
        renewal_price=Money(listed.amount, listed.currency) if listed else None,
        target=Word(target),
        on=on,
        assumed=tuple(map(Label, facts.assumed)),
        notices=NOTICES if price else (),
    )
    other = decision_data(rules.other_list(facts, served.law.on(on)))
    return Outcome(data, decision_data(decision).beside(other), notes)


def require_whole(quantity: int | None) -> None:
    """Raises InvalidInput for less than one, and for what can only be a slip of the finger."""
    if quantity is not None and not 1 <= quantity <= MOST_SUBSCRIPTIONS:
        raise InvalidInput("BAD_QUANTITY", value=quantity, most=MOST_SUBSCRIPTIONS)
