"""Complaints about the promotion of bundles (SOLIDEXPERT, chapter X): filed, completed, answered, watched."""

from __future__ import annotations

from datetime import date
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.text import LawAt
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles.complaints import ComplaintAnswer, ReceivedComplaint, WaitingComplaint
from supportctl.store.queries import complaints
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.complaints import Complaint, ComplaintWords
from supportctl.store.tables.parties import Client

SLUG = "solidexpert-bundles"
# Known ways; which of them count the clause says.
CHANNELS = ("email", "post", "in-person", "phone", "web", "fax")
OUTCOMES = ("upheld", "partly-upheld", "rejected")


def complaint_data(act: Act, row: Complaint, client: str) -> dict[str, Any]:
    """The documented fields of a complaint. `state`: waiting, overdue (after the last day) or answered."""
    overdue = row.answered_on is None and act.day > row.last_day
    return {
        "id": row.id,
        "client": client,
        "bundle": row.bundle_id,
        "channel": row.channel,
        "received_on": plain(row.received_on),
        "missing": [name for name in row.missing.split(",") if name],
        "due": plain(row.due_on),
        "last_day": plain(row.last_day),
        "state": "answered" if row.answered_on is not None else "overdue" if overdue else "waiting",
        "answered_on": plain(row.answered_on),
        "outcome": row.outcome,
        "regulation": SLUG,
        "version": row.law_version,
    }


def _of(act: Act, row: Complaint) -> dict[str, Any]:
    client = act.db.get(Client, row.client_id)
    return complaint_data(act, row, client.key if client else "")


