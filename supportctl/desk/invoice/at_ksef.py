"""`invoice ksef-status`: which documents belong into the KSeF, and how far each of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.desk.invoice import ksef
from supportctl.desk.invoice.loading import Record, load, subject
from supportctl.money import Money
from supportctl.record import Text, Word
from supportctl.regulations import KSEF_DUTY, statute_of
from supportctl.regulations.ksef_duty.terms import Terms
from supportctl.store.compiled import ksef as stored
from supportctl.store.compiled.rows import Client
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class AtKsef(NamedTuple):
    """A document and the KSeF. `state`: to-hand-over, handed-over or numbered, outside for what needn't be there; `days_late`: after
    `ksef_due` without a number."""

    number: str
    state: Word
    ksef_due: date | None
    client: Text
    gross: Money
    issued_on: date
    kind: Word
    ksef_number: str | None
    handed_over_at: datetime | None
    accepted_at: datetime | None
    days_late: int


def status(act: Act, *, month: str | None = None, everything: bool = False) -> Outcome[list[AtKsef]]:
    """Documents that belong into the KSeF or were handed over, newest first. `everything`: those outside it, too. The outages on record
    move their terms."""
    since, until = inputs.month(month) if month is not None else (None, None)
    records = load(act, stored.issued(act.db, since=since, until=until))
    there = ksef.stands(act, [subject(record) for record in records])
    shown = [record for record in records if everything or there[record.row.id].there]
    rows = [_row(act, record, there[record.row.id]) for record in shown]
    return Outcome(rows, notes=(*_limit(act, since or act.day), *_lasting(act, shown, there)))


def _lasting(act: Act, shown: Sequence[Record], there: Mapping[int, ksef.Stand]) -> tuple[Note, ...]:
    """The outage that lasts, where no term of a document runs because of it."""
    without = [r.row.issued_on for r in shown if there[r.row.id].required and there[r.row.id].due_on is None]
    lasting = [each for each in stored.outages(act.db, min(without)) if each.ended_on is None] if without else []
    return tuple(Note("OUTAGE_LASTS", {"id": each.id, "since": plain(each.began_on)}) for each in lasting[:1])


def _row(act: Act, record: Record, stand: ksef.Stand) -> AtKsef:
    row, due = record.row, stand.due_on
    client = act.db.get(Client, row.client_id)
    state = (
        "numbered" if stand.number else "handed-over" if stand.handed_over_at else "to-hand-over" if stand.required else "outside"
    )
    late = (act.day - due).days if due is not None and stand.number is None else 0
    return AtKsef(
        row.number, Word(state), due, Text(client.key if client else ""), Money(row.gross, row.currency), row.issued_on,
        Word(row.kind), stand.number, stand.handed_over_at, stand.accepted_at, max(0, late),
    )  # fmt: skip


def _limit(act: Act, day: date) -> tuple[Note, ...]:
    """How much of the monthly limit is used, where the month has one."""
    if not ksef.counts(act, day):
        return ()
    listed = stored.counted(act.db, first=day.replace(day=1), last=ksef.month_end(day))
    used = Money(sum(ksef.in_grosze(each.gross, each.exchange) for each in listed), "PLN")
    limit = Money(Terms(statute_of(KSEF_DUTY).on(day)).duty_limit.value * 100, "PLN")
    code = "KSEF_OVER_LIMIT" if used.minor > limit.minor else "KSEF_IN_LIMIT"
    return (Note(code, {"month": f"{day.year}-{day.month:02d}", "used": plain(used), "limit": plain(limit)}),)
