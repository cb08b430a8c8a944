"""What reports are made from. Instants come as seconds: a report groups by them and adds them up, a hundred thousand at a time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, type_coerce
from sqlmodel import col, func, select

from supportctl.store.statements.dsl import compiled, when, window_ended
from supportctl.store.states import OVER
from supportctl.store.tables.billing import Invoice, InvoiceAnnulment, InvoiceLine
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket
from supportctl.store.tables.work import WorkSession
from supportctl.tuples import NamedTuple


class Worked(NamedTuple):
    """A session: of which ticket, its time in seconds since 1970 (`stopped_at` None while it runs), and what its units are."""

    ticket_id: int
    operator: str
    started_at: int
    stopped_at: int | None
    free: bool
    unit_minutes: int
    law_version: str
    regulation: str
    client_id: int
    product_id: int
    reason: str | None


class Taken(NamedTuple):
    """A unit that was taken for a ticket, at the price of an hour; `invoice_id` once it is billed."""

    ticket_id: int
    began_at: int
    minutes: int
    invoice_id: int | None
    unit_amount: int | None
    currency: str | None
    vat_rate: str | None
    gross_price: bool


class Answered(NamedTuple):
    """How many tickets of a group were answered in time, too late, and not yet."""

    day_second: int
    assignee: str | None
    client_id: int
    product_id: int
    regulation: str
    due: int
    met: int
    missed: int


class Counted(NamedTuple):
    """So many tickets of a group that were opened, or closed, in the same hour."""

    hour: int
    assignee: str | None
    client_id: int
    product_id: int
    regulation: str
    tickets: int


class Sold(NamedTuple):
    """The sums of an invoice's lines about one ticket, or about none."""

    invoice_id: int
    issued_on: date
    currency: str
    operator: str
    client_id: int
    product_id: int | None
    regulation: str | None
    net: int
    vat: int
    gross: int


def _seconds(column: Any) -> Any:
    return type_coerce(col(column), BigInteger)


def highest_ticket() -> int | None:
    """The highest number of a ticket."""
    return compiled(select(func.max(Ticket.id)))


def worked(first: int, last: int) -> list[Worked]:
    """The sessions of tickets from `first` to `last` that count, by ticket and start."""
    return compiled(_worked(first, last))


def worked_within(first: int, last: int, since: datetime, until: datetime) -> list[Worked]:
    """The same of those tickets alone that were worked on from `since` on and before `until`."""
    inside = select(WorkSession.ticket_id).where(
        WorkSession.state != "cancelled", col(WorkSession.started_at) >= since, col(WorkSession.started_at) < until
    )
    return compiled(_worked(first, last).where(col(WorkSession.ticket_id).in_(inside)))


def taken(first: int, last: int) -> list[Taken]:
    """The units taken for tickets from `first` to `last`, by ticket, with what each came from."""
    columns: Any = (
        HoursUse.ticket_id,
        _seconds(HoursUse.began_at),
        HoursUse.minutes,
        HoursUse.invoice_id,
        HoursGrant.unit_amount,
        HoursGrant.currency,
        HoursGrant.vat_rate,
        HoursGrant.gross_price,
    )
    wanted = select(*columns).join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id)
    wanted = wanted.where(col(HoursUse.ticket_id) >= first, col(HoursUse.ticket_id) <= last)
    return compiled(wanted.order_by(col(HoursUse.ticket_id), col(HoursUse.id)))


def answered(now: datetime, since: datetime | None = None, until: datetime | None = None) -> list[Answered]:
    """First responses that are due from `since` on and before `until`: how many there are, were given in time, and were not. A close
    answers too. By the second in which they are due, and the ticket's assignee, client, product and regulation."""
    due = col(Ticket.first_response_due)
    given = func.coalesce(col(Ticket.first_response_at), col(Ticket.closed_at))
    late = (given > due) | (given.is_(None) & (due < now))
    key: Any = (due, Ticket.assignee, Ticket.client_id, Ticket.product_id, Ticket.regulation)
    columns: Any = (_seconds(Ticket.first_response_due), *key[1:], func.count())
    counted: Any = (func.count().filter(given <= due), func.count().filter(late))
    wanted = select(*columns, *counted).where(due.is_not(None), when(since, due >= since), when(until, due < until))
    return compiled(wanted.group_by(*key).order_by(due))


