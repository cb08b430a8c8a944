"""What cron does about trainings: those that weren't used are lost."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import law_of_order
from supportctl.desk.training.groups import bundle_of
from supportctl.desk.training.shared import lost_on
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.trainings import UnusedTraining
from supportctl.store.compiled.rows import Training


def forfeit(act: Act, row: Training) -> bool:
    """Mark a training as lost (V.6); whether it is, on the act's day."""
    if row.ordered_on is None or not lost_on(row, act.day):
        return False
    facts = UnusedTraining(row.ordered_on, act.day)
    act.decide(rules.training_deadline, facts, law_of_order(bundle_of(act, row)), about=("training", row.id))
    row.state, row.changed_at = "forfeited", act.at
    act.db.touch(row)
    act.book("training", row.id, state="forfeited", use_until=row.use_until)
    return True
