"""Documents that are to be in the KSeF: told on the last day for handing them over, and once that is past without a number."""

from __future__ import annotations

from datetime import date, timedelta

from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, day_after, first_second
from supportctl.record import Word
from supportctl.store.compiled import ksef as stored
from supportctl.store.compiled.rows import Invoice

NAME = "ksef"
# Older documents were told long ago; `invoice ksef-status` still lists them.
LOOKED_BACK = timedelta(days=366)
# More than a term has, weekends and holidays included: an outage that begins later than this after a document was issued moves nothing.
LONGEST_TERM = timedelta(days=14)


def find(act: Act, whole: bool) -> list[Found]:
    """Documents without a number of the KSeF, where the settings and the act on it want them there; those told as overdue only with
    True, or where an outage may have moved their term since. Documents handed over although they needn't be have no last day."""
    first = None if act.ksef == "off" else _first_day()
    rows = [] if first is None else _rows(act, max(first, act.day - LOOKED_BACK), whole)
    if not rows:
        return []
    from supportctl.desk.invoice import ksef

    there = ksef.stands(act, [ksef.Subject(row, original) for row, original, _ in rows])
    stands = [(row, client, there[row.id]) for row, _, client in rows]
    return [
        _found(act, row, client, stand.due_on, stand.clause, handed_over=stand.handed_over_at is not None)
        for row, client, stand in stands
        if stand.due_on is not None
    ]


def _rows(act: Act, since: date, whole: bool) -> list[tuple[Invoice, int | None, str]]:
    """The documents to look at, issued since a day, in the order of issue."""
    found = {row[0].id: row for row in stored.unnumbered(act.db, since, NAME, new=not whole)}
    for outage in () if whole else stored.outages(act.db, since):
        touched = max(since, outage.began_on - LONGEST_TERM)
        found |= {row[0].id: row for row in stored.unnumbered(act.db, touched, NAME, until=outage.ended_on)}
    return [row for _, row in sorted(found.items())]


def _found(act: Act, row: Invoice, client: str, due_on: date, clause: str, *, handed_over: bool) -> Found:
    over = day_after(due_on)
    then = "invoice ksef-status" if handed_over else f"invoice ksef-export {row.number} --dir ."
    item = CronItem(Word("ksef-due"), Word("invoice"), row.number, client, at=due_on, clauses=(clause,), next=then)
    if over <= act.at:
        return Found(item._replace(what=Word("ksef-overdue")), row.id, over, "overdue")
    return Found(item, row.id, first_second(due_on), "due")


def _first_day() -> date | None:
    """The first day on which a version of the act wants documents in the KSeF."""
    from supportctl.regulations import KSEF_DUTY, statute_of
    from supportctl.regulations.ksef_duty.terms import Terms

    statute = statute_of(KSEF_DUTY)
    days = (version.decides_from for version in statute.versions)
    return min((day for day in days if day and Terms(statute.on(day)).duty_mode.value != "off"), default=None)


KSEF = Job(NAME, find)
