"""What the desk reads about bundles."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.bundles import (
    Bundle,
    BundleBreach,
    BundleDemand,
    BundleDocument,
    BundleLicense,
    BundleNotice,
    BundleOffer,
    BundleRenewal,
)


def every(db: Db, *, client_id: int | None = None, state: str | None = None, limit: int | None = None) -> list[Bundle]:
    """Bundles, newest first."""
    wanted = select(Bundle)
    if client_id is not None:
        wanted = wanted.where(Bundle.client_id == client_id)
    if state is not None:
        wanted = wanted.where(Bundle.state == state)
    return db.all(wanted.order_by(col(Bundle.id).desc()).limit(limit))


def activated(db: Db) -> list[Bundle]:
    """Bundles that were activated and run on: active or renewed, oldest first."""
    return db.all(select(Bundle).where(col(Bundle.state).in_(("active", "renewed"))).order_by(col(Bundle.id)))


def licenses(db: Db, bundle_id: int) -> list[BundleLicense]:
    """The licences in their order."""
    return db.all(select(BundleLicense).where(BundleLicense.bundle_id == bundle_id).order_by(col(BundleLicense.position)))


def with_license(db: Db, license_id: int, on: date) -> Bundle | None:
    """The bundle that a licence is in on a day, on its way or running: renewed by itself until a notice ends it, while after a
    breach its subscription runs out. Whether the end was marked yet doesn't matter."""
    wanted = select(Bundle).join(BundleLicense, col(BundleLicense.bundle_id) == Bundle.id)
    wanted = wanted.where(BundleLicense.license_id == license_id)
    live = col(Bundle.state).in_(("submitted", "qualified", "active", "renewed"))
    running_out = col(Bundle.state).in_(("ended", "breached")) & (col(Bundle.active_until) >= on)
    found = db.all(wanted.where(live | running_out).order_by(col(Bundle.id)))
    return next((row for row in found if not ended(db, row, on)), None)


def offer(db: Db, bundle_id: int, at: datetime) -> BundleOffer | None:
    """The newest offer for the periods after the bundle that was made by an instant."""
    wanted = select(BundleOffer).where(BundleOffer.bundle_id == bundle_id, col(BundleOffer.happened_at) <= at)
    return db.first(wanted.order_by(col(BundleOffer.happened_at).desc(), col(BundleOffer.id).desc()).limit(1))


def renewals(db: Db, bundle_id: int) -> list[BundleRenewal]:
    """The periods after the bundle, in their order."""
    return db.all(select(BundleRenewal).where(BundleRenewal.bundle_id == bundle_id).order_by(col(BundleRenewal.id)))


def documents(db: Db, bundle_id: int) -> list[BundleDocument]:
    """The bundle's documents, in the order of their issue."""
    return db.all(select(BundleDocument).where(BundleDocument.bundle_id == bundle_id).order_by(col(BundleDocument.id)))


def document(db: Db, number: str) -> BundleDocument | None:
    """A bundle's document by its number."""
    return db.first(select(BundleDocument).where(BundleDocument.number == number))


def unpaid(db: Db) -> list[BundleDocument]:
    """Documents that wait for payment, by the day on which they are due; those of a rejected order don't."""
    wanted = select(BundleDocument).join(Bundle, col(Bundle.id) == BundleDocument.bundle_id)
    wanted = wanted.where(col(BundleDocument.paid_on).is_(None), Bundle.state != "rejected")
    return db.all(wanted.order_by(col(BundleDocument.due_on), col(BundleDocument.id)))


def demands(db: Db, bundle_id: int | None = None, number: str | None = None) -> list[BundleDemand]:
    """Demands, of a bundle or of all, oldest first; `number`: those to pay this document."""
    wanted = select(BundleDemand)
    if bundle_id is not None:
        wanted = wanted.where(BundleDemand.bundle_id == bundle_id)
    if number is not None:
        wanted = wanted.where(BundleDemand.number == number)
    return db.all(wanted.order_by(col(BundleDemand.id)))


def notices(db: Db, bundle_id: int) -> list[BundleNotice]:
    """The client's notices, oldest first."""
    return db.all(select(BundleNotice).where(BundleNotice.bundle_id == bundle_id).order_by(col(BundleNotice.id)))


def breach(db: Db, bundle_id: int) -> BundleBreach | None:
    """The breach on record."""
    return db.first(select(BundleBreach).where(BundleBreach.bundle_id == bundle_id))


def first_notice(db: Db, bundle_id: int) -> BundleNotice | None:
    """The notice against the earliest period, given before that period began: from its first day on nothing is renewed."""
    wanted = select(BundleNotice).where(
        BundleNotice.bundle_id == bundle_id, col(BundleNotice.given_on) < col(BundleNotice.against)
    )
    return db.first(wanted.order_by(col(BundleNotice.against), col(BundleNotice.given_on)).limit(1))


def ended(db: Db, row: Bundle, on: date) -> bool:
    """Was the subscription over by a day, after a notice against what would have followed (IV.3)?"""
    if row.active_until is None or on <= row.active_until:
        return False
    given = first_notice(db, row.id or 0)
    return given is not None and given.against <= row.active_until + timedelta(days=1)
