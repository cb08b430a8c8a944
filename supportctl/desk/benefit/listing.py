"""What the benefits of a bundle grant, what is left of them, and that none is exchanged."""

from __future__ import annotations

from datetime import date

from supportctl.desk.benefit.using import USED
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BenefitLeft
from supportctl.desk.ground.bundles import benefit_rows, find, law_of_order
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.record import Word
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import ExchangeFacts
from supportctl.tuples import NamedTuple

EVERY = (*USED, "training")


class BenefitOfBundle(NamedTuple):
    """What is left of a benefit of a bundle."""

    bundle: int
    core: BenefitLeft


class Exchanged(NamedTuple):
    """The benefit that something else is wanted for."""

    bundle: int
    benefit: Word


def list_benefits(act: Act, reference: str, *, on: date) -> Outcome[list[BenefitOfBundle]]:
    """What a bundle's benefits grant, and what is left of them on a day."""
    row = find(act.db, reference)
    return Outcome([BenefitOfBundle(row.id, found) for found in benefit_rows(act, row, on)])


def exchange(act: Act, reference: str, *, benefit: str) -> Outcome[Exchanged]:
    """Money or goods instead of a benefit: refused (II.6)."""
    inputs.word(benefit, "benefit", EVERY)
    row = find(act.db, reference)
    decision = rules.exchange_benefit(ExchangeFacts(benefit), law_of_order(row))
    return Outcome(Exchanged(row.id, Word(benefit)), decision_data(decision))
