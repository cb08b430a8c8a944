"""Why a bundle stands as it does: its decisions, recomputed from their own facts."""

from __future__ import annotations

from supportctl.desk.act import Act
from supportctl.desk.bundle_view import bundle_data, find
from supportctl.desk.results import Outcome
from supportctl.desk.why import again
from supportctl.store.queries import bundles, decisions


def bundle_why(act: Act, reference: str) -> Outcome:
    """Every decision about a bundle, its benefits and its documents, oldest first. `same`: the facts still give it."""
    row = find(act.db, reference)
    numbers = [d.number for d in bundles.documents(act.db, row.id or 0)]
    rows = decisions.of(act.db, "bundle", [str(row.id)]) + decisions.of(act.db, "invoice", numbers)
    rows.sort(key=lambda decision: decision.id or 0)
    return Outcome(bundle_data(act, row) | {"decisions": [again(decision) for decision in rows]})
