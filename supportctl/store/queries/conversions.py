"""What the desk reads about conversions."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.conversions import Conversion, ConvertedInto
from supportctl.store.tables.licenses import License


def latest(db: Db, license_id: int) -> Conversion | None:
    """The newest conversion of a perpetual licence."""
    return db.first(select(Conversion).where(Conversion.license_id == license_id).order_by(col(Conversion.id).desc()).limit(1))


def behind(db: Db, license_id: int) -> Conversion | None:
    """The conversion that brought a subscription licence."""
    brought = select(ConvertedInto.conversion_id).where(ConvertedInto.license_id == license_id)
    return db.first(select(Conversion).where(col(Conversion.id).in_(brought)).limit(1))


def subscriptions(db: Db, conversion_id: int) -> list[License]:
    """The subscription licences of a conversion, by number."""
    brought = select(ConvertedInto.license_id).where(ConvertedInto.conversion_id == conversion_id)
    return db.all(select(License).where(col(License.id).in_(brought)).order_by(col(License.id)))


def every(db: Db, client_id: int | None = None) -> list[Conversion]:
    """All conversions, or a client's, oldest first."""
    wanted = select(Conversion).order_by(col(Conversion.id))
    return db.all(wanted if client_id is None else wanted.where(Conversion.client_id == client_id))


def deactivation_due(db: Db, day: date) -> list[Conversion]:
    """Conversions whose network licence is switched off by that day and isn't marked so yet."""
    due = select(Conversion).join(License, col(License.id) == Conversion.license_id)
    due = due.where(Conversion.state != "undone", License.state == "converted", col(Conversion.deactivated_on) <= day)
    return db.all(due.order_by(col(Conversion.id)))
