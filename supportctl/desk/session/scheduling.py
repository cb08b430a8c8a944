"""Day and hour of a session, agreed with a technician."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from supportctl.desk.ground import inputs, lookup
from supportctl.desk.ground.acceptances import accept_while_arranging, accepted_documents, price_list_of
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.appointments import become
from supportctl.desk.ground.operators import first_seen
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.desk.ground.tickets import cited, find, record, require_not_before_last_change, require_not_merged
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.text import LawAt
from supportctl.record import ABSENT, Absent, AppointmentState, Notice
from supportctl.regulations import shelf
from supportctl.regulations.facts import AppointmentFacts, ScheduleFacts
from supportctl.regulations.terms import SupportTerms
from supportctl.store import reading
from supportctl.store.compiled import acceptances, appointments
from supportctl.store.compiled.rows import Appointment, Client, Ticket
from supportctl.store.history import Said
from supportctl.store.states import OVER
from supportctl.told import Note
from supportctl.tuples import NamedTuple


class AppointmentData(NamedTuple):
    """An hour agreed on for a session."""

    id: int | None
    ticket: int | None
    technician: str
    starts_at: datetime
    ends_at: datetime
    state: AppointmentState
    arranged_on: date
    invoice_email: str | None
    notices: tuple[Notice, ...] | Absent = ABSENT


def appointment_data(act: Act, row: Appointment, ticket: Ticket | None = None) -> AppointmentData:
    """The documented fields of an appointment. One that is over and that no session came of is missed; the invoice goes to the
    client's address where none was given."""
    ticket = ticket or act.db.get(Ticket, row.ticket_id)
    client = act.db.get(Client, ticket.client_id) if ticket else None
    missed = row.state == "agreed" and row.ends_at <= act.at
    return AppointmentData(
        row.id or None,
        row.ticket_id or None,
        row.technician,
        row.starts_at,
        row.ends_at,
        AppointmentState("missed" if missed else row.state),
        row.arranged_on,
        row.invoice_email or (lookup.itself(act.db, client).email if client else None),
    )


def appointment_facts(row: Appointment) -> AppointmentFacts:
    """What the rules see of one."""
    return AppointmentFacts(row.technician, row.starts_at, row.ends_at, row.arranged_on, row.state == "used")


def schedule(
    act: Act,
    reference: str,
    *,
    when: datetime,
    minutes: int | None,
    technician: str | None,
    invoice_email: str | None,
    accepted: str | None,
) -> Outcome[AppointmentData]:
    """Agree on an hour for a session; a later one for the same ticket takes the place of one that wasn't used. `accepted`: who
    accepted regulation and price list while arranging, and how (terms.6); where nobody did that day, a note says so.

    Raises Refused citing hours.1 when the technician is booked then, Gap NO_RULE under a regulation without appointments.
    """
    person = inputs.line(technician, "technician", 100) if technician is not None else act.operator
    unknown = first_seen(act, person)
    address = inputs.email(invoice_email) if invoice_email else None
    words = inputs.line(accepted, "accepted") if accepted is not None else None
    if minutes is not None and not 1 <= minutes <= 24 * 60:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    if when < act.at:
        raise InvalidInput("APPOINTMENT_PAST", value=plain(when), at=plain(act.at))
    ticket = find(act.db, reference)
    require_not_merged(ticket)
    served = shelf(ticket.regulation)
    rule = served.need(served.rules.schedule)
    _require_waiting(act, ticket)
    law = served.law.on(act.day)
    until = when + timedelta(minutes=minutes or SupportTerms(law).need(SupportTerms.appointment_minutes).value)
    others = reading.appointments_sharing_time(act.db, person, when, until, ticket.id)
    facts = ScheduleFacts(act.at, person, when, until, tuple(appointment_facts(row) for row in others))
    decision = act.ask(rule, facts, law, about=("ticket", ticket.id))
    before = appointments.agreed(act.db, ticket.id)
    for row in before:
        become(act, row, "moved")
    address = address or appointments.address(act.db, ticket.id, act.at)
    appointment = Appointment(
        ticket_id=ticket.id,
        technician=person,
        starts_at=when,
        ends_at=until,
        state="agreed",
        arranged_on=act.day,
        arranged_at=act.at,
        prices_until=acceptances.last_price(act.db) or 0,
        invoice_email=address,
        operator=act.operator,
    )
    act.db.add(appointment)
    kind = "moved" if before else "scheduled"
    said = Said(words) if words else None
    record(act, ticket, kind, clauses=cited(decision), message=said, technician=person, starts_at=when, ends_at=until)
    if words:
        accept_while_arranging(act, lookup.itself(act.db, _client_of(act, ticket)), law, price_list_of(act, law))
    notices = (Notice(ticket.regulation, "schedule"),)
    data = appointment_data(act, appointment, ticket)._replace(notices=notices)
    notes = [Note("APPOINTMENT_REPLACED", {"starts_at": plain(row.starts_at)}) for row in before]
    notes += [*_not_accepted_yet(act, ticket, law, appointment), *_no_address(data)]
    return Outcome(data, decision_data(decision), (*notes, *unknown), str(appointment.id) if appointment.id else None)


