"""What becomes of an appointment, and of what is noted on the client's software meanwhile."""

from __future__ import annotations

from supportctl.desk.ground.act import Act
from supportctl.store.compiled import appointments
from supportctl.store.compiled.rows import Appointment


def mark_used(act: Act, ticket_id: int, session_id: int) -> None:
    """A session came of the ticket's newest appointment."""
    row = appointments.latest(act.db, ticket_id, act.at)
    if row is not None:
        become(act, row, "used", session_id)


def become(act: Act, row: Appointment, state: str, session_id: int | None = None) -> None:
    """The appointment was used, moved or cancelled."""
    row.state = state
    row.session_id = session_id
    act.db.touch(row)


def purge_software_notes(act: Act, ticket_id: int) -> None:
    """What was noted on the client's software goes (BIT Service, liability.4)."""
    for note in appointments.software_notes(act.db, ticket_id):
        act.db.delete(note)
