"""What became of documents in the KSeF."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, case, cast
from sqlmodel import col, func, or_, select

from supportctl.store.statements.dsl import among, compiled, when
from supportctl.store.tables.billing import (
    Invoice,
    InvoiceAdvance,
    InvoiceAnnulment,
    InvoiceCorrection,
    KsefAcceptance,
    KsefDocument,
    KsefOutage,
)
from supportctl.store.tables.jobs import JobMark
from supportctl.store.tables.parties import Client
from supportctl.tuples import NamedTuple


class HandedOver(NamedTuple):
    """A document that was handed over: the digest of its XML, when, and the address in its second code."""

    invoice_id: int
    sha256: str
    made_at: datetime
    certificate_url: str | None


def handed_over(invoice_ids: list[int]) -> list[HandedOver]:
    """Those of these documents that were handed over."""
    columns: Any = (KsefDocument.invoice_id, KsefDocument.sha256, KsefDocument.made_at, KsefDocument.certificate_url)
    return compiled(select(*columns).where(among(KsefDocument.invoice_id, invoice_ids)).order_by(col(KsefDocument.id)))


def document(invoice_id: int) -> KsefDocument | None:
    """The XML of a document that was handed over."""
    return compiled(select(KsefDocument).where(KsefDocument.invoice_id == invoice_id))


def accepted(invoice_ids: list[int]) -> list[KsefAcceptance]:
    """The numbers of these documents in the KSeF."""
    return compiled(select(KsefAcceptance).where(among(KsefAcceptance.invoice_id, invoice_ids)).order_by(col(KsefAcceptance.id)))


def numbered(number: str) -> KsefAcceptance | None:
    """The document that has a number of the KSeF."""
    return compiled(select(KsefAcceptance).where(KsefAcceptance.number == number))


def unnumbered(since: date, job: str, new: bool = False, until: date | None = None) -> list[tuple[Invoice, int | None, str]]:
    """(document, the original of a correction, client key) of those issued since a day, and until another, that have no number of the KSeF, in the order of
    issue, without consumers' and what was annulled; `new`: without those that the job told as overdue."""
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    there = select(KsefAcceptance.id).where(KsefAcceptance.invoice_id == Invoice.id).exists()
    told = select(JobMark.id).where(
        JobMark.job == job, JobMark.level == "overdue", JobMark.kind == "invoice", JobMark.record_id == Invoice.id
    )
    columns: Any = (Invoice, InvoiceCorrection.original_id, Client.key)
    wanted = select(*columns).join(Client, col(Client.id) == Invoice.client_id)
    wanted = wanted.outerjoin(InvoiceCorrection, col(InvoiceCorrection.invoice_id) == Invoice.id)
    wanted = wanted.where(
        col(Invoice.issued_on) >= since,
        Invoice.kind != "proforma",
        Client.kind != "consumer",
        ~void,
        ~there,
        when(until, col(Invoice.issued_on) <= until),
        when(new, ~told.exists()),
    )
    return compiled(wanted.order_by(col(Invoice.id)))


class Counted(NamedTuple):
    """A document as the monthly limit counts it: its total in minor units, with the rate of its currency."""

    id: int
    issued_on: date
    gross: int
    exchange: str | None


def counted(first: date, last: date) -> list[Counted]:
    """The documents to firms issued in some days, in the order of issue: no proformas, corrections, or what was annulled."""
    columns: Any = (Invoice.id, Invoice.issued_on, Invoice.gross, Invoice.exchange)
    return compiled(_counting(select(*columns), first, last).order_by(col(Invoice.id)))


class Sum(NamedTuple):
    """What documents come to, in minor units: all in PLN together, those with a rate each by itself."""

    exchange: str | None
    gross: int


def counted_in_all(first: date, last: date, through: int | None = None) -> list[Sum]:
    """The same documents, added up; `through`: up to that one in the order of issue."""
    each = case((col(Invoice.exchange).is_(None), 0), else_=col(Invoice.id))
    columns: Any = (Invoice.exchange, cast(func.sum(Invoice.gross), BigInteger))
    wanted = _counting(select(*columns), first, last).where(when(through, col(Invoice.id) <= through))
    return compiled(wanted.group_by(col(Invoice.exchange), each))


def _counting(wanted: Any, first: date, last: date) -> Any:
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    wanted = wanted.join(Client, col(Client.id) == Invoice.client_id).where(Client.kind != "consumer", ~void)
    return wanted.where(col(Invoice.kind).in_(("vat", "advance", "final")), col(Invoice.issued_on).between(first, last))


class AdvanceOf(NamedTuple):
    """An advance that a final invoice is lowered by."""

    id: int
    number: str


def advances_of(invoice_id: int) -> list[AdvanceOf]:
    """The advances of a final invoice, in the order of issue."""
    columns: Any = (Invoice.id, Invoice.number)
    wanted = select(*columns).join(InvoiceAdvance, col(InvoiceAdvance.advance_id) == Invoice.id)
    return compiled(wanted.where(InvoiceAdvance.invoice_id == invoice_id).order_by(col(Invoice.id)))


def issued(since: date | None = None, until: date | None = None) -> list[Invoice]:
    """Documents of sale, newest first, without what was annulled."""
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    wanted = select(Invoice).where(
        Invoice.kind != "proforma",
        ~void,
        when(since, col(Invoice.issued_on) >= since),
        when(until, col(Invoice.issued_on) <= until),
    )
    return compiled(wanted.order_by(col(Invoice.id).desc()))


def outages(since: date) -> list[KsefOutage]:
    """The outages that lasted on a day or ended after it, or last still, in the order in which they began."""
    wanted = select(KsefOutage).where(or_(col(KsefOutage.ended_on) >= since, col(KsefOutage.ended_on).is_(None)))
    return compiled(wanted.order_by(col(KsefOutage.began_on), col(KsefOutage.id)))


def all_outages() -> list[KsefOutage]:
    """The outages on record, the one that began last first."""
    return compiled(select(KsefOutage).order_by(col(KsefOutage.began_on).desc(), col(KsefOutage.id).desc()))
