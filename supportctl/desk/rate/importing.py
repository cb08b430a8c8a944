"""Rates from files of the NBP's table A: all of a file, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from supportctl.calendar import is_business_day
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.rate.exchange import RateData, checked, rate_data, write
from supportctl.desk.rate.nbp import Answer
from supportctl.desk.rate.tables import TableFile, Written, read
from supportctl.errors import Conflict, Gap, InvalidInput, SupportError
from supportctl.store.compiled import prices
from supportctl.store.compiled.rows import ExchangeRate
from supportctl.tuples import NamedTuple


class ImportedRates(NamedTuple):
    """What a file brought. `read`: how many rates it has; `unchanged`: those that were on record already; `rates`: those that
    weren't, in the order of the file."""

    read: int
    made: int
    unchanged: int
    first_day: date
    last_day: date
    rates: tuple[RateData, ...]


def import_file(act: Act, *, path: str, content: bytes) -> Outcome[ImportedRates]:
    """The rates of a file, as `rate set` would take them. Raises InvalidInput naming the line that can't be used, Conflict naming
    the line whose rate or table differs from what is on record."""
    return _recorded(act, [(path, read(path, content))])


def record_fetched(act: Act, *, answers: Sequence[Answer]) -> Outcome[ImportedRates]:
    """The same of what the NBP's service answered; an answer that can't be used is a gap."""
    try:
        found = [(answer.url, read(answer.url, answer.content)) for answer in answers]
        return _recorded(act, found)
    except InvalidInput as error:
        problem = {"code": error.code, "params": error.params}
        raise Gap("NBP_BAD_ANSWER", problem=problem) from error


def _recorded(act: Act, files: Iterable[tuple[str, TableFile]]) -> Outcome[ImportedRates]:
    known = _Known(prices.rates(act.db))
    days: list[date] = []
    made: list[RateData] = []
    for path, file in files:
        for written in file.rates:
            try:
                row = checked(act, currency=written.currency, rate=written.rate, table=written.table, on=_day(written))
                is_new = known.takes(row)
            except (InvalidInput, Conflict) as error:
                raise _at(path, file, written, error) from error
            days.append(row.published_on)
            if is_new:
                write(act, row)
                made.append(rate_data(row))
    found = ImportedRates(len(days), len(made), len(days) - len(made), min(days), max(days), tuple(made))
    return Outcome(found, made=made[-1].table if made else None)


class _Known:
    """The rates on record and those that came with the file so far: a year of them is looked up without a statement each."""

    def __init__(self, rows: Iterable[ExchangeRate]) -> None:
        self._rates: dict[tuple[str, date], ExchangeRate] = {}
        self._days: dict[str, date] = {}
        for row in rows:
            self._keep(row)

    def takes(self, row: ExchangeRate) -> bool:
        """Is it new? Raises Conflict for another rate of that day, or another day of that table."""
        before = self._rates.get((row.currency, row.published_on))
        if before is not None and (before.rate, before.table_number) != (row.rate, row.table_number):
            on = row.published_on.isoformat()
            raise Conflict("RATE_DIFFERS", currency=row.currency, on=on, rate=before.rate, table=before.table_number)
        day = self._days.get(row.table_number, row.published_on)
        if day != row.published_on:
            raise Conflict("RATE_TABLE_TAKEN", table=row.table_number, on=day.isoformat())
        self._keep(row)
        return before is None

    def _keep(self, row: ExchangeRate) -> None:
        self._rates[row.currency, row.published_on] = row
        self._days[row.table_number] = row.published_on


def _day(written: Written) -> date:
    try:
        return date.fromisoformat(written.on)
    except ValueError:
        raise InvalidInput("BAD_RATE_DAY", value=written.on) from None


def _at(path: str, file: TableFile, written: Written, error: SupportError) -> SupportError:
    """The same failure, with the place in the file where it lies."""
    problem = {"code": error.code, "params": error.params}
    code = "RATE_LINE" if file.by_line else "RATE_ENTRY"
    return type(error)(code, path=path, number=written.place, problem=problem)


def require_days(first: date, last: date, today: date) -> None:
    """Days that the NBP may have tables of: in their order, come by now, a working day among them. Raises InvalidInput."""
    if first > last:
        raise InvalidInput("DAYS_REVERSED", first=first.isoformat(), last=last.isoformat())
    if last > today:
        raise InvalidInput("RATE_AHEAD", on=last.isoformat())
    if not any(is_business_day(first + timedelta(days=n)) for n in range(min(10, (last - first).days + 1))):
        raise InvalidInput("NO_RATE_THAT_DAY", on=first.isoformat())