def opened(since: datetime | None = None, until: datetime | None = None) -> list[Counted]:
    """Tickets opened from `since` on and before `until`, by hour."""
    return compiled(_counted(Ticket.opened_at, since, until))


def closed(since: datetime | None = None, until: datetime | None = None) -> list[Counted]:
    """Tickets closed or refused from `since` on and before `until`, by hour."""
    return compiled(_counted(Ticket.closed_at, since, until))


def left_open(now: datetime, since: datetime | None = None, until: datetime | None = None) -> list[Counted]:
    """Tickets that are neither closed nor refused, by what follows from the instant, nor shown in another one, opened from `since` on and
    before `until`, by the hour of their opening."""
    live = (col(Ticket.status).not_in(OVER), col(Ticket.merged_into).is_(None), ~window_ended(now))
    return compiled(_counted(Ticket.opened_at, since, until, *live))


def windows_over(now: datetime) -> list[Ticket]:
    """Tickets that wait though their window for a recurrence ended before the instant: closed, which nobody wrote down yet."""
    return compiled(select(Ticket).where(window_ended(now)).order_by(col(Ticket.id)))


def session_times(since: datetime | None = None, until: datetime | None = None) -> list[Worked]:
    """Sessions that count and began from `since` on and before `until`."""
    begin = col(WorkSession.started_at)
    wanted = select(*_session()).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.where(WorkSession.state != "cancelled", when(since, begin >= since), when(until, begin < until))
    return compiled(wanted)


def sold(since: date | None = None, until: date | None = None) -> list[Sold]:
    """What was invoiced from day to day, proformas and annulled documents left out, by document and by what its lines are about."""
    key: Any = (
        Invoice.id,
        Invoice.issued_on,
        Invoice.currency,
        Invoice.operator,
        Invoice.client_id,
        Ticket.product_id,
        Ticket.regulation,
    )
    sums: Any = (func.sum(InvoiceLine.net), func.sum(InvoiceLine.vat), func.sum(InvoiceLine.gross))
    wanted = select(*key, *sums).join(InvoiceLine, col(InvoiceLine.invoice_id) == Invoice.id)
    wanted = wanted.outerjoin(Ticket, col(Ticket.id) == InvoiceLine.ticket_id)
    void = select(InvoiceAnnulment.id).where(InvoiceAnnulment.invoice_id == Invoice.id).exists()
    wanted = wanted.where(
        Invoice.kind != "proforma",
        ~void,
        when(since, col(Invoice.issued_on) >= since),
        when(until, col(Invoice.issued_on) <= until),
    )
    return compiled(wanted.group_by(*key).order_by(col(Invoice.id)))


def client_names() -> list[tuple[int, str, int | None]]:
    """(number, key, number of the client that it is an alias of) of every client."""
    columns: Any = (Client.id, Client.key, Client.merged_into)
    return compiled(select(*columns).order_by(col(Client.id)))


def product_names() -> list[tuple[int, str]]:
    """(number, key) of every product."""
    columns: Any = (Product.id, Product.key)
    return compiled(select(*columns).order_by(col(Product.id)))


def _session() -> Any:
    return (
        WorkSession.ticket_id,
        WorkSession.operator,
        _seconds(WorkSession.started_at),
        _seconds(WorkSession.stopped_at),
        WorkSession.free,
        WorkSession.unit_minutes,
        WorkSession.law_version,
        WorkSession.regulation,
        Ticket.client_id,
        Ticket.product_id,
        WorkSession.reason,
    )


def _worked(first: int, last: int) -> Any:
    wanted = select(*_session()).join(Ticket, col(Ticket.id) == WorkSession.ticket_id)
    wanted = wanted.where(
        col(WorkSession.ticket_id) >= first, col(WorkSession.ticket_id) <= last, WorkSession.state != "cancelled"
    )
    return wanted.order_by(col(WorkSession.ticket_id), col(WorkSession.started_at), col(WorkSession.id))


def _counted(at: Any, since: Any, until: Any, *conditions: Any) -> Any:
    hour = _seconds(at) // 3600
    key: Any = (hour, Ticket.assignee, Ticket.client_id, Ticket.product_id, Ticket.regulation)
    columns: Any = (*key, func.count())
    wanted = select(*columns).where(
        col(at).is_not(None), *conditions, when(since, col(at) >= since), when(until, col(at) < until)
    )
    grouped: Any = wanted.group_by(*key)
    return grouped
