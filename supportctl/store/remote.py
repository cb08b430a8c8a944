"""Appointments and notes on the client's software, as plain tables: session verbs ask for them (audit.py says why not the
models, which are in tables/remote.py)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Integer, case, column, delete, func, insert, select, table, update

from supportctl.store.engine import Db
from supportctl.store.tables.base import Instant

APPOINTMENT = table(
    "appointment",
    column("id", Integer),
    *map(column, ("ticket_id", "technician", "state", "invoice_email", "session_id", "operator")),
    column("prices_until", Integer),
    column("arranged_on", Date),
    *(column(name, Instant) for name in ("starts_at", "ends_at", "arranged_at")),
)
WORK_SESSION = table(
    "work_session", column("id", Integer), column("state"), column("started_at", Instant), column("stopped_at", Instant)
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
    prices_until: int,
    invoice_email: str | None,
    operator: str,
) -> int | None:
    """A new appointment; its id, None on a dry Db. `prices_until`: the last price on record then."""
    row = {"ticket_id": ticket_id, "technician": technician, "starts_at": starts_at, "ends_at": ends_at, "state": "agreed"}
    row |= {"arranged_on": on, "arranged_at": at, "invoice_email": invoice_email, "operator": operator}
    row |= {"prices_until": prices_until}
    added = db.run(insert(APPOINTMENT).values(**row).returning(APPOINTMENT.c.id))
    return None if added is None else int(added.scalar_one())


def latest(db: Db, ticket_id: int, until: datetime) -> Any | None:
    """A ticket's newest standing appointment that was arranged by then."""
    t = APPOINTMENT.c
    wanted = select(*t).where(t.ticket_id == ticket_id, t.state.in_(_STANDING), t.arranged_at <= until)
    return db.first(wanted.order_by(t.id.desc()).limit(1))


def worked(db: Db, ticket_id: int, until: datetime) -> Any | None:
    """A ticket's newest appointment that a session came of by then; a cancelled session is none."""
    t, s = APPOINTMENT.c, WORK_SESSION.c
    wanted = select(*t).join(WORK_SESSION, s.id == t.session_id).where(t.ticket_id == ticket_id, t.state == "used")
    return db.first(wanted.where(s.state != "cancelled", s.started_at <= until).order_by(t.id.desc()).limit(1))


def address(db: Db, ticket_id: int, until: datetime) -> str | None:
    """The address for the invoice that was given last for a ticket by then, whatever became of that appointment."""
    t = APPOINTMENT.c
    wanted = select(t.invoice_email).where(t.ticket_id == ticket_id, t.invoice_email.is_not(None), t.arranged_at <= until)
    found: str | None = db.scalar(wanted.order_by(t.id.desc()).limit(1))
    return found


def last_arranged(db: Db, ticket_id: int) -> datetime | None:
    """When anything was arranged for a ticket last, whatever became of it."""
    found: datetime | None = db.scalar(select(func.max(APPOINTMENT.c.arranged_at)).where(APPOINTMENT.c.ticket_id == ticket_id))
    return found


def sharing_time(db: Db, technician: str, starts_at: datetime, ends_at: datetime, but_ticket: int) -> list[Any]:
    """A technician's appointments for other tickets that share time with [starts_at, ends_at), by start: those agreed on, and
    those of a session until it ends. The technician's name in whatever case."""
    t, s = APPOINTMENT.c, WORK_SESSION.c
    until = case((t.state == "used", func.coalesce(s.stopped_at, t.ends_at)), else_=t.ends_at)
    wanted = select(*t).select_from(APPOINTMENT.outerjoin(WORK_SESSION, s.id == t.session_id))
    wanted = wanted.where(t.state.in_(_STANDING), t.ticket_id != but_ticket, t.starts_at < ends_at, until > starts_at)
    rows = db.all(wanted.order_by(t.starts_at))
    return [row for row in rows if row.technician.casefold() == technician.casefold()]


def agreed(db: Db, technician: str | None, ticket_id: int | None) -> list[Any]:
    """Appointments that no session came of yet, by start. The technician's name in whatever case."""
    t = APPOINTMENT.c
    wanted = select(*t).where(t.state == "agreed")
    if ticket_id is not None:
        wanted = wanted.where(t.ticket_id == ticket_id)
    rows = db.all(wanted.order_by(t.starts_at, t.id))
    return [row for row in rows if technician is None or row.technician.casefold() == technician.casefold()]


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
