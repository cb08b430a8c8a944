"""`invoice run`: everything of a month that waits for an invoice, a document for each client and currency, each its own transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from supportctl.calendar import WARSAW
from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.desk.invoice.issuing import issue
from supportctl.desk.invoice.ksef import Weigh
from supportctl.errors import InvalidInput
from supportctl.money import Money
from supportctl.store.compiled import invoices
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class Issued(NamedTuple):
    """A document of a run; the number is None on a dry one. Of thousands no more is kept than this."""

    number: str | None
    client: str
    issued_on: date
    due_on: date
    net: Money
    vat: Money
    gross: Money


def waiting(act: Act, *, month: str, clients: Sequence[str]) -> Outcome[list[str]]:
    """What is to be issued, oldest client first: a client's key and a currency each. `clients`: only theirs, by whatever they go by; one
    for whom nothing waits stands alone. Raises NotFound, InvalidInput for a month that hasn't begun."""
    first, last = inputs.month(month)
    if first > act.day:
        raise InvalidInput("MONTH_AHEAD", month=month)
    since, before = _midnight(first), _midnight(last + timedelta(days=1))
    found = {
        (row.client_id, row.client, row.currency)
        for rows in (
            invoices.waiting_hours(act.db, since=since, before=before),
            invoices.waiting_items(act.db, since=since, before=before),
            invoices.waiting_purchases(act.db, since=since, before=before),
        )
        for row in rows
    }
    if not clients:
        return Outcome([f"{key} {currency}" for _, key, currency in sorted(found)])
    named = {each.id: each.key for each in (lookup.itself(act.db, lookup.client(act.db, text)) for text in clients)}
    references = []
    for number, key in named.items():
        currencies = sorted(currency for client, _, currency in found if client == number)
        references += [f"{key} {currency}" for currency in currencies] or [key]
    return Outcome(references)


def issue_of(act: Act, reference: str, *, month: str, weigh: Weigh | None = None) -> Outcome[Issued]:
    """One of those documents. Raises what `issue` raises."""
    client, _, currency = reference.partition(" ")
    made = issue(act, ticket=None, client=client, currency=currency or None, days=inputs.month(month), weigh=weigh)
    paper = made.data.core
    told = Issued(paper.number, client, paper.issued_on, paper.due_on, paper.net, paper.vat, paper.gross)
    return Outcome(told, notes=made.notes, made=made.made)


def nothing() -> tuple[Note, ...]:
    """What is said where nothing waits."""
    return (Note("NOTHING_TO_DO"),)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), WARSAW).astimezone(UTC)
