"""Calls of hooks that wait: run right after the commit; what wasn't or failed is run by jobs/hooks.py."""

from __future__ import annotations

import os
from datetime import datetime, timedelta

from supportctl.effects import hooks
from supportctl.errors import Conflict
from supportctl.store.compiled.rows import HookCall
from supportctl.store.engine import Db, Store

# How long after a failure cron tries again, in minutes; after the last one it failed for good.
AGAIN_MINUTES = (5, 15, 60, 240, 1_440, 1_440)
# For so long a call that failed for good is remembered, and doctor speaks of it.
REMEMBERED_DAYS = 30


def first_try(now: datetime) -> datetime:
    """When cron runs a call that is written now: well after the command that wrote it should have."""
    return now + timedelta(minutes=AGAIN_MINUTES[0])


def run(directory: str, call: HookCall, seconds: int) -> None:
    """Run the hook of a call. Raises Conflict as hooks.run does, and where there is none of that name any more."""
    found = hooks.look(directory).of(call.event, "after")
    path = os.path.join(directory, call.hook)
    if path not in found:
        raise Conflict("HOOK_GONE", hook=call.hook)
    hooks.run(path, call.envelope or "", seconds)


def ended(db: Db, number: int, failure: Conflict | None, words: str, now: datetime) -> None:
    """Record how a call ended: well, and it is gone; or it failed with these words, and waits for the next time."""
    call = db.get(HookCall, number)
    if call is None:  # erased with its client meanwhile
        return
    if failure is None:
        db.delete(call)
        return
    call.attempts += 1
    call.error = words
    if call.attempts > len(AGAIN_MINUTES):
        call.state, call.next_at, call.envelope = "failed", now + timedelta(days=REMEMBERED_DAYS), None
    else:
        call.next_at = now + timedelta(minutes=AGAIN_MINUTES[call.attempts - 1])
    db.touch(call)


def claimed(store: Store, number: int, due: datetime, now: datetime) -> HookCall | None:
    """The call, put off so that no other run takes it meanwhile, or forgotten where it failed for good; None where another run was
    first."""
    with store.write() as db:
        call = db.get(HookCall, number)
        if call is None or call.next_at != due:
            return None
        if call.state == "failed":
            db.delete(call)
        else:
            call.next_at = first_try(now)
            db.touch(call)
        return call


def told(failure: Conflict) -> str:
    """A failure as it is recorded: its code, and what the hook said."""
    said = [failure.params.get(name) for name in ("words", "detail")]
    return " ".join([failure.code, *(str(each) for each in said if each and each != hooks.SILENT)])
