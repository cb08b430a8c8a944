"""Clients."""

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
