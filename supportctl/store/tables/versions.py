"""By date, a product's newest version and the oldest one that its vendor supports."""

from __future__ import annotations

from datetime import date

from sqlmodel import Field

from supportctl.store.tables import catalogue as catalogue
from supportctl.store.tables.base import Table, taken_back


class ProductVersion(Table, table=True):
    """From `valid_from` on: the newest version, and the oldest supported by the vendor."""

    __tablename__ = "product_version"

    id: int | None = Field(default=None, primary_key=True)
    product_id: int = Field(foreign_key="product.id", index=True)
    valid_from: date
    newest: str | None = None
    oldest_supported: str | None = None
    undone: int | None = taken_back()
