"""An invoice as it is told: the document, and what became of it since."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.ground.replay import StoredDecision
from supportctl.desk.invoice.document import Document
from supportctl.money import Money
from supportctl.record import ABSENT, Absent, Notice
from supportctl.tuples import NamedTuple


class PaymentData(NamedTuple):
    """Money that came in for a document; below zero what was given back. `proforma`: the document is paid by what came in for that
    proforma."""

    amount: Money
    paid_on: date
    recorded_at: datetime
    operator: str
    proforma: str | None


class InvoiceData(NamedTuple):
    """A document and what became of it. `corrected_by`: the corrections that stand. `unpaid`: what stands less what was paid.
    `paid_on`: since when nothing is left to pay. `to_give_back`: what was paid and isn't owed any more. `paid_by`: the proformas whose
    payment paid for it, or for a part of it, before it was issued: `paid_before`, the last of it on `paid_before_on`. `days_overdue`: by
    how much what is left is late. `original_ksef_number`: of a correction whose original is in the KSeF. What an earlier release kept
    under an idempotency key says nothing of payments and corrections."""

    core: Document
    corrected_by: tuple[str, ...] | Absent = ABSENT
    annulled_at: datetime | Absent | None = ABSENT
    annulled_because: str | Absent = ABSENT
    paid: Money | Absent = ABSENT
    unpaid: Money | Absent = ABSENT
    paid_on: date | Absent | None = ABSENT
    to_give_back: Money | Absent = ABSENT
    paid_by: str | Absent = ABSENT
    paid_before: Money | Absent = ABSENT
    paid_before_on: date | Absent = ABSENT
    ksef_number: str | Absent | None = ABSENT
    ksef_due: date | Absent | None = ABSENT
    sent_at: datetime | Absent | None = ABSENT
    original_ksef_number: str | Absent = ABSENT
    days_overdue: int | Absent = ABSENT
    payments: tuple[PaymentData, ...] | Absent = ABSENT
    notices: tuple[Notice, ...] | Absent = ABSENT
    decisions: tuple[StoredDecision, ...] | Absent = ABSENT
