"""The organiser's yes or no to an order."""

from __future__ import annotations

from supportctl.desk.bundle.ordering import CHANNELS
from supportctl.desk.bundle.paying import BilledBundle, bill
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.ground.bundles import bundle_data, find, law_of_order, moved, require_state
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.training.groups import end_trainings
from supportctl.errors import Conflict
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    QualificationFacts,
)
from supportctl.store.compiled import bundles, invoices, payments
from supportctl.store.compiled.rows import Bundle
from supportctl.store.history import Said, say
from supportctl.told import Note, ToldDecision


def qualify(act: Act, reference: str, *, channel: str | None) -> Outcome[BilledBundle]:
    """The organiser confirms the order at least by e-mail (II.5), and bills it by proforma (IV.1)."""
    row, decision = _told(act, reference, True, channel, "submitted")
    licensed = bundles.licenses(act.db, row.id)
    document = bill(act, row, licensed, "proforma")
    moved(act, row, "qualified")
    act.book("bundle", row.id, state="qualified", channel=channel, number=document.core.number)
    return Outcome(BilledBundle(bundle_data(act, row, licensed), document), decision, made=str(row.id))


def reject(act: Act, reference: str, *, channel: str | None, reason: str) -> Outcome[BundleData]:
    """The organiser says no to an order, at least by e-mail (II.5); also to one that it had confirmed and that was never paid, for
    it is activated by the payment only (IV.1). Its proforma waits for no payment any more. Raises Conflict when anything of it was paid."""
    words = inputs.text(reason, "reason")
    row, decision = _told(act, reference, False, channel, "submitted", "qualified")
    for paper in bundles.documents(act.db, row.id):
        invoice = invoices.by_number(act.db, paper.number)
        paid = payments.of(act.db, invoice.id) if invoice else []
        if paid:
            raise Conflict("DOCUMENT_PAID", number=paper.number, on=plain(paid[-1].paid_on))
    moved(act, row, "rejected")
    act.book("bundle", row.id, state="rejected", channel=channel, message=say(act.db, Said(words)))
    notes = tuple(Note("TRAINING_MOVED", {"id": t.id, "state": t.state}) for t in end_trainings(act, row))
    return Outcome(bundle_data(act, row), decision, notes, str(row.id))


def _told(act: Act, reference: str, accept: bool, channel: str | None, *states: str) -> tuple[Bundle, ToldDecision]:
    if channel is not None:
        inputs.word(channel, "channel", CHANNELS)
    row = find(act.db, reference)
    require_state(act, row, *states)
    facts = QualificationFacts(accept, channel)
    decision = act.ask(rules.qualify, facts, law_of_order(row), about=("bundle", row.id))
    return row, decision_data(decision)
