"""The figures of a line as they stand, and what a correction makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from supportctl.money import priced_line, round_half_up, split_gross, times
from supportctl.store.compiled.rows import CorrectedLine, InvoiceLine
from supportctl.tuples import NamedTuple


class Figures(NamedTuple):
    """Quantity, and minor units; `unit_gross` is None where the price is net."""

    quantity: Decimal
    unit_net: int
    unit_gross: int | None
    discount: int
    net: int
    vat: int
    gross: int

    @property
    def price(self) -> int:
        """What a unit costs, net or gross as it was agreed."""
        return self.unit_net if self.unit_gross is None else self.unit_gross


def of_line(line: InvoiceLine) -> Figures:
    """The figures of a line; of a correction's the differences."""
    return Figures(Decimal(line.quantity), line.unit_net, line.unit_gross, line.discount, line.net, line.vat, line.gross)


def as_they_stand(original: InvoiceLine, corrections: Iterable[InvoiceLine]) -> Figures:
    """The figures of a line of the original after the corrections that stand."""
    found = of_line(original)
    for line in corrections:
        if line.position == original.position:
            found = _each(found, of_line(line), 1)
    return found


def recomputed(original: InvoiceLine, quantity: Decimal, price: int) -> Figures:
    """The line with another quantity and price (minor units of one, net or gross as it was agreed). A discount keeps its share of
    quantity × price: 60.00 of 3 × 100.00 is 40.00 of 2 × 100.00."""
    gross = original.unit_gross is not None
    was = of_line(original)
    whole, whole_now = times(was.price, was.quantity), times(price, quantity)
    discount = round_half_up(Decimal(was.discount) * whole_now / whole) if whole else 0
    sums = priced_line(price, quantity, discount, original.vat_rate, gross_price=gross)
    unit_net = split_gross(price, original.vat_rate)[0] if gross else price
    return Figures(quantity, unit_net, price if gross else None, discount, sums.net, sums.vat, sums.gross)


def difference(original: InvoiceLine, before: Figures, after: Figures) -> InvoiceLine:
    """The line of a correction: after − before, field by field, under the position of the original."""
    change = _each(after, before, -1)
    return InvoiceLine(
        invoice_id=0,
        position=original.position,
        item=original.item,
        name=original.name,
        quantity=_text(change.quantity),
        unit=original.unit,
        unit_net=change.unit_net,
        discount=change.discount,
        net=change.net,
        vat_rate=original.vat_rate,
        vat=change.vat,
        gross=change.gross,
        clauses=original.clauses,
        ticket_id=original.ticket_id,
        unit_gross=change.unit_gross,
        annex_15=original.annex_15,
    )


def kept(before: Figures, line_id: int) -> CorrectedLine:
    """What stood before a line of a correction, to be stored."""
    return CorrectedLine(
        line_id=line_id,
        quantity=_text(before.quantity),
        unit_net=before.unit_net,
        unit_gross=before.unit_gross,
        discount=before.discount,
        net=before.net,
        vat=before.vat,
        gross=before.gross,
    )


def _each(left: Figures, right: Figures, sign: int) -> Figures:
    return Figures(
        quantity=left.quantity + sign * right.quantity,
        unit_net=left.unit_net + sign * right.unit_net,
        unit_gross=None if left.unit_gross is None else left.unit_gross + sign * (right.unit_gross or 0),
        discount=left.discount + sign * right.discount,
        net=left.net + sign * right.net,
        vat=left.vat + sign * right.vat,
        gross=left.gross + sign * right.gross,
    )


def _text(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
