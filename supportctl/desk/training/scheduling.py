"""The date of a training, its group, and that it was held."""

from __future__ import annotations

from datetime import date

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order, require_not_erased
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.training.groups import bundle_of, count_groups, group_size, leave_date, others_enrolled, stay_behind
from supportctl.desk.training.shared import (
    MOST_PEOPLE,
    TrainingData,
    find,
    require_day_within,
    require_discount_kept,
    require_not_lost,
    require_state,
    training_data,
)
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.regulations.solidexpert_bundles.trainings import (
    HeldTrainingFacts,
    TrainingDateFacts,
)
from supportctl.store.compiled import trainings
from supportctl.told import Note


def schedule(
    act: Act,
    reference: str,
    *,
    on: date | None,
    place: str | None,
    minutes: int | None,
    others: int | None,
    exception: str | None,
) -> Outcome[TrainingData]:
    """The date and place agreed with the organiser (V.8). With the least number of people, of all clients together, the
    training is confirmed for everybody; below it waits (V.7, V.9). May be agreed anew until it is held; those without a bundle
    were counted for one date and place, so for another they are counted anew."""
    town = inputs.fold(inputs.line(place, "place", 60)) if place is not None else None
    said = inputs.line(exception, "exception") if exception is not None else None
    if others is not None and not 0 <= others <= MOST_PEOPLE:
        raise InvalidInput("BAD_QUANTITY", value=others)
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    require_day_within(act, on, act.day, None)
    row = find(act, reference)
    bundle = bundle_of(act, row)
    require_not_lost(act, row, bundle)
    require_state(act, row, *trainings.OPEN)
    require_not_erased(act, bundle)
    require_discount_kept(act, row, bundle, held_on=None)
    law = law_of_order(bundle)
    left, people = leave_date(act, row) if (on, town) != (row.held_on, row.place) else ([], 0)
    row.held_on, row.place = on, town
    row.others = row.others if others is None else others
    facts = TrainingDateFacts(
        ordered_on=row.ordered_on or act.day,
        group=group_size(act, row) if on and town else row.participants or 0,
        minutes=BundleTerms(law).training_minutes.value if minutes is None else minutes,
        date=on,
        place=town,
        exception="given" if said else None,
    )
    decision = act.ask(rules.schedule_training, facts, law, about=("training", row.id))
    row.minutes, row.exception = facts.minutes, said
    row.state, row.changed_at = "confirmed" if decision.value else "waiting", act.at
    act.db.touch(row)
    change = {"date": on, "place": town, "minutes": row.minutes, "others": row.others, "group": facts.group}
    act.book("training", row.id, state=row.state, **change)
    stay_behind(act, left, people)
    moved = count_groups(act, [*left, *others_enrolled(act, row)])
    notes: list[Note] = []
    if not decision.value:
        notes.append(
            Note("TRAINING_WAITS", {"id": row.id, "group": facts.group, "least": BundleTerms(law).training_minimum_group.value})
        )
    notes += [Note("TRAINING_MOVED", {"id": t.id, "state": t.state}) for t in moved]
    return Outcome(training_data(act, row), decision_data(decision), tuple(notes), str(row.id))


def attend(act: Act, reference: str) -> Outcome[TrainingData]:
    """The training was held on its date. Raises Refused citing V.9 when its group was too small, V.6 when it is lost, IX.2 when a
    breach came before it and it wasn't paid for; Conflict before its date."""
    row = find(act, reference)
    bundle = bundle_of(act, row)
    require_not_lost(act, row, bundle)
    require_state(act, row, "waiting", "confirmed")
    if row.held_on is None or row.ordered_on is None:
        raise LookupError(f"training {row.id} waits without a date")
    if act.day < row.held_on:
        raise Conflict("TRAINING_NOT_YET", id=row.id, date=plain(row.held_on))
    require_discount_kept(act, row, bundle, held_on=row.held_on)
    facts = HeldTrainingFacts(row.ordered_on, row.held_on, group_size(act, row))
    decision = act.ask(rules.attend_training, facts, law_of_order(bundle), about=("training", row.id))
    row.state, row.changed_at = "attended", act.at
    act.db.touch(row)
    act.book("training", row.id, state="attended", date=row.held_on, group=facts.group)
    return Outcome(training_data(act, row), decision_data(decision), made=str(row.id))
