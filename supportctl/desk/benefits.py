"""The benefits of a bundle: what is left of them, appointments agreed, work done, exams booked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk import inputs, lookup
from supportctl.desk.act import Act
from supportctl.desk.bundle_view import SLUG, benefit_rows, booking_data, find, law_of_order, minutes_of, not_erased
from supportctl.desk.results import Outcome, decision_data, plain, require
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.regulations import shelf
from supportctl.regulations.solidexpert_bundles.facts import (
    BenefitHelpFacts,
    ExamFacts,
    ExchangeFacts,
    MinutesOfDay,
    WebinarCancelFacts,
    WebinarFacts,
)
from supportctl.store.history import Said, say
from supportctl.store.queries import benefits, bundles
from supportctl.store.tables.bundles import Benefit, Bundle, BundleLicense
from supportctl.store.tables.licenses import License

HELP = {"upgrade-help": "upgrade_help", "cad-deployment": "cad_deployment"}
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

    Raises Refused with every clause in the way, Conflict when the bundle isn't active.
    """
    inputs.word(benefit, "benefit", APPOINTED)
    inputs.word(date_by, "date-by", ("organiser", "client"))
    given = None if minutes is None else _minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    mail = inputs.line(invitation, "invitation") if invitation is not None else None
    if when < act.at:
        raise InvalidInput("APPOINTMENT_PAST", value=plain(when), at=plain(act.at))
    row = find(act.db, reference)
    _active(act, row)
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
    decision, facts = _decide(act, row, booking, agreed=True, date_by=date_by)
    require(decision)
    act.db.add(booking)
    return _stored(act, row, booking, decision, facts)


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
    Conflict for work that isn't over yet.
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
        return _exam(act, row, license_ref, certificate, paid)
    worked = None if minutes is None else _minutes(minutes)
    manager = inputs.line(reported_to, "reported-to") if reported_to is not None else None
    _active(act, row)
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
    booking.state = "missed" if missed else "used"
    booking.stages = ",".join(stages)
    decision, facts = _decide(act, row, booking, agreed=not made, date_by="organiser")
    require(decision)
    act.db.add(booking) if made else act.db.touch(booking)
    return _stored(act, row, booking, decision, facts)


def cancel(act: Act, reference: str, *, reason: str) -> Outcome:
    """Take back an appointment before its time comes: its minutes are free again.

    Raises Refused for a webinar that began (VIII.7), Conflict for help that did: it is recorded as it was done.
    """
    words = inputs.text(reason, "reason")
    booking = _booking(act, reference)
    if booking.state != "scheduled":
        raise Conflict("APPOINTMENT_STATE", id=booking.id, state=booking.state)
    row = find(act.db, str(booking.bundle_id))
    not_erased(act, row)
    decision = None
    if booking.benefit == "webinar":
        facts = WebinarCancelFacts(booking.starts_at, act.at)
        decision = shelf(SLUG).rules.cancel_webinar(facts, law_of_order(row))
        require(decision)
        act.decided("bundle", booking.bundle_id, decision, facts)
    elif act.at >= booking.starts_at:
        raise Conflict("APPOINTMENT_BEGUN", id=booking.id, starts_at=plain(booking.starts_at))
    booking.state = "cancelled"
    act.db.touch(booking)
    act.book(
        "bundle",
        booking.bundle_id,
        benefit=booking.benefit,
        appointment=booking.id,
        state="cancelled",
        message=say(act.db, Said(words)),
    )
    return Outcome(booking_data(act, booking), decision_data(decision) if decision else None, made=str(booking.id))


def _minutes(minutes: int) -> int:
    if not 1 <= minutes <= MOST_MINUTES:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    return minutes


def _active(act: Act, row: Bundle) -> None:
    """Benefits are those of a bundle that was activated; after a breach a clause says no. Raises Conflict, also once it is
    settled: what came later would never be paid back."""
    if row.first_day is None or row.last_day is None or row.ordered_on is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["active"])
    not_erased(act, row)
    breach = bundles.breach(act.db, row.id or 0)
    if breach is not None and breach.settled_on is not None:
        raise Conflict("BUNDLE_SETTLED", id=row.id, on=plain(breach.settled_on))


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


def _booking(act: Act, reference: str) -> Benefit:
    """An appointment by its number, which `bundle show` prints. Raises NotFound."""
    try:
        found = act.db.get(Benefit, lookup.number("appointment", reference))
    except NotFound:
        found = None
    if found is None:
        raise NotFound("APPOINTMENT_NOT_FOUND", value=reference)
    return found


def _told_before(act: Act, row: Bundle, benefit: str) -> str | None:
    """Who was told the wish for this benefit before."""
    return next((b.reported_to for b in benefits.of(act.db, row.id or 0, benefit) if b.reported_to), None)


