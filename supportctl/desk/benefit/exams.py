"""Exams of the licences of a bundle: free once a half-year, or paid by the client (VIII.2 to VIII.4)."""

from __future__ import annotations

from supportctl.calendar import legal_day
from supportctl.desk.benefit.shared import booked, require_begun
from supportctl.desk.ground import inputs
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.bundle_records import BookingData
from supportctl.desk.ground.bundles import free_exams, law_of_order, require_not_erased
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict, InvalidInput, NotFound
from supportctl.regulations.solidexpert_bundles import rules
from supportctl.regulations.solidexpert_bundles.facts import (
    ExamFacts,
)
from supportctl.store.compiled import bundles
from supportctl.store.compiled.rows import Benefit, Bundle, BundleLicense, License


def take_exam(act: Act, row: Bundle, license_ref: str | None, certificate: str | None, paid: bool) -> Outcome[BookingData]:
    """One exam of one licence, on the day of the act (VIII.3). The certificate of one that is paid for is the operator's own words:
    they stay out of the books."""
    if certificate is None:
        raise InvalidInput("MISSING", field="--certificate")
    if row.first_day is None or row.active_until is None:
        raise Conflict("BUNDLE_STATE", id=row.id, state=row.state, wanted=["active"])
    require_not_erased(act, row)
    if paid:
        require_begun(act, row)
    licence = _license(act, row, license_ref)
    named = inputs.line(certificate, "certificate", 40)
    facts = ExamFacts(
        on=act.day,
        first_day=row.first_day,
        active_until=row.active_until,
        certificate=None if paid else named,
        taken=tuple(sorted(legal_day(b.starts_at) for b in free_exams(act, licence))),
        paid=paid,
    )
    decision = act.ask(rules.exam, facts, law_of_order(row), about=("bundle", row.id))
    booking = Benefit(
        bundle_id=row.id,
        bundle_license_id=licence.id,
        benefit="exam",
        state="used",
        starts_at=act.at,
        ends_at=act.at,
        planned_minutes=0,
        minutes=0,
        certificate=named,
        paid=paid,
        happened_at=act.at,
        operator=act.operator,
    )
    act.db.add(booking)
    return booked(act, row, booking, decision)


def _license(act: Act, row: Bundle, reference: str | None) -> BundleLicense:
    """A licence of the bundle: by its serial, by its place in the bundle, or the only one."""
    licences = bundles.licenses(act.db, row.id)
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
