"""What the desk reads about hours: purchases and consents, and the units taken from them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.work import HoursGrant, HoursUse


def purchases(db: Db, client_id: int, product_id: int, version: str | None) -> list[HoursGrant]:
    """Active purchases for a client's product and version, oldest first."""
    wanted = select(HoursGrant).where(
        HoursGrant.client_id == client_id,
        HoursGrant.product_id == product_id,
        HoursGrant.version == (version or ""),
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
    )
    return db.all(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)))


def answers(db: Db, ticket_id: int) -> list[HoursGrant]:
    """Consents and refusals of extensions on a ticket, oldest first."""
    wanted = select(HoursGrant).where(HoursGrant.ticket_id == ticket_id, HoursGrant.state == "active")
    return db.all(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)))


def used_elsewhere(db: Db, grant_ids: Sequence[int], ticket_id: int) -> dict[int, int]:
    """Minutes of each grant that other tickets took."""
    if not grant_ids:
        return {}
    wanted = select(HoursUse.grant_id, func.sum(HoursUse.minutes)).where(
        col(HoursUse.grant_id).in_(grant_ids), HoursUse.ticket_id != ticket_id
    )
    return {int(grant): int(minutes) for grant, minutes in db.all(wanted.group_by(col(HoursUse.grant_id)))}


def used(db: Db, grant_ids: Sequence[int]) -> dict[int, int]:
    """Minutes of each grant that were taken by any ticket."""
    return used_elsewhere(db, grant_ids, 0)


def uses(db: Db, ticket_id: int) -> list[HoursUse]:
    """The units taken for a ticket, in the order in which they began."""
    return db.all(select(HoursUse).where(HoursUse.ticket_id == ticket_id).order_by(col(HoursUse.id)))


def every(db: Db, client_id: int | None, awaiting: bool, unbilled: bool = False) -> list[HoursGrant]:
    """Purchases, oldest first; with `awaiting` only those whose client wasn't contacted yet, with `unbilled` only prepaid
    ones that no invoice names."""
    wanted = select(HoursGrant).where(HoursGrant.kind == "purchase")
    if client_id is not None:
        wanted = wanted.where(HoursGrant.client_id == client_id)
    if awaiting:
        wanted = wanted.where(col(HoursGrant.contacted_at).is_(None), HoursGrant.state == "active")
    if unbilled:
        wanted = wanted.where(
            col(HoursGrant.prepaid).is_(True), col(HoursGrant.invoice_id).is_(None), HoursGrant.state == "active"
        )
    return db.all(wanted.order_by(col(HoursGrant.happened_at), col(HoursGrant.id)))


# A purchase of a dry run has no number: it would be the last.
_LAST = 2**63 - 1


def awaiting_before(db: Db, grant: HoursGrant) -> int:
    """How many purchases wait longer for their first contact than this one."""
    wanted = (
        select(func.count())
        .select_from(HoursGrant)
        .where(
            HoursGrant.kind == "purchase",
            HoursGrant.state == "active",
            col(HoursGrant.contacted_at).is_(None),
            (col(HoursGrant.happened_at) < grant.happened_at)
            | ((col(HoursGrant.happened_at) == grant.happened_at) & (col(HoursGrant.id) < (grant.id or _LAST))),
        )
    )
    return int(db.scalar(wanted))


def prepaid_unbilled(db: Db, client_id: int) -> list[HoursGrant]:
    """Purchases to be invoiced at purchase that no invoice names yet."""
    wanted = select(HoursGrant).where(
        HoursGrant.client_id == client_id,
        HoursGrant.kind == "purchase",
        HoursGrant.state == "active",
        col(HoursGrant.prepaid).is_(True),
        col(HoursGrant.invoice_id).is_(None),
    )
    return db.all(wanted.order_by(col(HoursGrant.id)))
