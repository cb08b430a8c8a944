"""What waits for a hook."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.hook_calls import HookCall


def due(at: datetime, limit: int) -> list[HookCall]:
    """Calls that are to be run at an instant, the oldest first."""
    wanted = select(HookCall).where(col(HookCall.next_at) <= at)
    return compiled(wanted.order_by(col(HookCall.next_at), col(HookCall.id)).limit(limit))


def first_due() -> list[HookCall]:
    """The call that waits for the earliest instant."""
    wanted = select(HookCall).where(col(HookCall.next_at).is_not(None))
    return compiled(wanted.order_by(col(HookCall.next_at), col(HookCall.id)).limit(1))


def waiting() -> list[HookCall]:
    """All that are still to be run."""
    return compiled(select(HookCall).where(HookCall.state == "waiting").order_by(col(HookCall.id)))


def every(state: str | None = None, limit: int | None = None) -> list[HookCall]:
    """All that are on record, newest first."""
    wanted = select(HookCall).where(when(state, HookCall.state == state))
    return compiled(wanted.order_by(col(HookCall.id).desc()).limit(limit))


def of_client(client_id: int) -> list[HookCall]:
    """All about a client."""
    return compiled(select(HookCall).where(HookCall.client_id == client_id).order_by(col(HookCall.id)))


def count_failed() -> int:
    """How many failed for good."""
    return compiled(select(func.count()).select_from(HookCall).where(HookCall.state == "failed"))
