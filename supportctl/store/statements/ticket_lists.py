"""Tickets listed: by any filters, in any order. Three ways lead to the same ones: from the tickets, from a tag, from words.

An equality is served by an index of its own, and so are the pairs that are asked for often (store/tables/tickets.py).
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy import case, column, table
from sqlmodel import col, select

from supportctl.store.statements.dsl import among, chosen, compiled, matches, unindexed, when, window_ended
from supportctl.store.states import OVER
from supportctl.store.tables.catalogue import Product
from supportctl.store.tables.licenses import License
from supportctl.store.tables.parties import Client
from supportctl.store.tables.tickets import Ticket, TicketTag

_WORDS = table("search_index", column("rowid"))


class Filters(TypedDict, total=False):
    """What tickets are listed by; all of it must hold.

    `live`: neither closed nor refused, `over`: one of both; `open_at`: not over, nor put aside then, nor merged. `waits_at`: without those whose
    window for a recurrence ended before that instant, `ended_at`: of those that wait only these. `overdue_at`: first response due
    before that instant and not given, while there is anything to respond to. Of a span the second instant is the first one after it.
    """

    status: str | None
    statuses: list[str] | None
    live: bool
    over: bool
    open_at: datetime | None
    waits_at: datetime | None
    ended_at: datetime | None
    client_id: int | None
    clients: list[int] | None
    product_id: int | None
    regulation: str | None
    assignee: str | None
    assignees: list[str] | None
    channel: str | None
    priority: str | None
    unbilled: bool
    overdue_at: datetime | None
    due_from: datetime | None
    due_before: datetime | None
    opened_from: datetime | None
    opened_before: datetime | None
    tag: str | None


def rows(numbers: list[int]) -> list[tuple[Ticket, str, str | None, str]]:
    """(ticket, client key, licence serial, product key) of these tickets, in no order."""
    wanted = select(Ticket, Client.key, License.serial, Product.key)
    wanted = wanted.join(Client, col(Client.id) == Ticket.client_id).join(Product, col(Product.id) == Ticket.product_id)
    wanted = wanted.outerjoin(License, col(License.id) == Ticket.license_id)
    return compiled(wanted.where(among(Ticket.id, numbers)))


def numbers(order: str, limit: int | None = None, **given: Unpack[Filters]) -> list[int]:
    """Tickets by these filters. `order`: one of _ways(), or that with `-reversed`."""
    wanted = select(Ticket.id).where(*_filters(given, col), _with_tag(given))
    return compiled(wanted.order_by(chosen(order, _ways())).limit(limit))


def tagged(order: str, limit: int | None = None, **given: Unpack[Filters]) -> list[int]:
    """The same, from a tag."""
    wanted = select(Ticket.id).join(TicketTag, col(TicketTag.ticket_id) == Ticket.id).where(TicketTag.tag == given["tag"])
    ways = _ways() | {"number": [(col(TicketTag.ticket_id), True)], "number-reversed": [(col(TicketTag.ticket_id), False)]}
    return compiled(wanted.where(*_filters(given, unindexed)).order_by(chosen(order, ways)).limit(limit))


def found(words: str, last: int, order: str, limit: int | None = None, **given: Unpack[Filters]) -> list[int]:
    """The same, from the words that are in it. `last`: the last number that the entry of a ticket can have."""
    number = _WORDS.c.rowid
    wanted = select(Ticket.id).join(_WORDS, col(Ticket.id) == number).where(matches(_WORDS.name, words), number <= last)
    ways = _ways() | {"number": [(number, True)], "number-reversed": [(number, False)]}
    wanted = wanted.where(*_filters(given, unindexed), _with_tag(given))
    return compiled(wanted.order_by(chosen(order, ways)).limit(limit))


def _with_tag(given: Filters) -> Any:
    """The ticket has the tag, where one is given."""
    tags = select(TicketTag.id).where(TicketTag.ticket_id == Ticket.id, TicketTag.tag == given["tag"])
    return when(given["tag"], tags.exists())


def _filters(filters: Filters, of: Any) -> list[Any]:
    """The conditions; `of`: how a column is named, for which an index may serve or not."""
    given: dict[str, Any] = {**filters}
    equal = {
        "status": Ticket.status,
        "client_id": Ticket.client_id,
        "product_id": Ticket.product_id,
        "regulation": Ticket.regulation,
        "assignee": Ticket.assignee,
        "channel": Ticket.channel,
        "priority": Ticket.priority,
    }
    live = col(Ticket.status).not_in(OVER)
    # Most that wait for a response aren't overdue yet: they are the newest, and are soon passed over on the way back.
    late = unindexed(Ticket.first_response_due) < given["overdue_at"]
    aside = col(Ticket.waits_until).is_(None) | (col(Ticket.waits_until) <= given["open_at"])
    return [
        *(when(given[name], of(column) == given[name]) for name, column in equal.items()),
        when(given["statuses"], among(Ticket.status, given["statuses"])),
        when(given["clients"], among(Ticket.client_id, given["clients"])),
        when(given["assignees"], among(Ticket.assignee, given["assignees"])),
        when(given["live"], live),
        when(given["over"], col(Ticket.status).in_(OVER)),
        when(given["open_at"], live & aside & col(Ticket.merged_into).is_(None)),
        when(given["waits_at"], ~window_ended(given["waits_at"])),
        when(given["ended_at"], (col(Ticket.status) != "waiting") | window_ended(given["ended_at"])),
        when(given["unbilled"], col(Ticket.unbilled).is_(True)),
        when(given["overdue_at"], late & col(Ticket.first_response_at).is_(None) & live),
        when(given["due_from"], of(Ticket.first_response_due) >= given["due_from"]),
        when(given["due_before"], of(Ticket.first_response_due) < given["due_before"]),
        when(given["opened_from"], of(Ticket.opened_at) >= given["opened_from"]),
        when(given["opened_before"], of(Ticket.opened_at) < given["opened_before"]),
    ]


def _ways() -> dict[str, list[tuple[Any, bool]]]:
    """By what tickets are sorted: the columns, and whether they fall."""
    number, opened = col(Ticket.id), col(Ticket.opened_at)
    rank = case({"urgent": 0, "high": 1, "low": 3}, value=col(Ticket.priority), else_=2)
    awaited = case((col(Ticket.first_response_at).is_(None), col(Ticket.first_response_due)))
    client = select(Client.key).where(Client.id == Ticket.client_id).scalar_subquery()
    ways: dict[str, list[tuple[Any, bool]]] = {
        "number": [(number, True)],
        "opened": [(opened, True), (number, True)],
        "changed": [(col(Ticket.changed_at), True), (number, True)],
        "due": [(col(Ticket.first_response_due), False), (number, False)],
        "client": [(client, False), (number, True)],
        "urgency": [(rank, False), (awaited, False), (number, False)],
    }
    return ways | {f"{name}-reversed": [(term, not falling) for term, falling in terms] for name, terms in ways.items()}
