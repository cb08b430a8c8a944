"""What clients accepted, and price lists as they stood."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import Part, begins, compiled, of_client, when
from supportctl.store.tables.acceptances import Acceptance
from supportctl.store.tables.parties import Client
from supportctl.store.tables.pricelist import Price
from supportctl.tuples import NamedTuple


def of(client_id: int) -> list[Acceptance]:
    """Everything that the client accepted, oldest first."""
    return compiled(select(Acceptance).where(of_client(Acceptance.client_id, client_id)).order_by(col(Acceptance.id)))


def every() -> list[tuple[Acceptance, str]]:
    """Everything that clients accepted, with the client's key, oldest first."""
    columns: Any = (Acceptance, Client.key)
    wanted = select(*columns).join(Client, col(Client.id) == Acceptance.client_id)
    return compiled(wanted.order_by(col(Acceptance.id)))


def accepted(
    client_id: int,
    regulation: str,
    version: str,
    document: str,
    clause: str | None = None,
    until: datetime | None = None,
    on: date | None = None,
) -> int | None:
    """An acceptance of that version of the document: by that clause, if one is given, by that instant, and given on that day."""
    wanted = select(Acceptance.id).where(
        of_client(Acceptance.client_id, client_id),
        Acceptance.regulation == regulation,
        Acceptance.version == version,
        Acceptance.document == document,
        when(clause, Acceptance.clause == clause),
        when(until, col(Acceptance.happened_at) <= until),
        when(on, Acceptance.accepted_on == on),
    )
    return compiled(wanted.limit(1))


class ListState(NamedTuple):
    """The newest first day and the last number among prices; None without any."""

    changed_on: date | None
    last_price: int | None


def price_list(prefix: Part, on: date, known_until: int | None = None) -> ListState:
    """The items whose key begins so, in force on a day; only prices up to the number `known_until`, if given."""
    wanted = select(func.max(Price.valid_from), func.max(Price.id))
    wanted = wanted.where(begins(Price.item, prefix), col(Price.valid_from) <= on)
    return compiled(wanted.where(when(known_until, col(Price.id) <= known_until)))


def last_price() -> int | None:
    """The number of the last price on record."""
    return compiled(select(func.max(Price.id)))
