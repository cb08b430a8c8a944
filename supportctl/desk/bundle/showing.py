"""Bundles shown and listed, and the decisions about them."""

from __future__ import annotations

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import SLUG, bundle_data, find, state_on, with_records
from supportctl.desk.ground.replay import all_again
from supportctl.desk.ground.results import Outcome
from supportctl.record import Notice
from supportctl.store.compiled import bundles, complaints, decisions, trainings

STATES = ("draft", "submitted", "qualified", "rejected", "active", "renewed", "ended", "breached")


def show(act: Act, reference: str) -> Outcome[BundleData]:
    """A bundle with its licences, documents, benefits and what is left of them."""
    row = find(act.db, reference)
    return Outcome(with_records(act, row, bundle_data(act, row))._replace(notices=(Notice(SLUG, "bundle"),)))


def list_bundles(act: Act, *, client: str | None, state: str | None, limit: int | None) -> Outcome[list[BundleData]]:
    """Bundles, newest first."""
    buyer = lookup.client(act.db, client) if client is not None else None
    if state is not None:
        inputs.word(state, "state", STATES)
    client_id = buyer.id if buyer else None
    if state not in ("active", "renewed", "ended"):
        rows = bundles.every(act.db, client_id=client_id, state=state, limit=limit)
    else:  # one that runs may be over by now
        rows = [row for row in bundles.every(act.db, client_id=client_id) if state_on(act, row) == state][:limit]
    return Outcome([bundle_data(act, row) for row in rows])


def bundle_why(act: Act, reference: str) -> Outcome[BundleData]:
    """Every decision about a bundle, its benefits, trainings, documents and complaints, oldest first. `same`: the facts still give it."""
    row = find(act.db, reference)
    numbers = [d.number for d in bundles.documents(act.db, row.id)]
    rows = decisions.of(act.db, "bundle", [str(row.id)]) + decisions.of(act.db, "invoice", numbers)
    wanted = [str(t.id) for t in trainings.of(act.db, row.id)]
    filed = [str(c.id) for c, _ in complaints.newest(act.db, client_id=row.client_id) if c.bundle_id == row.id]
    rows += decisions.of(act.db, "training", wanted) + decisions.of(act.db, "complaint", filed)
    rows.sort(key=lambda decision: decision.id)
    return Outcome(bundle_data(act, row)._replace(decisions=all_again(act.db, rows)))
