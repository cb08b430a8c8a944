"""Who is enrolled for a training together: people of all clients, and those without a bundle; who confirms, who waits, who leaves."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.trainings import TrainingDateFacts
from supportctl.store.compiled import trainings
from supportctl.store.compiled.rows import Bundle, Training


def bundle_of(act: Act, row: Training) -> Bundle:
    """The bundle of a training."""
    found = act.db.get(Bundle, row.bundle_id)
    if found is None:
        raise LookupError(f"training {row.id} without a bundle")
    return found


def group_size(act: Act, row: Training) -> int:
    """How many people are enrolled for the row's date and place, of every client and without a bundle."""
    if row.kind is None or row.held_on is None or row.place is None:
        return 0
    counted = [*others_enrolled(act, row), row]
    return sum(t.participants or 0 for t in counted) + max((t.others for t in counted), default=0)


def others_enrolled(act: Act, row: Training) -> list[Training]:
    """The other enrolments for the row's date and place as they are on record."""
    if row.kind is None or row.held_on is None or row.place is None:
        return []
    return [t for t in trainings.group(act.db, row.kind, row.held_on, row.place) if t.id != row.id]


def leave_date(act: Act, row: Training) -> tuple[list[Training], int]:
    """Whom a training leaves that is about to leave its date, and how many people without a bundle it leaves with them."""
    people, row.others = row.others, 0
    return others_enrolled(act, row), people


def stay_behind(act: Act, left: Sequence[Training], people: int) -> None:
    """The people without a bundle were counted for the date that a training left: they stay with it (V.7, V.9). Called once the
    training's own change is booked: the first entry of an act names whom it was about."""
    if left and people > left[0].others:
        left[0].others = people
        act.db.touch(left[0])
        act.book("training", left[0].id, others=people)


def count_groups(act: Act, rows: Sequence[Training]) -> list[Training]:
    """Confirm those whose group is complete now, let wait those whose group shrank; which ones changed."""
    changed = []
    for row in rows:
        facts = TrainingDateFacts(
            ordered_on=row.ordered_on or act.day,
            group=group_size(act, row),
            minutes=row.minutes or 0,
            date=row.held_on,
            place=row.place,
            exception="given" if row.exception else None,
        )
        decision = act.decide(rules.schedule_training, facts, law_of_order(bundle_of(act, row)))
        state = "confirmed" if decision.value else "waiting"
        if row.state not in ("waiting", "confirmed") or row.state == state:
            act.forget(decision)
            continue
        row.state = state
        act.db.touch(row)
        act.bind("training", row.id, decision)
        act.book("training", row.id, state=state, group=facts.group)
        changed.append(row)
    return changed


def end_trainings(act: Act, bundle: Bundle) -> list[Training]:
    """The trainings of an order that the organiser rejects are lost with it: no bundle brings the discount (II.5, V.1). Those of
    other clients in their groups whose state changed.

    A breach takes none: a training that was paid for or held stays, and its discount is paid back (IX.3.2); another can't be held or
    paid for at the discount any more (IX.2).
    Raises Conflict for one that was held: what was had under the order isn't undone by a no.
    """
    found = trainings.of(act.db, bundle.id)
    if held := next((t for t in found if t.state == "attended"), None):
        raise Conflict("TRAINING_STATE", id=held.id, state=held.state, wanted=["declared", *trainings.OPEN])
    moved = []
    for row in found:
        if row.state == "forfeited":
            continue
        if act.at < row.changed_at:
            raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))
        left, people = leave_date(act, row)
        row.state, row.changed_at = "forfeited", act.at
        act.db.touch(row)
        act.book("training", row.id, state=row.state, bundle=bundle.id, others=row.others, clause="II.5")
        stay_behind(act, left, people)
        moved += [t for t in count_groups(act, left) if t.bundle_id != bundle.id]
    return moved
