"""What every act on a complaint rests on: finding it, its law, its data, and when nothing can be done on it any more."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict, NotFound
from supportctl.law.text import LawAt
from supportctl.record import ABSENT, Absent, ComplaintState, Notice, Word, maybe
from supportctl.regulations import shelf
from supportctl.store.compiled.rows import Client, Complaint, ComplaintWords
from supportctl.tuples import NamedTuple

SLUG = "solidexpert-bundles"


class ComplaintData(NamedTuple):
    """A complaint. `state`: waiting, overdue (after the last day) or answered. Its words are shown with it alone."""

    id: int | None
    client: str
    bundle: int | None
    channel: Word
    received_on: date
    missing: tuple[Word, ...]
    due: date
    last_day: date
    state: ComplaintState
    answered_on: date | None
    outcome: Word | None
    regulation: str
    version: str
    in_time: bool | Absent = ABSENT
    filed_at: datetime | Absent = ABSENT
    operator: str | Absent = ABSENT
    company: str | Absent | None = ABSENT
    contact: str | Absent | None = ABSENT
    email: str | Absent | None = ABSENT
    description: str | Absent | None = ABSENT
    grounds: str | Absent | None = ABSENT
    answered_to: str | Absent | None = ABSENT
    answer: str | Absent | None = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT


def complaint_data(act: Act, row: Complaint, client: str) -> ComplaintData:
    """The documented fields of a complaint."""
    overdue = row.answered_on is None and act.day > row.last_day
    return ComplaintData(
        id=row.id or None,
        client=client,
        bundle=row.bundle_id,
        channel=Word(row.channel),
        received_on=row.received_on,
        missing=tuple(Word(name) for name in row.missing.split(",") if name),
        due=row.due_on,
        last_day=row.last_day,
        state=ComplaintState("answered" if row.answered_on is not None else "overdue" if overdue else "waiting"),
        answered_on=row.answered_on,
        outcome=maybe(Word, row.outcome),
        regulation=SLUG,
        version=row.law_version,
    )


def data_of(act: Act, row: Complaint) -> ComplaintData:
    client = act.db.get(Client, row.client_id)
    return complaint_data(act, row, client.key if client else "")


def find(act: Act, reference: str) -> Complaint:
    found = act.db.get(Complaint, lookup.number("complaint", reference))
    if found is None:
        raise NotFound("NOT_FOUND", kind="complaint", value=reference)
    return found


def law_of(row: Complaint) -> LawAt:
    return shelf(SLUG).law.on(row.bound_on)


def require_not_answered(row: Complaint) -> None:
    if row.answered_on is not None:
        raise Conflict("COMPLAINT_ANSWERED", id=row.id, on=plain(row.answered_on))


def require_not_before_last_change(act: Act, row: Complaint) -> None:
    if act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))


def with_words(act: Act, row: Complaint, data: ComplaintData) -> ComplaintData:
    """The complaint with what it and its answer say."""
    words = act.db.get(ComplaintWords, row.id) or ComplaintWords(complaint_id=row.id)
    return data._replace(
        company=words.company,
        contact=words.contact,
        email=words.email,
        description=words.description,
        grounds=words.grounds,
        answered_to=words.answered_to,
        answer=words.answer,
    )
