"""Products."""

from sqlmodel import Field

from supportctl.store.tables.base import Table, taken_back, unique


class Product(Table, table=True):
    """`regulation`: the slug that serves the product by default. `offered`: sold in the shops today. `commercial`: a commercial
    program, `supported`: its producer offers support for it."""

    __table_args__ = (unique("ux_product_key", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str
    name: str
    vendor: str
    regulation: str
    offered: bool
    editions: str = ""
    commercial: bool = True
    supported: bool = True
    undone: int | None = taken_back()
