"""A backup a day, where the settings name a directory for it."""

from __future__ import annotations

from datetime import datetime

from supportctl.calendar import legal_day
from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, day_after, first_second
from supportctl.record import Word
from supportctl.store.compiled import jobs

NAME = "backup"


def job(target: str, directory: str, keep: int | None, now: datetime) -> Job:
    """The job of a desk: `directory` for the backups, of which `keep` stay."""

    def make(found: Found) -> CronItem:
        from supportctl.desk.db.backing_up import back_up

        made = back_up(target, directory=directory, keep=keep, now=now).data
        return found.item._replace(path=made.path or made.command or "")

    return Job(NAME, find, alone=make)


def find(act: Act, whole: bool) -> list[Found]:
    """One of the act's day, where there was none yet; with True the next one, too."""
    made = [row for row in jobs.runs_of(act.db, NAME) if row.done]
    today = first_second(act.day)
    due = day_after(act.day) if made and legal_day(made[0].ended_at) >= act.day else today
    item = CronItem(Word("backed-up"), Word("database"), "backup", at=act.day, next="db backup")
    return [Found(item, 0, due)] if whole or due <= act.at else []
