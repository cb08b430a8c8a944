"""Invoices and what waits for one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, select

from supportctl.store.statements.dsl import among, compiled, func, itself, left_to_pay, of_client, when
from supportctl.store.tables.billing import Invoice, InvoiceAdvance, InvoiceAnnulment, InvoiceCorrection, InvoiceLine
from supportctl.store.tables.bundles import Bundle, BundleDocument
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.store.tables.parties import Client
from supportctl.store.tables.remote import ServiceItem
from supportctl.store.tables.tickets import Ticket
from supportctl.tuples import NamedTuple


def by_number(number: str) -> Invoice | None:
    """An invoice by its number."""
    return compiled(select(Invoice).where(Invoice.number == number))


def lines(invoice_id: int) -> list[InvoiceLine]:
    """The lines in their order."""
    return compiled(select(InvoiceLine).where(InvoiceLine.invoice_id == invoice_id).order_by(col(InvoiceLine.position)))


def lines_of(invoice_ids: list[int]) -> list[InvoiceLine]:
    """The lines of several documents, each document's in their order."""
    wanted = select(InvoiceLine).where(among(InvoiceLine.invoice_id, invoice_ids))
    return compiled(wanted.order_by(col(InvoiceLine.invoice_id), col(InvoiceLine.position), col(InvoiceLine.id)))


def newest(kinds: list[str]) -> Invoice | None:
    """The newest document of these kinds that wasn't annulled."""
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    wanted = select(Invoice).where(among(Invoice.kind, kinds), ~void)
    return compiled(wanted.order_by(col(Invoice.id).desc()).limit(1))


def registered(first: date, last: date) -> list[Invoice]:
    """The documents of sale of some days that weren't annulled, in the order of issue: by the day of the service, corrections by the
    day of their issue."""
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    correction = col(Invoice.kind) == "correction"
    by_service = ~correction & col(Invoice.service_date).between(first, last)
    by_issue = correction & col(Invoice.issued_on).between(first, last)
    wanted = select(Invoice).where(col(Invoice.kind) != "proforma", by_service | by_issue, ~void)
    return compiled(wanted.order_by(col(Invoice.issued_on), col(Invoice.id)))


def every(
    client_id: int | None = None,
    ticket_id: int | None = None,
    kind: str | None = None,
    undelivered: bool = False,
    unpaid: bool = False,
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
) -> list[Invoice]:
    """Documents, newest first. `unpaid`: more is to be paid than came in, corrections counted at their original; `since`, `until`:
    issued from day to day."""
    wanted = select(Invoice).where(
        when(kind, Invoice.kind == kind),
        when(undelivered, col(Invoice.deliver_to).is_(None)),
        when(client_id, of_client(Invoice.client_id, client_id)),
        when(ticket_id, Invoice.ticket_id == ticket_id),
        when(unpaid, left_to_pay() > 0),
        when(since, col(Invoice.issued_on) >= since),
        when(until, col(Invoice.issued_on) <= until),
    )
    return compiled(wanted.order_by(col(Invoice.id).desc()).limit(limit))


def called_off() -> list[int]:
    """Proformas of orders that were rejected: they wait for no payment any more."""
    wanted = select(Invoice.id).join(BundleDocument, col(BundleDocument.number) == Invoice.number)
    wanted = wanted.join(Bundle, col(Bundle.id) == BundleDocument.bundle_id)
    return compiled(wanted.where(Invoice.kind == "proforma", Bundle.state == "rejected").order_by(col(Invoice.id)))


def numbers_of(ticket_id: int) -> list[str]:
    """The numbers of the invoices with a line for this ticket, oldest first, one entry a line."""
    wanted = select(Invoice.number).join(InvoiceLine, col(InvoiceLine.invoice_id) == Invoice.id)
    return compiled(wanted.where(InvoiceLine.ticket_id == ticket_id).order_by(col(Invoice.id)))


class Advance(NamedTuple):
    """An advance that waits for its final invoice: what stands of its only line, in minor units."""

    id: int
    number: str
    issued_on: date
    currency: str
    vat_rate: str
    gross: int


def open_advances(client_id: int, item: str, currency: str) -> list[Advance]:
    """A client's advances for an item that no final invoice counts: not annulled, nor corrected to nothing. A final invoice that was
    annulled, or corrected to zero so that all of it can be billed anew, counts none."""
    final, void, zero, changed = aliased(Invoice), aliased(InvoiceAnnulment), aliased(InvoiceCorrection), aliased(Invoice)
    gone: Any = select(void.id).where(void.invoice_id == final.id).exists()
    off: Any = aliased(InvoiceAnnulment)
    stands_no_more: Any = select(off.id).where(off.invoice_id == zero.invoice_id).exists()
    freed: Any = select(zero.id).where(zero.original_id == final.id, col(zero.rebill).is_(True), ~stands_no_more).exists()
    counted: Any = select(InvoiceAdvance.id).join(final, col(final.id) == InvoiceAdvance.invoice_id)
    counted = counted.where(InvoiceAdvance.advance_id == Invoice.id, ~gone, ~freed).exists()
    own: Any = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    lost: Any = aliased(InvoiceAnnulment)
    differences: Any = select(func.coalesce(func.sum(changed.gross), 0)).join(
        InvoiceCorrection, col(InvoiceCorrection.invoice_id) == changed.id
    )
    differences = differences.where(
        InvoiceCorrection.original_id == Invoice.id, ~select(lost.id).where(lost.invoice_id == changed.id).exists()
    ).correlate(Invoice)
    stands = Invoice.gross + differences.scalar_subquery()
    columns: Any = (Invoice.id, Invoice.number, Invoice.issued_on, Invoice.currency, InvoiceLine.vat_rate, stands)
    wanted = select(*columns).join(InvoiceLine, col(InvoiceLine.invoice_id) == Invoice.id)
    wanted = wanted.where(Invoice.kind == "advance", of_client(Invoice.client_id, client_id), InvoiceLine.item == item)
    wanted = wanted.where(Invoice.currency == currency, ~counted, ~own, stands > 0)
    return compiled(wanted.order_by(col(Invoice.id)))


