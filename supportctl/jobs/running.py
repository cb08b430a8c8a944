"""`cron run`: each job finds what is due and does it, one transaction an item; what people are to know is told once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol

from supportctl.calendar import legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import refusals
from supportctl.desk.ground.runs import UPKEEP
from supportctl.errors import StoreFault, SupportError
from supportctl.jobs.catalogue import chosen
from supportctl.jobs.job import BUSINESS, CronItem, Found, Job, first_second, told_by
from supportctl.record import ABSENT, Absent, Word
from supportctl.store import journal
from supportctl.store.compiled import jobs as statements
from supportctl.store.compiled.rows import JobMark, JobRun
from supportctl.told import Failure
from supportctl.tuples import NamedTuple

# A job finds more once it has done what it found (a second period that was missed), but never for ever.
MOST_ROUNDS = 60


class Desk(Protocol):
    """Where a run gets its transactions from."""

    def reading(self) -> AbstractContextManager[Act]:
        """An act on one snapshot, of cron, at the instant of the run; nothing can be written."""

    def writing(self) -> AbstractContextManager[Act]:
        """The same in a transaction of its own."""

    def elapsed(self) -> datetime:
        """The clock now, by which the run ends."""

    def bug(self, error: Exception) -> Failure:
        """What to say of a failure that nobody foresaw, once it is logged."""


class JobReport(NamedTuple):
    """What a job did, warned of and failed at; `next`: when it has something to do, as far as is known. `explained`: what it looked
    at besides, and why it didn't act."""

    job: str
    done: tuple[CronItem, ...]
    warned: tuple[CronItem, ...]
    failed: tuple[CronItem, ...]
    next: datetime | None
    explained: tuple[CronItem, ...] | Absent = ABSENT


class Ran(NamedTuple):
    """The reports of the jobs that had something in them, and the failures, one or more an item."""

    reports: tuple[JobReport, ...]
    failures: tuple[Failure, ...]
    exit_codes: tuple[int, ...]


class _Work:
    """One job in a run."""

    def __init__(self, job: Job, due: Sequence[Found], began: datetime) -> None:
        self.job, self.due, self.began = job, list(due), began
        self.done: list[CronItem] = []
        self.warned: list[CronItem] = []
        self.failed: list[CronItem] = []
        # Of each that failed: why, and the number of its record; 0 for the job itself.
        self.failures: list[tuple[Failure, ...]] = []
        self.records: list[int] = []


def run(
    desk: Desk,
    names: Sequence[str],
    *,
    journal_days: int,
    dry_run: bool,
    explain: bool = False,
    idle: bool = False,
    more: Sequence[Job] = (),
) -> Ran:
    """Run the jobs of these names, or all. `more`: jobs that the settings ask for; `journal_days`: how long the journal of changes keeps
    what rows were; `explain`: each report says why what it looked at wasn't done; `idle`: reports of jobs with nothing in them, too.
    Raises InvalidInput for a name that no job has."""
    wanted = chosen(names, more)
    began = desk.elapsed()
    with desk.reading() as act:
        works = [_looked(act, job, began, desk) for job in wanted]
    for work in works:
        _act(desk, work, dry_run=dry_run)
    _tell(desk, works, dry_run=dry_run, journal_days=journal_days, asked=bool(names))
    reports = tuple(_reports(desk, works, explain=explain, idle=idle))
    failures = tuple(failure for work in works for why in work.failures for failure in why)
    codes = tuple(item.exit_code for work in works for item in work.failed if isinstance(item.exit_code, int))
    return Ran(reports, failures, codes)


def _looked(act: Act, job: Job, began: datetime, desk: Desk) -> _Work:
    work = _Work(job, (), began)
    try:
        work.due = [found for found in job.find(act, False) if found.due <= act.at]
    except StoreFault:
        raise
    except Exception as error:
        _fail(desk, work, CronItem(Word("job"), Word("job"), job.name), 0, error)
    return work


