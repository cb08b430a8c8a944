"""What an import of one kind of rows is: a reader of lines, a chunk of them at a time, and the writer of what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from supportctl.desk.bulk.source import Line
from supportctl.desk.ground.act import Act
from supportctl.errors import SupportError
from supportctl.store.bulk import Bulk
from supportctl.store.scratch import Scratch
from supportctl.told import BadLine

# Lines that are read, looked up and written at a time.
CHUNK = 1_000


class Found(NamedTuple):
    """What came of some lines: rows to be made, rows that are on record as they are, and what is wrong with the others."""

    made: int
    unchanged: int
    failed: Sequence[BadLine]


class Kind(Protocol):
    """The import of one kind of rows, for one pass through a file."""

    # The columns that a file may have, in their order; other names for some of them.
    COLUMNS: tuple[str, ...]
    ALIASES: Mapping[str, str]

    def take(self, act: Act, lines: Sequence[Line]) -> Found:
        """Look at the lines, and where the act's Db writes, write what they say."""

    def end(self, act: Act) -> Found:
        """What can be said, or written, only once all lines are known."""


class Pass(NamedTuple):
    """One pass through a file: `bulk` where it writes. `scratch`: what lines said before."""

    scratch: Scratch
    bulk: Bulk | None


def bad(line: Line, error: SupportError) -> BadLine:
    """A line that an error is about."""
    return BadLine(line.number, error.code, error.params)
