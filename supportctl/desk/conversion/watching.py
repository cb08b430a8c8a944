"""What cron does about conversions: network licences switched off."""

from __future__ import annotations

from supportctl.desk.conversion.shared import CONVERSION
from supportctl.desk.ground.act import Act
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import DeactivationFacts
from supportctl.store.compiled.rows import Conversion, License


def switch_off(act: Act, row: Conversion, held: License) -> None:
    """Mark a network licence whose 30 days are over on the act's day (after.2)."""
    decision = act.ask(
        rules.deactivate, DeactivationFacts(act.day), shelf(CONVERSION).law.on(row.converted_on), about=("license", held.id)
    )
    held.state = "deactivated"
    act.db.touch(held)
    act.book("license", held.id, state="deactivated", since=decision.value.deactivated_on)
