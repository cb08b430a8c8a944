"""A ticket's history: what happened, who did it, which clauses made it so. Only ever added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from supportctl.store.audit import to_json
from supportctl.store.engine import Db
from supportctl.store.tables.tickets import TicketEvent


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
) -> TicketEvent:
    """One entry. `clauses`: ids, kept as one comma-separated text; `data`: anything law/facts.py encodes, without persons;
    `message_id`: the words, if there are any."""
    return db.append(
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
