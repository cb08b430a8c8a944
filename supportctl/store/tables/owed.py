"""What waits for payment: the documents of which something is left to pay, written by store/owing.py with every change."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Integer
from sqlmodel import Field

from supportctl.store.tables.base import Table


class OwedDocument(Table, table=True):
    """A document of which something is left to pay; `id` is the document's. Most were paid long ago: these few are found at once."""

    __tablename__ = "owed_document"

    id: int | None = Field(default=None, primary_key=True, sa_type=BigInteger().with_variant(Integer, "sqlite"))
    due_on: date = Field(index=True)
