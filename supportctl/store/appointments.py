"""Appointments as they are used, moved and cancelled; notes on the client's software."""

from __future__ import annotations

from datetime import datetime

from supportctl.store.compiled import appointments
from supportctl.store.compiled.rows import Appointment, SoftwareNote
from supportctl.store.engine import Db


def sharing_time(db: Db, technician: str, starts_at: datetime, ends_at: datetime, but_ticket: int) -> list[Appointment]:
    """A technician's appointments for other tickets that share time with [starts_at, ends_at), by start. The technician's name in
    whatever case."""
    rows = appointments.sharing_time(db, starts_at, ends_at, but_ticket)
    return [row for row in rows if row.technician.casefold() == technician.casefold()]


def agreed(db: Db, technician: str | None, ticket_id: int | None) -> list[Appointment]:
    """Appointments that no session came of yet, by start. The technician's name in whatever case."""
    rows = appointments.agreed(db, ticket_id)
    return [row for row in rows if technician is None or row.technician.casefold() == technician.casefold()]


def use(db: Db, ticket_id: int, session_id: int, at: datetime) -> None:
    """A session came of the ticket's newest appointment."""
    row = appointments.latest(db, ticket_id, at)
    if row is not None:
        become(db, row, "used", session_id)


def become(db: Db, row: Appointment, state: str, session_id: int | None = None) -> None:
    """The appointment was used, moved or cancelled."""
    row.state = state
    row.session_id = session_id
    db.touch(row)


def hold(db: Db, ticket_id: int, body: str, at: datetime) -> None:
    """Note something on the client's software."""
    db.add(SoftwareNote(ticket_id=ticket_id, body=body, happened_at=at))


def purge(db: Db, ticket_id: int) -> None:
    """Delete a ticket's notes on the client's software."""
    for note in appointments.software_notes(db, ticket_id):
        db.delete(note)
