"""Connections that stay open from one transaction to the next, for a process of many commands. No transaction is open meanwhile."""

from __future__ import annotations

import os
from typing import Any

from supportctl.store.place import Place
from supportctl.tuples import NamedTuple


class _Idle(NamedTuple):
    """`file`: device and inode of the database file when it was opened; None on a server."""

    connection: Any
    file: tuple[int, int] | None


class Kept:
    """One idle connection a database. Whoever takes it has it alone: a transaction within another opens its own."""

    def __init__(self) -> None:
        self._idle: dict[str, _Idle] = {}

    def take(self, place: Place) -> Any:
        """The idle connection to this database; None where there is none, or another file stands in the place of the one opened."""
        idle = self._idle.pop(_name(place), None)
        if idle is not None and idle.file is not None and idle.file != _file(place):
            idle.connection.close()
            return None
        return None if idle is None else idle.connection

    def give(self, place: Place, connection: Any) -> None:
        """Keep a connection whose transaction is over. One to a file that can't be written is closed: it may be a view of the file
        as it stood when it was opened."""
        file = _file(place)
        name = _name(place)
        written = place.path is None or (os.access(place.path, os.W_OK) and os.access(place.path.parent, os.W_OK))
        if name in self._idle or not written or (place.path is not None and file is None):
            connection.close()
            return
        self._idle[name] = _Idle(connection, file)

    def close(self) -> None:
        """Close them all."""
        while self._idle:
            self._idle.popitem()[1].connection.close()


def _name(place: Place) -> str:
    return repr(place.server) if place.path is None else str(place.path)


def _file(place: Place) -> tuple[int, int] | None:
    if place.path is None:
        return None
    try:
        found = os.stat(place.path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
