"""Appointments, and notes on the client's software."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import case
from sqlmodel import col, func, select

from supportctl.store.statements.dsl import compiled, when
from supportctl.store.tables.remote import Appointment, SoftwareNote
from supportctl.store.tables.work import WorkSession

# What still stands: agreed on, or used by a session.
STANDING = ("agreed", "used")


def latest(ticket_id: int, until: datetime) -> Appointment | None:
    """A ticket's newest standing appointment that was arranged by then."""
    wanted = select(Appointment).where(
        Appointment.ticket_id == ticket_id, col(Appointment.state).in_(STANDING), col(Appointment.arranged_at) <= until
    )
    return compiled(wanted.order_by(col(Appointment.id).desc()).limit(1))


def worked(ticket_id: int, until: datetime) -> Appointment | None:
    """A ticket's newest appointment that a session came of by then; a cancelled session is none."""
    wanted = select(Appointment).join(WorkSession, col(WorkSession.id) == Appointment.session_id)
    wanted = wanted.where(Appointment.ticket_id == ticket_id, Appointment.state == "used")
    wanted = wanted.where(WorkSession.state != "cancelled", col(WorkSession.started_at) <= until)
    return compiled(wanted.order_by(col(Appointment.id).desc()).limit(1))


def address(ticket_id: int, until: datetime) -> str | None:
    """The address for the invoice that was given last for a ticket by then, whatever became of that appointment."""
    wanted = select(Appointment.invoice_email).where(
        Appointment.ticket_id == ticket_id,
        col(Appointment.invoice_email).is_not(None),
        col(Appointment.arranged_at) <= until,
    )
    return compiled(wanted.order_by(col(Appointment.id).desc()).limit(1))


def last_arranged(ticket_id: int) -> datetime | None:
    """When anything was arranged for a ticket last, whatever became of it."""
    return compiled(select(func.max(Appointment.arranged_at)).where(Appointment.ticket_id == ticket_id))


def sharing_time(starts_at: datetime, ends_at: datetime, but_ticket: int) -> list[Appointment]:
    """Appointments for other tickets that share time with [starts_at, ends_at), by start: those agreed on, and those of a
    session until it ends."""
    until = case(
        (col(Appointment.state) == "used", func.coalesce(WorkSession.stopped_at, Appointment.ends_at)),
        else_=col(Appointment.ends_at),
    )
    wanted = select(Appointment).outerjoin(WorkSession, col(WorkSession.id) == Appointment.session_id)
    wanted = wanted.where(
        col(Appointment.state).in_(STANDING),
        Appointment.ticket_id != but_ticket,
        col(Appointment.starts_at) < ends_at,
        until > starts_at,
    )
    return compiled(wanted.order_by(col(Appointment.starts_at)))


def agreed(ticket_id: int | None = None) -> list[Appointment]:
    """Appointments that no session came of yet, by start."""
    wanted = select(Appointment).where(Appointment.state == "agreed", when(ticket_id, Appointment.ticket_id == ticket_id))
    return compiled(wanted.order_by(col(Appointment.starts_at), col(Appointment.id)))


def software_notes(ticket_id: int) -> list[SoftwareNote]:
    """The notes on the client's software that are still held."""
    return compiled(select(SoftwareNote).where(SoftwareNote.ticket_id == ticket_id).order_by(col(SoftwareNote.id)))


def count_software_notes(ticket_id: int) -> int:
    """How many notes on the client's software are still held."""
    return compiled(select(func.count()).select_from(SoftwareNote).where(SoftwareNote.ticket_id == ticket_id))
