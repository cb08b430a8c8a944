"""Work sessions."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from supportctl.store.tables import tickets as tickets
from supportctl.store.tables.base import Table, instant, taken_back

RUNS = text("state = 'running' AND undone IS NULL")
BROUGHT_IN = text("source IS NOT NULL")


class WorkSession(Table, table=True):
    """A timed remote session: `state` running, stopped or cancelled. The version that binds it and its unit are kept.
    One session runs per ticket and per operator. `source`: as of a ticket; `free`: nothing is billed for it."""

    __tablename__ = "work_session"
    __table_args__ = (
        Index("ix_work_session_ticket_id", "ticket_id", "id"),
        Index("ix_work_session_operator", "operator", "started_at"),
        Index("ux_work_session_running_operator", "operator", unique=True, sqlite_where=RUNS, postgresql_where=RUNS),
        Index("ux_work_session_running_ticket", "ticket_id", unique=True, sqlite_where=RUNS, postgresql_where=RUNS),
        Index("ix_work_session_source", "source", sqlite_where=BROUGHT_IN, postgresql_where=BROUGHT_IN),
    )

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id")
    operator: str
    state: str
    started_at: datetime = instant()
    stopped_at: datetime | None = instant(nullable=True)
    reason: str | None = None
    channel: str
    phone: str | None = None
    confirmed: str = ""
    contact: str | None = None
    override_reason: str | None = None
    regulation: str
    law_version: str
    unit_minutes: int
    free: bool = False
    past_closing: bool = False
    undone: int | None = taken_back()
    source: str | None = None
