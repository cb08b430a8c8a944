"""Lists of purchases of hours; what session verbs read of them is in store/hours.py."""

from __future__ import annotations

from sqlmodel import col, func, select

from supportctl.store.engine import Db
from supportctl.store.tables.hours import HoursGrant


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
