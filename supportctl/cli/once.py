"""A command under an idempotency key: done once, and answered the same ever after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome
from supportctl.errors import Conflict
from supportctl.record import encoded, returned, revived
from supportctl.store.compiled.rows import ChangeSet
from supportctl.store.engine import Db
from supportctl.store.keys import arguments_hash, client_since, find_key, kept_result, last_entry, save_key
from supportctl.told import Note, ToldDecision

if TYPE_CHECKING:
    from supportctl.cli.context import Door


def once(door: Door, db: Db, key: str, verb: Callable[[Act], Outcome[Any]], named: Callable[..., Outcome[Any]]) -> Outcome[Any]:
    """The first call under a key does it, the next ones get the stored result. `named`: the verb as desk/ declares it.

    Raises Conflict KEY_REUSED for another command or other arguments, KEY_ERASED where the client's erasure took the
    result, KEY_UNDONE where the act was taken back.
    """
    known = find_key(db, key)
    if known is not None and not known.arguments:
        raise Conflict("KEY_ERASED", key=key)
    if known is not None:
        changed = None if known.change_set_id is None else db.get(ChangeSet, known.change_set_id)
        if changed is not None and changed.taken_back:
            raise Conflict("KEY_UNDONE", key=key)
        if (known.command, known.arguments) != (door.command, arguments_hash(door.arguments)):
            raise Conflict("KEY_REUSED", key=key)
        return _again(kept_result(known), key, named)
    before = last_entry(db)
    outcome = verb(door.act(db))
    data = encoded(outcome.data)
    notes = [[note.code, encoded(note.params)] for note in outcome.notes]
    save_key(
        db,
        key=key,
        command=door.command,
        arguments=door.arguments,
        result={"data": data, "decision": encoded(outcome.decision), "notes": notes, "made": outcome.made},
        recorded_at=door.now,
        operator=door.operator,
        client_id=client_since(db, before, data),
    )
    return outcome


def _again(kept: Any, key: str, named: Callable[..., Outcome[Any]]) -> Outcome[Any]:
    notes = (*(Note(*note) for note in kept["notes"]), Note("REPLAYED", {"key": key}))
    decision = revived(ToldDecision, kept["decision"]) if kept["decision"] else None
    return Outcome(returned(named, kept["data"]), decision, notes, kept["made"])
