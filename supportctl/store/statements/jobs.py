"""What cron asks: what is due, what was told already, when each job ran. Each question is served by an index, however large the desk."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import aliased
from sqlmodel import col, func, select

from supportctl.store.statements.dsl import among, compiled, itself, unindexed, when
from supportctl.store.states import OVER
from supportctl.store.tables.billing import Invoice
from supportctl.store.tables.books import AuditEntry
from supportctl.store.tables.bundles import Benefit, Bundle, BundleBreach, BundleDocument
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.complaints import Complaint
from supportctl.store.tables.conversions import Conversion
from supportctl.store.tables.history import TicketEvent
from supportctl.store.tables.hours import HoursGrant
from supportctl.store.tables.jobs import JobMark, JobRun
from supportctl.store.tables.licenses import License
from supportctl.store.tables.owed import OwedDocument
from supportctl.store.tables.parties import Client
from supportctl.store.tables.remote import Appointment, SoftwareNote
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession
from supportctl.tuples import NamedTuple

_BUYER: Any = aliased(Client)


class TicketDue(NamedTuple):
    """A ticket and an instant that matters to a job (`at`: as the statement says). `merged_into`: the ticket that it is shown in."""

    id: int
    subject: str
    client: str
    assignee: str | None
    regulation: str
    status: str
    merged_into: int | None
    at: datetime


class Named(NamedTuple):
    """A record of a client: its number, and a day or instant that matters, as the statement says."""

    id: int
    client: str
    product: str
    at: datetime


class LicenseDue(NamedTuple):
    """A licence and a day that matters."""

    id: int
    serial: str
    client: str
    product: str
    on: date


class InvoiceDue(NamedTuple):
    """A document of which something is left to pay, in minor units."""

    id: int
    number: str
    kind: str
    client: str
    bundle_id: int | None
    due_on: date
    left: int
    currency: str


class Issued(NamedTuple):
    """A document and its day of issue."""

    number: str
    on: date


class BundleOf(NamedTuple):
    """A bundle by its number, and its client's key."""

    id: int
    client: str


class Agreed(NamedTuple):
    """An appointment with what it is for."""

    id: int
    ticket_id: int
    subject: str
    client: str
    technician: str
    starts_at: datetime
    ends_at: datetime


class Runs(NamedTuple):
    """A session that runs."""

    id: int
    ticket_id: int
    subject: str
    client: str
    operator: str
    regulation: str
    started_at: datetime


# Runs and marks ------------------------------------------------------------------------------------------------------------------


def last_runs() -> list[JobRun]:
    """The last run of every job, by name."""
    newest = select(func.max(JobRun.id)).group_by(col(JobRun.job))
    return compiled(select(JobRun).where(col(JobRun.id).in_(newest)).order_by(col(JobRun.job)))


def runs_before(before: datetime) -> list[JobRun]:
    """Runs that ended before an instant, but for the last one of each job."""
    newest = select(func.max(JobRun.id)).group_by(col(JobRun.job))
    return compiled(select(JobRun).where(col(JobRun.ended_at) < before, col(JobRun.id).not_in(newest)))


def runs_of(job: str, limit: int | None = None) -> list[JobRun]:
    """The runs of a job, newest first."""
    return compiled(select(JobRun).where(JobRun.job == job).order_by(col(JobRun.id).desc()).limit(limit))


def marked(job: str, level: str, kind: str, record_ids: list[int]) -> list[JobMark]:
    """What a job told of these records at a level."""
    wanted = select(JobMark).where(JobMark.job == job, JobMark.level == level, JobMark.kind == kind)
    return compiled(wanted.where(among(JobMark.record_id, record_ids)).order_by(col(JobMark.id)))


def _told(job: str, level: Any, kind: str, record_id: Any, due: Any) -> Any:
    """Was this told already?"""
    return (
        select(JobMark.id)
        .where(
            JobMark.job == job,
            JobMark.level == level,
            JobMark.kind == kind,
            JobMark.record_id == record_id,
            JobMark.due == due,
        )
        .exists()
    )


# Tickets -------------------------------------------------------------------------------------------------------------------------


def windows(before: datetime | None = None) -> list[TicketDue]:
    """Tickets whose window for a recurrence (`at`: its last second) isn't marked as over, the first to end first; `before`: those whose
    window ended before then."""
    until = col(Ticket.recurrence_until)
    wanted = _tickets(until).where(
        col(Ticket.recurrence_over).is_(False),
        until.is_not(None),
        when(before, until < before),
        unindexed(Ticket.status).in_(("waiting", "closed")),
    )
    return compiled(wanted.order_by(until, col(Ticket.id)))


def left_waiting() -> list[TicketDue]:
    """Tickets that still wait although their window was marked as over (`at`: its last second)."""
    until = col(Ticket.recurrence_until)
    wanted = _tickets(until).where(
        Ticket.status == "waiting",
        col(Ticket.recurrence_over).is_(True),
        until.is_not(None),
        col(Ticket.merged_into).is_(None),
    )
    return compiled(wanted.order_by(col(Ticket.id)))


