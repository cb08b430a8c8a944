"""What is to be billed, before a document is made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple


class Priced(NamedTuple):
    """A line to be. `quantity` of `unit` at `price` minor units each, net unless `gross_price`, less `discount` minor units.
    `name` and `unit` stand on the document, so they are Polish. `clauses`: {"regulation", "clause"} of what priced it."""

    item: str
    name: str
    quantity: Decimal
    unit: str
    price: int
    currency: str
    vat_rate: str
    clauses: Sequence[Mapping[str, str]]
    gross_price: bool = False
    discount: int = 0
    ticket: int | None = None
