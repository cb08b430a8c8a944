"""Types of the columns: an instant is kept as UTC seconds (an integer), and comes back as an aware datetime."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import BigInteger
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


def minor(*, nullable: bool = False) -> Any:
    """A column that holds money in minor units; its currency stands beside it."""
    return Field(default=None, sa_type=BigInteger, nullable=True) if nullable else Field(sa_type=BigInteger, nullable=False)
