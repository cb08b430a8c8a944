"""Trainings at the discount of a bundle: the wish, and the order with its proforma."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import find as find_bundle
from supportctl.desk.ground.bundles import law_of_order, require_state
from supportctl.desk.ground.results import Outcome, decision_data, granted, plain
from supportctl.desk.invoice.documents import due_day
from supportctl.desk.price.pricelist import price_on
from supportctl.desk.training.papers import bill_order
from supportctl.desk.training.shared import MOST_PEOPLE, TrainingData, require_day_within, training_data
from supportctl.errors import Conflict, InvalidInput
from supportctl.record import Percent
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.regulations.solidexpert_bundles.trainings import (
    TrainingOrderFacts,
    TrainingWish,
    WantedTraining,
)
from supportctl.store.compiled import trainings
from supportctl.store.compiled.rows import Price, Training

# The states in which trainings can be asked for. "breached" among them: a clause refuses then (IX.2), which says more than a conflict.
_LIVE = ("qualified", "active", "renewed", "breached")


def declare(act: Act, reference: str) -> Outcome[TrainingData]:
    """The client says that it wants to use the discount, before it orders (V.3). Raises Refused where the plan brings none."""
    bundle = find_bundle(act.db, reference)
    require_state(act, bundle, *_LIVE)
    known = trainings.of(act.db, bundle.id)
    if known:
        raise Conflict("TRAINING_DECLARED", bundle=bundle.id, on=plain(known[0].declared_on), id=known[0].id)
    facts = TrainingWish(bundle.years, bundle.state == "breached")
    decision = act.ask(rules.declare_training, facts, law_of_order(bundle))
    row = Training(bundle_id=bundle.id, state="declared", declared_on=act.day, changed_at=act.at, operator=act.operator)
    act.db.add(row)
    act.bind("training", row.id, decision)
    act.book("training", row.id, bundle=bundle.id, state="declared")
    data = training_data(act, row)._replace(discount_percent=Percent(granted(decision)))
    return Outcome(data, decision_data(decision), made=str(row.id) if row.id else None)


def order(
    act: Act, reference: str, *, kinds: Sequence[str], participants: Sequence[int], sent_on: date | None, due: date | None
) -> Outcome[TrainingData]:
    """Trainings ordered at the discount, each for so many people, billed by one proforma (V.4).

    Raises Refused with every clause that stands in the way, Gap without a price.
    """
    named = [inputs.key(kind) for kind in kinds]
    if not named:
        raise InvalidInput("MISSING", field="--kind")
    counts = list(participants) * len(named) if len(participants) == 1 else list(participants)
    if len(counts) != len(named):
        raise InvalidInput("PARTICIPANTS_NEEDED", kinds=named)
    if strange := [n for n in counts if not 1 <= n <= MOST_PEOPLE]:
        raise InvalidInput("BAD_QUANTITY", value=strange[0], most=MOST_PEOPLE)
    sent = sent_on or act.day
    for day, least, most in ((sent, None, act.day), (due, act.day, None)):
        require_day_within(act, day, least, most)
    bundle = find_bundle(act.db, reference)
    require_state(act, bundle, *_LIVE)
    law = law_of_order(bundle)
    known = trainings.of(act.db, bundle.id)
    terms = BundleTerms(law)
    excluded, item = terms.training_excluded_kinds.value, terms.training_discounts.clause
    prices = {k: price_on(act, f"training-{k}", sent, item) for k in named if k not in excluded}
    wish = next((t for t in known if t.state == "declared"), None)
    facts = TrainingOrderFacts(
        years=bundle.years,
        subscribed_on=bundle.ordered_on or sent,
        sent_on=sent,
        wanted=tuple(WantedTraining(k, n, _net(prices[k]) if k in prices else 0) for k, n in zip(named, counts, strict=True)),
        due_on=due or due_day(act),
        declared_on=known[0].declared_on if known else None,
        orders_before=len({t.number for t in known if t.ordered_on is not None}),
        breached=bundle.state == "breached",
    )
    decision = act.ask(rules.order_training, facts, law)
    if wish is None:
        raise LookupError(f"bundle {bundle.id}: a training order without a wish")
    if act.at < wish.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(wish.changed_at))
    document = bill_order(act, bundle, decision.value, prices, facts.due_on)
    rows = [wish, *(_more(act, wish) for _ in named[1:])]
    for row, line in zip(rows, decision.value.lines, strict=True):
        row.state, row.kind, row.participants, row.changed_at = "ordered", line.kind, line.participants, act.at
        row.ordered_on, row.use_until, row.number = sent, decision.value.use_until, document.core.number
        row.list_price, row.base, row.discount = prices[line.kind].amount, line.base, line.discount
        row.currency, row.vat_rate = prices[line.kind].currency, prices[line.kind].vat_rate
        act.db.touch(row)
        act.bind("training", row.id, decision)
        act.book("training", row.id, state="ordered", kind=line.kind, ordered_on=sent, number=row.number, discount=line.discount)
    act.bind("invoice", document.core.number or "", decision)
    data = training_data(act, rows[0])._replace(trainings=tuple(training_data(act, row) for row in rows), document=document)
    return Outcome(data, decision_data(decision), made=str(rows[0].id))


def _more(act: Act, wish: Training) -> Training:
    """Another training of the same order."""
    return act.db.add(
        Training(
            bundle_id=wish.bundle_id,
            state="ordered",
            declared_on=wish.declared_on,
            changed_at=act.at,
            operator=act.operator,
        )
    )


def _net(price: Price) -> int:
    """The net list price: the discount is off it. Raises InvalidInput for a price that includes VAT."""
    if price.gross:
        raise InvalidInput("PRICE_IS_GROSS", item=price.item)
    return price.amount
