"""Connections that stay open from one transaction to the next, for a process of many commands. No transaction is open meanwhile."""

from __future__ import annotations

import os
from typing import Any

from supportctl.store.place import Place, inode


class Kept:
    """One idle connection a database. Whoever takes it has it alone: a transaction within another opens its own."""

    def __init__(self) -> None:
        self._idle: dict[str, Any] = {}

    def take(self, place: Place) -> Any:
        """The idle connection to this database; None where there is none, or another file stands in the place of the one opened."""
        connection = self._idle.pop(_name(place), None)
        if connection is not None and place.path is not None and connection.file != inode(place.path):
            connection.close()
            return None
        return connection

    def give(self, place: Place, connection: Any) -> None:
        """Keep a connection whose transaction is over. One to a file that can't be written is closed: it may be a view of the file
        as it stood when it was opened."""
        name = _name(place)
        written = (
            place.path is None or connection.writes or (os.access(place.path, os.W_OK) and os.access(place.path.parent, os.W_OK))
        )
        if name in self._idle or not written:
            connection.close()
            return
        self._idle[name] = connection

    def close(self) -> None:
        """Close them all."""
        while self._idle:
            self._idle.popitem()[1].close()


def _name(place: Place) -> str:
    return repr(place.server) if place.path is None else str(place.path)
