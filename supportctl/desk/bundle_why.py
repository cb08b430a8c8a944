"""Why a bundle stands as it does: its decisions, recomputed from their own facts."""

from __future__ import annotations

from supportctl.desk.act import Act
from supportctl.desk.bundle_view import bundle_data, find
from supportctl.desk.results import Outcome
from supportctl.desk.why import again
from supportctl.store.queries import bundles, complaints, decisions, trainings


def bundle_why(act: Act, reference: str) -> Outcome:
    """Every decision about a bundle, its benefits, trainings, documents and complaints, oldest first. `same`: the facts still give it."""
    row = find(act.db, reference)
    numbers = [d.number for d in bundles.documents(act.db, row.id or 0)]
    rows = decisions.of(act.db, "bundle", [str(row.id)]) + decisions.of(act.db, "invoice", numbers)
    wanted = [str(t.id) for t in trainings.of(act.db, row.id or 0)]
    filed = [str(c.id) for c, _ in complaints.rows(act.db, client_id=row.client_id) if c.bundle_id == row.id]
    rows += decisions.of(act.db, "training", wanted) + decisions.of(act.db, "complaint", filed)
    rows.sort(key=lambda decision: decision.id or 0)
    return Outcome(bundle_data(act, row) | {"decisions": [again(decision) for decision in rows]})
