"""What cron does about conversions: network licences switched off, what is still waited for."""

from __future__ import annotations

from typing import Any

from supportctl.desk.conversion.shared import CONVERSION
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import plain
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import DeactivationFacts
from supportctl.store.compiled import conversions
from supportctl.store.compiled.rows import Conversion, License


def switch_off(act: Act) -> list[dict[str, Any]]:
    """For cron: marks the network licences whose 30 days are over (after.2)."""
    served = shelf(CONVERSION)
    marked = []
    for found in conversions.deactivation_due(act.db, act.day):
        held = act.db.get(License, found.license_id)
        if held is None:
            raise LookupError(f"conversion {found.id} without a license")
        facts = DeactivationFacts(act.day)
        decision = act.ask(rules.deactivate, facts, served.law.on(found.converted_on), about=("license", held.serial))
        held.state = "deactivated"
        act.db.touch(held)
        act.book("license", held.serial, state="deactivated", since=decision.value.deactivated_on)
        marked.append({"license": held.serial, "deactivated_on": plain(decision.value.deactivated_on)})
    return marked


def waiting(act: Act) -> dict[str, list[dict[str, Any]]]:
    """For cron: conversions that the vendor's mark, or correction and repayment, are still due for."""
    rows = conversions.every(act.db)
    unmarked = [row for row in rows if row.state == "done" and row.vendor_marked_on is None]
    return {
        "awaiting_vendor_mark": [_short(act, row, "converted_on") for row in unmarked],
        "awaiting_correction": [_short(act, row, "withdrawn_on") for row in rows if row.state == "withdrawn"],
    }


def _short(act: Act, row: Conversion, day: str) -> dict[str, Any]:
    held = act.db.get(License, row.license_id)
    return {"license": held.serial if held else None, day: plain(getattr(row, day))}
