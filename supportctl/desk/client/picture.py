"""A client as a whole: licences and when they end, hours left, open tickets, money, bundles."""

from __future__ import annotations

from datetime import date, datetime

from supportctl.desk.client.showing import ClientData, whole_client
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundles import bundle_data
from supportctl.desk.ground.licenses import state_on
from supportctl.desk.ground.results import Outcome
from supportctl.desk.ground.tickets import ended_at
from supportctl.desk.hours.begun import by_grant
from supportctl.desk.hours.purchases import grant_data
from supportctl.desk.hours.under_way import under_way
from supportctl.desk.invoice.payments import Owing, owing
from supportctl.desk.invoice.waiting import to_invoice
from supportctl.desk.outbox.records import MessageData, fields_of
from supportctl.money import Money
from supportctl.record import BundleState, Hours, LicenseState, ProductName, Text, TicketState, Word
from supportctl.store.compiled import bundles, hours, invoices, licenses, outbox, tickets
from supportctl.store.compiled.rows import Client, Product, Ticket
from supportctl.tuples import NamedTuple

# So many letters are shown; all of them: outbox list --client.
LETTERS = 10


class HeldLicense(NamedTuple):
    """A licence of a client, and the days on which something about it ends."""

    serial: str
    state: LicenseState
    product: str
    product_name: ProductName
    version: str
    maintenance_until: date | None
    support_ordered: date | None
    key_valid_until: date | None


class HeldHours(NamedTuple):
    """A purchase of which hours are left."""

    id: int
    product: str | None
    version: str | None
    hours: Hours
    hours_left: Hours
    bought_at: datetime


class OpenTicket(NamedTuple):
    """A ticket that isn't closed."""

    id: int
    status: TicketState
    subject: Text
    assignee: str | None


class Unpaid(NamedTuple):
    """A document of which something is left to pay, and by how many days that is late."""

    number: str
    due_on: date
    left: Money
    days_overdue: int


class HeldBundle(NamedTuple):
    """A bundle of a client."""

    id: int | None
    state: BundleState
    program: Word | None
    edition: str | None
    active_until: date | None


class ShownClient(NamedTuple):
    """A client, and what it holds, waits for and owes. `unpaid`: documents; `to_invoice`: net, by currency; `letters`: the newest
    of the outbox."""

    core: ClientData
    licenses: tuple[HeldLicense, ...]
    hours: tuple[HeldHours, ...]
    tickets: tuple[OpenTicket, ...]
    to_invoice: tuple[Money, ...]
    unpaid: tuple[Unpaid, ...]
    bundles: tuple[HeldBundle, ...]
    letters: tuple[MessageData, ...] = ()


def show_client(act: Act, reference: str) -> Outcome[ShownClient]:
    """One client at the act's instant: people, acceptances and phone history, licences, hours, open tickets, money, bundles."""
    client = lookup.client(act.db, reference)
    held = [bundle_data(act, row) for row in bundles.every(act.db, client.id)]
    owed = reversed(owing(act, client_id=client.id))
    begun = under_way(act)
    bought = [grant_data(act, grant, by_grant(begun)) for grant in hours.every(act.db, client.id)]
    shown = ShownClient(
        core=whole_client(act, client),
        licenses=tuple(_licenses(act, client)),
        hours=tuple(
            HeldHours(g.id or 0, g.product, g.version, g.hours, g.hours_left, g.bought_at)
            for g in bought
            if g.state == "active" and g.hours_left > 0
        ),
        tickets=tuple(_open(ticket) for ticket in tickets.live_of(act.db, client.id) if ended_at(act, ticket) is None),
        to_invoice=to_invoice(
            act, invoices.unbilled_tickets(act.db, client.id), hours.prepaid_unbilled(act.db, client.id), begun
        ),
        unpaid=tuple(_unpaid(each) for each in owed),
        bundles=tuple(HeldBundle(b.id, b.state, b.program, b.edition, b.active_until) for b in held),
        letters=tuple(fields_of(*row) for row in outbox.every(act.db, client_id=client.id, limit=LETTERS)),
    )
    return Outcome(shown)


def _licenses(act: Act, client: Client) -> list[HeldLicense]:
    found = []
    for row in licenses.every(act.db, client.id):
        product = act.db.get(Product, row.product_id)
        name = (product.key, ProductName(product.name)) if product is not None else ("", ProductName(""))
        ends = (row.maintenance_until, row.support_ordered, row.key_valid_until)
        found.append(HeldLicense(row.serial, LicenseState(state_on(act, row)), *name, row.version, *ends))
    return found


def _unpaid(owed: Owing) -> Unpaid:
    row = owed.invoice
    return Unpaid(row.number, owed.due_on, Money(owed.left, row.currency), owed.days_overdue)


def _open(ticket: Ticket) -> OpenTicket:
    return OpenTicket(ticket.id, TicketState(ticket.status), Text(ticket.subject), ticket.assignee)
