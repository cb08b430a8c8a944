"""Types of the columns: an instant is kept as UTC seconds (an integer), and comes back as an aware datetime."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Table(SQLModel):
    """The base of every table. A command doesn't see it: it works with the row class that is compiled from it.

    ONLY_ADDED: no command changes a row; what an erasure empties is the exception.
    """

    model_config = {"defer_build": True}
    ONLY_ADDED: ClassVar[bool] = False


class Instant(TypeDecorator[datetime]):
    """Aware datetime in, aware UTC datetime out, whole seconds since 1970 in the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone")
        return int(value.timestamp())

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value, UTC)


def instant(*, nullable: bool = False) -> Any:
    """A column that holds an instant."""
    return Field(default=None, sa_type=Instant, nullable=True) if nullable else Field(sa_type=Instant, nullable=False)


# Rows that nothing took back: what unique indexes and hot lists are about.
STANDS = text("undone IS NULL")


def taken_back() -> Any:
    """The column that marks a row whose command was undone: the number of that command's first change set, None while the row
    stands. Every statement leaves marked rows out, unless it says otherwise (statements/dsl.py)."""
    return Field(default=None, sa_type=BigInteger, nullable=True)


def unique(name: str, *columns: str) -> Index:
    """A key that no two rows may share; one that was undone gives its key free."""
    return Index(name, *columns, unique=True, sqlite_where=STANDS, postgresql_where=STANDS)


def standing(name: str, *columns: str) -> Index:
    """An index for counting: of the rows that stand, so that none has to be read to see whether it does."""
    return Index(name, *columns, sqlite_where=STANDS, postgresql_where=STANDS)


def minor(*, nullable: bool = False) -> Any:
    """A column that holds money in minor units; its currency stands beside it."""
    return Field(default=None, sa_type=BigInteger, nullable=True) if nullable else Field(sa_type=BigInteger, nullable=False)
