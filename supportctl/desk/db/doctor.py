"""`doctor`: is all well with the desk and around it? Nothing is written."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from supportctl.desk.db.series import held
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.desk.ground.runs import late_jobs
from supportctl.errors import StoreFault
from supportctl.record import Sentence, Word
from supportctl.store import revision, schema
from supportctl.store.compiled import hook_calls, jobs, outbox
from supportctl.store.engine import Db, Store
from supportctl.tuples import NamedTuple

# A desk needs room for its log and for a backup beside it: at least so many bytes, and twice its own size.
LEAST_BYTES = 100 * 1024 * 1024
# A clock that is behind the last entry by so many seconds may be another machine's.
SLACK_SECONDS = 120
# A letter that is due for so long is sent by nobody.
STUCK_AFTER = timedelta(hours=1)


class Check(NamedTuple):
    """Something that was looked at, and what was found."""

    name: Word
    ok: bool
    detail: Sentence


class Health(NamedTuple):
    """All that was looked at."""

    checks: tuple[Check, ...]


def examine(target: str, store: Store, now: datetime, act: Callable[[Db], Act], server: bool = True) -> Health:
    """Look at the desk, which `target` names. `now`: the clock of the process, which may be frozen; `server`: a mail server is set.
    Raises StoreFault STORE_ABSENT, never creates one."""
    return Health((*_of_the_desk(target, store, act, server), _clock(store, now, act), *_of_the_file(store)))


def _check(name: str, ok: bool, code: str, **params: object) -> Check:
    return Check(Word(name), ok, Sentence(code, params))


# The desk itself -----------------------------------------------------------------------------------------------------------------


def _of_the_desk(target: str, store: Store, act: Callable[[Db], Act], server: bool) -> list[Check]:
    """Its pages and revision; where it can be read, its jobs and series."""
    found = _store(target, store)
    if not found.ok:
        return [found]
    with store.read() as db:
        return [found, _jobs(db, act(db)), _series(db, act(db)), _outbox(db, act(db), server), *_hooks(db)]


def _store(target: str, store: Store) -> Check:
    """Does it open, is it of this program's revision, are its pages whole?"""
    try:
        with store.read() as db:
            wrong = [] if db.server else [str(row[0]) for row in db.connection.execute("PRAGMA quick_check", {}).fetchall()]
    except StoreFault as fault:
        if fault.code == "STORE_ABSENT":
            raise
        return _check(
            "store",
            False,
            "doctor-store-shut",
            reason={"code": fault.code, "params": fault.params},
            revision=_revision(target),
            head=revision.HEAD,
        )
    wrong = [line for line in wrong if line != "ok"]
    if wrong:
        return _check("store", False, "doctor-store-damaged", problem=wrong[0], count=len(wrong))
    return _check("store", True, "doctor-store-ok", revision=revision.HEAD)


def _revision(target: str) -> str | None:
    try:
        return schema.current(target)
    except StoreFault:
        return None


def _jobs(db: Db, act: Act) -> Check:
    late = late_jobs(db, act.now)
    if late:
        return _check(
            "jobs", False, "doctor-jobs-late", count=len(late), since=plain(late[0].ended_at), jobs=[r.job for r in late]
        )
    ran = jobs.last_runs(db)
    failing = [row for row in ran if row.failed]
    if failing:
        last = plain(max(row.ended_at for row in failing))
        return _check("jobs", False, "doctor-jobs-failed", last=last, jobs=" ".join(row.job for row in failing))
    if not ran:
        return _check("jobs", True, "doctor-jobs-never")
    return _check("jobs", True, "doctor-jobs-ok", last=plain(max(row.ended_at for row in ran)))


def _series(db: Db, act: Act) -> Check:
    """A document of a later day lets no other be numbered before that day; a restored desk may hold its numbers."""
    ahead = jobs.documents_after(db, act.day)
    if ahead:
        return _check("series", False, "doctor-series-ahead", number=ahead[0].number, on=plain(ahead[0].on), count=len(ahead))
    if waiting := held(db, act.now):
        return _check("series", False, "doctor-series-held", series=waiting)
    return _check("series", True, "doctor-series-ok")


def _outbox(db: Db, act: Act, server: bool) -> Check:
    """Letters that nobody would send: refused for good, given up, due for so long that nothing sends them, or without a server."""
    rows = outbox.unsent(db)
    if waiting := [] if server else [row for row in rows if row.state in ("queued", "sending")]:
        return _check("outbox", False, "doctor-outbox-no-server", count=len(waiting))
    stuck = [
        row for row in rows if row.state in ("refused", "failed") or (row.state != "held" and row.next_at < act.now - STUCK_AFTER)
    ]
    if stuck:
        return _check(
            "outbox", False, "doctor-outbox-stuck", count=len(stuck), since=plain(min(r.queued_at for r in stuck)), id=stuck[0].id
        )
    return _check("outbox", True, "doctor-outbox-ok", count=len(rows))


def _hooks(db: Db) -> list[Check]:
    """Did one fail for good, so that cron no longer tries?"""
    count = hook_calls.count_failed(db)
    return [_check("hooks", False, "doctor-hooks-failed", count=count)] if count else []


# The machine ---------------------------------------------------------------------------------------------------------------------


def _clock(store: Store, now: datetime, act: Callable[[Db], Act]) -> Check:
    """Is the clock of the process that of the machine, and not behind what is on record?"""
    machine = datetime.now(UTC)
    frozen = os.environ.get("SUPPORTCTL_NOW")
    if frozen and (now - machine).total_seconds() > SLACK_SECONDS:
        return _check("clock", False, "doctor-clock-ahead", value=plain(now), machine=plain(machine.replace(microsecond=0)))
    try:
        with store.read() as db:
            last = jobs.last_entry(db)
    except StoreFault:
        last = None
    if last is not None and (last - now).total_seconds() > SLACK_SECONDS:
        return _check("clock", False, "doctor-clock-behind", now=plain(now), last=plain(last))
    return _check("clock", True, "doctor-clock-frozen" if frozen else "doctor-clock-ok", value=plain(now))


def _of_the_file(store: Store) -> list[Check]:
    """Who may read the file, and how much room is left; of a server neither is known."""
    if store.path is None or not store.path.exists():
        return []
    return [_permissions(store.path), _disk(store.path)]


def _permissions(path: Path) -> Check:
    """Nobody but its owner reads or writes the desk, its log, or the directory's names."""
    files = [path, *(Path(f"{path}{end}") for end in ("-wal", "-shm"))]
    for each in files:
        if each.exists() and (mode := stat.S_IMODE(each.stat().st_mode)) & 0o077:
            return _check("permissions", False, "doctor-permissions-open", path=str(each), mode=f"{mode:04o}")
    mode = path.parent.stat().st_mode
    if mode & 0o002 and not mode & stat.S_ISVTX:
        return _check("permissions", False, "doctor-permissions-open", path=str(path.parent), mode=f"{stat.S_IMODE(mode):04o}")
    return _check("permissions", True, "doctor-permissions-ok")


def _disk(path: Path) -> Check:
    free, needed = shutil.disk_usage(path.parent).free, max(LEAST_BYTES, 2 * path.stat().st_size)
    found: Mapping[str, int] = {"free": free // 1024**2, "needed": needed // 1024**2}
    return _check("disk", free >= needed, "doctor-disk-ok" if free >= needed else "doctor-disk-full", **found)
