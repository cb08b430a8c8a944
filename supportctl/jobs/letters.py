"""Letters in the outbox are sent, where the settings name a mail server. What is only put off isn't told: doctor says what is stuck."""

from __future__ import annotations

from collections.abc import Callable

from supportctl.desk.ground.act import Act
from supportctl.desk.outbox.attempting import CLAIMED
from supportctl.jobs.job import CronItem, Found, Job
from supportctl.record import Word
from supportctl.store.compiled import outbox

NAME = "letters"


def job(send: Callable[[Found], CronItem | None]) -> Job:
    """The job; `send` sends all that is due, and says what came of it."""
    return Job(NAME, find, alone=send)


def find(act: Act, whole: bool) -> list[Found]:
    """All letters that are due, as one thing; with True also those that wait for a later attempt."""
    rows = outbox.ready(act.db, act.now, act.now - CLAIMED)
    if not rows and whole:
        rows = [row for row in outbox.unsent(act.db) if row.state == "queued"]
    if not rows:
        return []
    due = min(row.next_at for row in rows)
    item = CronItem(
        Word("letters-sent"), Word("outbox"), ", ".join(str(row.id) for row in rows[:10]), at=due, next="outbox flush"
    )
    return [Found(item, rows[0].id, due)]
