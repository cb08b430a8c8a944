"""The journal of changes: written in every transaction beside what it changes, read by undo, the chain of proof and hooks.

A row that is only ever added to is named, not copied. Personal values stand in a table of their own, one row a value, by client:
an erasure deletes them. Of what is derived, or must be forgotten at once, nothing is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from supportctl.store.compiled.rows import Bundle, ChangeSet, Client, Complaint, IdempotencyKey, PersonalValue, RowChange, Ticket
from supportctl.store.personal import EMPTIED, REMOVED
from supportctl.store.row import Row

if TYPE_CHECKING:
    from supportctl.store.engine import Db

# Notes on a client's software are in no journal (BIT Service, liability.4); what `session status` reads is computed again; what cron
# ran and told, and which hooks wait, changes no record; an idempotency key may name a person; the journal itself; what is searched is made from what is kept.
NOT_KEPT = frozenset(
    {
        "software_note",
        "running_session",
        "job_run",
        "job_mark",
        "hook_call",
        "idempotency_key",
        "change_set",
        "row_change",
        "personal_value",
        "search_entry",
        "confidential_entry",
        "record_entry",
    }
)

PERSONAL: dict[str, frozenset[str]] = {}
for _table, _columns in EMPTIED:
    PERSONAL[_table] = PERSONAL.get(_table, frozenset()) | _columns.keys()


# How many changes one run of `prune` empties: other writers wait meanwhile.
AT_ONCE = 5_000


# The mark of what was undone is the journal's own: no part of a digest.
MARK = "undone"


class Author(NamedTuple):
    """Whose transaction it is: the command as typed, the operator, the instant at which it is recorded. `run`: the first change set
    of the same call, None for the first; `undoes`: what an `undo` or `redo` takes back, by its first change set."""

    command: str
    operator: str
    recorded_at: datetime
    run: int | None = None
    undoes: int | None = None


class Change(NamedTuple):
    """What a transaction did to a row: `before` None where it was added, `after` None where it is gone."""

    row: Row
    before: tuple[Any, ...] | None
    after: tuple[Any, ...] | None
    erased: bool


# Keeps a personal value in the table beside; its number.
Keep = Callable[[PersonalValue], int]


def write(db: Db, author: Author, changes: Sequence[Change], begun: int | None = None) -> int | None:
    """The entries of one transaction: the number of its change set; None where nothing that is kept was changed. `begun`: the change
    set of what the same transaction changed before."""
    kept = [c for c in changes if type(c.row).TABLE not in NOT_KEPT and c.before != c.after]
    if not kept:
        return begun
    change_set = begun or begin(db, author)
    db.add_all([_entry(db, change_set, change) for change in kept])
    for change in changes:
        if isinstance(change.row, IdempotencyKey) and change.before is None:
            change.row.change_set_id = change_set
            db.touch(change.row)
    return change_set


def begin(db: Db, author: Author) -> int:
    """A new change set; its number."""
    entry = ChangeSet(
        command=author.command,
        operator=author.operator,
        recorded_at=author.recorded_at,
        run=author.run,
        undoes=author.undoes,
    )
    return db.insert(entry).id


def added(change_set: int, row: Row, client: int | None, keep: Keep) -> RowChange:
    """The entry of a new row with its number, of a client, where it has personal values."""
    kind = type(row)
    entry = RowChange(
        change_set_id=change_set,
        table_name=kind.TABLE,
        row_key=",".join(str(_plain(getattr(row, name))) for name in kind.KEY),
        act="added",
    )
    if not kind.ONLY_ADDED:
        values = {name: getattr(row, name) for name in kind.COLUMNS}
        entry.digest, salts = _digest(values, _personal(kind), client, keep)
        entry.salts = _json(salts) if salts else None
    return entry


def _entry(db: Db, change_set: int, change: Change) -> RowChange:
    kind = type(change.row)
    act = "erased" if change.erased else "added" if change.before is None else "deleted" if change.after is None else "changed"
    key = ",".join(str(_plain(getattr(change.row, name))) for name in kind.KEY)
    entry = RowChange(change_set_id=change_set, table_name=kind.TABLE, row_key=key, act=act)
    if kind.ONLY_ADDED:
        return entry
    # What an erasure leaves names nobody.
    personal: frozenset[str] = frozenset() if change.erased else _personal(kind)
    client = _client_of(db, change.row) if personal else None
    if change.before is not None and not change.erased:
        became = change.after or ()
        changed = {
            name: old
            for n, (name, old) in enumerate(zip(kind.COLUMNS, change.before, strict=True))
            if not became or became[n] != old
        }
        entry.before = _json({name: _kept(db, name, old, personal, client) for name, old in changed.items()})
    if change.after is not None:
        after = dict(zip(kind.COLUMNS, change.after, strict=True))
        entry.digest, salts = _digest(after, personal, client, lambda value: db.insert(value).id)
        entry.salts = _json(salts) if salts else None
    return entry


def _personal(kind: type[Row]) -> frozenset[str]:
    return frozenset(kind.COLUMNS) if kind.TABLE in REMOVED else PERSONAL.get(kind.TABLE, frozenset())


def _kept(db: Db, name: str, value: Any, personal: frozenset[str], client: int | None) -> Any:
    """How a value stands in an image: a personal one by its number in the table beside."""
    if name not in personal or not isinstance(value, str) or not value:
        return _plain(value)
    kept = PersonalValue(client_id=_known(client), column_name=name, salt=os.urandom(16), value=value)
    return {"personal": db.insert(kept).id}


def _digest(values: Mapping[str, Any], personal: frozenset[str], client: int | None, keep: Keep) -> tuple[bytes, dict[str, int]]:
    """The digest of a row, and by column the number of the salt of each personal value in it."""
    shown: dict[str, Any] = {}
    salts: dict[str, int] = {}
    for name, value in values.items():
        if name == MARK:
            continue
        if name in personal and isinstance(value, str) and value:
            salt = os.urandom(16)
            salts[name] = keep(PersonalValue(client_id=_known(client), column_name=name, salt=salt))
            shown[name] = salted(salt, value)
        else:
            shown[name] = _plain(value)
    return sha256(_json(shown).encode()).digest(), salts


def _known(client: int | None) -> int:
    """Whose personal value it is: without a client an erasure wouldn't find it."""
    if client is None:
        raise LookupError("a personal value of no client")
    return client


