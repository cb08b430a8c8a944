"""When cron's jobs ran: what `cron`, `today` and `doctor` say of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from supportctl.store.compiled import jobs
from supportctl.store.compiled.rows import JobRun
from supportctl.store.engine import Db

# cron runs the jobs every few minutes; one that hasn't run for so long doesn't run.
LATE_AFTER = timedelta(hours=1)
# The desk's own upkeep is recorded as a run, once a day, and is no job.
UPKEEP = "upkeep"


def is_late(ran: JobRun | None, now: datetime) -> bool:
    """Did a job run before, and doesn't any more?"""
    return ran is not None and now - ran.ended_at > LATE_AFTER


def late_jobs(db: Db, now: datetime) -> list[JobRun]:
    """The last runs of jobs that used to run, and don't any more, the longest ago first."""
    rows = [row for row in jobs.last_runs(db) if row.job != UPKEEP and is_late(row, now)]
    return sorted(rows, key=lambda row: (row.ended_at, row.job))