def without_window(regulation: str, imported: bool = False) -> list[TicketDue]:
    """Tickets of a regulation that wait after a session (`at`: its end) without a window; `imported`: those alone that were brought in,
    or a session of which was."""
    ended, event = col(Ticket.last_session_end), TicketEvent
    brought = select(event.id).where(event.ticket_id == Ticket.id, col(event.kind).in_(("imported", "session-imported")))
    wanted = _tickets(ended).where(
        Ticket.status == "waiting",
        Ticket.regulation == regulation,
        ended.is_not(None),
        col(Ticket.recurrence_until).is_(None),
        col(Ticket.merged_into).is_(None),
        when(imported, brought.correlate(Ticket).exists()),
    )
    return compiled(wanted.order_by(col(Ticket.id)))


def unanswered(
    at: datetime, level: str, due_from: datetime | None = None, due_before: datetime | None = None, new: bool = False
) -> list[TicketDue]:
    """Tickets whose first response wasn't given, by when it is due (`at`), without those put aside at the instant; `new`: without those
    told already at the level."""
    due = col(Ticket.first_response_due)
    told = _told("first-reactions", level, "ticket", Ticket.id, due)
    wanted = _tickets(due).where(
        due.is_not(None),
        col(Ticket.first_response_at).is_(None),
        col(Ticket.status).not_in(OVER),
        col(Ticket.merged_into).is_(None),
        col(Ticket.waits_until).is_(None) | (col(Ticket.waits_until) <= at),
        when(due_from, due >= due_from),
        when(due_before, due < due_before),
        when(new, ~told),
    )
    return compiled(wanted.order_by(due, col(Ticket.id)))


def sessions_running() -> list[Runs]:
    """Sessions that run, the oldest first."""
    columns: Any = (
        WorkSession.id,
        WorkSession.ticket_id,
        Ticket.subject,
        Client.key,
        WorkSession.operator,
        WorkSession.regulation,
        WorkSession.started_at,
    )
    wanted = select(*columns).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id).where(WorkSession.state == "running")
    return compiled(wanted.order_by(col(WorkSession.started_at), col(WorkSession.id)))


def agreed(ends_by: datetime | None = None) -> list[Agreed]:
    """Appointments that no session came of, by start; `ends_by`: those that are over by then."""
    columns: Any = (
        Appointment.id,
        Appointment.ticket_id,
        Ticket.subject,
        Client.key,
        Appointment.technician,
        Appointment.starts_at,
        Appointment.ends_at,
    )
    wanted = select(*columns).join(Ticket, col(Ticket.id) == Appointment.ticket_id)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id)
    told = _told("appointments", "passed", "appointment", Appointment.id, Appointment.ends_at)
    wanted = wanted.where(
        Appointment.state == "agreed",
        when(ends_by, (col(Appointment.starts_at) < ends_by) & (col(Appointment.ends_at) <= ends_by)),
        ~told,
    )
    return compiled(wanted.order_by(col(Appointment.starts_at), col(Appointment.id)))


def booked(ends_by: datetime | None = None) -> list[tuple[Benefit, str]]:
    """(appointment for a benefit that isn't recorded as used, missed or cancelled, client key), by start; those lost with a breach
    aren't. `ends_by`: those that are over by then."""
    wanted = select(Benefit, Client.key).join(Bundle, col(Bundle.id) == Benefit.bundle_id)
    wanted = wanted.join(Client, col(Client.id) == Bundle.client_id)
    wanted = wanted.outerjoin(BundleBreach, col(BundleBreach.bundle_id) == Benefit.bundle_id)
    kept = col(BundleBreach.id).is_(None) | (col(Benefit.starts_at) < col(BundleBreach.happened_at))
    wanted = wanted.where(Benefit.state == "scheduled", kept, when(ends_by, col(Benefit.ends_at) < ends_by))
    return compiled(wanted.order_by(col(Benefit.starts_at), col(Benefit.id)))


def noted() -> list[TicketDue]:
    """Tickets with notes on the client's software on which no session runs (`at`: the last change of state)."""
    runs = select(WorkSession.id).where(WorkSession.ticket_id == Ticket.id, WorkSession.state == "running")
    held = select(SoftwareNote.ticket_id)
    wanted = _tickets(Ticket.changed_at).where(col(Ticket.id).in_(held), ~runs.exists())
    return compiled(wanted.order_by(col(Ticket.id)))


# Clients, licences, money --------------------------------------------------------------------------------------------------------


def deactivations(by: date | None = None) -> list[LicenseDue]:
    """Converted licences that are switched off on a day (`on`) and aren't marked so yet (`id`: the conversion); `by`: by then."""
    columns: Any = (Conversion.id, License.serial, Client.key, Product.key, Conversion.deactivated_on)
    off = col(Conversion.deactivated_on)
    wanted = select(*columns).join(License, col(License.id) == Conversion.license_id)
    wanted = wanted.join(Client, col(Client.id) == License.client_id).join(Product, col(Product.id) == License.product_id)
    wanted = wanted.where(Conversion.state != "undone", License.state == "converted", off.is_not(None), when(by, off <= by))
    return compiled(wanted.order_by(col(Conversion.id)))


