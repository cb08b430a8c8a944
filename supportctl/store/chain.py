"""The chain of proof: one entry a change set, numbered without a gap; its head is the SHA-256 of the head before it and of all that the
change set says of itself and of the rows that it changed (canonical.py). The first entry takes over what the desk held before.

An entry is written by journal.py in the transaction of the change; proof.py computes all of them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from supportctl.store.canonical import row_line, set_line, sha256

if TYPE_CHECKING:
    from supportctl.store.compiled.rows import ChangeSet, RowChange
    from supportctl.store.engine import Db

# What the first entry follows on.
NOTHING = bytes(32)
# The change set of the first entry: what the desk held before there was a chain. No command's number is lower.
FIRST_SET = 0


def begun(number: int, before: bytes) -> Any:
    """A SHA-256 to which the lines of an entry are added."""
    found = sha256(before)
    found.update(f"{number}\n".encode())
    return found


class Link:
    """The entry of a change set while its changes are written: they are added in their order, and kept nowhere."""

    def __init__(self, db: Db, change_set: ChangeSet) -> None:
        from supportctl.store.compiled import proof

        one, last = change_set, proof.last(db)
        self.change_set = one.id
        self._number, before = (1, NOTHING) if last is None else (last.number + 1, bytes(last.head))
        self._found = begun(self._number, before)
        self._found.update(set_line(one.id, one.command, one.operator, one.recorded_at, one.run, one.undoes))

    def add(self, changes: Iterable[RowChange]) -> None:
        """Further changes."""
        for one in changes:
            line = row_line(one.change_set_id, one.table_name, one.row_key, one.act, one.salts, one.image, one.digest)
            self._found.update(line)

    def close(self, db: Db) -> None:
        """Write the entry, at the end of the transaction."""
        from supportctl.store.compiled.rows import ChainEntry

        db.insert(ChainEntry(number=self._number, change_set_id=self.change_set, head=self._found.digest()))
