"""Exchange rates of the NBP, fetched each working day where the settings ask for it. Days that were missed are caught up with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from supportctl.calendar import WARSAW, is_business_day, legal_day, next_business_day, previous_business_day
from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job
from supportctl.record import Word
from supportctl.store.compiled import jobs, prices

NAME = "rates"
# The NBP publishes table A on working days from 11:45 to 12:15.
PUBLISHED = time(12, 30)
# Where it didn't answer it is asked again after so long: what fails is told in every run.
AGAIN = timedelta(hours=1)
# A desk without a rate begins with the newest table; after a longer break the older ones are for `rate fetch --from`.
MOST_DAYS = 93


def job(fetch: Callable[[Found], CronItem], now: datetime) -> Job:
    """The job; `fetch` records what is missing, and says how many rates that was. `now`: the machine's time, by which it is asked again."""
    return Job(NAME, lambda act, whole: find(act, whole, now), alone=fetch)


def find(act: Act, whole: bool, now: datetime) -> Sequence[Found]:
    """The tables since the newest one on record, as one thing, due once the newest of them is published; with True the next one, too."""
    newest, last = prices.newest_rate(act.db), published_by(act.at)
    there = newest is not None and newest >= last
    due = published_at(next_business_day(last) if there else last)
    failed = [row.ended_at for row in jobs.runs_of(act.db, NAME, 20) if row.failed]
    if failed and failed[0] <= now < failed[0] + AGAIN:
        due = max(due, failed[0] + AGAIN)
    item = CronItem(Word("rates-fetched"), Word("rate"), "NBP", at=legal_day(due), next="rate list")
    return [Found(item, 0, due)] if whole or due <= act.at else []


def missing(act: Act) -> tuple[date, date]:
    """The first and the last day of the tables that aren't on record."""
    newest, last = prices.newest_rate(act.db), published_by(act.at)
    return (last if newest is None else max(newest + timedelta(days=1), last - timedelta(days=MOST_DAYS - 1))), last


def published_by(at: datetime) -> date:
    """The day of the newest table at an instant."""
    day = legal_day(at)
    return day if is_business_day(day) and at >= published_at(day) else previous_business_day(day)


def published_at(day: date) -> datetime:
    """When the table of a day is there, in UTC."""
    return datetime.combine(day, PUBLISHED, WARSAW).astimezone(UTC)
