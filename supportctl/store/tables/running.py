"""What `session status` reads."""

from __future__ import annotations

from sqlalchemy import Text
from sqlmodel import Field

from supportctl.store.tables import work as work
from supportctl.store.tables.base import Table


class RunningSession(Table, table=True):
    """What `session status` shows, kept ready so that a prompt can ask for it: one row per operator at work.

    `seal`: SHA-256 of the row, for it is in no chain.
    `counts`: JSON, the names in store/glance.py. As one column and not twenty: every column of a table costs each start of a
    session verb, and nobody searches by these.
    """

    __tablename__ = "running_session"

    operator: str = Field(primary_key=True)
    session_id: int = Field(foreign_key="work_session.id")
    ticket_id: int = Field(foreign_key="ticket.id")
    counts: str = Field(sa_type=Text)
    seal: bytes | None = None
