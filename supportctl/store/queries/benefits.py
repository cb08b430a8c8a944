"""What the desk reads about the benefits of bundles."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.bundles import Benefit, Bundle, BundleBreach, BundleLicense

# Whose minutes count: agreed or worked. A missed webinar was held all the same.
COUNTED = ("scheduled", "used", "missed")


def of(db: Db, bundle_id: int, benefit: str | None = None) -> list[Benefit]:
    """A bundle's benefits, agreed and used, in the order in which they were recorded."""
    wanted = select(Benefit).where(Benefit.bundle_id == bundle_id)
    if benefit is not None:
        wanted = wanted.where(Benefit.benefit == benefit)
    return db.all(wanted.order_by(col(Benefit.id)))


def free_exams(db: Db, licence: BundleLicense) -> list[Benefit]:
    """The free exams of a licence, under whichever bundle it was; of one that isn't on record, under its bundle alone."""
    wanted = select(Benefit).join(BundleLicense, col(BundleLicense.id) == Benefit.bundle_license_id)
    wanted = wanted.where(Benefit.benefit == "exam", Benefit.state == "used", col(Benefit.paid).is_(False))
    alone = licence.license_id is None
    same = BundleLicense.id == licence.id if alone else BundleLicense.license_id == licence.license_id
    return db.all(wanted.where(same).order_by(col(Benefit.id)))


def shares(db: Db, benefit: str, starts_at: datetime, client_id: int) -> int:
    """Into how many parts the event that began then falls, as one client sees it: one share a client invited, and a client's
    own among its bundles."""
    wanted = select(Bundle.client_id).select_from(Benefit).join(Bundle, col(Bundle.id) == Benefit.bundle_id)
    wanted = wanted.where(Benefit.benefit == benefit, Benefit.starts_at == starts_at, col(Benefit.state).in_(COUNTED))
    invited = db.all(wanted)
    return len(set(invited)) * invited.count(client_id)


def overlapping(db: Db, booking: Benefit) -> Benefit | None:
    """Another appointment of the same bundle and benefit, agreed or used, that shares time with this one. Work without the client
    needs no appointment, so it doesn't count."""
    wanted = select(Benefit).where(Benefit.bundle_id == booking.bundle_id, Benefit.benefit == booking.benefit)
    wanted = wanted.where(col(Benefit.id).is_distinct_from(booking.id))
    wanted = wanted.where(col(Benefit.state).in_(COUNTED), col(Benefit.preparation).is_(False))
    wanted = wanted.where(col(Benefit.starts_at) < booking.ends_at, col(Benefit.ends_at) > booking.starts_at)
    return db.first(wanted.order_by(col(Benefit.id)).limit(1))


def held_elsewhere(db: Db, booking: Benefit) -> Benefit | None:
    """The same event as another bundle has it on record: held, attended or missed."""
    wanted = select(Benefit).where(Benefit.benefit == booking.benefit, Benefit.starts_at == booking.starts_at)
    wanted = wanted.where(Benefit.bundle_id != booking.bundle_id, col(Benefit.state).in_(("used", "missed")))
    return db.first(wanted.order_by(col(Benefit.id)).limit(1))


def not_held_elsewhere(db: Db, booking: Benefit) -> Benefit | None:
    """The same event as another bundle has it on record: it didn't take place."""
    wanted = select(Benefit).where(Benefit.benefit == booking.benefit, Benefit.starts_at == booking.starts_at)
    wanted = wanted.where(Benefit.bundle_id != booking.bundle_id, col(Benefit.not_held).is_(True))
    return db.first(wanted.order_by(col(Benefit.id)).limit(1))


def passed(db: Db, at: datetime) -> list[Benefit]:
    """Appointments that are over by an instant and not recorded as used, missed or cancelled; those lost with a breach aren't."""
    wanted = select(Benefit).outerjoin(BundleBreach, col(BundleBreach.bundle_id) == Benefit.bundle_id)
    wanted = wanted.where(Benefit.state == "scheduled", col(Benefit.ends_at) < at)
    kept = col(BundleBreach.id).is_(None) | (col(Benefit.starts_at) < col(BundleBreach.happened_at))
    return db.all(wanted.where(kept).order_by(col(Benefit.id)))
