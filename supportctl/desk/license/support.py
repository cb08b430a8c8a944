"""What help a licence gives a right to."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.binding import law_for
from supportctl.desk.ground.licenses import license_facts
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.hours.funds import minutes_bought
from supportctl.regulations import shelf
from supportctl.regulations.facts import EntitlementFacts
from supportctl.store.compiled.rows import Product


def check_support(act: Act, reference: str, *, on: date) -> Outcome[Any]:
    """What help the licence gives a right to on a day, by the regulation that serves its product."""
    row = lookup.license_(act.db, reference)
    product = act.db.get(Product, row.product_id)
    if product is None:
        raise LookupError(f"license {row.id} without a product")
    served = shelf(product.regulation)
    bought = minutes_bought(act, row.client_id, row.product_id, row.version, on)
    facts = EntitlementFacts(license_facts(act, product, row, on), bought, on)
    decision = served.need(served.rules.entitlement)(facts, law_for(act, served, row, on))
    data = {
        "license": row.serial,
        "entitled": decision.outcome,
        "entitlement": decision.value.kind,
        "may_buy": decision.value.may_buy,
        "halves": {"license": decision.value.license_valid, "support": decision.value.support_active},
        "decision": decision_data(decision),
    }
    return Outcome(data, decision_data(decision))
