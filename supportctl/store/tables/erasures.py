"""Erasures of personal data."""

from datetime import date, datetime

from sqlmodel import Field

from supportctl.store.tables import parties as parties
from supportctl.store.tables.base import Table, instant


class Erasure(Table, table=True):
    """A client whose personal data were erased. `documents_until`: the last day on which the law wants its tax documents kept;
    None without any."""

    client_id: int = Field(primary_key=True, foreign_key="client.id")
    documents_until: date | None = None
    happened_at: datetime = instant()
    operator: str
