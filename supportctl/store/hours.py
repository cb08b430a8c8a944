"""Hours bought, agreed and used, as plain tables: every session verb reads them (audit.py says why not through the models,
which are in tables/hours.py)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Boolean, Integer, column, delete, func, insert, select, table

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

HOURS_GRANT = table(
    "hours_grant",
    *(column(name, Integer) for name in ("id", "minutes")),
    *map(column, ("kind", "state", "client_id", "product_id", "version", "ticket_id")),
    column("prepaid", Boolean),
    column("happened_at", Instant),
)
HOURS_USE = table(
    "hours_use",
    *(column(name, Integer) for name in ("id", "ticket_id", "grant_id", "minutes", "invoice_id")),
    column("began_at", Instant),
)


class Grant(NamedTuple):
    """Minutes that may be used: a purchase, a consent, or (declined) none."""

    id: int
    kind: str
    minutes: int
    prepaid: bool
    happened_at: datetime


class Use(NamedTuple):
    """A begun unit, taken from a grant; `invoice_id` once it was billed."""

    grant_id: int
    minutes: int
    began_at: datetime
    invoice_id: int | None


_G = HOURS_GRANT.c
_U = HOURS_USE.c
_GRANTS = select(_G.id, _G.kind, _G.minutes, _G.prepaid, _G.happened_at).order_by(_G.happened_at, _G.id)


def purchases(db: Db, client_id: int, product_id: int, version: str | None) -> list[Grant]:
    """Active purchases for a client's product and version, oldest first."""
    wanted = _GRANTS.where(_G.client_id == client_id, _G.product_id == product_id, _G.version == (version or ""))
    return [Grant(*row) for row in db.all(wanted.where(_G.kind == "purchase", _G.state == "active"))]


def answers(db: Db, ticket_id: int) -> list[Grant]:
    """Consents and refusals of extensions on a ticket, oldest first."""
    return [Grant(*row) for row in db.all(_GRANTS.where(_G.ticket_id == ticket_id, _G.state == "active"))]


def used_elsewhere(db: Db, grant_ids: Sequence[int], ticket_id: int, nor: Sequence[int] = ()) -> dict[int, int]:
    """Minutes of each grant that other tickets took, those of `nor` left out."""
    if not grant_ids:
        return {}
    wanted = select(_U.grant_id, func.sum(_U.minutes)).where(_U.grant_id.in_(grant_ids), _U.ticket_id != ticket_id)
    if nor:
        wanted = wanted.where(_U.ticket_id.not_in(nor))
    return {int(grant): int(minutes) for grant, minutes in db.all(wanted.group_by(_U.grant_id))}


def used(db: Db, grant_ids: Sequence[int]) -> dict[int, int]:
    """Minutes of each grant that were taken by any ticket."""
    return used_elsewhere(db, grant_ids, 0)


def uses(db: Db, ticket_id: int) -> list[Use]:
    """The units taken for a ticket, in the order in which they began."""
    wanted = select(_U.grant_id, _U.minutes, _U.began_at, _U.invoice_id).where(_U.ticket_id == ticket_id)
    return [Use(*row) for row in db.all(wanted.order_by(_U.id))]


def take(db: Db, ticket_id: int, grant_id: int, minutes: int, began_at: datetime) -> None:
    """A unit begins, and is taken from a grant."""
    db.run(insert(HOURS_USE).values(ticket_id=ticket_id, grant_id=grant_id, minutes=minutes, began_at=began_at))


def give_back(db: Db, ticket_id: int) -> None:
    """What a ticket took and no invoice names is free again."""
    db.run(delete(HOURS_USE).where(_U.ticket_id == ticket_id, _U.invoice_id.is_(None)))
