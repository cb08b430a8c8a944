"""Trainings at the discount of a bundle: the wish, the order with its proforma, the date, the group, what is lost."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act
from supportctl.desk.bundle_view import SLUG, law_of_order, not_erased
from supportctl.desk.bundle_view import find as find_bundle
from supportctl.desk.bundles import in_state
from supportctl.desk.issuing import due_day
from supportctl.desk.prices import price_on
from supportctl.desk.results import Outcome, decision_data, money, plain, require
from supportctl.desk.training_groups import bundle_of, group_size, leave_date, others_enrolled, settle_groups, stay_behind
from supportctl.desk.training_papers import bill_order
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.terms import term_last_day
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles.trainings import (
    HeldTrainingFacts,
    TrainingDateFacts,
    TrainingOrderFacts,
    TrainingWish,
    UnusedTraining,
    WantedTraining,
)
from supportctl.store.queries import trainings
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.parties import Client
from supportctl.store.tables.pricelist import Price
from supportctl.store.tables.trainings import Training

STATES = ("declared", "ordered", "waiting", "confirmed", "attended", "forfeited")
# A breach refuses by its own clause, so it isn't a conflict.
_LIVE = ("qualified", "active", "renewed", "breached")
MOST_PEOPLE = 10_000


def training_data(act: Act, row: Training, client: str | None = None) -> dict[str, Any]:
    """The documented fields of a training. `group`: all who are enrolled for that date, of every client."""
    bundle = act.db.get(Bundle, row.bundle_id)
    if client is None and bundle is not None:
        holder = act.db.get(Client, bundle.client_id)
        client = holder.key if holder else None
    until = None
    if bundle is not None and bundle.ordered_on is not None:
        until = term_last_day(law_of_order(bundle), "training.order-within", bundle.ordered_on)
    net = None if row.base is None else row.base - (row.discount or 0)
    return {
        "id": row.id,
        "bundle": row.bundle_id,
        "client": client,
        "kind": row.kind,
        "state": row.state,
        "declared_on": plain(row.declared_on),
        "order_until": plain(until),
        "ordered_on": plain(row.ordered_on),
        "use_until": plain(row.use_until),
        "date": plain(row.held_on),
        "place": row.place,
        "minutes": row.minutes,
        "participants": row.participants,
        "group": group_size(act, row) if row.held_on else None,
        "price": money(row.list_price, row.currency),
        "discount": money(row.discount, row.currency),
        "net": money(net, row.currency),
        "proforma": row.number,
    }


def _find(act: Act, reference: str) -> Training:
    found = act.db.get(Training, lookup.number("training", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="training", value=reference)
    return found


def _in_state(act: Act, row: Training, *states: str) -> None:
    if row.state not in states:
        raise Conflict("TRAINING_STATE", id=row.id, state=row.state, wanted=list(states))
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def declare(act: Act, reference: str) -> Outcome:
    """The client says that it wants to use the discount, before it orders (V.3). Raises Refused where the plan brings none."""
    bundle = find_bundle(act.db, reference)
    in_state(act, bundle, *_LIVE)
    known = trainings.of(act.db, bundle.id or 0)
    if known:
        raise Conflict("TRAINING_DECLARED", bundle=bundle.id, on=plain(known[0].declared_on), id=known[0].id)
    facts = TrainingWish(bundle.years, bundle.state == "breached")
    decision = shelf(SLUG).rules.declare_training(facts, law_of_order(bundle))
    require(decision)
    row = Training(bundle_id=bundle.id or 0, state="declared", declared_on=act.day, changed_at=act.at, operator=act.operator)
    act.db.add(row)
    act.decided("training", row.id, decision, facts)
    act.book("training", row.id, bundle=bundle.id, state="declared")
    data = training_data(act, row) | {"discount_percent": decision.value}
    return Outcome(data, decision_data(decision), made=str(row.id) if row.id else None)


def order(
    act: Act, reference: str, *, kinds: Sequence[str], participants: Sequence[int], sent_on: date | None, due: date | None
) -> Outcome:
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
        _day_within(act, day, least, most)
    bundle = find_bundle(act.db, reference)
    in_state(act, bundle, *_LIVE)
    law = law_of_order(bundle)
    known = trainings.of(act.db, bundle.id or 0)
    excluded = law.value("training.excluded-kinds").value
    item = law.value("training.discounts").clause
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
    decision = shelf(SLUG).rules.order_training(facts, law)
    require(decision)
    if wish is None:
        raise LookupError(f"bundle {bundle.id}: a training order without a wish")
    if act.at < wish.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(wish.changed_at))
    document = bill_order(act, bundle, decision.value, prices, facts.due_on)
    rows = [wish, *(_more(act, wish) for _ in named[1:])]
    for row, line in zip(rows, decision.value.lines, strict=True):
        row.state, row.kind, row.participants, row.changed_at = "ordered", line.kind, line.participants, act.at
        row.ordered_on, row.use_until, row.number = sent, decision.value.use_until, document["number"]
        row.list_price, row.base, row.discount = prices[line.kind].amount, line.base, line.discount
        row.currency, row.vat_rate = prices[line.kind].currency, prices[line.kind].vat_rate
        act.db.touch(row)
        act.decided("training", row.id, decision, facts)
        act.book("training", row.id, state="ordered", kind=line.kind, ordered_on=sent, number=row.number, discount=line.discount)
    act.decided("invoice", document["number"] or "", decision, facts)
    data = training_data(act, rows[0]) | {"trainings": [training_data(act, row) for row in rows], "document": document}
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


def _day_within(act: Act, day: date | None, least: date | None, most: date | None) -> None:
    if day is not None and most is not None and day > most:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    if day is not None and least is not None and day < least:
        raise InvalidInput("DAY_PASSED", value=plain(day), today=plain(act.day))


def _net(price: Price) -> int:
    """The net list price: the discount is off it. Raises InvalidInput for a price that includes VAT."""
    if price.gross:
        raise InvalidInput("PRICE_IS_GROSS", item=price.item)
    return price.amount


def schedule(
    act: Act,
    reference: str,
    *,
    on: date | None,
    place: str | None,
    minutes: int | None,
    others: int | None,
    exception: str | None,
) -> Outcome:
    """The date and place agreed with the organiser (V.8). With the least number of people, of all clients together, the
    training is confirmed for everybody; below it waits (V.7, V.9). May be agreed anew until it is held; those without a bundle
    were counted for one date and place, so for another they are counted anew."""
    town = inputs.fold(inputs.line(place, "place", 60)) if place is not None else None
    said = inputs.line(exception, "exception") if exception is not None else None
    if others is not None and not 0 <= others <= MOST_PEOPLE:
        raise InvalidInput("BAD_QUANTITY", value=others)
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    _day_within(act, on, act.day, None)
    row = _find(act, reference)
    _in_state(act, row, *trainings.OPEN)
    bundle = bundle_of(act, row)
    not_erased(act, bundle)
    law = law_of_order(bundle)
    left, people = leave_date(act, row) if (on, town) != (row.held_on, row.place) else ([], 0)
    row.held_on, row.place = on, town
    row.others = row.others if others is None else others
    facts = TrainingDateFacts(
        ordered_on=row.ordered_on or act.day,
        group=group_size(act, row) if on and town else row.participants or 0,
        minutes=int(law.value("training.minutes").value) if minutes is None else minutes,
        date=on,
        place=town,
        exception="given" if said else None,
    )
    decision = shelf(SLUG).rules.schedule_training(facts, law)
    require(decision)
    row.minutes, row.exception = facts.minutes, said
    row.state, row.changed_at = "confirmed" if decision.value else "waiting", act.at
    act.db.touch(row)
    act.decided("training", row.id, decision, facts)
    change = {"date": on, "place": town, "minutes": row.minutes, "others": row.others, "group": facts.group}
    act.book("training", row.id, state=row.state, **change)
    stay_behind(act, left, people)
    moved = settle_groups(act, [*left, *others_enrolled(act, row)])
    notes: list[tuple[str, dict[str, Any]]] = []
    if not decision.value:
        notes.append(("TRAINING_WAITS", {"id": row.id, "group": facts.group, "least": law.value("training.minimum-group").value}))
    notes += [("TRAINING_MOVED", {"id": t.id, "state": t.state}) for t in moved]
    return Outcome(training_data(act, row), decision_data(decision), tuple(notes), str(row.id))


def attend(act: Act, reference: str) -> Outcome:
    """The training was held on its date. Raises Refused citing V.9 when its group was too small, Conflict before its date."""
    row = _find(act, reference)
    _in_state(act, row, "waiting", "confirmed")
    if row.held_on is None or row.ordered_on is None:
        raise LookupError(f"training {row.id} waits without a date")
    if act.day < row.held_on:
        raise Conflict("TRAINING_NOT_YET", id=row.id, date=plain(row.held_on))
    facts = HeldTrainingFacts(row.ordered_on, row.held_on, group_size(act, row))
    decision = shelf(SLUG).rules.attend_training(facts, law_of_order(bundle_of(act, row)))
    require(decision)
    row.state, row.changed_at = "attended", act.at
    act.db.touch(row)
    act.decided("training", row.id, decision, facts)
    act.book("training", row.id, state="attended", date=row.held_on, group=facts.group)
    return Outcome(training_data(act, row), decision_data(decision), made=str(row.id))


def show(act: Act, reference: str) -> Outcome:
    """One training."""
    return Outcome(training_data(act, _find(act, reference)))


def list_trainings(act: Act, *, bundle: str | None, state: str | None, limit: int | None) -> Outcome:
    """Trainings, newest first."""
    if state is not None:
        inputs.word(state, "state", STATES)
    wanted = find_bundle(act.db, bundle).id if bundle is not None else None
    found = trainings.rows(act.db, bundle_id=wanted, state=state, limit=limit)
    return Outcome([training_data(act, row, client) for row, client in found])


def watch(act: Act) -> dict[str, list[dict[str, Any]]]:
    """What cron says of trainings: what is lost by now (marked, V.6), what is to be used, what was to be held and isn't recorded.

    One that was confirmed for a date by its last day isn't lost: whether it was held only has to be recorded.
    """
    forfeited, unused, unrecorded = [], [], []
    for row in trainings.unused(act.db):
        entry = {"id": row.id, "bundle": row.bundle_id, "kind": row.kind, "use_until": plain(row.use_until)}
        if row.state == "confirmed" and row.held_on is not None and row.held_on < act.day:
            unrecorded.append(entry | {"date": plain(row.held_on)})
        elif row.use_until is not None and row.ordered_on is not None and act.day > row.use_until:
            facts = UnusedTraining(row.ordered_on, act.day)
            decision = shelf(SLUG).rules.training_deadline(facts, law_of_order(bundle_of(act, row)))
            row.state, row.changed_at = "forfeited", act.at
            act.db.touch(row)
            act.decided("training", row.id, decision, facts)
            act.book("training", row.id, state="forfeited", use_until=row.use_until)
            forfeited.append(entry)
        elif row.use_until is not None:
            unused.append(entry | {"days_left": (row.use_until - act.day).days})
    return {"trainings_forfeited": forfeited, "trainings_to_use": unused, "trainings_to_record": unrecorded}
