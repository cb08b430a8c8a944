"""The typed document: what every kind of invoice is once it is issued, frozen.

Kinds: vat, advance and final (series FV), proforma (PF), correction (FK). `loading.document_of` makes one of its rows, `documents.issue_document`
writes one; what happens to it afterwards (payments, corrections, annulment, sending, KSeF) is in rows of tables of their own
and told beside it: records.InvoiceData has the document as its `core`.

How others read it:

a printer     the fields from top to bottom. `lines` in their order; `by_rate` and `net`, `vat`, `gross` below them; `in_words` and
              `exchange`. A document without `number` is a draft.
an XML        `seller` and `buyer` are the parties as they stood. A line's `unit_gross` is there where the price was agreed gross
builder       (consumers); else `unit_net` is the price. For a correction `correction` names the original with its day, and the
              reason; each line has `before` and `after`, and its own figures are after − before, field by field. The rows of FA(3)
              are those of `before` (StanPrzed) and of `after`. A correction of the buyer's data has no lines, and `buyer_before`.
              `annotations` are those of Adnotacje and Zwolnienie; a line's `vat_rate` is a percentage, or zw, np I or np II.
a register    `by_rate`: net and VAT of each rate, the sums of the lines' own (one policy: money.totals). Those of a correction are
              differences, so a register only adds up. `exchange.vat_pln` is the VAT in PLN of a document in another currency, for a
              correction the difference. Leave out documents that were annulled (InvoiceData.annulled_at) and proformas.

Money is in the document's currency. `clauses` and `item` of a line say which clause priced it and by what item of the price list.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from supportctl.desk.ground.numbering import SERIES
from supportctl.money import Line, Money, totals
from supportctl.record import ABSENT, Absent, Cited, Hours, Iban, Rate, Word
from supportctl.tuples import NamedTuple


class SellerData(NamedTuple):
    """The seller, as it stands on an invoice; `from_`: since when."""

    name: str
    nip: str
    address: str
    bank_account: Iban
    email: str
    payment_days: int
    from_: date


class BuyerData(NamedTuple):
    """The buyer, as it stood on the document; "" and None once it was erased."""

    name: str
    nip: str | None
    address: str
    country: str


class ExchangeData(NamedTuple):
    """PLN for one unit of the currency, the table and its day, and the VAT of the document in PLN."""

    rate: Decimal
    table: str
    on: date
    vat_pln: Decimal


class Annotation(NamedTuple):
    """What the VAT act wants said on a document. `code`: reverse-charge or split-payment, `words` are what stands on it then; exempt,
    `words` name the provision that exempts."""

    code: Word
    words: str
    clause: Cited


class PrepaidUse(NamedTuple):
    """Hours of a ticket that were invoiced at purchase."""

    ticket: int
    hours: Hours


class LineState(NamedTuple):
    """The figures of a line as they stand before or after a correction. `unit_gross`: None where the price is net."""

    quantity: Decimal
    unit_net: Money
    unit_gross: Money | None
    discount: Money
    net: Money
    vat: Money
    gross: Money


class LineData(NamedTuple):
    """One line: quantity × price less the discount. `unit_gross`: the gross price of a unit, where that was agreed. On a correction
    `position` is that of the line on the original, `before` and `after` what stands, and the other figures are the differences.
    `annex_15`: there where the item is in annex 15 of the VAT act."""

    item: str
    name: str
    quantity: Decimal
    unit: str
    unit_net: Money
    discount: Money
    net: Money
    vat_rate: Rate
    vat: Money
    gross: Money
    clauses: tuple[Cited, ...]
    ticket: int | None
    unit_gross: Money | Absent = ABSENT
    position: int | Absent = ABSENT
    before: LineState | Absent = ABSENT
    after: LineState | Absent = ABSENT
    annex_15: bool | Absent = ABSENT


class Corrected(NamedTuple):
    """What a correction corrects: the original with its day, `what` (line, zero or buyer) and why. `rebill`: what was billed is free
    for a new invoice. `previous`: the correction before this one. `buyer_before`: where the buyer's data are corrected."""

    original: str
    issued_on: date
    what: Word
    reason: str
    rebill: bool
    previous: str | None
    buyer_before: BuyerData | None


class Document(NamedTuple):
    """A document as it was issued. `number` is None on a dry act. `corrects`: the number of the original."""

    id: int | None
    number: str | None
    kind: Word
    client: str | None
    issued_on: date
    service_date: date
    due_on: date
    currency: str
    lines: tuple[LineData, ...]
    net: Money
    vat: Money
    gross: Money
    in_words: str
    exchange: ExchangeData | None
    deliver_to: str | None
    ticket: int | None
    seller: SellerData
    buyer: BuyerData
    uses: tuple[PrepaidUse, ...]
    corrects: str | None = None
    correction: Corrected | Absent = ABSENT
    annotations: tuple[Annotation, ...] | Absent = ABSENT

    @property
    def series(self) -> str:
        """The series that it is numbered in: FV, PF or FK."""
        return SERIES[self.kind]

    @property
    def by_rate(self) -> tuple[Line, ...]:
        """Net, VAT and gross in minor units, one Line a rate, in order of appearance."""
        return totals(Line(line.net.minor, line.vat.minor, line.gross.minor, line.vat_rate) for line in self.lines).by_rate
