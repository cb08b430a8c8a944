"""What an import of one kind of rows is: it looks at lines, a chunk of them at a time, and later writes what came of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from supportctl.desk.bulk.source import Line
from supportctl.desk.ground.act import Act
from supportctl.errors import SupportError
from supportctl.store.bulk import Bulk
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine
from supportctl.tuples import NamedTuple

# Lines that are read, looked up and written at a time.
CHUNK = 1_000

R = TypeVar("R")


class Found(NamedTuple, Generic[R]):
    """What came of some lines: rows to be made, how many are on record as they are, and what is wrong with the others."""

    rows: Sequence[R]
    unchanged: int
    failed: Sequence[BadLine]


class Kind(Protocol[R]):
    """The import of one kind of rows. Its rows can be pickled: between the check and the writing they are in a file."""

    # The columns that a file may have, in their order; other names for some of them.
    COLUMNS: tuple[str, ...]
    ALIASES: Mapping[str, str]

    def check(self, act: Act, lines: Sequence[Line], scratch: Scratch) -> Found[R]:
        """Look at the lines; nothing is written. `scratch`: what lines said before."""

    def end(self, act: Act, scratch: Scratch) -> Sequence[BadLine]:
        """What can be said only once all lines are known."""

    def write(self, act: Act, rows: Sequence[R], bulk: Bulk) -> Sequence[BadLine]:
        """Write rows that were checked; what is wrong with them all the same."""

    def finish(self, act: Act, bulk: Bulk) -> None:
        """Write what has to wait for all others."""


def bad(line: int, error: SupportError) -> BadLine:
    """A line that an error is about."""
    return BadLine(line, error.code, error.params)
