"""The contact persons of clients."""

from datetime import datetime

from sqlmodel import Field

from supportctl.store.tables import parties as parties
from supportctl.store.tables.base import Table, instant, taken_back


class Contact(Table, table=True):
    """The person named for contacts (§4.6); the newest row of a client counts. A person's data, erasable."""

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    name: str
    email: str | None = None
    competent: bool
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
