"""Phone history: which number held until when, and the mail that changed it (§3.5)."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from supportctl.store.tables import parties as parties
from supportctl.store.tables.base import Table, instant, taken_back


class PhoneChange(Table, table=True):
    """One change of a client's stored number. Numbers in E.164; `mail` names the e-mail that asked for it."""

    __tablename__ = "phone_change"

    id: int | None = Field(default=None, primary_key=True)
    client_id: int = Field(foreign_key="client.id", index=True)
    full_name: str
    old_number: str
    new_number: str
    mail: str
    happened_at: datetime = instant()
    operator: str
    undone: int | None = taken_back()
