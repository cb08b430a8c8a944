"""What clients accepted."""

from __future__ import annotations

from datetime import date, datetime

from sqlmodel import Field

from supportctl.store.tables import parties as parties
from supportctl.store.tables.base import Table, instant, taken_back


class Acceptance(Table, table=True):
    """A client's acceptance of one version of a regulation or of its price list (`document`), with the clause that makes the act
    an acceptance."""

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    regulation: str
    version: str
    document: str
    clause: str
    accepted_on: date
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
