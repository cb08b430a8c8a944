"""The answer to a complaint (X.4, X.5)."""

from __future__ import annotations

from supportctl.desk.complaint.shared import (
    SLUG,
    ComplaintData,
    data_of,
    find,
    law_of,
    require_not_answered,
    require_not_before_last_change,
)
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.record import Notice
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.complaints import ComplaintAnswer
from supportctl.store.compiled.rows import ComplaintWords
from supportctl.told import Note

OUTCOMES = ("upheld", "partly-upheld", "rejected")


def answer(act: Act, reference: str, *, outcome: str, message: str, to: str | None) -> Outcome[ComplaintData]:
    """Record the answer: how the complaint was handled, sent by e-mail to the address in it (X.4), with the way to court (X.5).

    Raises Refused citing X.4 when the complaint names no address, or another one.
    """
    inputs.word(outcome, "outcome", OUTCOMES)
    body, address = inputs.text(message, "message"), inputs.email(to) if to else None
    row = find(act, reference)
    require_not_answered(row)
    require_not_before_last_change(act, row)
    words = act.db.get(ComplaintWords, row.id)
    if words is None:
        raise LookupError(f"complaint {row.id} without words")
    stored = words.email
    where = None if stored is None else "in-complaint" if address in (None, stored) else "other"
    facts = ComplaintAnswer(row.received_on, act.day, where)
    decision = act.ask(rules.answer_complaint, facts, law_of(row), about=("complaint", row.id))
    row.answered_on, row.outcome, row.changed_at = act.day, outcome, act.at
    words.answered_to, words.answer = stored, body
    act.db.touch(words)
    act.db.touch(row)
    act.book("complaint", row.id, act="answered", outcome=outcome, in_time=decision.value)
    data = data_of(act, row)._replace(in_time=decision.value, notices=(Notice(SLUG, "complaint-answer"),))
    notes = () if decision.value else (Note("COMPLAINT_LATE", {"id": row.id, "last_day": plain(row.last_day)}),)
    return Outcome(data, decision_data(decision), notes, str(row.id))
