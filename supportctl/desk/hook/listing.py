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
    runs it, None where it failed for good; `error`: what it said last, or the code of what happened where it said nothing; `source`: how
    the change was made."""

    id: int
    state: HookState
    event: str
    hook: str
    kind: Word
    record: int
    source: Word
    attempts: int
    next_at: datetime | None
    error: Text | Word | None
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
                Word(row.source),
                row.attempts,
                row.next_at if row.state == "waiting" else None,
                _said(row.error),
                row.recorded_at,
            )
            for row in hook_calls.every(act.db, state=wanted, limit=limit)
        ]
    )


def _said(error: str | None) -> Text | Word | None:
    if not error:
        return None
    code, _, words = error.partition(" ")
    return Text(words) if words else Word(code)
