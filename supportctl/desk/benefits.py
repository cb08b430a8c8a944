"""The benefits of a bundle: what is left of them, appointments agreed, work done, exams booked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs
from supportctl.desk.act import Act
from supportctl.desk.bookings import HELP, activated, begun, decide, find_booking, stored
from supportctl.desk.bundle_view import SLUG, benefit_rows, booking_data, find, law_of_order, not_erased
from supportctl.desk.exams import take_exam
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles.facts import (
    ExchangeFacts,
    NotHeldFacts,
    WebinarCancelFacts,
)
from supportctl.store.history import Said, say
from supportctl.store.queries import benefits
from supportctl.store.tables.bundles import Benefit, Bundle

APPOINTED = (*HELP, "webinar")
USED = (*APPOINTED, "exam")
EVERY = (*USED, "training")
MOST_MINUTES = 24 * 60


def list_benefits(act: Act, reference: str, *, on: date) -> Outcome:
    """What a bundle's benefits grant, and what is left of them on a day."""
    row = find(act.db, reference)
    return Outcome([{"bundle": row.id, **found} for found in benefit_rows(act, row, on)])


def exchange(act: Act, reference: str, *, benefit: str) -> Outcome:
    """Money or goods instead of a benefit: refused (II.6)."""
    inputs.word(benefit, "benefit", EVERY)
    row = find(act.db, reference)
    decision = shelf(SLUG).rules.exchange_benefit(ExchangeFacts(benefit), law_of_order(row))
    return Outcome({"bundle": row.id, "benefit": benefit}, decision_data(decision))


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
) -> Outcome:
    """Agree a date: with the client for upgrade help and CAD deployment, set by the organiser for a webinar.

    Raises Refused with every clause in the way, Conflict when the bundle isn't active, for a wish reported before its order, and
    for an hour that another appointment of the same benefit takes: its minutes would count twice.
    """
    inputs.word(benefit, "benefit", APPOINTED)
    inputs.word(date_by, "date-by", ("organiser", "client"))
    given = None if minutes is None else _minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    mail = inputs.line(invitation, "invitation") if invitation is not None else None
    if when < act.at:
        raise InvalidInput("APPOINTMENT_PAST", value=plain(when), at=plain(act.at))
    if reported_on is not None and reported_on > act.day:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(reported_on), today=plain(act.day))
    row = find(act.db, reference)
    activated(act, row)
    begun(act, row)
    if reported_on is not None and row.ordered_on is not None and reported_on < row.ordered_on:
        raise Conflict("WISH_BEFORE_ORDER", id=row.id, on=plain(reported_on), ordered_on=plain(row.ordered_on))
    length = given or int(law_of_order(row).value("appointment.minutes").value)
    if row.state == "breached" and act.at < row.changed_at:
        raise Conflict("BEFORE_LAST_CHANGE", at=plain(act.at), last_change=plain(row.changed_at))
    booking = Benefit(
        bundle_id=row.id or 0,
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
    decision, facts = decide(act, row, booking, agreed=True, date_by=date_by)
    require(decision)
    _time_is_free(act, booking)
    act.db.add(booking)
    return stored(act, row, booking, decision, facts)


def use(
    act: Act,
    reference: str,
    *,
    benefit: str,
    minutes: int | None,
    appointment: int | None,
    stages: Sequence[str],
    preparation: bool,
    reported_to: str | None,
    license_ref: str | None,
    certificate: str | None,
    paid: bool,
    missed: bool,
) -> Outcome:
    """Record what was done: by actual minutes, on the date agreed. An exam needs no date; nor does a deployment's preparation.

    Raises Refused with every clause in the way: without an appointment (VI.2, VII.2, VIII.6), past the quota, too late;
    Conflict for work that isn't over yet, and for minutes that run into another appointment: they would count twice (VI.1, VII.5);
    for a webinar that another bundle has on record as not held: one event was held for all or for none (VIII.7).
    """
    inputs.word(benefit, "benefit", USED)
    if missed and benefit != "webinar":
        raise InvalidInput("NOT_TOGETHER", left="--missed", right=benefit)
    if preparation and benefit != "cad-deployment":
        raise InvalidInput("NOT_TOGETHER", left="--preparation", right=benefit)
    if preparation and minutes is None:
        raise InvalidInput("MISSING", field="--minutes")
    row = find(act.db, reference)
    law = law_of_order(row)
    for stage in stages:
        inputs.word(stage, "stage", list(law.value("upgrade.checklist").value))
    if benefit == "exam":
        return take_exam(act, row, license_ref, certificate, paid)
    worked = None if minutes is None else _minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    activated(act, row)
    booking = None if preparation else _appointment(act, row, benefit, appointment)
    made = booking is None
    if booking is None:
        length = worked or int(law.value("appointment.minutes").value)
        reported = manager or (_told_before(act, row, benefit) if preparation else None)
        booking = Benefit(
            bundle_id=row.id or 0,
            benefit=benefit,
            state="used",
            starts_at=act.at - timedelta(minutes=length),
            ends_at=act.at,
            planned_minutes=length,
            reported_to=reported,
            reported_on=act.day if reported else None,
            preparation=preparation,
            happened_at=act.at,
            operator=act.operator,
        )
    elif act.at < booking.starts_at:
        raise Conflict("APPOINTMENT_AHEAD", id=booking.id, starts_at=plain(booking.starts_at))
    booking.minutes = booking.planned_minutes if worked is None else worked
    booking.ends_at = booking.starts_at + timedelta(minutes=booking.minutes)
    if act.at < booking.ends_at:
        raise Conflict("WORK_NOT_OVER", at=plain(act.at), ends_at=plain(booking.ends_at))
    if not made:
        _time_is_free(act, booking)
        if benefit == "webinar" and (other := benefits.not_held_elsewhere(act.db, booking)):
            raise Conflict("WEBINAR_NOT_HELD", id=other.id, bundle=other.bundle_id, appointment=booking.id)
    booking.state = "missed" if missed else "used"
    booking.stages = ",".join(stages)
    decision, facts = decide(act, row, booking, agreed=not made, date_by="organiser")
    require(decision)
    act.db.add(booking) if made else act.db.touch(booking)
    return stored(act, row, booking, decision, facts)


def cancel(act: Act, reference: str, *, reason: str, not_held: bool) -> Outcome:
    """Take back an appointment before its time comes, or say afterwards that it didn't take place: its minutes are free again.

    Raises Refused for a webinar that began (VIII.7), Conflict for help that did, and for what didn't end yet: it is recorded as it
    was done.
    """
    words = inputs.text(reason, "reason")
    booking = find_booking(act, reference)
    if booking.state != "scheduled":
        raise Conflict("APPOINTMENT_STATE", id=booking.id, state=booking.state)
    not_erased(act, find(act.db, str(booking.bundle_id)))
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
    rules, law = shelf(SLUG).rules, law_of_order(row)
    facts: Any
    decision: Decision[Any]
    if not_held:
        if act.at < booking.ends_at:
            raise Conflict("APPOINTMENT_NOT_OVER", id=booking.id, ends_at=plain(booking.ends_at))
        held = benefits.held_elsewhere(act.db, booking) if booking.benefit == "webinar" else None
        facts = NotHeldFacts(booking.benefit, legal_day(held.starts_at) if held else None)
        decision = rules.not_held(facts, law)
    elif booking.benefit == "webinar":
        facts = WebinarCancelFacts(booking.starts_at, act.at)
        decision = rules.cancel_webinar(facts, law)
    elif act.at < booking.starts_at:
        return None
    else:
        raise Conflict(
            "APPOINTMENT_BEGUN", id=booking.id, starts_at=plain(booking.starts_at), bundle=row.id, benefit=booking.benefit
        )
    require(decision)
    act.decided("bundle", row.id, decision, facts)
    return decision


def _time_is_free(act: Act, booking: Benefit) -> None:
    if taken := benefits.overlapping(act.db, booking):
        raise Conflict("APPOINTMENT_OVERLAPS", id=taken.id, starts_at=plain(taken.starts_at), ends_at=plain(taken.ends_at))


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= MOST_MINUTES:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    return minutes


def _appointment(act: Act, row: Bundle, benefit: str, number: int | None) -> Benefit | None:
    """The appointment named, or the only open one; None when none is open: a clause says no to work without one."""
    found = [b for b in benefits.of(act.db, row.id or 0, benefit) if b.state == "scheduled"]
    if number is not None:
        named = [b for b in found if b.id == number]
        if not named:
            raise NotFound("APPOINTMENT_NOT_FOUND", value=str(number))
        return named[0]
    if len(found) > 1:
        names = [f"{b.id} ({plain(b.starts_at)})" for b in found]
        raise InvalidInput("AMBIGUOUS", kind="appointment", value=benefit, candidates=names[:10], more=max(0, len(names) - 10))
    return found[0] if found else None


def _told_before(act: Act, row: Bundle, benefit: str) -> str | None:
    """Who was told the wish for this benefit by the day of the act."""
    told = (b for b in benefits.of(act.db, row.id or 0, benefit) if b.reported_on is not None and b.reported_on <= act.day)
    return next((b.reported_to for b in told if b.reported_to), None)