def _find(act: Act, reference: str) -> Complaint:
    found = act.db.get(Complaint, lookup.number("complaint", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="complaint", value=reference)
    return found


def _law(row: Complaint) -> LawAt:
    return shelf(SLUG).law.on(row.bound_on)


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
) -> Outcome:
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
    decision = served.rules.file_complaint(facts, law)
    require(decision)
    clock = decision.value
    row = Complaint(
        client_id=holder.id or 0,
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
    words.complaint_id = row.id or 0
    act.db.add(words)
    act.decided("complaint", row.id, decision, facts)
    act.book("complaint", row.id, act="filed", client=holder.id, bundle=row.bundle_id, channel=came_by, received_on=received)
    return _told(act, row, Outcome(_of(act, row), decision_data(decision), made=str(row.id) if row.id else None))


def _bundle(act: Act, holder: Client, reference: str) -> Bundle:
    found = act.db.get(Bundle, lookup.number("bundle", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="bundle", value=reference)
    if found.client_id != holder.id:
        raise InvalidInput("BUNDLE_OF_ANOTHER", bundle=found.id, client=holder.key)
    return found


def _told(act: Act, row: Complaint, outcome: Outcome) -> Outcome:
    """With what is missing: named, and asked for with the words of X.2."""
    if not row.missing:
        return outcome
    data = outcome.data | {"notices": [{"regulation": SLUG, "moment": "complaint-incomplete"}]}
    params = {"fields": outcome.data["missing"], "id": row.id}
    return outcome._replace(data=data, notes=(("COMPLAINT_INCOMPLETE", params), *outcome.notes))


def supplement(
    act: Act,
    reference: str,
    *,
    company: str | None,
    contact: str | None,
    email: str | None,
    description: str | None,
    grounds: str | None,
) -> Outcome:
    """Add what was asked for. The days go on from the first receipt: its decision is made anew with what is there now.

    Raises Conflict for a part that the complaint has: it stays as it was received (X.2, X.4).
    """
    given = _words(company, contact, email, description, grounds)
    row = _find(act, reference)
    _not_answered(row)
    _not_before(act, row)
    words = complaints.words(act.db, row.id or 0)
    if words is None:
        raise LookupError(f"complaint {row.id} without words")
    if not given:
        raise InvalidInput("NOTHING_TO_CHANGE")
    if there := [name for name in given if getattr(words, name) is not None]:
        raise Conflict("COMPLAINT_PART_THERE", id=row.id, fields=there)
    for name, value in given.items():
        setattr(words, name, value)
    facts = _received(row.received_on, row.channel, words)
    decision = shelf(SLUG).rules.file_complaint(facts, _law(row))
    row.missing, row.changed_at = ",".join(decision.value.missing), act.at
    act.db.touch(words)
    act.db.touch(row)
    act.decided("complaint", row.id, decision, facts)
    act.book("complaint", row.id, act="supplemented", fields=sorted(given))
    return _told(act, row, Outcome(_of(act, row), decision_data(decision), made=str(row.id)))


def _not_answered(row: Complaint) -> None:
    if row.answered_on is not None:
        raise Conflict("COMPLAINT_ANSWERED", id=row.id, on=plain(row.answered_on))


def _not_before(act: Act, row: Complaint) -> None:
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def answer(act: Act, reference: str, *, outcome: str, message: str, to: str | None) -> Outcome:
    """Record the answer: how the complaint was handled, sent by e-mail to the address in it (X.4), with the way to court (X.5).

    Raises Refused citing X.4 when the complaint names no address, or another one.
    """
    inputs.word(outcome, "outcome", OUTCOMES)
    body, address = inputs.text(message, "message"), inputs.email(to) if to else None
    row = _find(act, reference)
    _not_answered(row)
    _not_before(act, row)
    words = complaints.words(act.db, row.id or 0)
    if words is None:
        raise LookupError(f"complaint {row.id} without words")
    stored = words.email
    where = None if stored is None else "in-complaint" if address in (None, stored) else "other"
    facts = ComplaintAnswer(row.received_on, act.day, where)
    decision = shelf(SLUG).rules.answer_complaint(facts, _law(row))
    require(decision)
    row.answered_on, row.outcome, row.changed_at = act.day, outcome, act.at
    words.answered_to, words.answer = stored, body
    act.db.touch(words)
    act.db.touch(row)
    act.decided("complaint", row.id, decision, facts)
    act.book("complaint", row.id, act="answered", outcome=outcome, in_time=decision.value)
    data = _of(act, row) | {"in_time": decision.value, "notices": [{"regulation": SLUG, "moment": "complaint-answer"}]}
    notes = () if decision.value else (("COMPLAINT_LATE", {"id": row.id, "last_day": plain(row.last_day)}),)
    return Outcome(data, decision_data(decision), notes, str(row.id))


def list_complaints(act: Act, *, client: str | None, waiting: bool, overdue: bool, limit: int | None) -> Outcome:
    """Complaints, newest first; those that wait or are overdue by their last day, the most urgent first."""
    holder = lookup.client(act.db, client) if client is not None else None
    rows = complaints.rows(
        act.db,
        client_id=holder.id if holder else None,
        waiting=waiting,
        overdue_on=act.day if overdue else None,
        limit=limit,
    )
    return Outcome([complaint_data(act, row, key) for row, key in rows])


def show(act: Act, reference: str) -> Outcome:
    """One complaint with its words."""
    row = _find(act, reference)
    data = _of(act, row) | {"filed_at": plain(row.filed_at), "operator": row.operator} | words_data(act, row)
    notices = ["complaint-incomplete"] if row.missing and row.answered_on is None else []
    notices += ["complaint-answer"] if row.answered_on is not None else []
    return Outcome(data | {"notices": [{"regulation": SLUG, "moment": moment} for moment in notices]})


def words_data(act: Act, row: Complaint) -> dict[str, Any]:
    """What a complaint and its answer say."""
    words = complaints.words(act.db, row.id or 0)
    names = ("company", "contact", "email", "description", "grounds", "answered_to", "answer")
    return {name: getattr(words, name, None) for name in names}


def watch(act: Act) -> dict[str, list[dict[str, Any]]]:
    """What cron says of complaints: those whose days passed (marked once, with the decision), and those that wait, the most
    urgent first."""
    missed, waiting = [], []
    for row, _ in complaints.rows(act.db, waiting=True):
        entry = {"id": row.id, "received_on": plain(row.received_on), "due": plain(row.due_on), "last_day": plain(row.last_day)}
        if act.day <= row.last_day:
            waiting.append(entry | {"days_left": (row.last_day - act.day).days})
            continue
        missed.append(entry)
        if not row.missed:
            facts = WaitingComplaint(row.received_on, act.day)
            row.missed = True
            act.db.touch(row)
            act.decided("complaint", row.id, shelf(SLUG).rules.complaint_deadline(facts, _law(row)), facts)
            act.book("complaint", row.id, act="missed", due=row.due_on, last_day=row.last_day)
    return {"complaints_missed": missed, "complaints_waiting": waiting}
