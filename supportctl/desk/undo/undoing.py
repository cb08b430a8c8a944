"""Undo, redo, and the list of what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from supportctl.desk.ground.act import Act
from supportctl.desk.ground.results import Outcome, decision_data
from supportctl.desk.undo import commands, documents, telling
from supportctl.desk.undo.commands import Command
from supportctl.desk.undo.settling import settle
from supportctl.desk.undo.telling import Done, done
from supportctl.errors import Conflict, NotFound, Refused
from supportctl.law.decision import Decision
from supportctl.record import Sentence, encoded
from supportctl.store import undoing
from supportctl.store.compiled.rows import ChangeSet
from supportctl.store.history import event
from supportctl.store.journal import Author
from supportctl.told import Note

# What `undo --list` shows.
LISTED = 20
# Of what the running sessions are computed.
COUNTED = frozenset({"work_session", "hours_grant", "hours_use", "ticket", "client", "acceptance"})


def undo(act: Act) -> Outcome[Done]:
    """Take back the operator's last command that stands.

    What was numbered or sent stands and is passed over, with a note, where it neither changed nor billed what the command before it
    did. Raises NotFound where there is none, Refused where a clause makes the act final, Conflict where only such documents are
    left, where one rests on it, or where a later act touched the same rows or refers to them.
    """
    command, skipped = _newest(act)
    if (later := documents.billing(act, command, skipped)) is not None:
        raise _stands(act, later)
    sets = commands.last_form(act.db, command)
    if (no := commands.final(act, command)) is not None:
        raise Refused("REFUSED", decision_data(no))
    data = done(act, command, code="would-take-back" if act.db.dry else "taken-back")
    try:
        steps = undoing.plan(act.db, sets)
    except undoing.Obstacle as found:
        by = None if found.by is None else undoing.root(act.db, found.by)
        if (later := next((each for each in skipped if each.first.id == by), None)) is not None:
            raise _stands(act, later) from found
        raise _conflict(act, command, found) from found
    _write(act, "undo", command, command.first, steps)
    return Outcome(data, notes=tuple(_passed_over(act, each) for each in skipped), made=str(data.id))


def _passed_over(act: Act, command: Command) -> Note:
    """A command that an undo left as it was, with what puts its document right."""
    told, todo = encoded({"done": done(act, command, code="listed").sentence}), documents.instead(act, command)
    return Note("UNDO_SKIPPED_INSTEAD", told | {"todo": todo}) if todo else Note("UNDO_SKIPPED", told)


def _newest(act: Act) -> tuple[Command, list[Command]]:
    """The operator's newest command that is a candidate, and the documents that were numbered or sent since. Raises NotFound where
    there is none, Conflict."""
    skipped: list[Command] = []
    for command in commands.candidates(act):
        obstacle = commands.obstacle(act, command)
        if obstacle is None:
            return command, skipped
        if obstacle.code not in documents.SKIPPED:
            raise _conflict(act, command, obstacle)
        skipped.append(command)
    if skipped:
        raise _stands(act, skipped[0])
    raise NotFound("NOTHING_TO_UNDO", operator=act.operator)


def redo(act: Act) -> Outcome[Done]:
    """Give back what the last `undo` took. Raises NotFound where there is none, Conflict where something stands in the way."""
    undone = commands.to_redo(act)
    if undone is None or undone.undoes is None:
        raise NotFound("NOTHING_TO_REDO", operator=act.operator)
    command = commands.whole(act.db, undone.undoes)
    data = done(act, command, code="would-give-back" if act.db.dry else "given-back")
    try:
        steps = undoing.plan(act.db, (undone,))
    except undoing.Obstacle as found:
        raise _conflict(act, command, found) from found
    _write(act, "redo", command, undone, steps)
    return Outcome(data, made=str(data.id))


def undo_list(act: Act) -> Outcome[tuple[Done, ...]]:
    """The operator's newest commands that stand, newest first, each as if those before it in the list were undone."""
    found: list[Done] = []
    beyond: frozenset[int] = frozenset()
    blocked = False
    skipped: list[Command] = []
    for command in commands.candidates(act):
        if len(found) == LISTED:
            return Outcome(tuple(found), notes=(Note("UNDO_OLDER", {"limit": LISTED}),))
        obstacle = commands.obstacle(act, command)
        why = Sentence("behind", {}) if blocked else _why_not(act, command, obstacle, beyond, skipped)
        found.append(done(act, command, code="listed", why_not=why))
        if obstacle is not None and obstacle.code in documents.SKIPPED:
            skipped.append(command)
        else:
            beyond |= {command.first.id}
            blocked = blocked or why is not None
    return Outcome(tuple(found))


def _why_not(
    act: Act, command: Command, obstacle: undoing.Obstacle | None, beyond: frozenset[int], skipped: Sequence[Command]
) -> Sentence | None:
    """Why a command can't be taken back; None where it can. `skipped`: the later ones that stand."""
    if obstacle is None and (later := documents.billing(act, command, skipped)) is not None:
        obstacle = undoing.Obstacle("UNDO_CHANGED", by=later.first)
    if obstacle is not None:
        return telling.reason(act, obstacle)
    no = commands.final(act, command)
    if no is not None:
        return _final(no)
    try:
        undoing.plan(act.db, commands.last_form(act.db, command), beyond)
    except undoing.Obstacle as found:
        return telling.reason(act, found)
    return None


def _final(no: Decision[None]) -> Sentence:
    ground = no.failed[0]
    return Sentence("final", {"regulation": no.regulation, "clause": ground.clause})


def _conflict(act: Act, command: Command, obstacle: undoing.Obstacle) -> Conflict:
    """The refusal that names the command and the reason."""
    told = telling.reason(act, obstacle)
    about = done(act, command, code="listed")
    more = {"todo": documents.instead(act, command)} if told.code == "UNDO_NUMBERED" else {}
    return Conflict(told.code, **encoded({"command": about.command, "done": about.sentence, **told.params, **more}))


def _stands(act: Act, command: Command) -> Conflict:
    """The refusal for a document that stands."""
    return _conflict(act, command, commands.obstacle(act, command) or undoing.Obstacle("UNDO_NUMBERED"))


def _write(act: Act, verb: str, command: Command, target: ChangeSet, steps: list[undoing.Step]) -> None:
    """Rows, marks in the journal, history and audit entry. `target`: what this takes back."""
    touched = commands.changes(act.db, command.sets)
    undoing.apply(act.db, steps, command.first.id)
    undone = verb == "undo"
    for each in command.sets:
        each.taken_back = undone
        act.db.touch(each)
    if not undone:
        target.taken_back = True
        act.db.touch(target)
    act.db.author = Author(verb, act.operator, act.now, undoes=target.id)
    kind = "taken-back" if undone else "given-back"
    concerned = telling.tickets_of(act, touched)
    for number in concerned:
        event(
            act.db,
            ticket_id=number,
            kind=kind,
            actor=act.operator,
            happened_at=act.at,
            recorded_at=act.now,
            data={"command": command.first.command},
        )
        act.book("ticket", number, act=kind, command=command.first.command, change_set=command.first.id)
    if not concerned:
        act.book("change_set", command.first.id, act=kind, command=command.first.command)
    if any(change.table_name in COUNTED for change in touched):
        settle(act)
