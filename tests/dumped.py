"""What a database file holds, to be compared: written out as SQL only where somebody reads it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import overload

# Where the header of a file says that it has a write-ahead log; a database in memory can't have one.
_VERSIONS = slice(18, 20)


class Dump(Sequence[str]):
    """The statements that would make the database anew. Those of the same pages are the same; only of others are they made."""

    def __init__(self, pages: bytes) -> None:
        self._pages = pages
        self._lines: list[str] | None = None

    def _written(self) -> list[str]:
        if self._lines is None:
            pages = bytearray(self._pages)
            pages[_VERSIONS] = b"\x01\x01"
            with closing(sqlite3.connect(":memory:")) as connection:
                connection.deserialize(bytes(pages))
                self._lines = list(connection.iterdump())
        return self._lines

    def __eq__(self, other: object) -> bool:
        """The same pages, or at least the same statements."""
        if isinstance(other, Dump) and self._pages == other._pages:
            return True
        return isinstance(other, Sequence) and self._written() == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list

    def __len__(self) -> int:
        return len(self._written())

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        return self._written()[at]

    def __repr__(self) -> str:
        return repr(self._written())


def dump(path: Path) -> Dump:
    """All that a file holds, with what is still in its log."""
    with closing(sqlite3.connect(path)) as connection:
        return Dump(connection.serialize())
