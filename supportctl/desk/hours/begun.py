"""Hours that running sessions began since they were last recorded."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.tuples import NamedTuple


class Begun(NamedTuple):
    """Minutes that a ticket took from a grant beyond those on record; below zero where another ticket has them now."""

    ticket_id: int
    grant_id: int
    minutes: int


def by_grant(begun: Sequence[Begun]) -> dict[int, int]:
    """Minutes by grant."""
    sums: dict[int, int] = {}
    for each in begun:
        sums[each.grant_id] = sums.get(each.grant_id, 0) + each.minutes
    return sums
