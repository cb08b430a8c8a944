"""What waits for the desk: each question is served by an index of its own, however many tickets there are."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, type_coerce
from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from supportctl.store.statements.dsl import among, compiled, itself, unindexed, when, window_ended
from supportctl.store.states import OVER
from supportctl.store.tables.acceptances import Acceptance
from supportctl.store.tables.billing import Invoice, InvoiceAnnulment, InvoiceCorrection, Payment
from supportctl.store.tables.bundles import Bundle, BundleDocument
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.store.tables.licenses import License
from supportctl.store.tables.outbox import Reminder
from supportctl.store.tables.owed import OwedDocument, UnansweredMessage
from supportctl.store.tables.parties import Client
from supportctl.store.tables.remote import Appointment, ServiceItem
from supportctl.store.tables.running import RunningSession
from supportctl.store.tables.tickets import Ticket
from supportctl.tuples import NamedTuple

_BUYER: Any = aliased(Client)


class WaitingTicket(NamedTuple):
    """A ticket that waits for somebody. `at`: since when, or until when, as the statement says."""

    id: int
    subject: str
    client: str
    assignee: str | None
    regulation: str
    answered_at: datetime | None
    at: datetime


class Running(NamedTuple):
    """A session that runs. `counts`: as in store/glance.py."""

    operator: str
    session_id: int
    ticket_id: int
    counts: str


class Booked(NamedTuple):
    """An appointment. `accepted`: how many times its client accepted the regulation, in any version; `merged_into`: the ticket that its
    own is shown in."""

    ticket_id: int
    subject: str
    client: str
    technician: str
    starts_at: datetime
    regulation: str
    accepted: int
    merged_into: int | None


class Uncontacted(NamedTuple):
    """A purchase of hours whose client wasn't contacted yet."""

    id: int
    client: str
    product: str
    happened_at: datetime


class Priced(NamedTuple):
    """So many times the same amount: `unit_amount` minor units of one hour or piece, `units` minutes or pieces of it each time."""

    unit_amount: int | None
    currency: str | None
    vat_rate: str | None
    gross_price: bool
    units: int
    times: int


class UnpaidDocument(NamedTuple):
    """A document of which something is `left` to pay, in minor units; `corrected`: what is left may be due by a correction's day;
    `reminded`: its payment was demanded."""

    id: int
    number: str
    client: str
    due_on: date
    left: int
    currency: str
    corrected: bool
    kind: str
    reminded: bool


class OwedBack(NamedTuple):
    """A document for which more was paid than stands: `back` minor units are owed to the client, since the last correction that lowered
    it, or the last payment."""

    number: str
    client: str
    since: date | None
    back: int
    currency: str


class Ending(NamedTuple):
    """A licence, and the last day of its maintenance."""

    serial: str
    client: str
    product: str
    last_day: date


def running() -> list[Running]:
    """Sessions that run, by operator."""
    columns: Any = (RunningSession.operator, RunningSession.session_id, RunningSession.ticket_id, RunningSession.counts)
    return compiled(select(*columns).order_by(col(RunningSession.operator)))


