"""What every act on a benefit rests on: the bundle that was activated, its appointments, the rule asked, what is stored."""

from __future__ import annotations

from typing import Any

from supportctl.calendar import legal_day
from supportctl.desk.ground import lookup
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BookingData
from supportctl.desk.ground.bundles import SLUG, benefit_rows, booking_data, law_of_order, minutes_of, require_not_erased
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.law.decision import Decision
from supportctl.record import ABSENT, Notice, Word
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    BenefitHelpFacts,
    MinutesOfDay,
    WebinarFacts,
)
from supportctl.store.compiled import benefits, bundles
from supportctl.store.compiled.rows import Benefit, Bundle

HELP = {"upgrade-help": rules.upgrade_help, "cad-deployment": rules.cad_deployment}


def require_activated(act: Act, row: Bundle) -> None:
    """Benefits are those of a bundle that was activated; after a breach a clause says no. Raises Conflict, also once it is
    settled: what came later would never be paid back."""
    if row.first_day is None or row.last_day is None or row.ordered_on is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["active"])
    require_not_erased(act, row)
    breach = bundles.breach(act.db, row.id)
    if breach is not None and breach.settled_on is not None:
        raise Conflict("BUNDLE_SETTLED", id=row.id, on=plain(breach.settled_on))


def require_begun(act: Act, row: Bundle) -> None:
    """Raises Conflict for an act that is dated before the bundle was activated, where no rule looks at the day of the act."""
    if row.first_day is not None and act.day < row.first_day:
        raise Conflict("BUNDLE_NOT_BEGUN", id=row.id, on=plain(act.day), first_day=plain(row.first_day))


def find_booking(act: Act, reference: str) -> Benefit:
    """An appointment by its number, which `bundle show` prints. Raises NotFound."""
    try:
        found = act.db.get(Benefit, lookup.number("appointment", reference))
    except NotFound:
        found = None
    if found is None:
        raise NotFound("APPOINTMENT_NOT_FOUND", value=reference)
    return found


def ask(act: Act, row: Bundle, booking: Benefit, *, agreed: bool, date_by: str) -> Decision[Any]:
    """May the appointment be made, the use recorded? Raises Refused."""
    if row.ordered_on is None or row.first_day is None or row.last_day is None:
        raise LookupError(f"bundle {row.id} without a term")
    law = law_of_order(row)
    others = [b for b in benefits.of(act.db, row.id, booking.benefit) if b.id != booking.id and b.state in benefits.COUNTED]
    breach = bundles.breach(act.db, row.id)
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
        return act.ask(rules.webinar, webinar, law, about=("bundle", row.id))
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
    return act.ask(HELP[booking.benefit], facts, law, about=("bundle", row.id))


def booked(act: Act, row: Bundle, booking: Benefit, decision: Decision[Any]) -> Outcome[BookingData]:
    """Audit entry and answer of an act on a benefit."""
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
    left = {found.benefit: found.left_minutes for found in benefit_rows(act, row, legal_day(booking.starts_at))}
    moment = {"exam": "exam", "webinar": "webinar"}.get(booking.benefit)
    notices = (Notice(SLUG, moment),) if moment else ABSENT
    data = booking_data(act, booking)._replace(left_minutes=left.get(Word(booking.benefit)), notices=notices)
    return Outcome(data, decision_data(decision), made=str(booking.id) if booking.id else None)


MOST_MINUTES = 24 * 60


def require_free_time(act: Act, booking: Benefit) -> None:
    if taken := benefits.overlapping(act.db, booking.bundle_id, booking.benefit, booking.id, booking.starts_at, booking.ends_at):
        raise Conflict("APPOINTMENT_OVERLAPS", id=taken.id, starts_at=plain(taken.starts_at), ends_at=plain(taken.ends_at))


def checked_minutes(minutes: int) -> int:
    if not 1 <= minutes <= MOST_MINUTES:
        raise InvalidInput("BAD_MINUTES", value=minutes)
    return minutes
