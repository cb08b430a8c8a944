"""Block: an appointment that is needed, and documents to be accepted beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.calendar import iso
from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def at_agreed_hour(law: LawAt, clause: str, at: datetime, slot: tuple[datetime, datetime] | None) -> Ground:
    """Is `at` within the hour agreed, start included, end not? Inputs: at, and the hour."""
    if slot is None:
        return law.failed(clause, "no-appointment", at=iso(at))
    inside = slot[0] <= at < slot[1]
    code = "agreed-hour" if inside else "before-agreed" if at < slot[0] else "after-agreed"
    return law.check(clause, inside, code, at=iso(at), starts_at=iso(slot[0]), ends_at=iso(slot[1]))


def accepted_beforehand(law: LawAt, key: str, accepted: Sequence[str]) -> Ground:
    """Was every document that the parameter lists accepted? Inputs: what is missing."""
    param = law.value(key)
    missing = [name for name in param.value if name not in accepted]
    return law.check(
        param.clause, not missing, "not-accepted" if missing else "accepted-beforehand", documents=missing or list(param.value)
    )
