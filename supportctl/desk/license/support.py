"""What help a licence gives a right to."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_for
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.hours.funds import minutes_bought
from supportctl.record import Word
from supportctl.regulations import shelf
from supportctl.regulations.facts import EntitlementFacts
from supportctl.store.compiled.rows import Product
from supportctl.told import ToldDecision
from supportctl.tuples import NamedTuple


class Halves(NamedTuple):
    """What a right to support is made of, where it takes both; None where the regulation doesn't ask."""

    license: bool | None
    support: bool | None


class SupportData(NamedTuple):
    """What help a licence gives a right to."""

    license: str
    entitled: bool
    entitlement: Word
    may_buy: bool
    halves: Halves
    decision: ToldDecision


def check_support(act: Act, reference: str, *, on: date) -> Outcome[SupportData]:
    """What help the licence gives a right to on a day, by the regulation that serves its product."""
    row = lookup.license_(act.db, reference)
    product = act.db.get(Product, row.product_id)
    if product is None:
        raise LookupError(f"license {row.id} without a product")
    served = shelf(product.regulation)
    bought = minutes_bought(act, row.client_id, row.product_id, row.version, on)
    facts = EntitlementFacts(license_facts(act, product, row, on), bought, on)
    decision = served.need(served.rules.entitlement)(facts, law_for(act, served, row, on))
    value, told = decision.value, decision_data(decision)
    halves = Halves(value.license_valid, value.support_active)
    data = SupportData(row.serial, decision.outcome, Word(value.kind), value.may_buy, halves, told)
    return Outcome(data, told)
