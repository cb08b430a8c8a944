"""What cron does about conversions: network licences switched off, what is still waited for."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from supportctl.desk.conversion.shared import CONVERSION
from supportctl.desk.ground.act import Act
from supportctl.regulations import shelf
from supportctl.regulations.sketchup_conversion import rules
from supportctl.regulations.sketchup_conversion.facts import DeactivationFacts
from supportctl.store.compiled import conversions
from supportctl.store.compiled.rows import License


class Deactivated(NamedTuple):
    """A network licence that is switched off since a day."""

    license: str
    deactivated_on: date


class Unmarked(NamedTuple):
    """A conversion that the vendor hasn't registered yet."""

    license: str | None
    converted_on: date


class Uncorrected(NamedTuple):
    """A conversion that was withdrawn from and waits for correction and repayment."""

    license: str | None
    withdrawn_on: date | None


def switch_off(act: Act) -> tuple[Deactivated, ...]:
    """For cron: marks the network licences whose 30 days are over (after.2)."""
    served = shelf(CONVERSION)
    marked = []
    for found in conversions.deactivation_due(act.db, act.day):
        held = act.db.get(License, found.license_id)
        if held is None:
            raise LookupError(f"conversion {found.id} without a license")
        facts = DeactivationFacts(act.day)
        decision = act.ask(rules.deactivate, facts, served.law.on(found.converted_on), about=("license", held.id))
        held.state = "deactivated"
        act.db.touch(held)
        act.book("license", held.id, state="deactivated", since=decision.value.deactivated_on)
        marked.append(Deactivated(held.serial, decision.value.deactivated_on))
    return tuple(marked)


def waiting(act: Act) -> tuple[tuple[Unmarked, ...], tuple[Uncorrected, ...]]:
    """For cron: conversions that the vendor's mark, or correction and repayment, are still due for."""
    rows = [(act.db.get(License, row.license_id), row) for row in conversions.every(act.db)]
    named = [(held.serial if held else None, row) for held, row in rows]
    unmarked = [(serial, row) for serial, row in named if row.state == "done" and row.vendor_marked_on is None]
    return (
        tuple(Unmarked(serial, row.converted_on) for serial, row in unmarked),
        tuple(Uncorrected(serial, row.withdrawn_on) for serial, row in named if row.state == "withdrawn"),
    )
