"""A ticket's history: what happened, who did it, which clauses made it so; and what was said. Only ever added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Integer, column, insert, select, table

from supportctl.store.audit import to_json
from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

# Plain tables for adding to, as in audit.py; their models are in tables/history.py.
TICKET_EVENT = table(
    "ticket_event",
    *map(column, ("id", "ticket_id", "kind", "actor", "clauses", "data", "message_id")),
    column("happened_at", Instant),
    column("recorded_at", Instant),
)
MESSAGE = table("message", column("id", Integer), column("body"), column("confidential", Boolean), column("complaint", Boolean))


class Said(NamedTuple):
    """Words that are kept apart from the history, so that they can be erased. Confidential ones leave nowhere."""

    body: str
    confidential: bool = False
    complaint: bool = False


def say(db: Db, said: Said) -> int | None:
    """Keep the words; their id, None on a dry Db."""
    added = db.run(insert(MESSAGE).values(**said._asdict()).returning(MESSAGE.c.id))
    return None if added is None else int(added.scalar_one())


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
    db.run(
        insert(TICKET_EVENT).values(
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
    t = TICKET_EVENT.c
    begins = select(t.id, t.happened_at).where(t.ticket_id == ticket_id, t.kind.in_(after))
    begun = db.first(begins.order_by(t.id.desc()).limit(1))
    wanted = select(t.id).where(t.ticket_id == ticket_id, t.kind == kind)
    if begun is not None:
        wanted = wanted.where(t.id > begun.id, t.happened_at >= begun.happened_at)
    return db.scalar(wanted.limit(1)) is not None
