"""Changes to a converted licence: what the conversion says of them."""

from __future__ import annotations

from datetime import date

from supportctl.desk.conversion.shared import CONVERSION
from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import decision_data
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import ConvertedChangeFacts
from supportctl.store.compiled import conversions
from supportctl.store.compiled.rows import License
from supportctl.told import ToldDecision


def require_still_converted(act: Act, row: License, version: str | None, until: date | None) -> ToldDecision | None:
    """What the conversion says of a new version or date of M&S; None when it has nothing to say. Raises Refused: no newer version
    (after.1, after.2), no M&S again (maintenance.1)."""
    found = conversions.latest(act.db, row.id)
    if found is None or found.state == "undone" or (version is None and until is None):
        return None
    facts = ConvertedChangeFacts(row.kind, row.version, version, until)
    served = shelf(CONVERSION)
    decision = act.ask(rules.change_converted, facts, served.law.on(found.converted_on), about=("license", row.id))
    return decision_data(decision)
