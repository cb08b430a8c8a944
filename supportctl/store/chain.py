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


def append(db: Db, change_set: ChangeSet, changes: Iterable[RowChange]) -> None:
    """The entry of a change set and its changes, in their order."""
    from supportctl.store.compiled import proof
    from supportctl.store.compiled.rows import ChainEntry

    last = proof.last(db)
    number, before = (1, NOTHING) if last is None else (last.number + 1, bytes(last.head))
    found = begun(number, before)
    one = change_set
    found.update(set_line(one.id, one.command, one.operator, one.recorded_at, one.run, one.undoes))
    for each in changes:
        found.update(row_line(each.change_set_id, each.table_name, each.row_key, each.act, each.salts, each.image, each.digest))
    db.insert(ChainEntry(number=number, change_set_id=one.id, head=found.digest()))