def _no_address(data: AppointmentData) -> list[Note]:
    return [Note("NO_INVOICE_ADDRESS", {"ticket": data.ticket})] if data.invoice_email is None else []


def _client_of(act: Act, ticket: Ticket) -> Client:
    found = act.db.get(Client, ticket.client_id)
    if found is None:
        raise LookupError(f"ticket {ticket.id} without a client")
    return found


def _not_accepted_yet(act: Act, ticket: Ticket, law: LawAt, appointment: Appointment) -> list[Note]:
    """What the client has still to accept on the day of arranging, or the session can't start (terms.6)."""
    wanted = SupportTerms(law).need(SupportTerms.arranging_accepts)
    accepted = accepted_documents(act, ticket.client_id, law, appointment)
    missing = [document for document in wanted.value if document not in accepted]
    if not missing:
        return []
    client = lookup.itself(act.db, _client_of(act, ticket)).key
    found = {
        "documents": missing,
        "day": plain(law.day),
        "client": client,
        "regulation": ticket.regulation,
        "clause": wanted.clause,
    }
    return [Note("NOT_ACCEPTED_YET", found)]


def unschedule(act: Act, reference: str) -> Outcome[AppointmentData]:
    """Call off the appointment that no session came of."""
    ticket = find(act.db, reference)
    found = appointments.agreed(act.db, ticket.id)
    if not found:
        raise NotFound("NO_APPOINTMENT", id=ticket.id)
    require_not_before_last_change(act, ticket)
    _require_after_the_last(act, ticket.id)
    call_off(act, ticket)
    return Outcome(appointment_data(act, found[-1], ticket)._replace(state=AppointmentState("cancelled")), made=str(found[-1].id))


def call_off(act: Act, ticket: Ticket) -> None:
    """What was agreed on for a ticket and not used no longer stands."""
    if not shelf(ticket.regulation).rules.schedule.known:
        return
    for row in appointments.agreed(act.db, ticket.id):
        become(act, row, "cancelled")
        record(act, ticket, "unscheduled", starts_at=row.starts_at, technician=row.technician)


def _require_waiting(act: Act, ticket: Ticket) -> None:
    """No session runs, more may come of the ticket, and nothing was recorded later."""
    if ticket.status in OVER:
        raise Conflict("TICKET_CLOSED", id=ticket.id, status=ticket.status)
    if ticket.status == "open":
        raise Conflict("SESSION_RUNNING", id=ticket.id)
    require_not_before_last_change(act, ticket)
    _require_after_the_last(act, ticket.id)


def _require_after_the_last(act: Act, ticket_id: int) -> None:
    """What is arranged later can't be arranged before what was arranged last: the day picks regulation and price list."""
    last = appointments.last_arranged(act.db, ticket_id)
    if last is not None and act.at < last:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(last))


def list_appointments(act: Act, *, technician: str | None, ticket: str | None) -> Outcome[list[AppointmentData]]:
    """Appointments that are agreed and not used yet, the next one first; a technician's, a ticket's, or all."""
    ticket_id = find(act.db, ticket).id if ticket is not None else None
    return Outcome([appointment_data(act, row) for row in reading.appointments_agreed(act.db, technician, ticket_id)])
