"""Clients."""

from datetime import datetime

from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, taken_back, unique


class Client(Table, table=True):
    """`kind`: company, sole-trader or consumer. `phone` in E.164; its history is in phones.py. Without a name: erased."""

    __table_args__ = (unique("ux_client_key", "key"),)

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