def salted(salt: bytes, value: str) -> str:
    """A personal value as it goes into a digest."""
    return str(sha256(salt + value.encode()).hexdigest())


def digest_of(row: Row, salts: Mapping[str, bytes]) -> bytes:
    """The digest of a row as it stands, with the salts that its personal values went into it with."""
    values = {name: getattr(row, name) for name in row.COLUMNS if name != MARK}
    shown = {name: salted(salts[name], value) if name in salts else _plain(value) for name, value in values.items()}
    return bytes(sha256(_json(shown).encode()).digest())


def _client_of(db: Db, row: Row) -> int | None:
    """The client whose row it is."""
    if isinstance(row, Client):
        return row.id
    found = getattr(row, "client_id", None)
    for name, kind in (("ticket_id", Ticket), ("bundle_id", Bundle), ("complaint_id", Complaint)):
        parent = getattr(row, name, None) if found is None else None
        if parent is not None:
            found = getattr(db.get_any(kind, parent), "client_id", None)
    return found


def forget(db: Db, client_id: int) -> int:
    """Delete every personal value of a client; how many."""
    from supportctl.store.compiled import journal

    values = journal.personal(db, client_id)
    for value in values:
        db.delete(value)
    return len(values)


def forget_images(db: Db, table: str, keys: Iterable[str]) -> None:
    """Drop what these rows were. Their digests stay."""
    from supportctl.store.compiled import journal

    for key in keys:
        for change, _ in journal.of_row(db, table, key):
            change.before = None
            db.touch(change)


def prune(db: Db, older_than: datetime) -> int:
    """Drop what rows were from entries recorded before an instant, so many at once; of how many changes. Their digests stay.

    What was undone can't be given back from then on: of persons it keeps nothing either.
    """
    from supportctl.store.compiled import journal
    from supportctl.store.undoing import forget_undone

    old = journal.with_images(db, older_than, AT_ONCE)
    for change in old:
        for value in json.loads(change.before or "{}").values():
            personal = db.get(PersonalValue, value["personal"]) if isinstance(value, dict) else None
            if personal is not None:
                db.delete(personal)
        change.before = None
        db.touch(change)
        forget_undone(db, change)
    return len(old)


def _plain(value: Any) -> Any:
    """A value as it stands in JSON: the same on every database."""
    if isinstance(value, datetime):
        return int(value.timestamp())
    return value.isoformat() if isinstance(value, date) else value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256(data: bytes) -> Any:
    """SHA-256 of the data."""
    return _sha256()(data)


@cache
def _sha256() -> Callable[[bytes], Any]:
    """SHA-256 without OpenSSL, whose loading costs more than the digests of a command. Found once: an import makes many digests."""
    found: Callable[[bytes], Any]
    try:
        from _sha2 import sha256 as found  # type: ignore[import-not-found,no-redef]  # Python 3.12
    except ImportError:
        try:
            from _sha256 import sha256 as found  # type: ignore[import-not-found,no-redef]  # Python 3.11
        except ImportError:
            from hashlib import sha256 as found
    return found