def awaited(
    at: datetime,
    due_from: datetime | None = None,
    due_before: datetime | None = None,
    assignee: str | None = None,
    assignees: list[str] | None = None,
    limit: int | None = None,
) -> list[WaitingTicket]:
    """Tickets whose first response is due and wasn't given, by when it is due (`at` of the row), without those put aside at the
    instant."""
    due = col(Ticket.first_response_due)
    wanted = _tickets(due).where(
        due.is_not(None),
        col(Ticket.first_response_at).is_(None),
        *_at_hand(at),
        when(due_from, due >= due_from),
        when(due_before, due < due_before),
        when(assignee, Ticket.assignee == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(due, col(Ticket.id)).limit(limit))


def untriaged(
    at: datetime, assignee: str | None = None, assignees: list[str] | None = None, limit: int | None = None
) -> list[WaitingTicket]:
    """New tickets without an appointment, the oldest (`at`: when it was opened) first."""
    agreed = select(Appointment.id).where(Appointment.ticket_id == Ticket.id, Appointment.state == "agreed")
    wanted = _tickets(Ticket.opened_at).where(
        Ticket.status == "new",
        ~agreed.exists(),
        *_at_hand(at),
        when(assignee, Ticket.assignee == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(col(Ticket.id)).limit(limit))


def wait_over(
    at: datetime, assignee: str | None = None, assignees: list[str] | None = None, limit: int | None = None
) -> list[WaitingTicket]:
    """Tickets that were put aside until an instant (`at` of the row) that has come."""
    until = col(Ticket.waits_until)
    wanted = _tickets(until).where(
        until <= at,
        col(Ticket.status).not_in(OVER),
        col(Ticket.merged_into).is_(None),
        ~window_ended(at),
        when(assignee, unindexed(Ticket.assignee) == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(until, col(Ticket.id)).limit(limit))


def broken_off(
    at: datetime, regulation: str, assignee: str | None = None, assignees: list[str] | None = None, limit: int | None = None
) -> list[WaitingTicket]:
    """Tickets of a regulation with a window for a recurrence, whose last session (`at` of the row: its end) left none to run, because it
    was broken off; without those put aside at the instant."""
    ended = col(Ticket.last_session_end)
    wanted = _tickets(ended).where(
        Ticket.status == "waiting",
        Ticket.regulation == regulation,
        ended.is_not(None),
        col(Ticket.recurrence_until).is_(None),
        *_at_hand(at),
        when(assignee, unindexed(Ticket.assignee) == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(col(Ticket.id)).limit(limit))


def triaged(
    at: datetime, assignee: str | None = None, assignees: list[str] | None = None, limit: int | None = None
) -> list[WaitingTicket]:
    """Tickets that a session may be started on, reopened ones too (`at` of the row: their last change of state), the oldest first;
    without those put aside at the instant."""
    wanted = _tickets(Ticket.changed_at).where(
        Ticket.status == "triaged",
        *_at_hand(at),
        when(assignee, Ticket.assignee == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(col(Ticket.id)).limit(limit))


def client_wrote(
    at: datetime, assignee: str | None = None, assignees: list[str] | None = None, limit: int | None = None
) -> list[WaitingTicket]:
    """Tickets on which no session runs and whose client's message (`at` of the row) was followed by no word and no session of the
    desk, the oldest message first; without those put aside at the instant."""
    wanted = _tickets(UnansweredMessage.wrote_at).join(UnansweredMessage, col(UnansweredMessage.id) == Ticket.id)
    wanted = wanted.where(
        col(Ticket.status) != "open",
        *_at_hand(at),
        ~window_ended(at),
        when(assignee, unindexed(Ticket.assignee) == assignee),
        when(assignees, among(Ticket.assignee, assignees)),
    )
    return compiled(wanted.order_by(col(UnansweredMessage.event_id)).limit(limit))


def appointments(at: datetime, end: datetime) -> list[Booked]:
    """Appointments that no session came of yet, that begin before `end` and aren't over at an instant, by start."""
    starts = col(Appointment.starts_at)
    wanted = _booked().where(Appointment.state == "agreed", starts < end, Appointment.ends_at > at)
    return compiled(wanted.order_by(starts, col(Appointment.id)))


def missed(at: datetime) -> list[Booked]:
    """Appointments that no session came of and that were over at an instant, by start."""
    starts = col(Appointment.starts_at)
    wanted = _booked().where(Appointment.state == "agreed", starts < at, Appointment.ends_at <= at)
    return compiled(wanted.order_by(starts, col(Appointment.id)))


def _booked() -> Any:
    accepted = select(func.count()).select_from(Acceptance)
    accepted = accepted.where(Acceptance.client_id == Ticket.client_id, Acceptance.regulation == Ticket.regulation)
    columns: Any = (
        Appointment.ticket_id,
        Ticket.subject,
        Client.key,
        Appointment.technician,
        Appointment.starts_at,
        Ticket.regulation,
        accepted.scalar_subquery(),
        Ticket.merged_into,
    )
    wanted = select(*columns).join(Ticket, col(Ticket.id) == Appointment.ticket_id)
    return wanted.join(Client, col(Client.id) == Ticket.client_id)


def uncontacted(limit: int | None = None) -> list[Uncontacted]:
    """Purchases that wait for their first contact, oldest first."""
    columns: Any = (HoursGrant.id, Client.key, Product.key, HoursGrant.happened_at)
    wanted = select(*columns).join(Client, col(Client.id) == HoursGrant.client_id)
    wanted = wanted.join(Product, col(Product.id) == HoursGrant.product_id)
    wanted = wanted.where(HoursGrant.kind == "purchase", HoursGrant.state == "active", col(HoursGrant.contacted_at).is_(None))
    return compiled(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)).limit(limit))


def unbilled_tickets() -> int:
    """How many tickets have something that waits for an invoice."""
    return compiled(select(func.count()).select_from(Ticket).where(col(Ticket.unbilled).is_(True)))


def unbilled_hours() -> list[Priced]:
    """Units that were begun on those tickets and that no invoice bills, without those paid in advance."""
    price: Any = (HoursGrant.unit_amount, HoursGrant.currency, HoursGrant.vat_rate, HoursGrant.gross_price, HoursUse.minutes)
    counted: Any = (*price, func.count())
    wanted = select(*counted).join(HoursUse, col(HoursUse.grant_id) == HoursGrant.id)
    wanted = wanted.join(Ticket, col(Ticket.id) == HoursUse.ticket_id)
    wanted = wanted.where(col(Ticket.unbilled).is_(True), col(HoursUse.invoice_id).is_(None), col(HoursGrant.prepaid).is_(False))
    return compiled(wanted.group_by(*price))


def unbilled_items() -> list[Priced]:
    """Service items on those tickets that no invoice bills."""
    price: Any = (
        ServiceItem.unit_amount,
        ServiceItem.currency,
        ServiceItem.vat_rate,
        ServiceItem.gross_price,
        ServiceItem.quantity,
    )
    counted: Any = (*price, func.count())
    wanted = select(*counted).join(Ticket, col(Ticket.id) == ServiceItem.ticket_id)
    wanted = wanted.where(col(Ticket.unbilled).is_(True), col(ServiceItem.invoice_id).is_(None))
    return compiled(wanted.group_by(*price))


def unbilled_purchases() -> list[Priced]:
    """Purchases to be invoiced at purchase that no invoice names yet."""
    price: Any = (HoursGrant.unit_amount, HoursGrant.currency, HoursGrant.vat_rate, HoursGrant.gross_price, HoursGrant.minutes)
    counted: Any = (*price, func.count())
    wanted = select(*counted).where(
        col(HoursGrant.prepaid).is_(True),
        col(HoursGrant.invoice_id).is_(None),
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
    )
    return compiled(wanted.group_by(*price))


def unpaid(limit: int | None = None) -> list[UnpaidDocument]:
    """Documents of every kind of which something is left to pay, by the day on which they are due; not proformas of a rejected order.
    Those of a client that was merged are what that is now."""
    of_bundle = select(BundleDocument.id).join(Bundle, col(Bundle.id) == BundleDocument.bundle_id)
    rejected = of_bundle.where(BundleDocument.number == Invoice.number, Bundle.state == "rejected").exists()
    changed = select(InvoiceCorrection.id).where(InvoiceCorrection.original_id == Invoice.id).exists()
    demanded = select(Reminder.id).where(Reminder.invoice_id == Invoice.id).exists()
    document: Any = (Invoice.id, Invoice.number, _BUYER.key, OwedDocument.due_on)
    wanted = _owed((*document, OwedDocument.rest, Invoice.currency, changed, Invoice.kind, demanded))
    wanted = wanted.where(col(OwedDocument.rest) > 0, (col(Invoice.kind) != "proforma") | ~rejected)
    return compiled(wanted.order_by(col(OwedDocument.due_on), col(OwedDocument.id)).limit(limit))


def owed_back(limit: int | None = None) -> list[OwedBack]:
    """Documents for which more was paid than stands, oldest first."""
    correction: Any = aliased(Invoice)
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == correction.id).exists()
    lowered = select(func.max(correction.issued_on)).join(InvoiceCorrection, col(InvoiceCorrection.invoice_id) == correction.id)
    lowered = lowered.where(InvoiceCorrection.original_id == Invoice.id, correction.gross < 0, ~void).correlate(Invoice)
    paid = select(func.max(Payment.paid_on)).where(Payment.invoice_id == Invoice.id, col(Payment.withdrawn_at).is_(None))
    since = func.coalesce(lowered.scalar_subquery(), paid.correlate(Invoice).scalar_subquery())
    wanted = _owed((Invoice.number, _BUYER.key, type_coerce(since, Date), -col(OwedDocument.rest), Invoice.currency))
    return compiled(wanted.where(col(OwedDocument.rest) < 0).order_by(col(OwedDocument.id)).limit(limit))


def _owed(columns: Any) -> Any:
    wanted = select(*columns).select_from(OwedDocument).join(Invoice, col(Invoice.id) == OwedDocument.id)
    return wanted.join(Client, col(Client.id) == Invoice.client_id).join(_BUYER, itself(_BUYER))


def maintenance_ending(first: date, last: date, limit: int | None = None) -> list[Ending]:
    """Active licences whose maintenance has its last day in [first, last]."""
    until = col(License.maintenance_until)
    columns: Any = (License.serial, Client.key, Product.key, License.maintenance_until)
    wanted = select(*columns).join(Client, col(Client.id) == License.client_id)
    wanted = wanted.join(Product, col(Product.id) == License.product_id)
    wanted = wanted.where(until >= first, until <= last, License.state == "active")
    return compiled(wanted.order_by(until, col(License.id)).limit(limit))


def bundles_ending(first: date, last: date, limit: int | None = None) -> list[tuple[int, str, str, date]]:
    """(bundle, client key, product key, last day) of bundles that run and end in [first, last]."""
    until = col(Bundle.active_until)
    columns: Any = (Bundle.id, Client.key, Product.key, Bundle.active_until)
    wanted = select(*columns).join(Client, col(Client.id) == Bundle.client_id)
    wanted = wanted.join(Product, col(Product.id) == Bundle.product_id)
    wanted = wanted.where(col(Bundle.state).in_(("active", "renewed")), until >= first, until <= last)
    return compiled(wanted.order_by(until, col(Bundle.id)).limit(limit))


def _tickets(at: Any) -> Any:
    columns: Any = (Ticket.id, Ticket.subject, Client.key, Ticket.assignee, Ticket.regulation, Ticket.first_response_at, at)
    return select(*columns).join(Client, col(Client.id) == Ticket.client_id)


def _at_hand(at: Any) -> tuple[Any, ...]:
    """Neither over, nor put aside at the instant, nor shown in another ticket."""
    aside = col(Ticket.waits_until).is_(None) | (col(Ticket.waits_until) <= at)
    return col(Ticket.status).not_in(OVER), col(Ticket.merged_into).is_(None), aside
