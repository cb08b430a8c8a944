"""The journal of changes: what every changed row was, and by which command."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class ChangeSet(Table, table=True):
    """One transaction that changed something: the command that was typed, who typed it, when it was recorded.

    `run`: the first change set of the same call, where a call made several (a list of ids); None in the first. `undoes`: what an
    `undo` or `redo` takes back: the first change set of a command, or the change set of an `undo`. `taken_back`: it is undone at
    present.
    """

    __tablename__ = "change_set"
    __table_args__ = (Index("ix_change_set_operator", "operator", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    command: str
    operator: str
    recorded_at: datetime = instant()
    run: int | None = Field(default=None, sa_type=BigInteger, index=True)
    undoes: int | None = Field(default=None, sa_type=BigInteger, index=True)
    taken_back: bool = False


class RowChange(Table, table=True):
    """One row that a transaction added, changed, deleted or erased (`act`). `row_key`: its key, with commas.

    `before`: JSON of the columns that changed as they were, of a deleted row of all; None where the row is only ever added to, was
    added, or once it is too old. A personal value stands there as {"personal": number}. `digest`: SHA-256 of the row as it became;
    `salts`: JSON, by column the number of the salt that a personal value went into it with.
    """

    __tablename__ = "row_change"
    __table_args__ = (Index("ix_row_change_row", "table_name", "row_key", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    change_set_id: int = Field(foreign_key="change_set.id", index=True)
    table_name: str
    row_key: str
    act: str
    before: str | None = Field(default=None, sa_type=Text)
    salts: str | None = Field(default=None, sa_type=Text)
    digest: bytes | None = None
    image: bytes | None = None


class ChainEntry(Table, table=True):
    """An entry of the chain of proof: its number, without a gap, the change set that it covers (the first one: the last of those that
    there were before), and the SHA-256 of the head before it and of what it covers (store/chain.py)."""

    __tablename__ = "chain"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # as SQLModel wants it

    number: int | None = Field(default=None, primary_key=True)
    change_set_id: int = Field(foreign_key="change_set.id")
    head: bytes


class PersonalValue(Table, table=True):
    """A personal value that a row held in `column_name`, or (value None) holds, with the salt of its digest. An erasure deletes a
    client's; the number is never given again."""

    __tablename__ = "personal_value"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # as SQLModel wants it

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(sa_type=BigInteger, index=True)
    column_name: str
    salt: bytes
    value: str | None = Field(default=None, sa_type=Text)
