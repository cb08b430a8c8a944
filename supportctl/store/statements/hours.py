"""Hours bought, agreed and used."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlmodel import col, func, select

from supportctl.store.statements.dsl import among, compiled, not_among, of_client, when
from supportctl.store.tables.hours import HoursGrant, HoursUse
from supportctl.tuples import NamedTuple


class Grant(NamedTuple):
    """Minutes that may be used: a purchase, a consent, or (declined) none."""

    id: int
    kind: str
    minutes: int
    prepaid: bool
    happened_at: datetime
    contacted_at: datetime | None


class Used(NamedTuple):
    """Minutes that were taken from a grant."""

    grant_id: int
    minutes: int


_GRANT: Any = (
    HoursGrant.id,
    HoursGrant.kind,
    HoursGrant.minutes,
    HoursGrant.prepaid,
    HoursGrant.happened_at,
    HoursGrant.contacted_at,
)
_BY_INSTANT = (col(HoursGrant.happened_at), col(HoursGrant.id))


def purchases(client_id: int, product_id: int, version: str) -> list[Grant]:
    """Active purchases for a client's product and version, oldest first."""
    wanted = select(*_GRANT).where(
        of_client(HoursGrant.client_id, client_id),
        HoursGrant.product_id == product_id,
        HoursGrant.version == version,
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
    )
    return compiled(wanted.order_by(*_BY_INSTANT))


def answers(ticket_id: int) -> list[Grant]:
    """Consents and refusals of extensions on a ticket, oldest first."""
    wanted = select(*_GRANT).where(HoursGrant.ticket_id == ticket_id, HoursGrant.state == "active")
    return compiled(wanted.order_by(*_BY_INSTANT))


def answered(ticket_id: int) -> list[HoursGrant]:
    """The same as whole rows."""
    wanted = select(HoursGrant).where(HoursGrant.ticket_id == ticket_id, HoursGrant.state == "active")
    return compiled(wanted.order_by(*_BY_INSTANT))


def used_elsewhere(grant_ids: list[int], tickets: list[int]) -> list[Used]:
    """Minutes of each grant that tickets other than these took."""
    wanted = select(HoursUse.grant_id, func.sum(HoursUse.minutes)).where(
        among(HoursUse.grant_id, grant_ids), not_among(HoursUse.ticket_id, tickets)
    )
    return compiled(wanted.group_by(col(HoursUse.grant_id)))


def takers(client_id: int, product_id: int, version: str, since: datetime) -> list[int]:
    """The tickets that took units which began at an instant or later from the purchases for a client's product and version."""
    wanted = select(HoursUse.ticket_id).join(HoursGrant, col(HoursGrant.id) == HoursUse.grant_id)
    wanted = wanted.where(
        HoursGrant.client_id == client_id,
        HoursGrant.product_id == product_id,
        HoursGrant.version == version,
        HoursGrant.kind == "purchase",
        HoursUse.began_at >= since,
    )
    return compiled(wanted.distinct().order_by(col(HoursUse.ticket_id)))


def uses(ticket_id: int) -> list[HoursUse]:
    """The units taken for a ticket, in the order in which they began."""
    return compiled(select(HoursUse).where(HoursUse.ticket_id == ticket_id).order_by(col(HoursUse.id)))


def every(client_id: int | None = None, awaiting: bool = False, unbilled: bool = False) -> list[HoursGrant]:
    """Purchases, oldest first; with `awaiting` only those whose client wasn't contacted yet, with `unbilled` only prepaid
    ones that no invoice names."""
    active = HoursGrant.state == "active"
    wanted = select(HoursGrant).where(
        HoursGrant.kind == "purchase",
        when(client_id, of_client(HoursGrant.client_id, client_id)),
        when(awaiting, col(HoursGrant.contacted_at).is_(None) & active),
        when(unbilled, col(HoursGrant.prepaid).is_(True) & col(HoursGrant.invoice_id).is_(None) & active),
    )
    return compiled(wanted.order_by(*_BY_INSTANT))


def uncontacted(client_id: int, until: datetime) -> list[HoursGrant]:
    """A client's purchases up to an instant that wait for their first contact."""
    wanted = select(HoursGrant).where(
        HoursGrant.client_id == client_id,
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
        HoursGrant.happened_at <= until,
        col(HoursGrant.contacted_at).is_(None),
    )
    return compiled(wanted.order_by(*_BY_INSTANT))


def awaiting_before(happened_at: datetime, id: int) -> int:
    """How many purchases wait longer for their first contact than the one of that instant and number."""
    earlier = (col(HoursGrant.happened_at) < happened_at) | (
        (col(HoursGrant.happened_at) == happened_at) & (col(HoursGrant.id) < id)
    )
    wanted = select(func.count()).select_from(HoursGrant)
    wanted = wanted.where(HoursGrant.kind == "purchase", HoursGrant.state == "active")
    return compiled(wanted.where(col(HoursGrant.contacted_at).is_(None), earlier))


def prepaid_unbilled(client_id: int) -> list[HoursGrant]:
    """Purchases to be invoiced at purchase that no invoice names yet."""
    wanted = select(HoursGrant).where(
        of_client(HoursGrant.client_id, client_id),
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
        col(HoursGrant.prepaid).is_(True),
        col(HoursGrant.invoice_id).is_(None),
    )
    return compiled(wanted.order_by(col(HoursGrant.id)))
