"""What cron says of trainings: what is lost, what is to be used, what is to be recorded."""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.desk.ground.results import plain
from supportctl.desk.training.groups import bundle_of
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.trainings import (
    UnusedTraining,
)
from supportctl.store.compiled import trainings


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
            act.decide(rules.training_deadline, facts, law_of_order(bundle_of(act, row)), about=("training", row.id))
            row.state, row.changed_at = "forfeited", act.at
            act.db.touch(row)
            act.book("training", row.id, state="forfeited", use_until=row.use_until)
            forfeited.append(entry)
        elif row.use_until is not None:
            unused.append(entry | {"days_left": (row.use_until - act.day).days})
    return {"trainings_forfeited": forfeited, "trainings_to_use": unused, "trainings_to_record": unrecorded}
