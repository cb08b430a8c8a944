"""Clients."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, taken_back, unique

ALIAS = text("merged_into IS NOT NULL")


class Client(Table, table=True):
    """`kind`: company, sole-trader or consumer. `phone` in E.164; its history is in phones.py. Without a name: erased.

    `merged_into`: another client that this one is an alias of, which itself is none's.
    """

    __table_args__ = (
        unique("ux_client_key", "key"),
        Index("ix_client_merged_into", "merged_into", sqlite_where=ALIAS, postgresql_where=ALIAS),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str
    name: str
    kind: str
    nip: str | None = Field(default=None, index=True)
    email: str | None = Field(default=None, index=True)
    phone: str | None = Field(default=None, index=True)
    address: str
    country: str
    created_at: datetime = instant()
    undone: int | None = taken_back()
    merged_into: int | None = Field(default=None, foreign_key="client.id")


class FormerKey(Table, table=True):
    """A key that a client had until it got another one; the client is still found by it."""

    __tablename__ = "former_key"

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    key: str = Field(index=True)
    until: datetime = instant()
    undone: int | None = taken_back()
