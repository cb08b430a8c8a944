"""What the desk reads about trainings."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlmodel import col, select

from supportctl.store.engine import Db
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.parties import Client
from supportctl.store.tables.trainings import Training

OPEN = ("ordered", "waiting", "confirmed")


def of(db: Db, bundle_id: int) -> list[Training]:
    """A bundle's trainings, oldest first."""
    return db.all(select(Training).where(Training.bundle_id == bundle_id).order_by(col(Training.id)))


def rows(db: Db, *, bundle_id: int | None = None, state: str | None = None, limit: int | None = None) -> list[Any]:
    """(training, client key), newest first."""
    wanted = select(Training, Client.key).join(Bundle, col(Bundle.id) == Training.bundle_id)
    wanted = wanted.join(Client, col(Client.id) == Bundle.client_id)
    if bundle_id is not None:
        wanted = wanted.where(Training.bundle_id == bundle_id)
    if state is not None:
        wanted = wanted.where(Training.state == state)
    return db.all(wanted.order_by(col(Training.id).desc()).limit(limit))


def group(db: Db, kind: str, held_on: date, place: str) -> list[Training]:
    """Everybody's enrolments for one training: the same kind, day and place."""
    wanted = select(Training).where(Training.kind == kind, Training.held_on == held_on, Training.place == place)
    return db.all(wanted.where(col(Training.state).in_(("waiting", "confirmed", "attended"))).order_by(col(Training.id)))


def unused(db: Db) -> list[Training]:
    """Trainings that were ordered and not held yet, the most urgent first."""
    return db.all(select(Training).where(col(Training.state).in_(OPEN)).order_by(col(Training.use_until), col(Training.id)))


def discounts_of(db: Db, bundle_id: int) -> list[tuple[int, str, str]]:
    """The discounts granted under a bundle: (net minor units, VAT rate, currency) a training, oldest first."""
    return [(t.discount, t.vat_rate, t.currency) for t in of(db, bundle_id) if t.discount and t.vat_rate and t.currency]
