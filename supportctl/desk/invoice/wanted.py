"""What is to be corrected, as it was typed."""

from __future__ import annotations

import re
from decimal import Decimal

from supportctl.errors import InvalidInput
from supportctl.money import parse_amount
from supportctl.tuples import NamedTuple

_QUANTITY = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,4})?")


class Wanted(NamedTuple):
    """What is to be corrected, as it was typed: a line, all of it to zero, or the buyer's data."""

    line: int | None = None
    quantity: str | None = None
    unit_net: str | None = None
    unit_gross: str | None = None
    to_zero: bool = False
    rebill: bool = False
    buyer_name: str | None = None
    buyer_nip: str | None = None
    buyer_address: str | None = None


def require_one(wanted: Wanted) -> str:
    """Which of the three is meant: line, zero or buyer. Raises InvalidInput for none or several."""
    buyer = any(part is not None for part in (wanted.buyer_name, wanted.buyer_nip, wanted.buyer_address))
    priced = any(part is not None for part in (wanted.quantity, wanted.unit_net, wanted.unit_gross))
    meant = [("--line", wanted.line is not None), ("--to-zero", wanted.to_zero), ("--buyer-…", buyer)]
    given = [option for option, is_given in meant if is_given]
    if len(given) > 1:
        raise InvalidInput("NOT_TOGETHER", left=given[0], right=given[1])
    if wanted.rebill and not wanted.to_zero:
        raise InvalidInput("ONLY_WITH", field="--rebill", other="--to-zero")
    if priced and wanted.line is None:
        raise InvalidInput("MISSING", field="--line")
    if wanted.line is not None and not priced:
        raise InvalidInput("CORRECT_TO_WHAT", line=wanted.line)
    if wanted.unit_net is not None and wanted.unit_gross is not None:
        raise InvalidInput("NOT_TOGETHER", left="--unit-net", right="--unit-gross")
    if not given:
        raise InvalidInput("CORRECT_WHAT")
    return "line" if wanted.line is not None else "zero" if wanted.to_zero else "buyer"


def parsed(wanted: Wanted) -> tuple[Decimal | None, int | None]:
    """Quantity, and the price of one in minor units; both may be zero. Raises InvalidInput."""
    quantity = wanted.quantity
    if quantity is not None and not _QUANTITY.fullmatch(quantity):
        raise InvalidInput("BAD_LINE_QUANTITY", value=quantity)
    price = wanted.unit_net if wanted.unit_net is not None else wanted.unit_gross
    minor = parse_amount(price, allow_zero=True) if price is not None else None
    return (Decimal(quantity.replace(",", ".")) if quantity is not None else None, minor)
