"""What the changes of a transaction come to for hooks: tickets opened and closed, sessions started and stopped, documents issued."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from supportctl.store.compiled.rows import Invoice, Ticket, WorkSession
from supportctl.store.journal import MARK
from supportctl.store.row import Row
from supportctl.tuples import NamedTuple

if TYPE_CHECKING:
    from supportctl.store.engine import Db
    from supportctl.store.journal import Change

OPENED, STARTED, STOPPED, CLOSED, ISSUED = "ticket-open", "session-start", "session-stop", "ticket-close", "invoice-issue"
EVENTS = (OPENED, STARTED, STOPPED, CLOSED, ISSUED)
# By which event a new row is made.
_MADE: dict[type[Row], str] = {Ticket: OPENED, WorkSession: STARTED, Invoice: ISSUED}


class Happened(NamedTuple):
    """One event, and the row that it is about."""

    event: str
    row: Row


class Watch(Protocol):
    """Who is told of the transactions of a store."""

    def begun(self) -> None:
        """A transaction begins; what was told of one that never ended is void."""

    def settled(self, db: Db, changes: Sequence[Change]) -> None:
        """These are about to be committed; what is written now is committed with them."""

    def committed(self) -> None:
        """It is."""


def of(changes: Iterable[Change], *, back: bool) -> list[Happened]:
    """The events of changes, in the order of the rows that were touched. `back`: of an undo or redo, those that it takes back or
    gives back; nothing else takes an event back."""
    return [Happened(event, change.row) for change in changes for event in _events(change, back)]


def _of_new(row: Row) -> list[str]:
    """The events that a new row is; what was over when it was recorded has its end, too."""
    found = [_MADE[type(row)]]
    if isinstance(row, WorkSession) and row.stopped_at is not None:
        found.append(STOPPED)
    if isinstance(row, Ticket) and row.status == "closed":
        found.append(CLOSED)
    return found


def _events(change: Change, back: bool) -> list[str]:
    row = change.row
    kind = type(row)
    if kind not in _MADE or change.erased or change.after is None:
        return []
    if change.before is None:
        return _of_new(row)
    after = dict(zip(kind.COLUMNS, change.after, strict=True))
    before = dict(zip(kind.COLUMNS, change.before, strict=True))
    if before.get(MARK) != after.get(MARK):
        return [_MADE[kind]]
    if kind is WorkSession:
        # Another end is a correction.
        return [STOPPED] if _turned(before["stopped_at"] is None, after["stopped_at"] is None, back) else []
    return [CLOSED] if kind is Ticket and _turned(before["status"] != "closed", after["status"] != "closed", back) else []


def _turned(goes_on: bool, still: bool, back: bool) -> bool:
    """It ended; or its end was taken back or given back."""
    return goes_on != still and (goes_on or back)
