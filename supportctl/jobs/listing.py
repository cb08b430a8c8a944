"""`cron list`: the jobs, when each ran last, and when it has something to do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.runs import is_late
from supportctl.jobs.catalogue import JOBS
from supportctl.jobs.job import Job
from supportctl.jobs.running import explained, upcoming
from supportctl.record import Phrase
from supportctl.store.compiled import jobs
from supportctl.tuples import NamedTuple


class JobRow(NamedTuple):
    """A job, and what it is for. `last_run`: when it ended last; `done`, `warned`, `failed`: of its last run; `ready`: how much is to be done
    or told now; `next`: when there is more, as far as is known; `late`: it used to run, and doesn't."""

    job: str
    about: Phrase
    last_run: datetime | None
    done: int | None
    warned: int | None
    failed: int | None
    ready: int
    next: datetime | None
    late: bool


def list_jobs(act: Act, *, more: Sequence[Job] = ()) -> Outcome[list[JobRow]]:
    """All jobs in the order in which they run. `more`: those that the settings ask for."""
    last = {row.job: row for row in jobs.last_runs(act.db)}
    rows = []
    for job in (*JOBS, *more):
        seen, ran = explained(act, job), last.get(job.name)
        ready = sum(item.why == "is-due" for item in seen)
        row = JobRow(
            job.name, Phrase(f"job-{job.name}"), None, None, None, None, ready, upcoming(seen, act.at), is_late(ran, act.now)
        )
        if ran is not None:
            row = row._replace(last_run=ran.ended_at, done=ran.done, warned=ran.warned, failed=ran.failed)
        rows.append(row)
    return Outcome(rows)
