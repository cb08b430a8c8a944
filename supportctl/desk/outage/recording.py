"""`outage add`, `outage end`, `outage list`: when the KSeF was out, and where that was announced."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.calendar import legal_day
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.record import Text, Word
from supportctl.store.compiled import ksef
from supportctl.store.compiled.rows import KsefOutage
from supportctl.tuples import NamedTuple

UNAVAILABILITY, FAILURE = "unavailability", "failure"
KINDS = (UNAVAILABILITY, FAILURE)


class OutageData(NamedTuple):
    """An outage, in whole days. `kind`: unavailability or failure; `ended_on`: its last day, None while it lasts; `source`: where it was
    announced."""

    id: int | None
    kind: Word
    began_on: date
    ended_on: date | None
    source: Text
    recorded_at: datetime
    operator: str


def add(act: Act, *, kind: str, began_on: date, ended_on: date | None, source: str) -> Outcome[OutageData]:
    """Record an outage.

    An unavailability may lie ahead, for it is announced beforehand; a failure may not, nor its end. Raises InvalidInput for that, and
    for an end before the beginning, Conflict where one of the same kind is on record for one of its days.
    """
    word = inputs.word(kind, "kind", KINDS)
    said = inputs.line(source, "source")
    _require_days(act, word, began_on, ended_on)
    for each in ksef.outages(act.db, began_on):
        if each.kind == word and (ended_on is None or each.began_on <= ended_on):
            raise Conflict(
                "OUTAGE_ON_RECORD", id=each.id, kind=word, began_on=plain(each.began_on), ended_on=plain(each.ended_on)
            )
    row = act.db.add(
        KsefOutage(kind=word, began_on=began_on, ended_on=ended_on, source=said, recorded_at=act.now, operator=act.operator)
    )
    act.book("outage", row.id, kind=word, began_on=began_on, ended_on=ended_on)
    return Outcome(_data(row), made=str(row.id) if row.id else None)


def end(act: Act, reference: str, *, on: date) -> Outcome[OutageData]:
    """Record the last day of an outage. Raises NotFound, Conflict for one that ended, InvalidInput for a day before its first or ahead."""
    row = act.db.get(KsefOutage, lookup.number("outage", reference))
    if row is None:
        raise NotFound("NOT_FOUND", kind="outage", value=reference)
    if row.ended_on is not None:
        raise Conflict("OUTAGE_ENDED", id=row.id, ended_on=plain(row.ended_on))
    _require_days(act, row.kind, row.began_on, on)
    row.ended_on = on
    act.db.touch(row)
    act.book("outage", row.id, ended_on=on)
    return Outcome(_data(row), made=str(row.id))


def list_outages(act: Act) -> Outcome[list[OutageData]]:
    """The outages on record, the one that began last first."""
    return Outcome([_data(row) for row in ksef.all_outages(act.db)])


def _require_days(act: Act, kind: str, began_on: date, ended_on: date | None) -> None:
    today = legal_day(act.now)
    if ended_on is not None and ended_on < began_on:
        raise InvalidInput("OUTAGE_ENDS_FIRST", began_on=plain(began_on), ended_on=plain(ended_on))
    ahead = next((day for day in (began_on, ended_on) if day is not None and day > today), None)
    if kind == FAILURE and ahead is not None:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(ahead), today=plain(today))


def _data(row: KsefOutage) -> OutageData:
    return OutageData(row.id or None, Word(row.kind), row.began_on, row.ended_on, Text(row.source), row.recorded_at, row.operator)
