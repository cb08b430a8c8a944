"""What an import remembers of the lines of a file: on disk where there are many, gone with the process."""

from __future__ import annotations

import sqlite3


class Scratch:
    """Keys that were met, and spans of time, each with its line."""

    def __init__(self) -> None:
        self._memory = sqlite3.connect("", isolation_level=None)  # a file without a name
        self._memory.execute("PRAGMA journal_mode=OFF")
        self._memory.execute("BEGIN")
        self._memory.execute("CREATE TABLE met (key TEXT PRIMARY KEY, line INTEGER) WITHOUT ROWID")
        self._memory.execute("CREATE TABLE span (owner TEXT, begin INTEGER, until INTEGER, line INTEGER)")

    def met(self, key: str, line: int) -> int | None:
        """The line on which the key was met before; None: this is the first one."""
        if self._memory.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (key, line)).rowcount:
            return None
        found: int = self._memory.execute("SELECT line FROM met WHERE key = ?", (key,)).fetchone()[0]
        return found

    def line_of(self, key: str) -> int | None:
        """The line on which a key was met."""
        found = self._memory.execute("SELECT line FROM met WHERE key = ?", (key,)).fetchone()
        return None if found is None else found[0]

    def span(self, owner: str, begin: int, until: int, line: int) -> None:
        """A span of seconds, the last one not in it, of somebody who can be at one thing at a time."""
        self._memory.execute("INSERT INTO span VALUES (?, ?, ?, ?)", (owner, begin, until, line))

    def overlaps(self, limit: int) -> list[tuple[int, int]]:
        """(line, line) of spans of one owner that share time: the one that begins later, and the one that goes on until then."""
        found: list[tuple[int, int]] = []
        owner, until, before = None, 0, 0
        for name, begin, end, line in self._memory.execute("SELECT * FROM span ORDER BY owner, begin, line"):
            if name != owner:
                owner, until = name, begin
            if begin < until:
                found.append((line, before))
                if len(found) == limit:
                    break
            if end > until:
                until, before = end, line
        return found

    def close(self) -> None:
        """Give the room back."""
        self._memory.close()
