"""Clients and their contact persons."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from supportctl.store.tables.base import Table, instant


class Client(Table, table=True):
    """`kind`: company, sole-trader or consumer. `phone` in E.164; its history is in phones.py. Without a name: erased."""

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    kind: str
    nip: str | None = Field(default=None, index=True)
    email: str | None = Field(default=None, index=True)
    phone: str | None = Field(default=None, index=True)
    address: str
    country: str
    created_at: datetime = instant()


class Contact(Table, table=True):
    """The person named for contacts (§4.6); the newest row of a client counts. A person's data, erasable."""

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    name: str
    email: str | None = None
    competent: bool
    happened_at: datetime = instant()
    operator: str
