"""Products, and their versions by date."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.versions import ProductVersion


def by_key(key: str) -> Product | None:
    """A product by its key."""
    return compiled(select(Product).where(Product.key == key))


def every() -> list[Product]:
    """The catalogue, by key."""
    return compiled(select(Product).order_by(col(Product.key)))


def version_by(product_id: int, day: date) -> ProductVersion | None:
    """The versions in force on a day: of the rows that began by then, the newest."""
    wanted = select(ProductVersion).where(ProductVersion.product_id == product_id, col(ProductVersion.valid_from) <= day)
    return compiled(wanted.order_by(col(ProductVersion.valid_from).desc(), col(ProductVersion.id).desc()).limit(1))


def versions() -> list[ProductVersion]:
    """Those of all products, in the order of recording."""
    return compiled(select(ProductVersion).order_by(col(ProductVersion.id)))


def first_version(product_id: int) -> ProductVersion | None:
    """The earliest versions on record, which hold from always."""
    wanted = select(ProductVersion).where(ProductVersion.product_id == product_id)
    return compiled(wanted.order_by(col(ProductVersion.valid_from), col(ProductVersion.id)).limit(1))
