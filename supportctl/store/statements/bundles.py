"""Bundles, their licences, documents, offers, notices and breaches."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, of_client, when
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


def every(client_id: int | None = None, state: str | None = None, limit: int | None = None) -> list[Bundle]:
    """Bundles, newest first."""
    wanted = select(Bundle).where(when(client_id, of_client(Bundle.client_id, client_id)), when(state, Bundle.state == state))
    return compiled(wanted.order_by(col(Bundle.id).desc()).limit(limit))


def activated() -> list[Bundle]:
    """Bundles that were activated and run on: active or renewed, oldest first."""
    return compiled(select(Bundle).where(col(Bundle.state).in_(("active", "renewed"))).order_by(col(Bundle.id)))


def licenses(bundle_id: int) -> list[BundleLicense]:
    """The licences in their order."""
    return compiled(select(BundleLicense).where(BundleLicense.bundle_id == bundle_id).order_by(col(BundleLicense.position)))


def that_had_license(license_id: int, on: date) -> list[Bundle]:
    """Bundles with a licence that are on their way or running, or whose subscription runs out on that day or later."""
    wanted = select(Bundle).join(BundleLicense, col(BundleLicense.bundle_id) == Bundle.id)
    wanted = wanted.where(BundleLicense.license_id == license_id)
    live = col(Bundle.state).in_(("submitted", "qualified", "active", "renewed"))
    running_out = col(Bundle.state).in_(("ended", "breached")) & (col(Bundle.active_until) >= on)
    return compiled(wanted.where(live | running_out).order_by(col(Bundle.id)))


def offer(bundle_id: int, at: datetime) -> BundleOffer | None:
    """The newest offer for the periods after the bundle that was made by an instant."""
    wanted = select(BundleOffer).where(BundleOffer.bundle_id == bundle_id, col(BundleOffer.happened_at) <= at)
    return compiled(wanted.order_by(col(BundleOffer.happened_at).desc(), col(BundleOffer.id).desc()).limit(1))


def next_offer(bundle_id: int, after: datetime) -> BundleOffer | None:
    """The first offer that was made after an instant; of several at the same one the newest."""
    wanted = select(BundleOffer).where(BundleOffer.bundle_id == bundle_id, col(BundleOffer.happened_at) > after)
    return compiled(wanted.order_by(col(BundleOffer.happened_at), col(BundleOffer.id).desc()).limit(1))


def renewals(bundle_id: int) -> list[BundleRenewal]:
    """The periods after the bundle, in their order."""
    return compiled(select(BundleRenewal).where(BundleRenewal.bundle_id == bundle_id).order_by(col(BundleRenewal.id)))


def documents(bundle_id: int) -> list[BundleDocument]:
    """The bundle's documents, in the order of their issue."""
    return compiled(select(BundleDocument).where(BundleDocument.bundle_id == bundle_id).order_by(col(BundleDocument.id)))


def document(number: str) -> BundleDocument | None:
    """A bundle's document by its number."""
    return compiled(select(BundleDocument).where(BundleDocument.number == number))


def unpaid() -> list[BundleDocument]:
    """Documents that wait for payment, by the day on which they are due; those of a rejected order don't."""
    wanted = select(BundleDocument).join(Bundle, col(Bundle.id) == BundleDocument.bundle_id)
    wanted = wanted.where(col(BundleDocument.paid_on).is_(None), Bundle.state != "rejected")
    return compiled(wanted.order_by(col(BundleDocument.due_on), col(BundleDocument.id)))


def demands(bundle_id: int | None = None, number: str | None = None) -> list[BundleDemand]:
    """Demands, of a bundle or of all, oldest first; `number`: those to pay this document."""
    wanted = select(BundleDemand).where(
        when(bundle_id, BundleDemand.bundle_id == bundle_id), when(number, BundleDemand.number == number)
    )
    return compiled(wanted.order_by(col(BundleDemand.id)))


def notices(bundle_id: int) -> list[BundleNotice]:
    """The client's notices, oldest first."""
    return compiled(select(BundleNotice).where(BundleNotice.bundle_id == bundle_id).order_by(col(BundleNotice.id)))


def breach(bundle_id: int) -> BundleBreach | None:
    """The breach on record."""
    return compiled(select(BundleBreach).where(BundleBreach.bundle_id == bundle_id))


def first_notice(bundle_id: int) -> BundleNotice | None:
    """The notice against the earliest period, given before that period began: from its first day on nothing is renewed."""
    wanted = select(BundleNotice).where(
        BundleNotice.bundle_id == bundle_id, col(BundleNotice.given_on) < col(BundleNotice.against)
    )
    return compiled(wanted.order_by(col(BundleNotice.against), col(BundleNotice.given_on)).limit(1))
