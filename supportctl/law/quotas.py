"""Block: a quota: so many of something, of which some may be used up."""

from __future__ import annotations

from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def left(law: LawAt, key: str, used: int = 0) -> int:
    """How many the parameter still allows; never below zero."""
    return max(0, int(law.value(key).value) - used)


def within_quota(law: LawAt, key: str, wanted: int, used: int = 0, **inputs: object) -> Ground:
    """Do `wanted` more fit into the quota? Cites the parameter's clause; inputs: quantity, cap and what is given."""
    param = law.value(key)
    return law.check(param.clause, wanted + used <= int(param.value), "quantity", quantity=wanted, cap=int(param.value), **inputs)
