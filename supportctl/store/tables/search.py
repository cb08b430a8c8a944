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
    """The words of a ticket, client or invoice; `id` is that of store/searching.py's entry_id. Of a ticket `subject` and `messages`;
    `rest`: its serials and addresses, all words of a client or an invoice."""

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
