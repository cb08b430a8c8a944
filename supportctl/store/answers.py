"""What a transaction read, so that nothing is read twice: an answer stands until a table that its statement names is written.

A writer has the desk to itself until it commits (BEGIN IMMEDIATE, the advisory lock on a server), so nobody else outdates one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

# Rows of an answer that is kept. Longer ones are lists for people, asked for once.
SHORT = 100


class Answers:
    """Rows by statement and parameters."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, list[Any]]] = {}

    def get(self, sql: str, params: Mapping[str, Any], ask: Callable[[], list[Any]]) -> list[Any]:
        """The rows known for these parameters, or those that `ask` brings."""
        asked = repr(params)
        found = self._known.get(sql, {}).get(asked)
        if found is None:
            found = ask()
            if len(found) <= SHORT:
                self._known.setdefault(sql, {})[asked] = found
        return found

    def outdate(self, table: str) -> None:
        """The table is about to be written."""
        for sql in [sql for sql in self._known if table in _words_of(sql)]:
            del self._known[sql]


@cache
def _words_of(sql: str) -> frozenset[str]:
    """Each word of a statement: it is asked about at every change, and a process of many commands has few statements."""
    return frozenset(re.findall(r"\w+", sql))
