"""What every row class of store/compiled/rows.py is, and how the values of a column come out of the database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar


class Row:
    """One row of a table, with an attribute for each column. A row that isn't stored yet has the id 0.

    COLUMNS is in the order of the table; KEY names the columns of its primary key. ONLY_ADDED: no command changes such a row.
    MARKED: a row whose command was undone stays, marked in `undone`.
    """

    __slots__ = ()
    TABLE: ClassVar[str]
    COLUMNS: ClassVar[tuple[str, ...]]
    KEY: ClassVar[tuple[str, ...]] = ("id",)
    ONLY_ADDED: ClassVar[bool] = False
    MARKED: ClassVar[bool] = False

    @staticmethod
    def load(values: Any) -> Any:
        """The row of one record, its values in the order of COLUMNS as the database gave them."""
        raise NotImplementedError

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.COLUMNS)
        return f"{type(self).__name__}({shown})"


def instant(value: Any) -> Any:
    """UTC seconds since 1970, as an aware datetime."""
    return None if value is None else datetime.fromtimestamp(value, UTC)


def day(value: Any) -> Any:
    """A legal day: text in SQLite, a date on a server."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def flag(value: Any) -> Any:
    """A boolean: 0 or 1 in SQLite."""
    return None if value is None else bool(value)
