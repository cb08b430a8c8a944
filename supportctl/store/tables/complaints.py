"""Complaints, and the words that they hold."""

from datetime import date, datetime

from sqlalchemy import Index, Text
from sqlmodel import Field

from supportctl.store.tables import bundles as bundles
from supportctl.store.tables.base import Table, instant, taken_back


class Complaint(Table, table=True):
    """A complaint and its clock, without words. `bound_on`: the day whose version decides. `due_on`: receipt and the days of
    X.3; `last_day`: after it the day counts as missed, and `missed` says that this was reported. `missing`: comma list of the
    parts to ask for. `bundle_id`: the bundle that it is about, if any."""

    __table_args__ = (
        Index("ix_complaint_client_id", "client_id", "id"),
        Index("ix_complaint_waiting", "answered_on", "last_day"),
    )

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id")
    bundle_id: int | None = Field(default=None, foreign_key="bundle.id", index=True)
    channel: str
    received_on: date
    bound_on: date
    law_version: str
    due_on: date
    last_day: date
    missing: str = ""
    missed: bool = False
    answered_on: date | None = None
    outcome: str | None = None
    filed_at: datetime = instant()
    changed_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()


class ComplaintWords(Table, table=True):
    """What a complaint and its answer say, apart from the clock, so that it can be erased."""

    __tablename__ = "complaint_words"

    complaint_id: int = Field(primary_key=True, foreign_key="complaint.id")
    company: str | None = None
    contact: str | None = None
    email: str | None = None
    description: str | None = Field(default=None, sa_type=Text)
    grounds: str | None = Field(default=None, sa_type=Text)
    answered_to: str | None = None
    answer: str | None = Field(default=None, sa_type=Text)
