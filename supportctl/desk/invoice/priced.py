"""What is to be billed, before a document is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal

from supportctl.desk.ground.act import Act
from supportctl.store.compiled import invoices
from supportctl.store.compiled.rows import Invoice
from supportctl.tuples import NamedTuple


class Priced(NamedTuple):
    """A line to be. `quantity` of `unit` at `price` minor units each, net unless `gross_price`, less `discount` minor units.
    `name` and `unit` stand on the document, so they are Polish. `clauses`: {"regulation", "clause"} of what priced it.
    `of`: the item of the price list that it is a part of, where it isn't that itself: an advance."""

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
    of: str = ""

    @property
    def listed(self) -> str:
        """The item of the price list."""
        return self.of or self.item


def priced_again(act: Act, former: Invoice) -> list[Priced]:
    """The lines of a document priced net, for another one with the same lines."""
    return [
        Priced(
            item=line.item,
            name=line.name,
            quantity=Decimal(line.quantity),
            unit=line.unit,
            price=line.unit_net,
            currency=former.currency,
            vat_rate=line.vat_rate,
            clauses=json.loads(line.clauses),
            discount=line.discount,
        )
        for line in invoices.lines(act.db, former.id)
    ]
