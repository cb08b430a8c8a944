"""What a job is: it finds what is due, and does one thing at a time. Light: every `cron run` loads this, most of them for nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from supportctl.calendar import WARSAW, OpeningHours
from supportctl.desk.ground.act import Act
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Minutes, Text, Word
from supportctl.tuples import NamedTuple

# Whoever did what no person did.
ACTOR, COMMAND = "cron", "cron run"
# When people read warnings: nobody is told at night or on a holiday what can't be acted on then.
BUSINESS = OpeningHours((1, 2, 3, 4, 5), time(9), time(17), holidays_closed=True)


class CronItem(NamedTuple):
    """One thing that a job did, warned of, failed at, or looked at. `what`: the code of its sentence; `kind` and `id`: the record;
    `at`: by when it was due, or since when it waits; `operator`: who works, is assigned or agreed; `next`: the command that acts on it,
    without the program's name. `why`: what `--explain` says of it, with `until` where that will change; `code` of a failure;
    `number`: of a document, or how many."""

    what: Word
    kind: Word
    id: int | str
    client: str | None = None
    subject: Text | None = None
    at: datetime | date | None = None
    operator: str | None = None
    clauses: tuple[str, ...] = ()
    next: str | None = None
    number: str | Absent = ABSENT
    amount: Money | Absent = ABSENT
    bundle: int | Absent = ABSENT
    ticket: int | Absent = ABSENT
    benefit: Word | Absent = ABSENT
    year: int | Absent = ABSENT
    minutes: Minutes | Absent = ABSENT
    path: str | Absent = ABSENT
    level: Word | Absent = ABSENT
    why: Word | Absent = ABSENT
    until: datetime | Absent = ABSENT
    code: str | Absent = ABSENT
    exit_code: int | Absent = ABSENT


class Found(NamedTuple):
    """Something that a job looks at. `record_id`: its number; `due`: from when it is to be done or told, which dates the act; `level`:
    of a warning, told once; None for an act. `held`: why it isn't done although it is due ("" where nothing holds it)."""

    item: CronItem
    record_id: int
    due: datetime
    level: str | None = None
    held: str = ""


class Job(NamedTuple):
    """`find` gives what is due at the act's instant and, with True, also what isn't yet or is held back. `act` does one thing in the
    transaction of its act, whose instant is that of the run; it says what came of it, None where it is no longer due. What happens by
    itself is dated by when it was due (`dated`). `alone`: in place of `act`, what is done outside of any transaction. A job that only
    warns has neither."""

    name: str
    find: Callable[[Act, bool], Sequence[Found]]
    act: Callable[[Act, Found], CronItem | None] | None = None
    alone: Callable[[Found], CronItem | None] | None = None


def first_second(day: date) -> datetime:
    """The first second of a Warsaw day, in UTC."""
    return datetime.combine(day, time(0), WARSAW).astimezone(UTC)


def day_after(day: date) -> datetime:
    """The first second after a day."""
    return first_second(day + timedelta(days=1))


def dated(act: Act, found: Found) -> Act:
    """The act at the instant at which the thing was due, however late the run is."""
    return act._replace(at=min(found.due, act.at))


def told_by(found: Found) -> tuple[str, str, int, datetime]:
    """What makes a warning the same as one that was told."""
    return (found.level or "", str(found.item.kind), found.record_id, found.due)
