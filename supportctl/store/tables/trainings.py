"""Trainings at the discount of a bundle."""

from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from supportctl.store.tables import bundles as bundles
from supportctl.store.tables.base import Table, instant, minor, taken_back


class Training(Table, table=True):
    """A training: declared (the wish alone), ordered, waiting or confirmed (for a date, by the size of the group), attended or
    forfeited: not used within the year, or its bundle was rejected. Trainings of one order share its proforma, `number`.

    `list_price` of one person, `base` and `discount` of all: net, minor units, without the VAT of `vat_rate`. `held_on`, `place`, `minutes`: as agreed;
    `others`: people in the group who came without a bundle, counted for that date and place; `exception`: the organiser's word
    on another day or length.
    """

    __table_args__ = (
        Index("ix_training_bundle_id", "bundle_id", "id"),
        Index("ix_training_state", "state", "use_until"),
        Index("ix_training_group", "kind", "held_on", "place"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bundle_id: int = Field(foreign_key="bundle.id")
    state: str
    declared_on: date
    kind: str | None = None
    ordered_on: date | None = None
    use_until: date | None = None
    participants: int | None = None
    list_price: int | None = minor(nullable=True)
    base: int | None = minor(nullable=True)
    discount: int | None = minor(nullable=True)
    currency: str | None = None
    vat_rate: str | None = None
    number: str | None = None
    held_on: date | None = None
    place: str | None = None
    minutes: int | None = None
    others: int = 0
    exception: str | None = None
    changed_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