def _act(desk: Desk, work: _Work, *, dry_run: bool) -> None:
    """Do what is due, one after the other; what was found since, too."""
    seen: set[tuple[int, datetime]] = set()
    found = work.due
    for _ in range(MOST_ROUNDS):
        fresh = [f for f in found if f.level is None and not f.held and (f.record_id, f.due) not in seen]
        if not fresh or (work.job.act is None and work.job.alone is None):
            return
        for each in fresh:
            seen.add((each.record_id, each.due))
            _one(desk, work, each, dry_run=dry_run)
        if dry_run or work.failed or work.job.alone is not None:
            return
        with desk.reading() as act:
            found = [f for f in work.job.find(act, False) if f.due <= act.at]
        work.due = [*(f for f in work.due if f.level is None), *(f for f in found if f.level is not None)]


def _one(desk: Desk, work: _Work, found: Found, *, dry_run: bool) -> None:
    """One item in a transaction of its own. A failure takes back that item alone."""
    try:
        if work.job.alone is not None:
            item: CronItem | None = found.item if dry_run else work.job.alone(found)
        elif work.job.act is not None:
            with desk.reading() if dry_run else desk.writing() as act:
                item = work.job.act(act, found)
        else:
            return
    except Exception as error:
        _fail(desk, work, found.item, found.record_id, error)
        return
    if item is not None:
        work.done.append(item)


def _fail(desk: Desk, work: _Work, item: CronItem, record_id: int, error: Exception) -> None:
    """Remember what failed, and why."""
    named = {"job": work.job.name, "kind": item.kind, "id": item.id, "client": item.client}
    if not isinstance(error, SupportError):
        failures: tuple[Failure, ...] = (desk.bug(error),)
        code, exit_code = failures[0].code, 1
    elif error.decision is not None:
        failures = refusals(error.decision)
        code, exit_code = error.code, error.exit_code
    else:
        failures = (Failure(error.code, error.params),)
        code, exit_code = error.code, error.exit_code
    work.failures.append(tuple(f._replace(params={**f.params, "cron_item": named}) for f in failures))
    work.failed.append(item._replace(code=code, exit_code=exit_code))
    work.records.append(record_id)


def _tell(desk: Desk, works: Sequence[_Work], *, dry_run: bool, journal_days: int, asked: bool) -> None:
    """Warn of what wasn't told yet, while people are at work, and record the run: one transaction, so that of two runs at once one
    tells. `asked`: somebody named the jobs, and is told what fails whenever it does."""
    if dry_run:
        with desk.reading() as act:
            for work in works:
                work.warned = [found.item for found in _new(act, work)]
        return
    with desk.writing() as act:
        for work in works:
            for found in _new(act, work):
                mark = JobMark(
                    job=work.job.name,
                    level=found.level or "",
                    kind=found.item.kind,
                    record_id=found.record_id,
                    due=found.due,
                    marked_at=act.now,
                )
                act.db.add(mark)
                work.warned.append(found.item)
            if not asked:
                _tell_failures(act, work)
        ended = desk.elapsed()
        last = {row.job: row for row in statements.last_runs(act.db)}
        for work in works:
            _record(act, work, last.get(work.job.name), ended)
        _keep_up(act, last.get(UPKEEP), ended, timedelta(days=journal_days))


def _tell_failures(act: Act, work: _Work) -> None:
    """Something that fails in the same way again and again is told once a day: cron runs every few minutes, and mails what it is told."""
    today = first_second(act.day)
    for place, (item, record) in enumerate(zip(work.failed, work.records, strict=True)):
        level, kind = f"failed {item.code}", str(item.kind)
        if any(mark.due == today for mark in statements.marked(act.db, work.job.name, level, kind, [record])):
            work.failures[place] = tuple(
                each._replace(params={**each.params, "told_today": True}) for each in work.failures[place]
            )
        else:
            mark = JobMark(job=work.job.name, level=level, kind=kind, record_id=record, due=today, marked_at=act.now)
            act.db.add(mark)


def _keep_up(act: Act, last: JobRun | None, ended: datetime, kept: timedelta) -> None:
    """Once a day the journal of changes drops what rows were, and what cron ran is forgotten, after so long; never the last run of a
    job."""
    if last is not None and legal_day(last.ended_at) >= legal_day(ended):
        return
    for row in statements.runs_before(act.db, act.now - kept):
        act.db.delete(row)
    if journal.prune(act.db, act.now - kept) < journal.AT_ONCE:  # what is left over is for the next run
        act.db.add(JobRun(job=UPKEEP, started_at=ended, ended_at=ended))


