"""What is lost because its time passed: trainings (SOLIDEXPERT, V.6), benefits (VI.4, VII.4), webinars of a year (VIII.5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.jobs.bundles import running
from supportctl.jobs.job import CronItem, Found, Job, dated, day_after, first_second
from supportctl.record import Minutes, Word
from supportctl.store.compiled import jobs, trainings
from supportctl.store.compiled.rows import Bundle, JobMark, Training

# Something that will be lost is told so many days ahead.
DAYS_AHEAD = 30

# Trainings -----------------------------------------------------------------------------------------------------------------------


def find_trainings(act: Act, whole: bool) -> list[Found]:
    """Trainings that are lost by now; those whose last day is near; those that were to be held, and aren't recorded."""
    rows = trainings.unused(act.db)
    holders = jobs.holders(act.db, sorted({row.bundle_id for row in rows})) if rows else []
    clients = {held.id: held.client for held in holders}
    found = [_training(act, row, clients.get(row.bundle_id), whole) for row in rows if row.use_until is not None]
    return [each for each in found if each is not None]


def _training(act: Act, row: Training, client: str | None, whole: bool) -> Found | None:
    item = CronItem(
        Word("training-lost"), Word("training"), row.id, client, at=row.use_until, clauses=("V.6",), bundle=row.bundle_id
    )
    if row.use_until is None:
        return None
    if row.state == "confirmed" and row.held_on is not None and row.held_on < act.day:
        item = item._replace(what=Word("training-to-record"), at=row.held_on, next=f"training attend {row.id}")
        return Found(item, row.id, day_after(row.held_on), "overdue")
    lost = day_after(row.use_until)
    if lost <= act.at or (whole and row.state == "confirmed"):
        return Found(item._replace(next=f"training show {row.id}"), row.id, lost)
    near = _near(row.use_until)
    if row.state == "confirmed" or not (whole or near <= act.at):
        return None
    item = item._replace(what=Word("training-to-use"), next=f"training schedule {row.id}")
    return Found(item, row.id, near, "due")


def forfeit_training(act: Act, found: Found) -> CronItem | None:
    """Mark a training as lost since the day after its last one."""
    from supportctl.desk.training import watching

    row = act.db.get(Training, found.record_id)
    return found.item if row is not None and watching.forfeit(dated(act, found), row) else None


# Benefits ------------------------------------------------------------------------------------------------------------------------


def find_benefits(act: Act, whole: bool) -> list[Found]:
    """Benefits with minutes left whose last day passed or is near, and subscription years without a webinar. Those of bundles that run:
    the others lost theirs with the end or the breach."""
    rows, clients = running(act)
    found = [
        each
        for row in rows
        for each in (*_minutes(act, row, clients[row.id], whole), *_webinars(act, row, clients[row.id], whole))
    ]
    return [each for each in found if each.level is not None or not _told(act, each)]


def _minutes(act: Act, row: Bundle, client: str, whole: bool) -> list[Found]:
    """A webinar is one slot a year, at most so long, not minutes to use up: its years are told by themselves."""
    from supportctl.desk.ground.bundles import benefit_rows

    found = []
    for benefit in benefit_rows(act, row, act.day):
        last, granted, used = benefit.last_day, benefit.granted_minutes, benefit.used_minutes
        if benefit.benefit == "webinar" or not last or not granted or used is None or used >= granted:
            continue
        clause = "VI.4" if benefit.benefit == "upgrade-help" else "VII.4"
        item = CronItem(
            Word("benefit-lost"),
            Word("bundle"),
            row.id,
            client,
            at=last,
            clauses=(clause,),
            next=f"benefit list {row.id}",
            benefit=benefit.benefit,
            minutes=Minutes(granted - used),
        )
        near = _near(last)
        if last < act.day:
            found.append(Found(item, row.id, day_after(last)))
        elif whole or near <= act.at:
            found.append(Found(item._replace(what=Word("benefit-to-use")), row.id, near, f"due {benefit.benefit}"))
    return found


def _webinars(act: Act, row: Bundle, client: str, whole: bool) -> list[Found]:
    """Subscription years without a webinar: over, or about to be (VIII.5)."""
    from supportctl.desk.bundle.watching import webinar_years

    found = []
    for year in webinar_years(act, row):
        item = CronItem(
            Word("webinar-missed" if year.over else "webinar-due"),
            Word("bundle"),
            row.id,
            client,
            at=year.last_day,
            clauses=("VIII.5",),
            next=f"benefit list {row.id}",
            benefit=Word("webinar"),
            year=year.year,
        )
        near = _near(year.last_day)
        if year.over:
            found.append(Found(item, row.id, day_after(year.last_day), "overdue webinar"))
        elif whole or near <= act.at:
            found.append(Found(item, row.id, near, "due webinar"))
    return found


def _near(last: date) -> datetime:
    return first_second(last - timedelta(days=DAYS_AHEAD))


def forfeit_benefit(act: Act, found: Found) -> CronItem | None:
    """Book that what was left of a benefit is lost. Its rows say so by the day, whether or not this was done."""
    act = dated(act, found)
    row = act.db.get(Bundle, found.record_id)
    if row is None or _told(act, found):
        return None
    item = found.item
    act.book("bundle", row.id, benefit=item.benefit, state="forfeited", minutes=item.minutes, clause=item.clauses[0])
    act.db.add(JobMark(job="benefits", level=_level(found), kind="bundle", record_id=row.id, due=found.due, marked_at=act.now))
    return item


def _level(found: Found) -> str:
    return f"lost {found.item.benefit}"


def _told(act: Act, found: Found) -> bool:
    marks = jobs.marked(act.db, "benefits", _level(found), "bundle", [found.record_id])
    return any(mark.due == found.due for mark in marks)


TRAININGS = Job("trainings", find_trainings, forfeit_training)
BENEFITS = Job("benefits", find_benefits, forfeit_benefit)
