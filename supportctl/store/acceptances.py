"""Price lists as they stood, which clients accept; acceptances themselves are in compiled/acceptances.py."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.store.compiled import acceptances
from supportctl.store.engine import Db

# What a client accepts: the regulation itself, or the price list that goes with it.
REGULATION, PRICE_LIST = "regulation", "price-list"


class PriceList(NamedTuple):
    """A price list as it stood: its newest change, and the number of the last price on it, which no later entry changes."""

    changed_on: date
    last_price: int

    @property
    def version(self) -> str:
        """What an acceptance names it by."""
        return f"{self.changed_on.isoformat()}/{self.last_price}"


def price_list(db: Db, prefix: str, day: date, known_until: int | None = None) -> PriceList | None:
    """The list of the items whose key begins so, in force on a day; only prices up to the number `known_until`, if given."""
    found = acceptances.price_list(db, prefix, day, known_until)
    if found.changed_on is None or found.last_price is None:
        return None
    return PriceList(found.changed_on, found.last_price)