def _new(act: Act, work: _Work) -> list[Found]:
    """The warnings that are to be told now."""
    warnings = [found for found in work.due if found.level is not None]
    if not warnings or not _awake(act, work):
        return []
    told = _told(act, work.job, warnings)
    found: dict[tuple[str, str, int, datetime], Found] = {}
    for each in warnings:
        if told_by(each) not in told:
            found.setdefault(told_by(each), each)
    return list(found.values())


def _awake(act: Act, work: _Work) -> bool:
    """Are people at work? A session that was left running is told at once: whoever left it may still be near."""
    return work.job.name == "sessions" or BUSINESS.is_open(act.at)


def _told(act: Act, job: Job, found: Iterable[Found]) -> set[tuple[str, str, int, datetime]]:
    """Which of these warnings were told."""
    by: dict[tuple[str, str], list[int]] = {}
    for each in found:
        if each.level is not None:
            by.setdefault((each.level, str(each.item.kind)), []).append(each.record_id)
    marks = [m for (level, kind), ids in by.items() for m in statements.marked(act.db, job.name, level, kind, ids)]
    return {(mark.level, mark.kind, mark.record_id, mark.due) for mark in marks}


def _record(act: Act, work: _Work, last: JobRun | None, ended: datetime) -> None:
    """Record the run. Runs without anything, one after the other, share a row: cron runs every few minutes."""
    counts = (len(work.done), len(work.warned), len(work.failed))
    if last is not None and not any(counts) and not (last.done or last.warned or last.failed):
        last.runs, last.ended_at = last.runs + 1, max(ended, last.ended_at)
        act.db.touch(last)
        return
    done, warned, failed = counts
    act.db.add(JobRun(job=work.job.name, started_at=work.began, ended_at=ended, runs=1, done=done, warned=warned, failed=failed))


# Reports -------------------------------------------------------------------------------------------------------------------------


def _reports(desk: Desk, works: Sequence[_Work], *, explain: bool, idle: bool) -> list[JobReport]:
    """What each job has in it. When it has something next is asked only of those."""
    with_something = [work for work in works if explain or idle or work.done or work.warned or work.failed]
    if not with_something:
        return []
    with desk.reading() as act:
        found = [_report(act, work, explain) for work in with_something]
    return [each for each in found if idle or each.done or each.warned or each.failed or each.explained]


def _report(act: Act, work: _Work, explain: bool) -> JobReport:
    # A job that couldn't look once can't look again.
    seen = [] if any(item.kind == "job" for item in work.failed) else explained(act, work.job)
    named = {(item.kind, item.id, item.what) for item in (*work.done, *work.warned)}
    rest = tuple(item for item in seen if (item.kind, item.id, item.what) not in named)
    return JobReport(
        work.job.name,
        tuple(work.done),
        tuple(work.warned),
        tuple(work.failed),
        upcoming(seen, act.at),
        rest if explain else ABSENT,
    )


def upcoming(seen: Iterable[CronItem], at: datetime) -> datetime | None:
    """The first instant at which one of the things that a job looked at is due."""
    return min((item.until for item in seen if isinstance(item.until, datetime) and item.until > at), default=None)


def explained(act: Act, job: Job) -> list[CronItem]:
    """All that a job looks at, with why it is due or isn't, and until when."""
    found = job.find(act, True)
    told = _told(act, job, found)
    return [_explained(act, job, each, told_by(each) in told) for each in found]


def _explained(act: Act, job: Job, found: Found, told: bool) -> CronItem:
    item = found.item._replace(level=ABSENT if found.level is None else Word(found.level.partition(" ")[0]))
    if found.due > act.at:
        opens = found.due if found.level is None or job.name == "sessions" else BUSINESS.next_opening(found.due)
        return item._replace(why=Word("not-yet"), until=opens)
    if found.held:
        return item._replace(why=Word(found.held))
    if found.level is None:
        return item._replace(why=Word("is-due"))
    if told:
        return item._replace(why=Word("told-before"))
    if job.name != "sessions" and not BUSINESS.is_open(act.at):
        return item._replace(why=Word("after-hours"), until=BUSINESS.next_opening(act.at))
    return item._replace(why=Word("is-due"))
