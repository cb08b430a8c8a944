"""`hook list`."""

from __future__ import annotations

from datetime import datetime

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.record import HookState, Text, Word
from supportctl.store.compiled import hook_calls
from supportctl.tuples import NamedTuple

STATES = ("waiting", "failed")


class HookCallData(NamedTuple):
    """A call of a hook after a change. `kind` and `record`: what it is about; `attempts`: how often it failed; `next_at`: when cron
    runs it, None where it failed for good; `error`: what it said last, or the code of what happened where it said nothing."""

    id: int
    state: HookState
    event: str
    hook: str
    kind: Word
    record: int
    source: str
    attempts: int
    next_at: datetime | None
    error: Text | None
    recorded_at: datetime


def list_calls(act: Act, *, state: str | None, limit: int | None) -> Outcome[list[HookCallData]]:
    """Calls that wait or failed for good, newest first. Raises InvalidInput for an unknown state."""
    wanted = inputs.word(state, "state", STATES) if state is not None else None
    return Outcome(
        [
            HookCallData(
                row.id,
                HookState(row.state),
                row.event,
                row.hook,
                Word(row.kind),
                row.record_id,
                row.source,
                row.attempts,
                row.next_at if row.state == "waiting" else None,
                None if row.error is None else Text(row.error.partition(" ")[2] or row.error),
                row.recorded_at,
            )
            for row in hook_calls.every(act.db, state=wanted, limit=limit)
        ]
    )
