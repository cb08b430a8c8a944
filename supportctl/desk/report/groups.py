"""What the rows of a report are grouped by, and the days that it is about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Protocol

from supportctl.calendar import WARSAW
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.errors import InvalidInput
from supportctl.store.compiled import reports
from supportctl.tuples import NamedTuple

BY = ("client", "operator", "product", "regulation", "day")

# A key, a name, or a day; None for what has none.
Group = str | date | None
_HOUR = 3600


class Period(NamedTuple):
    """From the first to the last day; None where it has no such end."""

    first: date | None
    last: date | None

    @property
    def since(self) -> datetime | None:
        """The first instant."""
        return None if self.first is None else datetime.combine(self.first, time(0), WARSAW).astimezone(UTC)

    @property
    def until(self) -> datetime | None:
        """The first instant after it."""
        end = None if self.last is None else self.last + timedelta(days=1)
        return None if end is None else datetime.combine(end, time(0), WARSAW).astimezone(UTC)


def period(month: str | None, first: date | None, last: date | None) -> Period:
    """The days that were typed: a month, or from one to another; all without any. Raises InvalidInput."""
    if month is not None and (first is not None or last is not None):
        raise InvalidInput("NOT_TOGETHER", left="--month", right="--from" if first is not None else "--to")
    if month is not None:
        return Period(*inputs.month(month))
    if first is not None and last is not None and last < first:
        raise InvalidInput("TO_BEFORE_FROM", first=first.isoformat(), last=last.isoformat())
    return Period(first, last)


class Concerned(Protocol):
    """What a row of a report's statement says of whom and what it is about."""

    @property
    def client_id(self) -> int:
        """The client's number."""

    @property
    def product_id(self) -> Any:
        """The product's number, where there is one."""

    @property
    def regulation(self) -> Any:
        """The regulation, where there is one."""


class Groups:
    """The groups of a report. Clients that were merged are one."""

    def __init__(self, act: Act, by: str) -> None:
        self.by = inputs.word(by, "--by", BY)
        rows = reports.client_names(act.db) if by == "client" else []
        keys = {number: key for number, key, _ in rows}
        self._clients = {number: keys.get(into, key) if into is not None else key for number, key, into in rows}
        self._products = dict(reports.product_names(act.db)) if by == "product" else {}
        self._days: dict[int, date] = {}

    def of(self) -> Callable[[Concerned, str | None, int], Group]:
        """Gives the group of a row, of an operator and of an instant in seconds."""
        by = self.by
        if by == "client":
            return lambda row, operator, second: self._clients.get(row.client_id)
        if by == "product":
            return lambda row, operator, second: self._products.get(row.product_id)
        if by == "regulation":
            return lambda row, operator, second: row.regulation
        if by == "operator":
            return lambda row, operator, second: operator
        return lambda row, operator, second: self.day(second)

    def day(self, second: int) -> date:
        """The legal day of an instant: Warsaw's offset is whole hours."""
        hour = second // _HOUR
        found = self._days.get(hour)
        if found is None:
            found = self._days[hour] = datetime.fromtimestamp(hour * _HOUR, WARSAW).date()
        return found


def ordered(groups: dict[Any, Any]) -> list[tuple[Any, Any]]:
    """The groups by name or day, what has none last."""
    return sorted(groups.items(), key=lambda each: (each[0] is None, str(each[0])))
