"""Subscriptions of bundles: those that a notice ended are marked, the others renew themselves, with an invoice (SOLIDEXPERT, IV.3, IV.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, dated, day_after
from supportctl.record import ABSENT, Word
from supportctl.store import reading
from supportctl.store.compiled import bundles, jobs
from supportctl.store.compiled.rows import Bundle

# An offer that is lacking is told so long before the subscription renews itself.
AHEAD = timedelta(days=30)


def running(act: Act) -> tuple[list[Bundle], dict[int, str]]:
    """The bundles that were activated and run, and the keys of their clients."""
    rows = bundles.activated(act.db)
    holders = jobs.holders(act.db, [row.id for row in rows]) if rows else []
    return rows, {held.id: held.client for held in holders}


def _over(act: Act, whole: bool) -> list[tuple[Bundle, str, datetime]]:
    """(bundle, client key, first instant after its subscription) of those that are over, with True of those that run, too."""
    rows, clients = running(act)
    found = [(row, clients[row.id], day_after(row.active_until)) for row in rows if row.active_until is not None]
    return [each for each in found if whole or each[2] <= act.at]


def _stopped(act: Act, row: Bundle, over: datetime) -> bool:
    """Did a notice stop what would follow (IV.3)?"""
    return reading.bundle_ended(act.db, row, act._replace(at=over).day)


# Ended after a notice ------------------------------------------------------------------------------------------------------------


def find_ended(act: Act, whole: bool) -> list[Found]:
    """Subscriptions that a notice ended."""
    return [
        Found(_item("bundle-ended", row, client, ("IV.3",), f"bundle show {row.id}"), row.id, over)
        for row, client, over in _over(act, whole)
        if _stopped(act, row, over)
    ]


def end(act: Act, found: Found) -> CronItem | None:
    """Mark a subscription as ended, since the day after its last one."""
    from supportctl.desk.bundle import watching

    row = act.db.get(Bundle, found.record_id)
    return found.item if row is not None and watching.end(dated(act, found), row) else None


# Renewed -------------------------------------------------------------------------------------------------------------------------


def find_renewals(act: Act, whole: bool) -> list[Found]:
    """Subscriptions that renew themselves by the offer on record; without one, or where it goes past a notice, the organiser is told."""
    near = [each for each in _over(act, True) if whole or each[2] <= act.at + AHEAD]
    return [_renewal(act, row, client, over) for row, client, over in near if not _stopped(act, row, over)]


def _renewal(act: Act, row: Bundle, client: str, over: datetime) -> Found:
    since = decided_at(act, row, over)
    # Ahead of the next period the offer that there is by now decides, unless another one comes.
    offered = bundles.offer(act.db, row.id, act.at) is not None if over > act.at else since is not None and since <= act.at
    if since is None or not offered:
        item = _item("renewal-without-offer", row, client, ("IV.3",), f"bundle offer {row.id} --years 1")
        return Found(item, row.id, over - AHEAD, "due")
    if over <= act.at and not _may_renew(act._replace(at=since), row):
        return Found(
            _item("renewal-past-notice", row, client, ("IV.3",), f"bundle offer {row.id} --years 1"), row.id, over, "due"
        )
    return Found(_item("bundle-renewed", row, client, ("IV.3", "IV.4"), f"bundle show {row.id}"), row.id, max(over, since))


def decided_at(act: Act, row: Bundle, over: datetime) -> datetime | None:
    """When the next period was decided: at its first instant by the offer on record then, or once there was one; None while there is
    none."""
    if bundles.offer(act.db, row.id, over) is not None:
        return over
    later = bundles.next_offer(act.db, row.id, over)
    return None if later is None else later.happened_at


def _may_renew(act: Act, row: Bundle) -> bool:
    from supportctl.desk.bundle import watching

    return watching.may_renew(act, row)


def renew(act: Act, found: Found) -> CronItem | None:
    """The next period, from when it was decided; its invoice is of now."""
    from supportctl.desk.bundle import renewing

    row = act.db.get(Bundle, found.record_id)
    if row is None or row.state not in ("active", "renewed") or row.active_until is None:
        return None
    over = day_after(row.active_until)
    since = decided_at(act, row, over)
    if over > act.at or since is None or since > act.at or _stopped(act, row, over):
        return None
    until = row.active_until
    made = renewing.renew(act, str(row.id), since=max(since, row.changed_at)).data.document
    item = found.item._replace(at=until)
    return item if made is ABSENT else item._replace(number=made.core.number or "", amount=made.core.gross)


def _item(what: str, row: Bundle, client: str, clauses: Sequence[str], then: str) -> CronItem:
    return CronItem(Word(what), Word("bundle"), row.id, client, at=row.active_until, clauses=tuple(clauses), next=then)


BUNDLES = Job("bundles", find_ended, end)
RENEWALS = Job("renewals", find_renewals, renew)
