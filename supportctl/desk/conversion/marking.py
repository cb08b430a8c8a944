"""The vendor's mark: a licence registered as converted (process.5)."""

from __future__ import annotations

from datetime import date

from supportctl.calendar import legal_day
from supportctl.desk.conversion.shared import CONVERSION, ConversionData, conversion_data, standing
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data, plain
from supportctl.errors import Conflict, InvalidInput
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import (
    VendorMarkFacts,
)
from supportctl.store.compiled.rows import Conversion, License
from supportctl.told import ToldDecision


def set_vendor_mark(act: Act, row: License, conversion: Conversion, on: date, option: str, last: date) -> ToldDecision:
    """The vendor registered the licence as converted on that day (process.5), `last` at the latest, as typed with the option; the
    decision."""
    first, today = conversion.converted_on, legal_day(act.now)
    if on > today:
        raise InvalidInput("DAY_IN_FUTURE", value=plain(on), today=plain(today))
    if not first <= on <= last:
        raise Conflict("MARK_OUT_OF_TIME", on=plain(on), first_day=plain(first), last_day=plain(last), option=option)
    served = shelf(CONVERSION)
    facts = VendorMarkFacts(on)
    decision = act.decide(rules.mark_converted, facts, served.law.on(conversion.converted_on), about=("license", row.id))
    conversion.vendor_marked_on = on
    act.db.touch(conversion)
    act.book("license", row.id, vendor_marked_on=on)
    return decision_data(decision)


def mark_converted(act: Act, reference: str, *, on: date | None) -> Outcome[ConversionData]:
    """The vendor registered the licence as converted (process.5)."""
    held, found = standing(act, reference)
    if found.vendor_marked_on is not None:
        raise Conflict("ALREADY_MARKED", license=held.serial, on=plain(found.vendor_marked_on))
    decision = set_vendor_mark(act, held, found, on or act.day, "--on", act.day)
    return Outcome(conversion_data(act, found), decision, made=held.serial)
