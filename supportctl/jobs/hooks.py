"""Calls of hooks that failed, or that nobody came to run after their commit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.desk.ground.act import Act
from supportctl.effects import calls
from supportctl.errors import Conflict
from supportctl.jobs.job import CronItem, Found, Job
from supportctl.record import Word
from supportctl.store.compiled import hook_calls
from supportctl.store.compiled.rows import HookCall
from supportctl.store.engine import Store

NAME = "hooks"
# So many are run by one run of cron.
AT_ONCE = 200


def job(store: Store, directory: str, seconds: int, now: datetime) -> Job:
    """The job that runs what is due."""

    def call(found: Found) -> CronItem:
        claimed = calls.claimed(store, found.record_id, found.due, now)
        if claimed is None or claimed.state == "failed":
            return found.item
        failure: Conflict | None = None
        try:
            calls.run(directory, claimed, seconds)
        except Conflict as error:
            failure = error
        with store.write() as db:
            calls.ended(db, claimed.id, failure, "" if failure is None else calls.told(failure), now)
        if failure is not None:
            raise failure
        return found.item

    return Job(NAME, find, alone=call)


def find(act: Act, whole: bool) -> Sequence[Found]:
    """Calls that are due; with True the next one, too."""
    due = hook_calls.due(act.db, act.at, AT_ONCE)
    rows = due or hook_calls.first_due(act.db) if whole else due
    return [_found(row) for row in rows]


def _found(row: HookCall) -> Found:
    what = "hook-forgotten" if row.state == "failed" else "hook-called"
    item = CronItem(Word(what), Word("hook"), row.id, path=row.hook, at=row.next_at)
    return Found(item, row.id, row.next_at or row.recorded_at)
