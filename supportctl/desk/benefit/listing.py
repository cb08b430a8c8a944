"""What the benefits of a bundle grant, what is left of them, and that none is exchanged."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.desk.benefit.using import USED
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import benefit_rows, find, law_of_order
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import ExchangeFacts

EVERY = (*USED, "training")


def list_benefits(act: Act, reference: str, *, on: date) -> Outcome[Any]:
    """What a bundle's benefits grant, and what is left of them on a day."""
    row = find(act.db, reference)
    return Outcome([{"bundle": row.id, **found} for found in benefit_rows(act, row, on)])


def exchange(act: Act, reference: str, *, benefit: str) -> Outcome[Any]:
    """Money or goods instead of a benefit: refused (II.6)."""
    inputs.word(benefit, "benefit", EVERY)
    row = find(act.db, reference)
    decision = rules.exchange_benefit(ExchangeFacts(benefit), law_of_order(row))
    return Outcome({"bundle": row.id, "benefit": benefit}, decision_data(decision))
