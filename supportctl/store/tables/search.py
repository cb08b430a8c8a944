"""What `search` looks in: the folded words of each ticket, client and invoice, written by store/searching.py with every change.

The indexes over these tables are made by the migration, each database in its own way: SQLite an FTS5 table, kept by triggers,
PostgreSQL an index over to_tsvector.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, Text
from sqlmodel import Field

from supportctl.store.tables.base import Table

_NUMBER = BigInteger().with_variant(Integer, "sqlite")


class SearchEntry(Table, table=True):
    """The words of a ticket, whose number is the `id`; `rest`: its serials and addresses."""

    __tablename__ = "search_entry"

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    subject: str = Field(default="", sa_type=Text)
    messages: str = Field(default="", sa_type=Text)
    rest: str = Field(default="", sa_type=Text)


class ConfidentialEntry(Table, table=True):
    """The same of tickets in which something is confidential: all their words, those too."""

    __tablename__ = "confidential_entry"

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    subject: str = Field(default="", sa_type=Text)
    messages: str = Field(default="", sa_type=Text)
    rest: str = Field(default="", sa_type=Text)


class RecordEntry(Table, table=True):
    """The same of clients and invoices, all words in `rest`; `id` is that of store/entries.py. Apart from the tickets: of a word that is
    common there these would have to be looked for among all of them."""

    __tablename__ = "record_entry"

    id: int | None = Field(default=None, primary_key=True, sa_type=_NUMBER)
    subject: str = Field(default="", sa_type=Text)
    messages: str = Field(default="", sa_type=Text)
    rest: str = Field(default="", sa_type=Text)
