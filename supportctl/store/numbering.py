"""What a restored desk knows of the numbers that were given after its backup was made: audit entries about `numbering`.

Two kinds, by their entity_id: "held" (change: until_year) holds every series of that year and before; "FV/2026" (change: from, to,
last_on) says that the series goes on after `to`, though the documents after `from` aren't here, and frees it where it was held.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from supportctl.store.compiled import decisions
from supportctl.store.engine import Db
from supportctl.tuples import NamedTuple

ENTITY, HELD = "numbering", "held"


class Raised(NamedTuple):
    """A series that went on after `to`; `last_on`: the day of issue of its last document, None where that isn't known."""

    entry: int
    from_: int
    to: int
    last_on: date | None


class Numbering(NamedTuple):
    """What is on record about one series and year."""

    raised: tuple[Raised, ...]
    held: bool

    @property
    def top(self) -> int:
        """The highest number that is on record as given, 0 without any."""
        return max((each.to for each in self.raised), default=0)

    @property
    def last_on(self) -> date | None:
        """The latest day of issue that is on record for a document that isn't here."""
        return max((each.last_on for each in self.raised if each.last_on), default=None)


def of(db: Db, series: str, year: int) -> Numbering:
    """What is on record about a series and year."""
    return every(db, [(series, year)])[series, year]


def every(db: Db, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Numbering]:
    """The same of several, in one statement."""
    keys = sorted(set(wanted))
    found = decisions.audited(db, ENTITY, [HELD, *(f"{series}/{year}" for series, year in keys)])
    holds = [(entry.id, int(json.loads(entry.change)["until_year"])) for entry in found if entry.entity_id == HELD]
    told = {}
    for series, year in keys:
        raised = tuple(_raised(e.id, json.loads(e.change)) for e in found if e.entity_id == f"{series}/{year}")
        held = max((entry for entry, until in holds if year <= until), default=0)
        told[series, year] = Numbering(raised, held > max((each.entry for each in raised), default=0))
    return told


def _raised(entry: int, change: dict[str, str]) -> Raised:
    last_on = change.get("last_on")
    return Raised(entry, int(change["from"]), int(change["to"]), date.fromisoformat(last_on) if last_on else None)
