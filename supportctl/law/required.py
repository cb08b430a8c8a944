"""Block: required confirmations and required fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from supportctl.law.decision import Ground
from supportctl.law.text import LawAt


def confirmations(law: LawAt, key: str, given: Sequence[str]) -> list[Ground]:
    """One ground per confirmation in the parameter {confirmation: clause}; what wasn't confirmed fails."""
    wanted: Mapping[str, str] = law.value(key).value
    return [
        law.check(clause, name in given, "confirmed" if name in given else "not-confirmed", confirmation=name)
        for name, clause in wanted.items()
    ]


def fields(law: LawAt, key: str, given: Mapping[str, str | None]) -> list[Ground]:
    """One ground per field that the parameter lists; an absent or blank one fails."""
    param = law.value(key)
    grounds = []
    for name in param.value:
        present = bool((given.get(name) or "").strip())
        grounds.append(law.check(param.clause, present, "given" if present else "not-given", field=name))
    return grounds


def one_of(law: LawAt, key: str, given: Mapping[str, str | None]) -> Ground:
    """At least one of the fields that the parameter lists must be there."""
    param = law.value(key)
    present = [name for name in param.value if (given.get(name) or "").strip()]
    return law.check(param.clause, bool(present), "given" if present else "none-given", fields=list(param.value))
