"""The seller, and prices by date."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from supportctl.store.tables.base import Table, instant, minor, taken_back


class Seller(Table, table=True):
    """Who sells, from `valid_from` on; the first row holds from always."""

    id: int | None = Field(default=None, primary_key=True)
    valid_from: date
    name: str
    nip: str
    address: str
    bank_account: str
    email: str
    payment_days: int
    recorded_at: datetime = instant()
    undone: int | None = taken_back()


class Price(Table, table=True):
    """The price of one unit of an item from `valid_from` on; net unless `gross`. `name` and `unit` stand on an invoice.

    `exempt_basis`: the provision by which the item is exempt; `annex_15`: is it in annex 15 of the VAT act (split payment)?"""

    __table_args__ = (Index("ix_price_item", "item", "valid_from"),)

    id: int | None = Field(default=None, primary_key=True)
    item: str
    valid_from: date
    amount: int = minor()
    currency: str
    vat_rate: str
    gross: bool
    name: str | None = None
    unit: str | None = None
    recorded_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
    exempt_basis: str | None = None
    annex_15: bool = False