def _decide(act: Act, row: Bundle, booking: Benefit, *, agreed: bool, date_by: str) -> tuple[Decision[Any], Any]:
    """The rule's answer about an appointment or a use, and the facts that it was made from."""
    if row.ordered_on is None or row.first_day is None or row.last_day is None:
        raise LookupError(f"bundle {row.id} without a term")
    law, rules = law_of_order(row), shelf(SLUG).rules
    others = [b for b in benefits.of(act.db, row.id or 0, booking.benefit) if b.id != booking.id and b.state in benefits.COUNTED]
    breach = bundles.breach(act.db, row.id or 0)
    # What was done before the breach was found isn't one of the further benefits.
    breached = breach is not None and booking.starts_at >= breach.happened_at
    if booking.benefit == "webinar":
        webinar = WebinarFacts(
            years=row.years,
            first_day=row.first_day,
            last_day=row.last_day,
            starts_at=booking.starts_at,
            minutes=minutes_of(booking),
            held=tuple(sorted(legal_day(b.starts_at) for b in others)),
            invitation="given" if booking.invitation else None,
            date_by=date_by,
            breached=breached,
        )
        return rules.webinar(webinar, law), webinar
    facts = BenefitHelpFacts(
        years=row.years,
        ordered_on=row.ordered_on,
        first_day=row.first_day,
        last_day=row.last_day,
        starts_at=booking.starts_at,
        minutes=minutes_of(booking),
        spent=tuple(MinutesOfDay(legal_day(b.starts_at), minutes_of(b)) for b in others),
        agreed=agreed,
        reported="given" if booking.reported_to else None,
        stages=tuple(s for s in booking.stages.split(",") if s),
        preparation=booking.preparation,
        breached=breached,
    )
    return getattr(rules, HELP[booking.benefit])(facts, law), facts


def _exam(act: Act, row: Bundle, license_ref: str | None, certificate: str | None, paid: bool) -> Outcome:
    """One exam of one licence, on the day of the act (VIII.3)."""
    if certificate is None:
        raise InvalidInput("MISSING", field="--certificate")
    if row.first_day is None or row.active_until is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["active"])
    not_erased(act, row)
    licence = _license(act, row, license_ref)
    facts = ExamFacts(
        on=act.day,
        first_day=row.first_day,
        active_until=row.active_until,
        certificate=inputs.line(certificate, "certificate", 40),
        taken=tuple(sorted(legal_day(b.starts_at) for b in benefits.free_exams(act.db, licence))),
        paid=paid,
    )
    decision = shelf(SLUG).rules.exam(facts, law_of_order(row))
    require(decision)
    booking = Benefit(
        bundle_id=row.id or 0,
        bundle_license_id=licence.id,
        benefit="exam",
        state="used",
        starts_at=act.at,
        ends_at=act.at,
        planned_minutes=0,
        minutes=0,
        certificate=facts.certificate,
        paid=paid,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(booking)
    return _stored(act, row, booking, decision, facts)


def _license(act: Act, row: Bundle, reference: str | None) -> BundleLicense:
    """A licence of the bundle: by its serial, by its place in the bundle, or the only one."""
    licences = bundles.licenses(act.db, row.id or 0)
    named = []
    for licence in licences:
        held = act.db.get(License, licence.license_id) if licence.license_id else None
        if reference is None or reference in (str(licence.position), held.serial if held else None):
            named.append(licence)
    if not named:
        raise NotFound("NOT_FOUND", kind="license", value=reference or "")
    if len(named) > 1:
        raise InvalidInput("BUNDLE_LICENSE_NEEDED", id=row.id, candidates=[str(licence.position) for licence in licences[:10]])
    return named[0]


def _stored(act: Act, row: Bundle, booking: Benefit, decision: Decision[Any], facts: Any) -> Outcome:
    """Decision, audit entry and answer of an act on a benefit."""
    act.decided("bundle", row.id, decision, facts)
    act.book(
        "bundle",
        row.id,
        benefit=booking.benefit,
        appointment=booking.id,
        state=booking.state,
        starts_at=booking.starts_at,
        minutes=minutes_of(booking),
        clauses=list(dict.fromkeys(g.clause for g in decision.grounds)),
    )
    left = {found["benefit"]: found for found in benefit_rows(act, row, legal_day(booking.starts_at))}.get(booking.benefit)
    moment = {"exam": "exam", "webinar": "webinar"}.get(booking.benefit)
    data = booking_data(act, booking) | {"left_minutes": left["left_minutes"] if left else None}
    if moment:
        data["notices"] = [{"regulation": SLUG, "moment": moment}]
    return Outcome(data, decision_data(decision), made=str(booking.id) if booking.id else None)
