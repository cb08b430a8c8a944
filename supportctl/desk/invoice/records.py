"""An invoice as it is told: the document, its lines, and both parties as they stood on it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from supportctl.desk.ground.replay import StoredDecision
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Cited, Hours, Iban, Notice, Rate, Word


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


class PrepaidUse(NamedTuple):
    """Hours of a ticket that were invoiced at purchase."""

    ticket: int
    hours: Hours


class LineData(NamedTuple):
    """One line as scripts see it."""

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


class PaymentData(NamedTuple):
    """Money that came in for a document. `proforma`: the document is paid by what came in for that proforma."""

    amount: Money
    paid_on: date
    recorded_at: datetime
    operator: str
    proforma: str | None


class InvoiceData(NamedTuple):
    """A document. The number is None on a dry act. `paid_on`: since when nothing is left to pay. `paid_by`: the proforma whose
    payment paid for it before it was issued. `days_overdue`: by how much what is left is late. What an earlier release kept under
    an idempotency key says nothing of payments."""

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
    paid: Money | Absent = ABSENT
    unpaid: Money | Absent = ABSENT
    paid_on: date | Absent | None = ABSENT
    paid_by: str | Absent = ABSENT
    days_overdue: int | Absent = ABSENT
    payments: tuple[PaymentData, ...] | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT
    decisions: tuple[StoredDecision, ...] | Absent = ABSENT
