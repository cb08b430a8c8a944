"""The anchor: the last entry of the chain of proof, for a place outside the desk."""

from __future__ import annotations

import re

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import InvalidInput, StoreFault
from supportctl.store.compiled import proof
from supportctl.store.soundness import ANCHOR_DIGITS, Anchor
from supportctl.tuples import NamedTuple

_ANCHOR = re.compile(rf"(?:([0-9]{{1,18}}):)?([0-9a-fA-F]{{{ANCHOR_DIGITS},64}})")


class Anchored(NamedTuple):
    """How many entries the chain has, and the hash of the last one, 64 hexadecimal digits."""

    entries: int
    head: str


def anchor(act: Act) -> Outcome[Anchored]:
    """The last entry of the chain. StoreFault where there is none."""
    last = proof.last(act.db)
    if last is None:
        raise StoreFault("STORE_DAMAGED", path="chain", detail="no entry")
    return Outcome(Anchored(last.number, bytes(last.head).hex()))


def line(anchored: Anchored) -> str:
    """As `db check --anchor` takes it."""
    return f"{anchored.entries}:{anchored.head}\n"


def parsed(text: str) -> Anchor:
    """N:HASH or HASH, of which at least the first 16 digits. Raises InvalidInput."""
    told = _ANCHOR.fullmatch(text.strip())
    if told is None:
        raise InvalidInput("BAD_ANCHOR", value=text)
    return Anchor(told[2].lower(), int(told[1]) if told[1] else None)
