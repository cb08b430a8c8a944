"""Lists that are written out as they are: no import reads them. Numbers are given at issue only, and decisions are made by rules only.

Each goes by the verb that lists it on a screen, and has all its rows; payments, reminders and acceptances, which no verb lists by
themselves, have rows of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from supportctl.desk.benefit.listing import BenefitOfBundle, list_benefits
from supportctl.desk.bundle.showing import list_bundles
from supportctl.desk.complaint.shared import ComplaintData
from supportctl.desk.complaint.showing import list_complaints
from supportctl.desk.conversion.listing import list_conversions
from supportctl.desk.conversion.shared import ConversionData
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BundleData
from supportctl.desk.hook.listing import HookCallData, list_calls
from supportctl.desk.hours.purchases import GrantData, list_hours
from supportctl.desk.invoice import at_ksef
from supportctl.desk.invoice.records import InvoiceData
from supportctl.desk.invoice.showing import list_invoices
from supportctl.desk.outage.recording import OutageData, list_outages
from supportctl.desk.outbox.records import MessageData
from supportctl.desk.outbox.showing import list_messages
from supportctl.desk.regulation import published_hours
from supportctl.desk.session.scheduling import AppointmentData, list_appointments
from supportctl.desk.ticket.items import ItemData, item_data
from supportctl.desk.training.shared import TrainingData
from supportctl.desk.training.showing import list_trainings
from supportctl.money import Money
from supportctl.store.compiled import acceptances, bundles, items, outbox, payments
from supportctl.tuples import NamedTuple


class PaymentRow(NamedTuple):
    """Money that came in for a document, or was given back (below zero). `proforma`: the document is paid by what came in for that
    proforma; `withdrawn_at`: when it was recorded that the payment didn't come in after all."""

    id: int
    number: str
    client: str
    amount: Money
    paid_on: date
    proforma: str | None
    recorded_at: datetime
    operator: str
    withdrawn_at: datetime | None


class ReminderRow(NamedTuple):
    """A letter that demands the payment of a document until the end of `term`. `form`: paper or qualified."""

    id: int
    number: str
    client: str
    form: str
    letter_on: date
    term: date
    unpaid: Money
    delivered_on: date | None
    at: datetime
    operator: str


class AcceptanceRow(NamedTuple):
    """A version of a regulation, or of its price list, that a client accepted, and by which clause's act."""

    client: str
    regulation: str
    document: str
    version: str
    clause: str
    accepted_on: date
    at: datetime
    operator: str


class List(NamedTuple):
    """`verb`: what lists the same rows on a screen; None where nothing does. `rows`: records of the list, each a `record`."""

    verb: str | None
    record: type
    rows: Callable[[Act], Iterable[Any]]


def _benefits(act: Act) -> Iterator[Any]:
    for bundle in bundles.every(act.db):
        yield from list_benefits(act, str(bundle.id), on=act.day).data


def _payments(act: Act) -> Iterator[PaymentRow]:
    for row, number, currency, client, proforma in payments.every(act.db):
        yield PaymentRow(
            row.id,
            number,
            client,
            Money(row.amount, currency),
            row.paid_on,
            proforma,
            row.recorded_at,
            row.operator,
            row.withdrawn_at,
        )


def _reminders(act: Act) -> Iterator[ReminderRow]:
    for row, number, currency, client in outbox.all_reminders(act.db):
        unpaid = Money(row.amount, currency)
        yield ReminderRow(
            row.id, number, client, row.form, row.letter_on, row.term, unpaid, row.delivered_on, row.happened_at, row.operator
        )


def _acceptances(act: Act) -> Iterator[AcceptanceRow]:
    for row, client in acceptances.every(act.db):
        yield AcceptanceRow(
            client, row.regulation, row.document, row.version, row.clause, row.accepted_on, row.happened_at, row.operator
        )


def _invoices(act: Act) -> list[Any]:
    every: dict[str, Any] = {"client": None, "limit": None, "undelivered": False, "unpaid": False, "overdue": False}
    return list(list_invoices(act, **every, month=None, kind=None).data)


LISTS: dict[str, List] = {
    "hours": List("hours list", GrantData, lambda act: list_hours(act, client=None, awaiting=False, unbilled=False).data),
    "items": List("ticket items", ItemData, lambda act: [item_data(row) for row in items.every(act.db)]),
    "invoices": List("invoice list", InvoiceData, _invoices),
    "payments": List(None, PaymentRow, _payments),
    "reminders": List(None, ReminderRow, _reminders),
    "ksef": List("invoice ksef-status", at_ksef.AtKsef, lambda act: at_ksef.status(act, everything=True).data),
    "outbox": List("outbox list", MessageData, lambda act: list_messages(act, state=None, client=None, limit=None).data),
    "bundles": List("bundle list", BundleData, lambda act: list_bundles(act, client=None, state=None, limit=None).data),
    "benefits": List("benefit list", BenefitOfBundle, _benefits),
    "trainings": List("training list", TrainingData, lambda act: list_trainings(act, bundle=None, state=None, limit=None).data),
    "complaints": List(
        "complaint list",
        ComplaintData,
        lambda act: list_complaints(act, client=None, waiting=False, overdue=False, limit=None).data,
    ),
    "conversions": List("license conversions", ConversionData, lambda act: list_conversions(act, client=None).data),
    "appointments": List(
        "session appointments", AppointmentData, lambda act: list_appointments(act, technician=None, ticket=None).data
    ),
    "acceptances": List(None, AcceptanceRow, _acceptances),
    "published-hours": List(
        "regulation hours", published_hours.PublishedHoursData, lambda act: published_hours.list_hours(act, None).data
    ),
    "outages": List("outage list", OutageData, lambda act: list_outages(act).data),
    "hooks": List("hook list", HookCallData, lambda act: list_calls(act, state=None, limit=None).data),
}
