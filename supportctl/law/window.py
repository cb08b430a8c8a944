"""Block: a promotion's window, with an end or until it is revoked, and a value that changes by date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def within_window(law: LawAt, prefix: str = "promotion") -> Ground:
    """Is the day inside first-day .. last-day, ends included? Fails with since or until when."""
    first, last = law.value(f"{prefix}.first-day"), law.value(f"{prefix}.last-day")
    inside = first.value <= law.day <= last.value
    code = "in-window" if inside else "before-window" if law.day < first.value else "after-window"
    return law.check(first.clause, inside, code, on=law.day, first_day=first.value, last_day=last.value)


def revoked(law: LawAt, at: datetime, prefix: str = "promotion") -> bool:
    """Was the promotion revoked by that instant? `revoked-at`: an instant with its offset, "" while it wasn't."""
    moment = str(law.value(f"{prefix}.revoked-at").value)
    return bool(moment) and at >= datetime.fromisoformat(moment)


def until_table(rows: Sequence[dict[str, Any]], on: date) -> dict[str, Any] | None:
    """The first row whose `until` (included) isn't past; None after the last."""
    return next((row for row in rows if on <= row["until"]), None)
