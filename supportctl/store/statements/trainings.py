"""Trainings at the discount of a bundle."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.bundles import Bundle
from supportctl.store.tables.parties import Client
from supportctl.store.tables.trainings import Training

OPEN = ("ordered", "waiting", "confirmed")


def of(bundle_id: int) -> list[Training]:
    """A bundle's trainings, oldest first."""
    return compiled(select(Training).where(Training.bundle_id == bundle_id).order_by(col(Training.id)))


def rows(bundle_id: int | None = None, state: str | None = None, limit: int | None = None) -> list[tuple[Training, str]]:
    """(training, client key), newest first."""
    wanted = select(Training, Client.key).join(Bundle, col(Bundle.id) == Training.bundle_id)
    wanted = wanted.join(Client, col(Client.id) == Bundle.client_id)
    wanted = wanted.where(when(bundle_id, Training.bundle_id == bundle_id), when(state, Training.state == state))
    return compiled(wanted.order_by(col(Training.id).desc()).limit(limit))


def group(kind: str, held_on: date, place: str) -> list[Training]:
    """Everybody's enrolments for one training: the same kind, day and place."""
    wanted = select(Training).where(Training.kind == kind, Training.held_on == held_on, Training.place == place)
    return compiled(wanted.where(col(Training.state).in_(("waiting", "confirmed", "attended"))).order_by(col(Training.id)))


def unused() -> list[Training]:
    """Trainings that were ordered and not held yet, the most urgent first."""
    return compiled(select(Training).where(col(Training.state).in_(OPEN)).order_by(col(Training.use_until), col(Training.id)))
