"""What every act on a training rests on: finding it, its data, its state."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.desk.ground.results import money, plain
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.training.groups import group_size
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.terms import term_last_day
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Minutes, Named, Percent, TrainingState, Word, maybe
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.breach import DiscountAfterBreach
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.regulations.solidexpert_bundles.trainings import UnusedTraining
from supportctl.store.compiled import bundles, prices, trainings
from supportctl.store.compiled.rows import Bundle, Client, Training
from supportctl.tuples import NamedTuple

MOST_PEOPLE = 10_000


class TrainingData(NamedTuple):
    """A training. `group`: all who are enrolled for that date, of every client. An order tells its other trainings and its
    proforma beside the first."""

    id: int | None
    bundle: int
    client: str | None
    kind: Named | None
    state: TrainingState
    declared_on: date
    order_until: date | None
    ordered_on: date | None
    use_until: date | None
    date_: date | None
    place: Word | None
    minutes: Minutes | None
    participants: int | None
    group: int | None
    price: Money | None
    discount: Money | None
    net: Money | None
    proforma: str | None
    discount_percent: Percent | Absent = ABSENT
    trainings: tuple[TrainingData, ...] | Absent = ABSENT
    document: InvoiceData | Absent = ABSENT


def lost_on(row: Training, day: date) -> bool:
    """Was the training not used by its last day (V.6)? One that was confirmed for a date isn't lost: whether it was held is to be
    recorded."""
    waits = row.state in trainings.OPEN and not (row.state == "confirmed" and row.held_on is not None and row.held_on < day)
    return waits and row.ordered_on is not None and row.use_until is not None and day > row.use_until


def state_on(act: Act, row: Training) -> str:
    """The state of a training on the act's day, whether or not cron marked yet what is lost."""
    return "forfeited" if lost_on(row, act.day) else row.state


def _named(act: Act, kind: str) -> Named:
    """A kind of training with what the price list calls it today."""
    price = prices.on(act.db, f"training-{kind}", act.day)
    return Named(kind, price.name if price is not None else None)


def training_data(act: Act, row: Training, client: str | None = None) -> TrainingData:
    """The documented fields of a training."""
    bundle = act.db.get(Bundle, row.bundle_id)
    if client is None and bundle is not None:
        holder = act.db.get(Client, bundle.client_id)
        client = holder.key if holder else None
    until = None
    if bundle is not None and bundle.ordered_on is not None:
        until = term_last_day(law_of_order(bundle), BundleTerms.training_order_within.key, bundle.ordered_on)
    net = None if row.base is None else row.base - (row.discount or 0)
    return TrainingData(
        id=row.id or None,
        bundle=row.bundle_id,
        client=client,
        kind=_named(act, row.kind) if row.kind else None,
        state=TrainingState(state_on(act, row)),
        declared_on=row.declared_on,
        order_until=until,
        ordered_on=row.ordered_on,
        use_until=row.use_until,
        date_=row.held_on,
        place=maybe(Word, row.place),
        minutes=maybe(Minutes, row.minutes),
        participants=row.participants,
        group=group_size(act, row) if row.held_on else None,
        price=money(row.list_price, row.currency),
        discount=money(row.discount, row.currency),
        net=money(net, row.currency),
        proforma=row.number,
    )


def find(act: Act, reference: str) -> Training:
    found = act.db.get(Training, lookup.number("training", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="training", value=reference)
    return found


def require_state(act: Act, row: Training, *states: str) -> None:
    if row.state not in states:
        raise Conflict("TRAINING_STATE", id=row.id, state=row.state, wanted=list(states))
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def require_not_lost(act: Act, row: Training, bundle: Bundle) -> None:
    """Raises Refused citing V.6 when the training wasn't used by its last day, whether or not cron marked it yet."""
    marked = row.state == "forfeited" and bundle.state != "rejected" and row.use_until is not None and act.day > row.use_until
    if row.ordered_on is not None and (marked or lost_on(row, act.day)):
        act.ask(
            rules.training_deadline, UnusedTraining(row.ordered_on, act.day), law_of_order(bundle), about=("training", row.id)
        )


def require_discount_kept(act: Act, row: Training, bundle: Bundle, *, held_on: date | None) -> None:
    """Raises Refused citing IX.2 after a breach, unless the training's proforma was paid, or it was held on the day of the breach at
    the latest."""
    breach = bundles.breach(act.db, bundle.id)
    if breach is None or act.at < breach.happened_at:
        return
    paid = any(d.number == row.number and d.paid_on is not None for d in bundles.documents(act.db, bundle.id))
    held = held_on is not None and held_on <= legal_day(breach.happened_at)
    act.ask(rules.keep_training, DiscountAfterBreach(paid, held), law_of_order(bundle), about=("training", row.id))


def require_order_kept(act: Act, bundle: Bundle, number: str) -> None:
    """The same for the proforma of an order that is about to be paid: one that was held makes it due."""
    rows = [row for row in trainings.of(act.db, bundle.id) if row.number == number]
    held = [row for row in rows if row.state == "attended"]
    for row in held[:1] or rows[:1]:
        require_discount_kept(act, row, bundle, held_on=row.held_on if held else None)


def require_day_within(act: Act, day: date | None, least: date | None, most: date | None) -> None:
    if day is not None and most is not None and day > most:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(day), today=plain(act.day))
    if day is not None and least is not None and day < least:
        raise InvalidInput("DAY_PASSED", value=plain(day), today=plain(act.day))
