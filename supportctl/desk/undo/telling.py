"""What a command was about: the names in the sentence that says what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from supportctl.calendar import legal_day
from supportctl.desk.ground.act import Act
from supportctl.desk.undo.commands import Command, changes, is_import, whole
from supportctl.record import Sentence
from supportctl.store import undoing
from supportctl.store.compiled.rows import AuditEntry, ChangeSet, Client, License, RowChange, TicketEvent
from supportctl.tuples import NamedTuple

# Records that are named by something else than the noun of the command.
_ABOUT = {"init": "seller", "rate set": "rate", "rate import": "rate", "rate fetch": "rate"}


class Done(NamedTuple):
    """A command that can be taken back or given back, or why not. `id`: its first change set."""

    id: int
    command: str
    at: datetime
    operator: str
    sentence: Sentence
    undoable: bool
    why_not: Sentence | None


def done(act: Act, command: Command, *, code: str, why_not: Sentence | None = None) -> Done:
    """A command as it is told. `code`: of the sentence around what was done."""
    first = command.first
    about: dict[str, object] = {"command": first.command, "names": names(act, command), "operator": first.operator}
    if first.command == "ticket open" and (begun := _sessions(changes(act.db, command.sets))):
        about["sessions"] = begun
    told = Sentence(code, about | _when(act, first))
    return Done(first.id, first.command, first.recorded_at, first.operator, told, why_not is None, why_not)


def _when(act: Act, change_set: ChangeSet) -> dict[str, object]:
    """The time of a command of today, else its day and time."""
    same = legal_day(change_set.recorded_at) == legal_day(act.now)
    return {"time" if same else "moment": change_set.recorded_at}


def names(act: Act, command: Command) -> list[str]:
    """The records that a command was about, as they are named: #9 for a ticket, a key for a client."""
    if is_import(command.first):
        return []
    touched = changes(act.db, command.sets)
    if command.first.command.startswith("session ") and (sessions := _sessions(touched)):
        return sessions  # the books have them under their tickets
    noun = _ABOUT.get(command.first.command, command.first.command.partition(" ")[0])
    entries = [act.db.get(AuditEntry, int(c.row_key)) for c in touched if c.table_name == "audit_entry"]
    about = [(entry.entity, entry.entity_id) for entry in entries if entry is not None]
    chosen = [name for name in about if name[0] == noun] or about[:1]
    return list(dict.fromkeys(_name(act, *name) for name in chosen))


def _sessions(touched: Sequence[RowChange]) -> list[str]:
    """The sessions that changes touched, by number."""
    return [str(number) for number in sorted({int(c.row_key) for c in touched if c.table_name == "work_session"})]


def _name(act: Act, entity: str, entity_id: str) -> str:
    if entity == "ticket":
        return f"#{entity_id}"
    if entity == "client":
        client = act.db.get_any(Client, int(entity_id))
        return client.key if client is not None else entity_id
    # Entries of old name a licence by its serial number, which has ten digits and more where it is a number.
    if entity == "license" and entity_id.isdigit() and len(entity_id) < 10:
        held = act.db.get_any(License, int(entity_id))
        return held.serial if held is not None else entity_id
    return entity_id


def reason(act: Act, obstacle: undoing.Obstacle) -> Sentence:
    """Why a command can't be taken back or given back."""
    if obstacle.by is not None:
        later = whole(act.db, undoing.root(act.db, obstacle.by))
        code = "listed" if obstacle.by.undoes is None else "undoing"
        return Sentence(obstacle.code, {"later": done(act, later, code=code).sentence})
    if obstacle.row is not None:
        return Sentence(
            obstacle.code, {"later": Sentence("row", {"what": f"{obstacle.row[0].replace('_', ' ')} {obstacle.row[1]}"})}
        )
    return Sentence(obstacle.code, {})


def tickets_of(act: Act, found: Sequence[RowChange]) -> list[int]:
    """The tickets that changes touched, themselves or their history."""
    events = [act.db.get_any(TicketEvent, int(c.row_key)) for c in found if c.table_name == "ticket_event"]
    named = {int(change.row_key) for change in found if change.table_name == "ticket"}
    return sorted(named | {entry.ticket_id for entry in events if entry is not None})
