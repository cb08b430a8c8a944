"""What was invoiced, by group: the sums of the lines, proformas left out."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.report.groups import Group, Groups, Period
from supportctl.money import Money
from supportctl.store.compiled import reports
from supportctl.tuples import NamedTuple


class RevenueRow(NamedTuple):
    """The invoices of a group in one currency; of product and regulation the lines that are about a ticket of it. One invoice may
    be in several groups."""

    group: Group
    invoices: int
    net: Money
    vat: Money
    gross: Money


class _Sum:
    __slots__ = ("gross", "net", "numbers", "vat")

    def __init__(self) -> None:
        self.numbers: set[int] = set()
        self.net = self.vat = self.gross = 0


def report_revenue(act: Act, *, period: Period, by: str) -> Outcome[list[RevenueRow]]:
    """Invoices issued in the period; one row a group and currency. An operator's are those that they issued."""
    groups = Groups(act, by)
    group_of = groups.of()
    sums: dict[tuple[Group, str], _Sum] = {}
    for row in reports.sold(act.db, period.first, period.last):
        group: Group = row.issued_on if by == "day" else group_of(row, row.operator, 0)
        total = sums.setdefault((group, row.currency), _Sum())
        total.numbers.add(row.invoice_id)
        total.net += row.net
        total.vat += row.vat
        total.gross += row.gross
    found = sorted(sums.items(), key=lambda each: (each[0][0] is None, str(each[0][0]), each[0][1]))
    return Outcome([_row(group, currency, total) for (group, currency), total in found])


def _row(group: Group, currency: str, total: _Sum) -> RevenueRow:
    amounts = (Money(minor, currency) for minor in (total.net, total.vat, total.gross))
    return RevenueRow(group, len(total.numbers), *amounts)
