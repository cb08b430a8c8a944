"""What every act on a complaint rests on: finding it, its law, its data, and when nothing can be done on it any more."""

from __future__ import annotations

from typing import Any

from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.errors import Conflict, NotFound
from supportctl.law.text import LawAt
from supportctl.regulations import shelf
from supportctl.store.queries import complaints
from supportctl.store.tables.complaints import Complaint
from supportctl.store.tables.parties import Client

SLUG = "solidexpert-bundles"


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


def data_of(act: Act, row: Complaint) -> dict[str, Any]:
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


def words_data(act: Act, row: Complaint) -> dict[str, Any]:
    """What a complaint and its answer say."""
    words = complaints.words(act.db, row.id or 0)
    names = ("company", "contact", "email", "description", "grounds", "answered_to", "answer")
    return {name: getattr(words, name, None) for name in names}
