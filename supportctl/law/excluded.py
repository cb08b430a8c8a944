"""Block: kinds that a service doesn't cover, from a parameter {kind: clause}."""

from __future__ import annotations

from collections.abc import Mapping

from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def excluded(law: LawAt, key: str, kind: str) -> Ground | None:
    """The failed ground of the clause that excludes the kind; None when nothing excludes it."""
    listed: Mapping[str, str] = law.value(key).value
    clause = listed.get(kind)
    return law.failed(clause, "excluded", kind=kind) if clause else None