class Waits(NamedTuple):
    """A client, the one that an alias stands for, for whom something in a currency waits for an invoice."""

    client_id: int
    client: str
    currency: str


_OWNER: Any = aliased(Client)
_ITSELF = itself(_OWNER)
# When the last session of a ticket ended; of one without a session its last change.
_DONE: Any = func.coalesce(col(Ticket.last_session_end), col(Ticket.changed_at))


def waiting_hours(since: datetime, before: datetime) -> list[Waits]:
    """Clients with begun hours that no invoice names, on tickets whose last work ended in that time and that nobody works on."""
    columns: Any = (_OWNER.id, _OWNER.key, HoursGrant.currency)
    wanted = select(*columns).select_from(Ticket).join(HoursUse, col(HoursUse.ticket_id) == Ticket.id)
    wanted = wanted.join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id).join(Client, col(Client.id) == Ticket.client_id)
    wanted = wanted.join(_OWNER, _ITSELF).where(col(Ticket.unbilled).is_(True), Ticket.status != "open")
    wanted = wanted.where(
        col(HoursUse.invoice_id).is_(None), col(HoursGrant.prepaid).is_(False), col(HoursGrant.currency).is_not(None)
    )
    return compiled(wanted.where(since <= _DONE, before > _DONE).distinct().order_by(col(_OWNER.id), col(HoursGrant.currency)))


def waiting_items(since: datetime, before: datetime) -> list[Waits]:
    """The same of service items."""
    columns: Any = (_OWNER.id, _OWNER.key, ServiceItem.currency)
    wanted = select(*columns).select_from(Ticket).join(ServiceItem, col(ServiceItem.ticket_id) == Ticket.id)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id).join(_OWNER, _ITSELF)
    wanted = wanted.where(col(Ticket.unbilled).is_(True), Ticket.status != "open", col(ServiceItem.invoice_id).is_(None))
    return compiled(wanted.where(since <= _DONE, before > _DONE).distinct().order_by(col(_OWNER.id), col(ServiceItem.currency)))


def waiting_purchases(since: datetime, before: datetime) -> list[Waits]:
    """Clients with purchases of that time that are to be invoiced at purchase and weren't."""
    columns: Any = (_OWNER.id, _OWNER.key, HoursGrant.currency)
    wanted = select(*columns).select_from(HoursGrant).join(Client, col(Client.id) == HoursGrant.client_id).join(_OWNER, _ITSELF)
    wanted = wanted.where(
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
        col(HoursGrant.prepaid).is_(True),
        col(HoursGrant.invoice_id).is_(None),
        col(HoursGrant.currency).is_not(None),
        col(HoursGrant.happened_at) >= since,
        col(HoursGrant.happened_at) < before,
    )
    return compiled(wanted.distinct().order_by(col(_OWNER.id), col(HoursGrant.currency)))


def issued_before(ticket_id: int, invoice_id: int) -> datetime | None:
    """When the newest invoice before a document was issued that bills the ticket: not one that was annulled, or corrected to zero."""
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    zeroed = select(InvoiceCorrection.id).where(InvoiceCorrection.original_id == Invoice.id, InvoiceCorrection.what == "zero")
    wanted = select(func.max(Invoice.issued_at)).join(InvoiceLine, col(InvoiceLine.invoice_id) == Invoice.id)
    wanted = wanted.where(InvoiceLine.ticket_id == ticket_id, col(Invoice.id) < invoice_id, Invoice.kind == "vat")
    return compiled(wanted.where(~void, ~zeroed.exists()))


def unbilled_uses(ticket_id: int) -> list[tuple[HoursUse, HoursGrant]]:
    """Units taken and not invoiced, with their grants, in the order in which they began."""
    wanted = select(HoursUse, HoursGrant).join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id)
    wanted = wanted.where(HoursUse.ticket_id == ticket_id, col(HoursUse.invoice_id).is_(None))
    return compiled(wanted.order_by(col(HoursUse.id)))


def unbilled_tickets(client_id: int) -> list[Ticket]:
    """A client's tickets with units that wait for an invoice, oldest first."""
    wanted = select(Ticket).where(of_client(Ticket.client_id, client_id), col(Ticket.unbilled).is_(True))
    return compiled(wanted.order_by(col(Ticket.id)))
