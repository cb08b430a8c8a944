"""What the rules of the VAT act see."""

from __future__ import annotations

from datetime import date

from supportctl.law.facts import facts
from supportctl.tuples import NamedTuple


@facts
class BuyerFacts(NamedTuple):
    """`country`: ISO 3166-1 alpha-2, in capitals."""

    country: str
    consumer: bool


@facts
class BuyerNumberFacts(NamedTuple):
    """`numbered`: is a tax number known, for a firm of the Union one that can be right?"""

    country: str
    consumer: bool
    numbered: bool


@facts
class ExemptFacts(NamedTuple):
    """`rate`: in percent, or "zw" for exempt; `based`: is the provision known that exempts?"""

    rate: str
    based: bool


@facts
class SplitPaymentFacts(NamedTuple):
    """`gross`: of the invoice, in grosze; `annex_15`: has it an item of annex 15 of the act?"""

    gross: int
    annex_15: bool
    consumer: bool


@facts
class AdvanceFacts(NamedTuple):
    """`paid`: in minor units; `rate`: in percent, or the mark of where no VAT is due."""

    paid: int
    rate: str


@facts
class FinalFacts(NamedTuple):
    """In minor units: what the whole service comes to, and the advances."""

    gross: int
    advanced: int


@facts
class RegisterFacts(NamedTuple):
    """`in_ksef`: does the document belong into the KSeF; `ksef_numbered`: did it get its number there?"""

    in_ksef: bool
    ksef_numbered: bool


@facts
class InvoiceDayFacts(NamedTuple):
    """The day of the service, of its last part where it has several, and the day of the invoice."""

    supplied_on: date
    issued_on: date


@facts
class CorrectionFacts(NamedTuple):
    """The kind of the original and its day of issue, and the day of the correction."""

    kind: str
    issued_on: date
    corrected_on: date


@facts
class VatRateFacts(NamedTuple):
    """`rate`: in percent, "23"; "zw" for exempt."""

    rate: str


@facts
class InvoicePeriod(NamedTuple):
    """The first and the last day on which an invoice may be issued in time."""

    first_day: date
    last_day: date
