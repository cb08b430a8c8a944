"""The journal of changes: written in every transaction beside what it changes, read by undo, the chain of proof and hooks.

A row that is only ever added to is named, not copied. Personal values stand in a table of their own, one row a value, by client:
an erasure deletes them. Of what is derived, or must be forgotten at once, nothing is kept.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from supportctl.store import chain
from supportctl.store.canonical import (
    OWN_SALT,
    former_digest,
    image_digest,
    plain,
    row_digest,
    salted,
    salts_digest,
    text,
)
from supportctl.store.compiled.rows import (
    Bundle,
    ChangeSet,
    Client,
    Complaint,
    IdempotencyKey,
    OutboxMessage,
    PersonalValue,
    RowChange,
    Ticket,
)
from supportctl.store.personal import EMPTIED, REMOVED
from supportctl.store.row import Row
from supportctl.tuples import NamedTuple

if TYPE_CHECKING:
    from supportctl.store.engine import Db

# Tables that no journal and no chain of proof knows of, and why.
NOT_KEPT_BECAUSE = {
    "software_note": "must be forgotten at once (BIT Service, liability.4)",
    "running_session": "computed again from the sessions",
    "idempotency_key": "may name a person; answer_seal stands for it",
    "change_set": "the journal itself; the chain is made of it",
    "row_change": "the journal itself; the chain is made of it",
    "personal_value": "the journal itself; the chain holds the digests",
    "chain": "the chain itself",
    "job_run": "what cron ran; changes no record",
    "job_mark": "what cron told; changes no record",
    "hook_call": "which hooks wait; changes no record",
    "search_entry": "made from what is kept",
    "confidential_entry": "made from what is kept",
    "record_entry": "made from what is kept",
    "owed_document": "made from what is kept",
    "unanswered_message": "made from what is kept",
}
NOT_KEPT = frozenset(NOT_KEPT_BECAUSE)

PERSONAL: dict[str, frozenset[str]] = {}
for _table, _columns in EMPTIED:
    PERSONAL[_table] = PERSONAL.get(_table, frozenset()) | _columns.keys()
# Who knew what an answer may have been could look whether it was.
PERSONAL["answer_seal"] = frozenset({"answer"})


# How many changes one run of `prune` empties: other writers wait meanwhile.
AT_ONCE = 5_000


# The mark of what was undone.
MARK = "undone"
# What holds a person only as long as a document is a proforma, which is no tax document.
_PROFORMA = ("invoice", "buyer")
# The command of change sets by which the chain takes over what an upgrade found or changed; nobody is its operator.
UPGRADE = "db upgrade"
# In `salts`: the client whose they are, and the digest of all of them.
OF_ALL = ""


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


def write(db: Db, author: Author, changes: Sequence[Change]) -> None:
    """The entries of what a transaction changed, all under one change set; nothing where nothing that is kept was changed."""
    kept = [c for c in changes if type(c.row).TABLE not in NOT_KEPT and c.before != c.after]
    if not kept:
        return
    link = db.link or begin(db, author)
    entries = [_entry(db, link.change_set, change) for change in kept]
    db.add_all(entries)
    link.add(entries)
    for change in changes:
        if isinstance(change.row, IdempotencyKey) and change.before is None:
            change.row.change_set_id = link.change_set
            db.touch(change.row)


def begin(db: Db, author: Author) -> chain.Link:
    """The change set of this transaction, and its entry in the chain, which is written last."""
    entry = ChangeSet(
        command=author.command,
        operator=author.operator,
        recorded_at=author.recorded_at,
        run=author.run,
        undoes=author.undoes,
    )
    link = chain.Link(db, db.insert(entry))
    db.link, db.change_set = link, entry.id
    return link


def added(change_set: int, row: Row, client: int | None, keep: Keep) -> RowChange:
    """The entry of a new row with its number, of a client, where it has personal values."""
    kind = type(row)
    entry = RowChange(change_set_id=change_set, table_name=kind.TABLE, row_key=key_of(row), act="added")
    values = [getattr(row, name) for name in kind.COLUMNS]
    entry.digest, entry.salts = _digest(row, values, _personal(row), client, keep)
    return entry


def _entry(db: Db, change_set: int, change: Change) -> RowChange:
    kind = type(change.row)
    act = _act(change)
    key = key_of(change.row)
    entry = RowChange(change_set_id=change_set, table_name=kind.TABLE, row_key=key, act=act)
    # What an erasure leaves names nobody.
    personal: frozenset[str] = frozenset() if act == "erased" else _personal(change.row)
    client = _client_of(db, change.row) if personal and OWN_SALT not in kind.COLUMNS else None
    if change.before is not None and not change.erased and not kind.ONLY_ADDED:
        after = change.after or ()
        changed = {
            name: old
            for n, (name, old) in enumerate(zip(kind.COLUMNS, change.before, strict=True))
            if not after or after[n] != old
        }
        entry.before = text({name: _kept(db, name, old, personal, client) for name, old in changed.items()})
        entry.image = image_digest(entry.before)
    if change.after is not None:
        entry.digest, entry.salts = _digest(change.row, change.after, personal, client, lambda value: db.insert(value).id)
    return entry


def _act(change: Change) -> str:
    if change.before is None:
        return "added"
    if change.erased:
        return "erased"
    return "deleted" if change.after is None else "changed"


def key_of(row: Row) -> str:
    """The key of a row as the journal names it: its columns with commas."""
    return ",".join(str(plain(getattr(row, name))) for name in row.KEY)


def _personal(row: Row) -> frozenset[str]:
    kind = type(row)
    if kind.TABLE in REMOVED:
        return frozenset(kind.COLUMNS)
    found = PERSONAL.get(kind.TABLE, frozenset())
    if _PROFORMA[0] == kind.TABLE and getattr(row, "kind", None) != "proforma":
        return found - {_PROFORMA[1]}
    return found


def _kept(db: Db, name: str, value: Any, personal: frozenset[str], client: int | None) -> Any:
    """How a value stands in an image: a personal one by its number in the table beside."""
    if name not in personal or not isinstance(value, str) or not value:
        return value if isinstance(value, bool) else plain(value)
    whose, salt = _known(client), os.urandom(16)
    number = db.insert(PersonalValue(client_id=whose, column_name=name, salt=salt, value=value)).id
    return {"personal": number, "client": whose, "digest": former_digest(whose, name, salt, value)}


def _digest(
    row: Row, values: Sequence[Any], personal: frozenset[str], client: int | None, keep: Keep
) -> tuple[bytes, str | None]:
    """The digest of a row with these values, and the numbers of the salts of the personal ones, as JSON."""
    kind = type(row)
    if not personal:
        return row_digest(kind.COLUMNS, values, {}), None
    own: bytes | None = values[kind.COLUMNS.index(OWN_SALT)] if OWN_SALT in kind.COLUMNS else None
    shown: dict[str, str] = {}
    made: list[tuple[int, str, bytes]] = []
    for name, value in zip(kind.COLUMNS, values, strict=True):
        if name in personal and isinstance(value, str) and value:
            salt = own
            if salt is None:
                salt = os.urandom(16)
                made.append((keep(PersonalValue(client_id=_known(client), column_name=name, salt=salt)), name, salt))
            shown[name] = salted(salt, value)
    salts: dict[str, Any] = {name: number for number, name, _ in made}
    if made:
        salts[OF_ALL] = [client, salts_digest(_known(client), made)]
    return row_digest(kind.COLUMNS, values, shown), text(salts) if salts else None


def _known(client: int | None) -> int:
    """Whose personal value it is: without a client an erasure wouldn't find it."""
    if client is None:
        raise LookupError("a personal value of no client")
    return client


def _client_of(db: Db, row: Row) -> int | None:
    """The client whose row it is."""
    if isinstance(row, Client):
        return row.id
    found = getattr(row, "client_id", None)
    for name, kind in (
        ("ticket_id", Ticket),
        ("bundle_id", Bundle),
        ("complaint_id", Complaint),
        ("outbox_message_id", OutboxMessage),
    ):
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
