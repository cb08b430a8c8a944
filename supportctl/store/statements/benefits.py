"""The benefits of bundles."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.bundles import Benefit, Bundle, BundleBreach, BundleLicense

# Whose minutes count: agreed or worked. A missed webinar was held all the same.
COUNTED = ("scheduled", "used", "missed")


def of(bundle_id: int, benefit: str | None = None) -> list[Benefit]:
    """A bundle's benefits, agreed and used, in the order in which they were recorded."""
    wanted = select(Benefit).where(Benefit.bundle_id == bundle_id, when(benefit, Benefit.benefit == benefit))
    return compiled(wanted.order_by(col(Benefit.id)))


def free_exams_of_place(bundle_license_id: int) -> list[Benefit]:
    """The free exams under one place in a bundle."""
    wanted = select(Benefit).where(Benefit.benefit == "exam", Benefit.state == "used", col(Benefit.paid).is_(False))
    return compiled(wanted.where(Benefit.bundle_license_id == bundle_license_id).order_by(col(Benefit.id)))


def free_exams_of_license(license_id: int) -> list[Benefit]:
    """The free exams of a licence, under whichever bundle it was."""
    wanted = select(Benefit).join(BundleLicense, col(BundleLicense.id) == Benefit.bundle_license_id)
    wanted = wanted.where(Benefit.benefit == "exam", Benefit.state == "used", col(Benefit.paid).is_(False))
    return compiled(wanted.where(BundleLicense.license_id == license_id).order_by(col(Benefit.id)))


def invited(benefit: str, starts_at: datetime) -> list[int]:
    """The clients of the bundles that have the event which began then on record, one entry a bundle."""
    wanted = select(Bundle.client_id).select_from(Benefit).join(Bundle, col(Bundle.id) == Benefit.bundle_id)
    wanted = wanted.where(Benefit.benefit == benefit, Benefit.starts_at == starts_at, col(Benefit.state).in_(COUNTED))
    return compiled(wanted)


def overlapping(bundle_id: int, benefit: str, but: int, starts_at: datetime, ends_at: datetime) -> Benefit | None:
    """An appointment of the bundle and benefit other than `but`, agreed or used, that shares time with [starts_at, ends_at). Work
    without the client needs no appointment, so it doesn't count."""
    wanted = select(Benefit).where(Benefit.bundle_id == bundle_id, Benefit.benefit == benefit, Benefit.id != but)
    wanted = wanted.where(col(Benefit.state).in_(COUNTED), col(Benefit.preparation).is_(False))
    wanted = wanted.where(col(Benefit.starts_at) < ends_at, col(Benefit.ends_at) > starts_at)
    return compiled(wanted.order_by(col(Benefit.id)).limit(1))


def held_elsewhere(benefit: str, starts_at: datetime, but_bundle: int) -> Benefit | None:
    """The same event as another bundle has it on record: held, attended or missed."""
    wanted = select(Benefit).where(Benefit.benefit == benefit, Benefit.starts_at == starts_at)
    wanted = wanted.where(Benefit.bundle_id != but_bundle, col(Benefit.state).in_(("used", "missed")))
    return compiled(wanted.order_by(col(Benefit.id)).limit(1))


def not_held_elsewhere(benefit: str, starts_at: datetime, but_bundle: int) -> Benefit | None:
    """The same event as another bundle has it on record: it didn't take place."""
    wanted = select(Benefit).where(Benefit.benefit == benefit, Benefit.starts_at == starts_at)
    wanted = wanted.where(Benefit.bundle_id != but_bundle, col(Benefit.not_held).is_(True))
    return compiled(wanted.order_by(col(Benefit.id)).limit(1))


def passed(at: datetime) -> list[Benefit]:
    """Appointments that are over by an instant and not recorded as used, missed or cancelled; those lost with a breach aren't."""
    wanted = select(Benefit).outerjoin(BundleBreach, col(BundleBreach.bundle_id) == Benefit.bundle_id)
    wanted = wanted.where(Benefit.state == "scheduled", col(Benefit.ends_at) < at)
    kept = col(BundleBreach.id).is_(None) | (col(Benefit.starts_at) < col(BundleBreach.happened_at))
    return compiled(wanted.where(kept).order_by(col(Benefit.id)))
