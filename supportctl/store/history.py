"""A ticket's history: what happened, who did it, which clauses made it so; and what was said. Only ever added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from supportctl.store.audit import to_json
from supportctl.store.compiled import history
from supportctl.store.compiled.rows import Message, TicketEvent
from supportctl.store.engine import Db
from supportctl.tuples import NamedTuple


class Said(NamedTuple):
    """Words that are kept apart from the history, so that they can be erased. Confidential ones leave nowhere."""

    body: str
    confidential: bool = False
    complaint: bool = False


def say(db: Db, said: Said) -> int | None:
    """Keep the words; their id, None on a dry Db."""
    return db.add(Message(body=said.body, confidential=said.confidential, complaint=said.complaint)).id or None


def event(
    db: Db,
    *,
    ticket_id: int,
    kind: str,
    actor: str,
    happened_at: datetime,
    recorded_at: datetime,
    clauses: Sequence[str] = (),
    data: Mapping[str, Any] | None = None,
    message_id: int | None = None,
) -> None:
    """One entry. `clauses`: ids, kept as one comma-separated text; `data`: anything law/facts.py encodes, without persons;
    `message_id`: the words, if there are any."""
    db.add(
        TicketEvent(
            ticket_id=ticket_id,
            kind=kind,
            actor=actor,
            happened_at=happened_at,
            recorded_at=recorded_at,
            clauses=",".join(clauses),
            data=to_json(data or {}),
            message_id=message_id,
        )
    )


def said_since(db: Db, ticket_id: int, kind: str, after: tuple[str, ...]) -> bool:
    """Is there an entry of that kind later in a ticket's history than the last one of the kinds in `after`: recorded after
    it, and not dated before it?"""
    begun = history.last_of(db, ticket_id, list(after))
    if begun is None:
        return history.said(db, ticket_id, kind) is not None
    return history.said(db, ticket_id, kind, begun.id, begun.happened_at) is not None