def unfinished_conversions() -> list[tuple[Conversion, License, str]]:
    """(conversion, licence, client key) of those that the vendor didn't register yet, or that wait for correction and repayment."""
    wanted = select(Conversion, License, Client.key).join(License, col(License.id) == Conversion.license_id)
    wanted = wanted.join(Client, col(Client.id) == License.client_id)
    waits = (col(Conversion.state) == "withdrawn") | (
        (col(Conversion.state) == "done") & col(Conversion.vendor_marked_on).is_(None)
    )
    return compiled(wanted.where(waits).order_by(col(Conversion.id)))


def maintenance_ends(first: date, last: date) -> list[LicenseDue]:
    """Active licences whose maintenance has its last day in [first, last]."""
    until = col(License.maintenance_until)
    columns: Any = (License.id, License.serial, Client.key, Product.key, until)
    wanted = select(*columns).join(Client, col(Client.id) == License.client_id)
    wanted = wanted.join(Product, col(Product.id) == License.product_id)
    wanted = wanted.where(until >= first, until <= last, License.state == "active")
    return compiled(wanted.order_by(until, col(License.id)))


def uncontacted() -> list[Named]:
    """Purchases of hours that wait for their first contact, oldest (`at`) first."""
    wanted = _purchases().where(
        HoursGrant.kind == "purchase", HoursGrant.state == "active", col(HoursGrant.contacted_at).is_(None)
    )
    return compiled(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)))


def prepaid_unbilled() -> list[Named]:
    """Purchases to be invoiced at purchase that no invoice names, by their number (`at`: when it was)."""
    wanted = _purchases().where(
        col(HoursGrant.prepaid).is_(True),
        col(HoursGrant.invoice_id).is_(None),
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
    )
    return compiled(wanted.order_by(col(HoursGrant.id)))


def unpaid(by: date | None = None) -> list[InvoiceDue]:
    """Documents of which something is left to pay, by the day on which they are due, corrections counted at their original,
    without proformas of orders that were rejected; `by`: due by then. Those of a client that was merged are what that is now."""
    columns: Any = (
        Invoice.id,
        Invoice.number,
        Invoice.kind,
        _BUYER.key,
        BundleDocument.bundle_id,
        Invoice.due_on,
        OwedDocument.rest,
        Invoice.currency,
    )
    wanted = select(*columns).select_from(OwedDocument).join(Invoice, col(Invoice.id) == OwedDocument.id)
    wanted = wanted.join(Client, col(Client.id) == Invoice.client_id).join(_BUYER, itself(_BUYER))
    wanted = wanted.outerjoin(BundleDocument, col(BundleDocument.number) == Invoice.number)
    wanted = wanted.outerjoin(Bundle, col(Bundle.id) == BundleDocument.bundle_id)
    rejected = (col(Bundle.state) == "rejected") & (col(Invoice.kind) == "proforma")
    wanted = wanted.where(
        col(OwedDocument.rest) > 0,
        when(by, col(OwedDocument.due_on) <= by),
        col(Bundle.id).is_(None) | ~rejected,
    )
    return compiled(wanted.order_by(col(OwedDocument.due_on), col(OwedDocument.id)))


def complaints(by: date | None = None) -> list[tuple[Complaint, str]]:
    """(complaint, client key) of those that wait for an answer, by their last day; `by`: whose last day has come by then."""
    wanted = select(Complaint, Client.key).join(Client, col(Client.id) == Complaint.client_id)
    wanted = wanted.where(col(Complaint.answered_on).is_(None), when(by, col(Complaint.last_day) <= by))
    return compiled(wanted.order_by(col(Complaint.last_day), col(Complaint.id)))


def documents_after(after: date) -> list[Issued]:
    """Documents issued on a later day, the newest first."""
    columns: Any = (Invoice.number, Invoice.issued_on)
    return compiled(select(*columns).where(col(Invoice.issued_on) > after).order_by(col(Invoice.id).desc()))


def last_entry() -> datetime | None:
    """When the newest entry of the books was recorded."""
    return compiled(select(AuditEntry.recorded_at).order_by(col(AuditEntry.id).desc()).limit(1))


def holders(bundle_ids: list[int]) -> list[BundleOf]:
    """Whose bundles these are."""
    columns: Any = (Bundle.id, Client.key)
    wanted = select(*columns).join(Client, col(Client.id) == Bundle.client_id)
    return compiled(wanted.where(among(Bundle.id, bundle_ids)))


def _tickets(at: Any) -> Any:
    columns: Any = (
        Ticket.id,
        Ticket.subject,
        Client.key,
        Ticket.assignee,
        Ticket.regulation,
        Ticket.status,
        Ticket.merged_into,
        at,
    )
    return select(*columns).join(Client, col(Client.id) == Ticket.client_id)


def _purchases() -> Any:
    columns: Any = (HoursGrant.id, Client.key, Product.key, HoursGrant.happened_at)
    wanted = select(*columns).join(Client, col(Client.id) == HoursGrant.client_id)
    return wanted.join(Product, col(Product.id) == HoursGrant.product_id)
