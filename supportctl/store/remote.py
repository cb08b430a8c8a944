"""Appointments and notes on the client's software, as plain tables: session verbs ask for them (audit.py says why not the
models, which are in tables/remote.py)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Integer, column, delete, func, insert, select, table, update

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

APPOINTMENT = table(
    "appointment",
    column("id", Integer),
    *map(column, ("ticket_id", "technician", "state", "invoice_email", "session_id", "operator")),
    column("arranged_on", Date),
    *(column(name, Instant) for name in ("starts_at", "ends_at", "arranged_at")),
)
SOFTWARE_NOTE = table("software_note", *map(column, ("id", "ticket_id", "body")), column("happened_at", Instant))

# What still stands: agreed on, or used by a session.
_STANDING = ("agreed", "used")


def arrange(
    db: Db,
    *,
    ticket_id: int,
    technician: str,
    starts_at: datetime,
    ends_at: datetime,
    on: date,
    at: datetime,
    invoice_email: str | None,
    operator: str,
) -> int | None:
    """A new appointment; its id, None on a dry Db."""
    row = {"ticket_id": ticket_id, "technician": technician, "starts_at": starts_at, "ends_at": ends_at, "state": "agreed"}
    row |= {"arranged_on": on, "arranged_at": at, "invoice_email": invoice_email, "operator": operator}
    added = db.run(insert(APPOINTMENT).values(**row).returning(APPOINTMENT.c.id))
    return None if added is None else int(added.scalar_one())


def latest(db: Db, ticket_id: int, until: datetime) -> Any | None:
    """A ticket's newest standing appointment that was arranged by then."""
    t = APPOINTMENT.c
    wanted = select(*t).where(t.ticket_id == ticket_id, t.state.in_(_STANDING), t.arranged_at <= until)
    return db.first(wanted.order_by(t.id.desc()).limit(1))


def sharing_time(db: Db, technician: str, starts_at: datetime, ends_at: datetime, but_ticket: int) -> list[Any]:
    """A technician's agreed appointments for other tickets that share time with [starts_at, ends_at), by start."""
    t = APPOINTMENT.c
    wanted = select(*t).where(t.technician == technician, t.state == "agreed", t.ticket_id != but_ticket)
    return db.all(wanted.where(t.starts_at < ends_at, t.ends_at > starts_at).order_by(t.starts_at))


def agreed(db: Db, technician: str | None, ticket_id: int | None) -> list[Any]:
    """Appointments that no session came of yet, by start."""
    t = APPOINTMENT.c
    wanted = select(*t).where(t.state == "agreed")
    if technician is not None:
        wanted = wanted.where(t.technician == technician)
    if ticket_id is not None:
        wanted = wanted.where(t.ticket_id == ticket_id)
    return db.all(wanted.order_by(t.starts_at, t.id))


def use(db: Db, ticket_id: int, session_id: int, at: datetime) -> None:
    """A session came of the ticket's newest appointment."""
    row = latest(db, ticket_id, at)
    if row is not None:
        become(db, row.id, "used", session_id)


def become(db: Db, appointment_id: int, state: str, session_id: int | None = None) -> None:
    """The appointment was used, moved or cancelled."""
    db.run(update(APPOINTMENT).where(APPOINTMENT.c.id == appointment_id).values(state=state, session_id=session_id))


def hold(db: Db, ticket_id: int, body: str, at: datetime) -> None:
    """Note something on the client's software."""
    db.run(insert(SOFTWARE_NOTE).values(ticket_id=ticket_id, body=body, happened_at=at))


def held(db: Db, ticket_id: int) -> list[Any]:
    """The notes that are still held: (body, happened_at)."""
    t = SOFTWARE_NOTE.c
    return db.all(select(t.body, t.happened_at).where(t.ticket_id == ticket_id).order_by(t.id))


def count_held(db: Db, ticket_id: int) -> int:
    """How many notes are still held."""
    return int(db.scalar(select(func.count()).select_from(SOFTWARE_NOTE).where(SOFTWARE_NOTE.c.ticket_id == ticket_id)))


def purge(db: Db, ticket_id: int) -> None:
    """Delete a ticket's notes on the client's software."""
    db.run(delete(SOFTWARE_NOTE).where(SOFTWARE_NOTE.c.ticket_id == ticket_id))
