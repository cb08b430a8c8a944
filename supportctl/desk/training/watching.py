"""What cron says of trainings: what is lost, what is to be used, what is to be recorded."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.desk.training.groups import bundle_of
from supportctl.desk.training.shared import lost_on
from supportctl.record import ABSENT, Absent, Word, maybe
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.trainings import (
    UnusedTraining,
)
from supportctl.store.compiled import trainings


class UnusedTrainingData(NamedTuple):
    """A training that is to be used in so many days, was to be held that day, or is lost."""

    id: int
    bundle: int
    kind: Word | None
    use_until: date | None
    date_: date | Absent = ABSENT
    days_left: int | Absent = ABSENT


class TrainingsReport(NamedTuple):
    """What is lost by now, what is to be used, what was to be held and isn't recorded."""

    forfeited: tuple[UnusedTrainingData, ...]
    to_use: tuple[UnusedTrainingData, ...]
    to_record: tuple[UnusedTrainingData, ...]


def watch(act: Act) -> TrainingsReport:
    """What cron says of trainings: what is lost by now (marked, V.6), what is to be used, what was to be held and isn't recorded.

    One that was confirmed for a date by its last day isn't lost: whether it was held only has to be recorded.
    """
    forfeited, unused, unrecorded = [], [], []
    for row in trainings.unused(act.db):
        entry = UnusedTrainingData(row.id, row.bundle_id, maybe(Word, row.kind), row.use_until)
        if row.state == "confirmed" and row.held_on is not None and row.held_on < act.day:
            unrecorded.append(entry._replace(date_=row.held_on))
        elif row.ordered_on is not None and lost_on(row, act.day):
            facts = UnusedTraining(row.ordered_on, act.day)
            act.decide(rules.training_deadline, facts, law_of_order(bundle_of(act, row)), about=("training", row.id))
            row.state, row.changed_at = "forfeited", act.at
            act.db.touch(row)
            act.book("training", row.id, state="forfeited", use_until=row.use_until)
            forfeited.append(entry)
        elif row.use_until is not None:
            unused.append(entry._replace(days_left=(row.use_until - act.day).days))
    return TrainingsReport(tuple(forfeited), tuple(unused), tuple(unrecorded))
