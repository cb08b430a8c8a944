"""Appointments that passed, notes on software that outlived their session (BIT Service, liability.4), sessions left running (ProGrupa, §4.2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from supportctl.desk.ground.act import Act
from supportctl.jobs.job import CronItem, Found, Job, dated
from supportctl.record import Text, Word
from supportctl.store.compiled import appointments, jobs
from supportctl.store.compiled.jobs import Runs
from supportctl.store.compiled.rows import Appointment, JobMark, Ticket

# Without published hours nobody works through the night: a session that is this old was forgotten.
FORGOTTEN = timedelta(hours=12)

# Appointments --------------------------------------------------------------------------------------------------------------------


def find_passed(act: Act, whole: bool) -> list[Found]:
    """Hours agreed on that are over and that no session came of; appointments for benefits that are over and not recorded."""
    until = None if whole else act.at
    missed = [
        Found(
            CronItem(
                Word("appointment-missed"),
                Word("ticket"),
                row.ticket_id,
                row.client,
                Text(row.subject),
                row.starts_at,
                row.technician,
                ("hours.1",),
                f"session schedule {row.ticket_id}",
            ),
            row.id,
            row.ends_at,
        )
        for row in jobs.agreed(act.db, until)
    ]
    booked = [
        Found(
            CronItem(
                Word("benefit-to-record"),
                Word("appointment"),
                row.id,
                client,
                at=row.starts_at,
                clauses=("VIII.7",) if row.benefit == "webinar" else ("VI.2",) if row.benefit == "upgrade-help" else ("VII.2",),
                next=f"benefit use {row.bundle_id} --appointment {row.id}",
                bundle=row.bundle_id,
                benefit=Word(row.benefit),
            ),
            row.id,
            row.ends_at + timedelta(seconds=1),
            "overdue",
        )
        for row, client in jobs.booked(act.db, until)
    ]
    return [*missed, *booked]


def mark_passed(act: Act, found: Found) -> CronItem | None:
    """Record in the ticket's history that no session came of an hour agreed on. The appointment stays as it is: a session that wasn't
    recorded may still be entered."""
    from supportctl.desk.ground.tickets import record

    act = dated(act, found)
    row = act.db.get(Appointment, found.record_id)
    ticket = None if row is None else act.db.get(Ticket, row.ticket_id)
    if row is None or ticket is None or row.state != "agreed" or row.ends_at != found.due:
        return None
    if any(mark.due == found.due for mark in jobs.marked(act.db, "appointments", "passed", "appointment", [row.id])):
        return None
    record(act, ticket, "appointment-missed", clauses=found.item.clauses, starts_at=row.starts_at, technician=row.technician)
    act.db.add(
        JobMark(job="appointments", level="passed", kind="appointment", record_id=row.id, due=row.ends_at, marked_at=act.now)
    )
    return found.item


# Notes on software ---------------------------------------------------------------------------------------------------------------


def find_notes(act: Act, whole: bool) -> list[Found]:
    """Tickets with notes on the client's software on which nobody works."""
    return [
        Found(
            CronItem(
                Word("notes-purged"),
                Word("ticket"),
                row.id,
                row.client,
                Text(row.subject),
                clauses=("liability.4",),
                next=f"ticket show {row.id}",
            ),
            row.id,
            row.at,
        )
        for row in jobs.noted(act.db)
    ]


def purge(act: Act, found: Found) -> CronItem | None:
    """Delete the notes; the books keep how many."""
    from supportctl.desk.ground.appointments import purge_software_notes

    held = appointments.count_software_notes(act.db, found.record_id)
    if not held or not any(row.id == found.record_id for row in jobs.noted(act.db)):
        return None
    purge_software_notes(act, found.record_id)
    act.book("ticket", found.record_id, software_notes_purged=held, clause="liability.4")
    return found.item


# Sessions ------------------------------------------------------------------------------------------------------------------------


def find_running(act: Act, whole: bool) -> list[Found]:
    """Sessions that run after closing time."""
    return [_left_running(act, row) for row in jobs.sessions_running(act.db)]


def _left_running(act: Act, row: Runs) -> Found:
    item = CronItem(
        Word("session-running"),
        Word("session"),
        row.id,
        row.client,
        Text(row.subject),
        row.started_at,
        row.operator,
        next=f"session stop {row.ticket_id}",
        ticket=row.ticket_id,
    )
    closes, clause = _closes(act, row)
    return Found(item._replace(clauses=(clause,) if clause else ()), row.id, closes.astimezone(UTC), "overdue")


def _closes(act: Act, row: Runs) -> tuple[datetime, str]:
    """When the desk closed on the session, and the clause that says so; where no hours bind, after half a day."""
    from supportctl.desk.ground.binding import hours_of
    from supportctl.law.hours import closing
    from supportctl.regulations import shelf

    begun = act._replace(at=row.started_at)
    law = shelf(row.regulation).law.on(begun.day)
    return closing(law, row.started_at, published=hours_of(begun, law)) or (row.started_at + FORGOTTEN, "")


APPOINTMENTS = Job("appointments", find_passed, mark_passed)
NOTES = Job("software-notes", find_notes, purge)
SESSIONS = Job("sessions", find_running)
