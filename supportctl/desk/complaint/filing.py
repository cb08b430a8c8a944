"""A complaint is registered as it was received, and completed by what was asked for (SOLIDEXPERT, chapter X)."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.complaint.shared import (
    SLUG,
    ComplaintData,
    data_of,
    find,
    law_of,
    require_not_answered,
    require_not_before_last_change,
)
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.record import Notice
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.complaints import ReceivedComplaint
from supportctl.store.compiled.rows import Bundle, Client, Complaint, ComplaintWords
from supportctl.told import Note

# Known ways; which of them count the clause says.
CHANNELS = ("email", "post", "in-person", "phone", "web", "fax")


def _received(received_on: date, channel: str | None, words: ComplaintWords) -> ReceivedComplaint:
    """The facts: which parts are there, without their words."""

    def given(*parts: str | None) -> str | None:
        return "given" if any(parts) else None

    return ReceivedComplaint(
        received_on,
        channel,
        company=given(words.company),
        contact=given(words.contact, words.email),
        description=given(words.description),
        grounds=given(words.grounds),
    )


def _words(
    company: str | None, contact: str | None, email: str | None, description: str | None, grounds: str | None
) -> dict[str, Any]:
    """The parts that were given, checked."""
    found = {
        "company": inputs.line(company, "company") if company else None,
        "contact": inputs.line(contact, "contact") if contact else None,
        "email": inputs.email(email) if email else None,
        "description": inputs.text(description, "description") if description else None,
        "grounds": inputs.text(grounds, "grounds") if grounds else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def file(
    act: Act,
    *,
    client: str,
    bundle: str | None,
    channel: str | None,
    received_on: date | None,
    company: str | None,
    contact: str | None,
    email: str | None,
    description: str | None,
    grounds: str | None,
) -> Outcome[ComplaintData]:
    """Register a complaint as it was received, whatever it lacks (X.2); its days run from receipt (X.3).

    Raises Refused citing X.1 for another channel than post and e-mail, Conflict for a bundle that was not on record by then.
    """
    came_by = inputs.word(channel, "channel", CHANNELS) if channel is not None else None
    received = received_on or act.day
    if received > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(received), today=plain(act.day))
    given = _words(company, contact, email, description, grounds)
    holder = lookup.served_client(act.db, client)
    about = _bundle(act, holder, bundle) if bundle is not None else None
    if about is not None and received < (since := legal_day(about.drafted_at)):
        raise Conflict("COMPLAINT_BEFORE_BUNDLE", bundle=about.id, received_on=plain(received), since=plain(since))
    bound = about.ordered_on if about is not None and about.ordered_on is not None else received
    served = shelf(SLUG)
    law = served.law.on(bound)
    words = ComplaintWords(complaint_id=0, **given)
    facts = _received(received, came_by, words)
    decision = act.ask(rules.file_complaint, facts, law)
    clock = decision.value
    row = Complaint(
        client_id=holder.id,
        bundle_id=about.id if about is not None else None,
        channel=came_by or "",
        received_on=received,
        bound_on=bound,
        law_version=law.version.id,
        due_on=clock.due,
        last_day=clock.last_day,
        missing=",".join(clock.missing),
        filed_at=act.at,
        changed_at=act.at,
        operator=act.operator,
    )
    act.db.add(row)
    words.complaint_id = row.id
    act.db.add(words)
    act.bind("complaint", row.id, decision)
    act.book("complaint", row.id, act="filed", client=holder.id, bundle=row.bundle_id, channel=came_by, received_on=received)
    return _told(act, row, Outcome(data_of(act, row), decision_data(decision), made=str(row.id) if row.id else None))


def _bundle(act: Act, holder: Client, reference: str) -> Bundle:
    found = act.db.get(Bundle, lookup.number("bundle", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="bundle", value=reference)
    if not lookup.same_client(act.db, found.client_id, holder.id):
        raise InvalidInput("BUNDLE_OF_ANOTHER", bundle=found.id, client=holder.key)
    return found


def _told(act: Act, row: Complaint, outcome: Outcome[ComplaintData]) -> Outcome[ComplaintData]:
    """With what is missing: named, and asked for with the words of X.2."""
    if not row.missing:
        return outcome
    data = outcome.data._replace(notices=(Notice(SLUG, "complaint-incomplete"),))
    params = {"fields": list(outcome.data.missing), "id": row.id}
    return outcome._replace(data=data, notes=(Note("COMPLAINT_INCOMPLETE", params), *outcome.notes))


def supplement(
    act: Act,
    reference: str,
    *,
    company: str | None,
    contact: str | None,
    email: str | None,
    description: str | None,
    grounds: str | None,
) -> Outcome[ComplaintData]:
    """Add what was asked for. The days go on from the first receipt: its decision is made anew with what is there now.

    Raises Conflict for a part that the complaint has: it stays as it was received (X.2, X.4).
    """
    given = _words(company, contact, email, description, grounds)
    row = find(act, reference)
    require_not_answered(row)
    require_not_before_last_change(act, row)
    words = act.db.get(ComplaintWords, row.id)
    if words is None:
        raise LookupError(f"complaint {row.id} without words")
    if not given:
        raise InvalidInput("NOTHING_TO_CHANGE")
    if there := [name for name in given if getattr(words, name) is not None]:
        raise Conflict("COMPLAINT_PART_THERE", id=row.id, fields=there)
    for name, value in given.items():
        setattr(words, name, value)
    facts = _received(row.received_on, row.channel, words)
    decision = act.decide(rules.file_complaint, facts, law_of(row), about=("complaint", row.id))
    row.missing, row.changed_at = ",".join(decision.value.missing), act.at
    act.db.touch(words)
    act.db.touch(row)
    act.book("complaint", row.id, act="supplemented", fields=sorted(given))
    return _told(act, row, Outcome(data_of(act, row), decision_data(decision), made=str(row.id)))
