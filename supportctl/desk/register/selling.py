"""The sales register of a month: what the accountant books, in PLN.

A document is in the month of its tax point, the day of its service; a correction in the month of its own issue, with the difference.
Proformas are no documents of sale, and what was annulled counts nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.files import write_file
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice import ksef
from supportctl.desk.invoice.document import Document, LineData
from supportctl.desk.invoice.loading import document_of, load, subject
from supportctl.money import Line, Money, times, totals, vat_of_net
from supportctl.record import ABSENT, Text, Word
from supportctl.regulations import VAT_INVOICES, statute_of
from supportctl.regulations.vat_invoices.facts import RegisterFacts
from supportctl.regulations.vat_invoices.rules import register_marker
from supportctl.store.compiled import invoices
from supportctl.tuples import NamedTuple

HOME = "PLN"


class RateSums(NamedTuple):
    """Net and VAT of one rate: a percentage, or zw, np I or np II."""

    vat_rate: str
    net: Money
    vat: Money


class Sale(NamedTuple):
    """A document as the register has it; its sums in PLN. `tax_point`: the day of the service. `marker`: OFF, BFK or DI where there is
    no number of the KSeF, else None. `corrects`: of a correction the original; its sums are differences."""

    number: str
    kind: Word
    issued_on: date
    tax_point: date
    buyer: Text
    nip: str | None
    country: str
    currency: str
    rates: tuple[RateSums, ...]
    net: Money
    vat: Money
    gross: Money
    ksef_number: str | None
    marker: str | None
    corrects: str | None


class Exported(NamedTuple):
    """A register that was written into a file."""

    path: str
    month: str
    documents: int
    net: Money
    vat: Money


def sales(act: Act, *, month: str) -> Outcome[list[Sale]]:
    """The sales register of a month, YYYY-MM, in the order of issue. Raises InvalidInput, Gap for a month that no text of the VAT act
    decides."""
    first, last = inputs.month(month)
    rows = invoices.registered(act.db, first=first, last=last)
    records = load(act, rows)
    there = ksef.stands(act, [subject(record) for record in records])
    return Outcome([_sale(document_of(act, record), there[record.row.id]) for record in records])


def export(act: Act, *, month: str, path: str, text: Callable[[list[Sale]], bytes]) -> Outcome[Exported]:
    """Write the register into a file of its own. Raises Conflict where there is one, InvalidInput where it can't be written."""
    found = sales(act, month=month).data
    written = write_file(Path(path), text(found))
    net, vat = (sum(getattr(sale, name).minor for sale in found) for name in ("net", "vat"))
    return Outcome(Exported(str(written), month, len(found), Money(net, HOME), Money(vat, HOME)), made=path)


def _sale(paper: Document, there: ksef.Stand) -> Sale:
    rates = tuple(in_zloty(paper))
    net, vat = sum(sums.net.minor for sums in rates), sum(sums.vat.minor for sums in rates)
    facts = RegisterFacts(there.there, there.number is not None)
    marker = register_marker(facts, statute_of(VAT_INVOICES).on(paper.issued_on)).value
    return Sale(
        number=paper.number or "",
        kind=paper.kind,
        issued_on=paper.issued_on,
        tax_point=paper.service_date,
        buyer=Text(paper.buyer.name),
        nip=paper.buyer.nip,
        country=paper.buyer.country,
        currency=paper.currency,
        rates=rates,
        net=Money(net, HOME),
        vat=Money(vat, HOME),
        gross=Money(net + vat, HOME),
        ksef_number=there.number,
        marker=marker,
        corrects=paper.corrects,
    )


def in_zloty(paper: Document) -> list[RateSums]:
    """Net and VAT by rate in PLN: of a document in another currency the net of each rate is converted, then taxed, as its VAT in PLN is
    told; of a correction that of what stands after less that of what stood before."""
    if paper.exchange is None:
        return [RateSums(line.rate, Money(line.net, HOME), Money(line.vat, HOME)) for line in paper.by_rate]
    rate = paper.exchange.rate
    if paper.correction is ABSENT:
        return [_sums(name, *pair) for name, pair in _converted(paper.by_rate, rate).items()]
    after, before = (_converted(totals(_lines(paper.lines, side)).by_rate, rate) for side in ("after", "before"))
    return [_sums(name, after[name][0] - before[name][0], after[name][1] - before[name][1]) for name in after]


def _sums(rate: str, net: int, vat: int) -> RateSums:
    return RateSums(rate, Money(net, HOME), Money(vat, HOME))


def _converted(by_rate: Iterable[Line], rate: Decimal) -> dict[str, tuple[int, int]]:
    """{rate of VAT: (net, VAT) in grosze}."""
    return {line.rate: (net := times(line.net, rate), vat_of_net(net, line.rate)) for line in by_rate}


def _lines(lines: Iterable[LineData], side: str) -> Iterable[Line]:
    for line in lines:
        state = line.after if side == "after" else line.before
        if state is not ABSENT:
            yield Line(state.net.minor, state.vat.minor, state.gross.minor, line.vat_rate)
