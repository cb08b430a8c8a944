"""Appointments for a benefit: agreed, called off."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.benefit.shared import (
    HELP,
    ask,
    booked,
    checked_minutes,
    find_booking,
    require_activated,
    require_begun,
    require_free_time,
)
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BookingData
from supportctl.desk.ground.bundles import booking_data, find, law_of_order, require_not_erased, terms_of_order
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.law.decision import Decision
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    NotHeldFacts,
    WebinarCancelFacts,
)
from supportctl.store.compiled import benefits
from supportctl.store.compiled.rows import Benefit
from supportctl.store.history import Said, say

APPOINTED = (*HELP, "webinar")


def schedule(
    act: Act,
    reference: str,
    *,
    benefit: str,
    when: datetime,
    minutes: int | None,
    reported_to: str | None,
    reported_on: date | None,
    invitation: str | None,
    date_by: str,
) -> Outcome[BookingData]:
    """Agree a date: with the client for upgrade help and CAD deployment, set by the organiser for a webinar.

    Raises Refused with every clause in the way, Conflict when the bundle isn't active, for a wish reported before its order, and
    for an hour that another appointment of the same benefit takes: its minutes would count twice.
    """
    inputs.word(benefit, "benefit", APPOINTED)
    inputs.word(date_by, "date-by", ("organiser", "client"))
    given = None if minutes is None else checked_minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    mail = inputs.line(invitation, "invitation") if invitation is not None else None
    if when < act.at:
        raise InvalidInput("APPOINTMENT_PAST", value=plain(when), at=plain(act.at))
    if reported_on is not None and reported_on > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(reported_on), today=plain(act.day))
    row = find(act.db, reference)
    require_activated(act, row)
    require_begun(act, row)
    if reported_on is not None and row.ordered_on is not None and reported_on < row.ordered_on:
        raise Conflict("WISH_BEFORE_ORDER", id=row.id, on=plain(reported_on), ordered_on=plain(row.ordered_on))
    length = given or terms_of_order(row).appointment_minutes.value
    if row.state == "breached" and act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))
    booking = Benefit(
        bundle_id=row.id,
        benefit=benefit,
        state="scheduled",
        starts_at=when,
        ends_at=when + timedelta(minutes=length),
        planned_minutes=length,
        reported_to=manager,
        reported_on=(reported_on or act.day) if manager else None,
        invitation=mail,
        happened_at=act.at,
        operator=act.operator,
    )
    decision = ask(act, row, booking, agreed=True, date_by=date_by)
    require_free_time(act, booking)
    act.db.add(booking)
    return booked(act, row, booking, decision)


def cancel(act: Act, reference: str, *, reason: str, not_held: bool) -> Outcome[BookingData]:
    """Take back an appointment before its time comes, or say afterwards that it didn't take place: its minutes are free again.

    Raises Refused for a webinar that began (VIII.7), Conflict for help that did, and for what didn't end yet: it is recorded as it
    was done.
    """
    words = inputs.text(reason, "reason")
    booking = find_booking(act, reference)
    if booking.state != "scheduled":
        raise Conflict("APPOINTMENT_STATE", id=booking.id, state=booking.state)
    require_not_erased(act, find(act.db, str(booking.bundle_id)))
    if act.at < booking.happened_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(booking.happened_at))
    decision = _called_off(act, booking, not_held)
    booking.state, booking.not_held = "cancelled", not_held
    act.db.touch(booking)
    act.book(
        "bundle",
        booking.bundle_id,
        benefit=booking.benefit,
        appointment=booking.id,
        state="cancelled",
        not_held=not_held,
        message=say(act.db, Said(words)),
    )
    return Outcome(booking_data(act, booking), decision_data(decision) if decision else None, made=str(booking.id))


def _called_off(act: Act, booking: Benefit, not_held: bool) -> Decision[Any] | None:
    """What the clauses say about an appointment that is called off; None for help before its time."""
    row = find(act.db, str(booking.bundle_id))
    law = law_of_order(row)
    about = ("bundle", row.id)
    if not_held:
        if act.at < booking.ends_at:
            raise Conflict("APPOINTMENT_NOT_OVER", id=booking.id, ends_at=plain(booking.ends_at))
        elsewhere = (act.db, booking.benefit, booking.starts_at, booking.bundle_id)
        held = benefits.held_elsewhere(*elsewhere) if booking.benefit == "webinar" else None
        facts = NotHeldFacts(booking.benefit, legal_day(held.starts_at) if held else None)
        return act.ask(rules.not_held, facts, law, about=about)
    if booking.benefit == "webinar":
        return act.ask(rules.cancel_webinar, WebinarCancelFacts(booking.starts_at, act.at), law, about=about)
    if act.at < booking.starts_at:
        return None
    raise Conflict("APPOINTMENT_BEGUN", id=booking.id, starts_at=plain(booking.starts_at), bundle=row.id, benefit=booking.benefit)
