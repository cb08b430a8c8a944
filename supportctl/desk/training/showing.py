"""Trainings shown and listed."""

from __future__ import annotations

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import find as find_bundle
from supportctl.desk.ground.results import Outcome
from supportctl.desk.training.shared import TrainingData, find, state_on, training_data
from supportctl.store.compiled import trainings

STATES = ("declared", "ordered", "waiting", "confirmed", "attended", "forfeited")


def show(act: Act, reference: str) -> Outcome[TrainingData]:
    """One training."""
    return Outcome(training_data(act, find(act, reference)))


def list_trainings(act: Act, *, bundle: str | None, state: str | None, limit: int | None) -> Outcome[list[TrainingData]]:
    """Trainings, newest first."""
    if state is not None:
        inputs.word(state, "state", STATES)
    wanted = find_bundle(act.db, bundle).id if bundle is not None else None
    if state is None or state not in (*trainings.OPEN, "forfeited"):
        found = trainings.rows(act.db, bundle_id=wanted, state=state, limit=limit)
    else:  # an open one may be lost by now
        rows = trainings.rows(act.db, bundle_id=wanted)
        found = [(row, client) for row, client in rows if state_on(act, row) == state][:limit]
    return Outcome([training_data(act, row, client) for row, client in found])
