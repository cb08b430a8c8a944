"""What was done of a benefit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from supportctl.desk.benefit.exams import take_exam
from supportctl.desk.benefit.scheduling import APPOINTED
from supportctl.desk.benefit.shared import ask, booked, checked_minutes, require_activated, require_free_time
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BookingData
from supportctl.desk.ground.bundles import find, law_of_order
from supportctl.desk.ground.results import Outcome, plain
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.regulations.solidexpert_bundles.terms import Terms as BundleTerms
from supportctl.store.compiled import benefits
from supportctl.store.compiled.rows import Benefit, Bundle

USED = (*APPOINTED, "exam")


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
) -> Outcome[BookingData]:
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
        inputs.word(stage, "stage", BundleTerms(law).upgrade_checklist.value)
    if benefit == "exam":
        return take_exam(act, row, license_ref, certificate, paid)
    length = None if minutes is None else checked_minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    require_activated(act, row)
    booking = None if preparation else _appointment(act, row, benefit, appointment)
    made = booking is None
    if booking is None:
        told = manager or (_told_before(act, row, benefit) if preparation else None)
        booking = _unagreed(act, row, benefit, length or BundleTerms(law).appointment_minutes.value, told)
        booking.preparation = preparation
    elif act.at < booking.starts_at:
        raise Conflict("APPOINTMENT_AHEAD", id=booking.id, starts_at=plain(booking.starts_at))
    booking.minutes = booking.planned_minutes if length is None else length
    booking.ends_at = booking.starts_at + timedelta(minutes=booking.minutes)
    if act.at < booking.ends_at:
        raise Conflict("WORK_NOT_OVER", at=plain(act.at), ends_at=plain(booking.ends_at))
    if not made:
        require_free_time(act, booking)
        if benefit == "webinar" and (other := benefits.not_held_elsewhere(act.db, benefit, booking.starts_at, booking.bundle_id)):
            raise Conflict("WEBINAR_NOT_HELD", id=other.id, bundle=other.bundle_id, appointment=booking.id)
    booking.state = "missed" if missed else "used"
    booking.stages = ",".join(stages)
    decision = ask(act, row, booking, agreed=not made, date_by="organiser")
    act.db.add(booking) if made else act.db.touch(booking)
    return booked(act, row, booking, decision)


def _unagreed(act: Act, row: Bundle, benefit: str, minutes: int, told: str | None) -> Benefit:
    """What was done without an appointment, up to the act; `told`: who was told the wish for it."""
    return Benefit(
        bundle_id=row.id,
        benefit=benefit,
        state="used",
        starts_at=act.at - timedelta(minutes=minutes),
        ends_at=act.at,
        planned_minutes=minutes,
        reported_to=told,
        reported_on=act.day if told else None,
        happened_at=act.at,
        operator=act.operator,
    )


def _appointment(act: Act, row: Bundle, benefit: str, number: int | None) -> Benefit | None:
    """The appointment named, or the only open one; None when none is open: a clause says no to work without one."""
    found = [b for b in benefits.of(act.db, row.id, benefit) if b.state == "scheduled"]
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
    told = (b for b in benefits.of(act.db, row.id, benefit) if b.reported_on is not None and b.reported_on <= act.day)
    return next((b.reported_to for b in told if b.reported_to), None)
